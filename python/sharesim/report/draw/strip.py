# SPDX-License-Identifier: Apache-2.0
"""A change with its interval as a dot and a line, small enough for a cell of a table."""

from __future__ import annotations

import math

from sharesim.report.draw import svg

WIDE, HIGH, EDGE = 132.0, 18.0, 5.0


def strip(change: float, low: float, high: float, reach: tuple[float, float]) -> str:
    """Draw a change; `reach` is what the width stands for, the same for all of a table."""
    scale = svg.Scale(*reach, EDGE, WIDE - EDGE)
    middle, zero = HIGH / 2, scale(0)
    parts = [
        svg.line(EDGE, middle, WIDE - EDGE, middle, "rule"),
        svg.line(zero, 1, zero, 17, "zero"),
    ]
    if not math.isfinite(change):
        return svg.mute(WIDE, HIGH, parts)
    if math.isfinite(low) and math.isfinite(high):
        parts.append(svg.box(scale(low), middle - 3, scale(high) - scale(low), 6, "band"))
        known = low > 0 or high < 0
    else:
        known = False
    place = scale(change)
    beyond = change > reach[1] or change < reach[0]
    parts.append(_arrow(place, middle, change) if beyond else _dot(place, middle, known=known))
    return svg.mute(WIDE, HIGH, parts)


def _dot(x: float, y: float, *, known: bool) -> str:
    return svg.circle(x, y, 4, "dot" if known else "ring")


def _arrow(x: float, y: float, change: float) -> str:
    way = 1 if change > 0 else -1
    return svg.path(
        [(x - 5 * way, y - 5), (x + 4 * way, y), (x - 5 * way, y + 5)], "dot", closed=True
    )
