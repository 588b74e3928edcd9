# SPDX-License-Identifier: Apache-2.0
"""Pieces of SVG: text that is escaped, lines, areas, scales, and a drawing that tells itself."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

Point = tuple[float, float]
LETTER = 6.6  # width of a letter of 12 pixels; one of Korean takes twice as much


def short(value: float) -> str:
    """Write a coordinate with one digit behind the point at most."""
    written = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


def width_of(words: str, size: float = 12) -> float:
    """Guess how wide a text is drawn."""
    letters = sum(1.9 if ord(letter) > 0x1100 else 1.0 for letter in words)
    return letters * LETTER * size / 12


def text(
    x: float, y: float, words: str, anchor: str = "start", kind: str = "", *, halo: bool = False
) -> str:
    """Write words at a point; a halo keeps them legible over lines."""
    kinds = " ".join(one for one in (kind, "halo" if halo else "") if one)
    named = f' class="{kinds}"' if kinds else ""
    placed = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{short(x)}" y="{short(y)}"{placed}{named}>{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """Draw a straight line."""
    ends = (f'x1="{short(x1)}"', f'y1="{short(y1)}"', f'x2="{short(x2)}"', f'y2="{short(y2)}"')
    return f'<line {" ".join(ends)} class="{kind}"/>'


def box(x: float, y: float, wide: float, high: float, kind: str) -> str:
    """Draw a rectangle; one that would have no width is a hair wide."""
    sizes = f'width="{short(max(wide, 0.5))}" height="{short(high)}"'
    return f'<rect x="{short(x)}" y="{short(y)}" {sizes} class="{kind}"/>'


def circle(x: float, y: float, radius: float, kind: str) -> str:
    """Draw a circle."""
    return f'<circle cx="{short(x)}" cy="{short(y)}" r="{short(radius)}" class="{kind}"/>'


def path(points: Iterable[Point], kind: str, *, closed: bool = False) -> str:
    """Draw a line through points, or the area that they enclose."""
    steps = " ".join(f"{short(x)},{short(y)}" for x, y in points)
    name = "polygon" if closed else "polyline"
    return f'<{name} points="{steps}" class="{kind}"/>'


def drawing(wide: float, high: float, title: str, about: str, parts: Sequence[str]) -> str:
    """Give a whole drawing with the words that say it to those who do not see it."""
    return (
        f'<svg viewBox="0 0 {short(wide)} {short(high)}" width="{short(wide)}" role="img" '
        f'aria-label="{escape(title)}. {escape(about)}">'
        f"<title>{escape(title)}</title><desc>{escape(about)}</desc>{''.join(parts)}</svg>"
    )


def mute(wide: float, high: float, parts: Sequence[str]) -> str:
    """Give a drawing that only repeats the words beside it."""
    size = f'viewBox="0 0 {short(wide)} {short(high)}" width="{short(wide)}"'
    return f'<svg {size} aria-hidden="true" focusable="false">{"".join(parts)}</svg>'


@dataclass(frozen=True)
class Scale:
    """Where numbers from `low` to `high` lie between two places of a drawing."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Give the place of a number, kept inside."""
        span = self.high - self.low
        share = (value - self.low) / span if span > 0 else 0.5
        return self.start + (self.end - self.start) * min(max(share, -0.02), 1.02)


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Give round numbers from `low` to `high`, so many at most, zero among them if inside."""
    span = high - low
    if not (math.isfinite(span) and span > 0):
        return [low] if math.isfinite(low) else []
    step = next(
        mantissa * power
        for power in (10.0 ** (math.floor(math.log10(span)) + raised) for raised in (-1, 0, 1))
        for mantissa in (1, 2, 5)
        if span / (mantissa * power) <= most - 1
    )
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [number * step for number in range(first, last + 1)]


def widened(values: Iterable[float], *, around: float = 0.06) -> tuple[float, float]:
    """Give the range of values and of zero, with some air around."""
    known = [0.0, *(value for value in values if math.isfinite(value))]
    low, high = min(known), max(known)
    if low == high:
        return -1.0, 1.0
    air = (high - low) * around
    return (low - air if low < 0 else 0.0), (high + air if high > 0 else 0.0)
