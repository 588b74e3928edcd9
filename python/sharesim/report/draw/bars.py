# SPDX-License-Identifier: Apache-2.0
"""Bars: amounts either side of zero with their intervals, and shares of groups of people."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sharesim.report.draw import svg

WIDE = 680.0
ROW = 30.0
AXIS = 24.0


@dataclass(frozen=True)
class Amount:
    """A bar: an amount with its interval, if there is one, and the words at its end."""

    name: str
    value: float
    low: float
    high: float
    words: str


@dataclass(frozen=True)
class Shares:
    """Shares of a group that lose, neither lose nor gain, and gain, with the words inside."""

    name: str
    below: str
    parts: tuple[tuple[float, str], ...]


KINDS = ("loss", "neither", "gain")


def amounts(
    rows: Sequence[Amount],
    ticks_as: Sequence[tuple[float, str]],
    title: str,
    about: str,
    beside: Sequence[Amount] = (),
) -> str:
    """Draw amounts either side of zero; `ticks_as` are the marks of the axis, with their words.

    `beside` are the bars of all drawings that share the axis, where there are several.
    """
    every = beside or rows
    names = min(240.0, 14 + max(svg.width_of(row.name, 13) for row in every))
    ends = 12 + max(svg.width_of(row.words, 12) for row in every)
    reach = reach_of(every)
    left = names + (ends if reach[0] < 0 else 6)
    scale = svg.Scale(*reach, left, WIDE - (ends if reach[1] > 0 else 6))
    bottom = ROW * len(rows) + 4
    parts = []
    for value, words in ticks_as:
        if reach[0] <= value <= reach[1]:
            parts.append(svg.line(scale(value), 0, scale(value), bottom, "grid"))
            parts.append(svg.text(scale(value), bottom + 15, words, "middle", "tick"))
    for number, row in enumerate(rows):
        parts += _bar(row, scale, ROW * number)
    parts.append(svg.line(scale(0), 0, scale(0), bottom, "zero"))
    return svg.drawing(WIDE, bottom + AXIS, title, about, parts)


def reach_of(rows: Sequence[Amount]) -> tuple[float, float]:
    """Give the range that the axis of amounts must have."""
    return svg.widened(_ends_of(rows), around=0.02)


def _ends_of(rows: Sequence[Amount]) -> list[float]:
    return [value for row in rows for value in (row.value, row.low, row.high)]


def _bar(row: Amount, scale: svg.Scale, top: float) -> list[str]:
    middle = top + ROW / 2
    parts = [svg.text(0, middle + 4, row.name, kind="name")]
    if not math.isfinite(row.value):
        return parts
    zero, end = scale(0), scale(row.value)
    kind = "loss" if row.value < 0 else "gain"
    parts.append(svg.box(min(zero, end), top + 6, abs(end - zero), ROW - 12, kind))
    outer = end
    if math.isfinite(row.low) and math.isfinite(row.high):
        low, high = scale(row.low), scale(row.high)
        parts.append(svg.line(low, middle, high, middle, "whisker"))
        parts += [svg.line(x, middle - 4, x, middle + 4, "whisker") for x in (low, high)]
        outer = low if row.value < 0 else high
    side = ("end", outer - 6) if row.value < 0 else ("start", outer + 6)
    parts.append(svg.text(side[1], middle + 4, row.words, side[0], "amount"))
    return parts


def shares(rows: Sequence[Shares], title: str, about: str) -> str:
    """Draw shares of groups: those who lose at the left, hatched, those who gain at the right."""
    names = min(230.0, 16 + max(svg.width_of(row.name, 13) for row in rows))
    below = any(row.below for row in rows)
    names = max(names, 16 + max(svg.width_of(row.below, 11) for row in rows))
    high = 40.0 if below else 32.0
    parts: list[str] = []
    for number, row in enumerate(rows):
        top = number * high
        parts.append(svg.text(0, top + (15 if below else 20), row.name, kind="name"))
        if row.below:
            parts.append(svg.text(0, top + 30, row.below, kind="tick"))
        parts += _stack(row, names, top + 4, high - 10)
    return svg.drawing(WIDE, high * len(rows), title, about, parts)


def _stack(row: Shares, left: float, top: float, high: float) -> list[str]:
    whole = WIDE - left - 1
    place, parts = left, []
    for kind, (share, words) in zip(KINDS, row.parts, strict=True):
        wide = whole * share if math.isfinite(share) else 0.0
        if wide <= 0:
            continue
        parts.append(svg.box(place, top, wide, high, kind))
        if words and svg.width_of(words, 12) + 14 < wide:
            written = f"on-{kind}"
            parts.append(svg.text(place + wide / 2, top + high / 2 + 4, words, "middle", written))
        place += wide
    return parts
