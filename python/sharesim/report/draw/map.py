# SPDX-License-Identifier: Apache-2.0
"""A map of zones by their middles: a circle whose area is the size of the change."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sharesim.report.draw import svg

MANY = 40  # zones from which on a map needs the whole width
EDGE = 34.0
MOST_NAMES = 10
DEGREE = 111.32  # kilometres of a degree of latitude


@dataclass(frozen=True)
class Sheet:
    """How large a map is, and how large its largest circle."""

    wide: float
    most_high: float
    largest: float


FEW, CITY = Sheet(440, 430, 24), Sheet(680, 560, 19)


@dataclass(frozen=True)
class Spot:
    """A zone: where it lies, by how much it changes, and whether chance alone could do that."""

    name: str
    latitude: float
    longitude: float
    change: float
    known: bool


Box = tuple[float, float, float, float]


def sheet_of(zones: Sequence[Spot]) -> Sheet:
    """Give the size of a map that has room for the zones."""
    return CITY if len(zones) > MANY else FEW


def spots(zones: Sequence[Spot], largest: float, title: str, about: str, kilometres: str) -> str:
    """Draw zones; a change of `largest` has the largest circle, and `kilometres` is the unit."""
    sheet = sheet_of(zones)
    here = [one for one in zones if math.isfinite(one.latitude) and math.isfinite(one.longitude)]
    middle = sum(one.latitude for one in here) / len(here)
    narrow = math.cos(math.radians(middle))
    xs, ys = [one.longitude * narrow for one in here], [one.latitude for one in here]
    span = max(max(xs) - min(xs), 1e-6), max(max(ys) - min(ys), 1e-6)
    zoom = min((sheet.wide - 2 * EDGE) / span[0], (sheet.most_high - 2 * EDGE) / span[1])
    high = span[1] * zoom + 2 * EDGE + 22
    left = (sheet.wide - span[0] * zoom) / 2

    def drawn(one: Spot) -> tuple[float, float, float]:
        x = left + (one.longitude * narrow - min(xs)) * zoom
        y = EDGE + (max(ys) - one.latitude) * zoom
        known = math.isfinite(one.change) and largest > 0
        size = sheet.largest * math.sqrt(abs(one.change) / largest) if known else 0.0
        return x, y, max(size, 1.5)

    order = sorted(((one, *drawn(one)) for one in here), key=lambda one: -one[3])
    parts = [svg.box(0.5, 0.5, sheet.wide - 1, high - 23, "ground")]
    parts += [svg.circle(x, y, radius, _kind(one)) for one, x, y, radius in order]
    circles = [(x - r, y - r, x + r, y + r) for _, x, y, r in order]
    names: list[Box] = []
    for (one, x, y, radius), own in zip(order[:MOST_NAMES], circles, strict=False):
        in_the_way = [*names, *(other for other in circles[:MANY] if other != own)]
        parts += _name(one.name, x, y, radius, sheet.wide, in_the_way, names)
    parts += _measure(zoom, high, kilometres, sheet.wide)
    return svg.drawing(sheet.wide, high, title, about, parts)


def _kind(one: Spot) -> str:
    if not (math.isfinite(one.change) and one.change):
        return "nothing"
    way = "loss" if one.change < 0 else "gain"
    return f"spot {way}" if one.known else f"spot {way} open"


def _name(
    words: str,
    x: float,
    y: float,
    radius: float,
    most: float,
    in_the_way: Sequence[Box],
    names: list[Box],
) -> list[str]:
    """Write a name where it meets no other and no circle: right, left, below or above its own."""
    wide = svg.width_of(words, 12)
    for at_x, at_y, anchor, left in (
        (x, y + radius + 12, "middle", x - wide / 2),
        (x, y - radius - 4, "middle", x - wide / 2),
        (x + radius + 4, y + 4, "start", x + radius + 4),
        (x - radius - 4, y + 4, "end", x - radius - 4 - wide),
    ):
        mine = (left, at_y - 10, left + wide, at_y + 2)
        inside = mine[0] >= 0 and mine[2] <= most and mine[1] >= 0
        if inside and not any(_meet(mine, other) for other in in_the_way):
            names.append(mine)
            return [svg.text(at_x, at_y, words, anchor, "place", halo=True)]
    return []


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _measure(zoom: float, high: float, kilometres: str, wide: float) -> list[str]:
    """Draw a length of round kilometres; north is above."""
    pixels = zoom / DEGREE
    length = next(
        (one for one in (50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1) if one * pixels <= wide / 4), 0.1
    )
    bottom = high - 8
    return [
        svg.line(2, bottom, 2 + length * pixels, bottom, "axis"),
        svg.line(2, bottom - 3, 2, bottom + 3, "axis"),
        svg.line(2 + length * pixels, bottom - 3, 2 + length * pixels, bottom + 3, "axis"),
        svg.text(8 + length * pixels, bottom + 4, f"{length:g} {kilometres}", kind="tick"),
    ]
