# SPDX-License-Identifier: Apache-2.0
"""A change over time: a line of steps in its band, and the days on which a rule begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sharesim.report.draw import svg

WIDE, HIGH = 372.0, 196.0
LEFT, RIGHT, TOP, BOTTOM = 50.0, 6.0, 30.0, 24.0
LEAST_APART = 96.0  # pixels between marked days whose words stand beside each other

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Mark:
    """A day to be marked: where it lies from the first to the last, and what happens on it."""

    share: float
    words: str
    kind: str


@dataclass(frozen=True)
class Course:
    """A change by steps: `edges` has one more than the steps, as shares of the whole time."""

    edges: Numbers
    middle: Numbers
    low: Numbers
    high: Numbers


def band(
    course: Course,
    reach: tuple[float, float],
    days: Sequence[tuple[float, str]],
    values: Sequence[tuple[float, str]],
    marks: Sequence[Mark],
    title: str,
    about: str,
) -> str:
    """Draw it; `days` and `values` are the marks of the axes with their words."""
    across = svg.Scale(0, 1, LEFT, WIDE - RIGHT)
    up = svg.Scale(*reach, HIGH - BOTTOM, TOP)
    parts = [_grid(up(value), words) for value, words in values]
    parts += [_day(across(share), words) for share, words in days]
    known = np.isfinite(course.low) & np.isfinite(course.high)
    for first, last in _runs(known):
        upper = _steps(course, course.high, first, last, across, up)
        lower = _steps(course, course.low, first, last, across, up)
        parts.append(svg.path([*upper, *reversed(lower)], "area", closed=True))
    parts.append(svg.line(LEFT, up(0), WIDE - RIGHT, up(0), "zero"))
    parts += _marks(marks, across)
    for first, last in _runs(np.isfinite(course.middle)):
        parts.append(svg.path(_steps(course, course.middle, first, last, across, up), "course"))
    return svg.drawing(WIDE, HIGH, title, about, parts)


def _grid(y: float, words: str) -> str:
    return svg.line(LEFT, y, WIDE - RIGHT, y, "grid") + svg.text(
        LEFT - 6, y + 4, words, "end", "tick"
    )


def _day(x: float, words: str) -> str:
    tick = svg.line(x, HIGH - BOTTOM, x, HIGH - BOTTOM + 4, "axis")
    return tick + svg.text(x, HIGH - 6, words, "middle", "tick")


def _marks(marks: Sequence[Mark], across: svg.Scale) -> list[str]:
    """Draw the days on which something begins; words that would meet stand in two lines."""
    parts: list[str] = []
    places = [across(one.share) for one in marks]
    near = len(places) > 1 and abs(places[1] - places[0]) < LEAST_APART
    for number, (one, x) in enumerate(zip(marks, places, strict=True)):
        level = 12.0 if near and number == 0 else 24.0
        parts.append(svg.line(x, level + 2, x, HIGH - BOTTOM, one.kind))
        wide = svg.width_of(one.words, 11)
        beside = x + wide + 4 < WIDE
        place, anchor = (x + 3, "start") if beside else (x - 3, "end")
        parts.append(svg.text(place, level, one.words, anchor, "mark", halo=True))
    return parts


def _runs(known: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Give the first and the last of steps in a row that have a number."""
    runs: list[tuple[int, int]] = []
    for place in np.flatnonzero(known).tolist():
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs


def _steps(
    course: Course, values: Numbers, first: int, last: int, across: svg.Scale, up: svg.Scale
) -> list[svg.Point]:
    points: list[svg.Point] = []
    for step in range(first, last + 1):
        height = up(float(values[step]))
        points.append((across(float(course.edges[step])), height))
        points.append((across(float(course.edges[step + 1])), height))
    return points
