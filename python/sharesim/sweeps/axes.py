# SPDX-License-Identifier: Apache-2.0
"""Parameters that a design varies: each over a range or a list of values."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sharesim.files.mistakes import nearest
from sharesim.markets.catalogue import Parameter
from sharesim.markets.scenario import Scenario

SCALES = ("linear", "log")
KEYS = ("low", "high", "scale", "unit", "values")
FIXED = {
    "model": "every point is of one model",
    "seed": "every point lives in the same worlds; seed= is that of the design",
}


@dataclass(frozen=True)
class Axis:
    """A parameter with its range `low` to `high`, or with `values`.

    `unit` is that of the numbers, where it is not the model's own. A `whole` parameter takes whole
    numbers only, in that unit.
    """

    path: str
    low: float = 0
    high: float = 0
    scale: str = "linear"
    unit: str = ""
    values: tuple[Any, ...] = ()
    whole: bool = False

    def at(self, share: float) -> Any:
        """Give the value that is drawn where a uniform share is.

        A whole number is drawn wherever it is the nearest on a range that goes half a number beyond
        both ends: on a linear scale all are equally likely, the ends too.
        """
        if not self.whole:
            return self.given(self._between(self.low, self.high, share))
        value = math.floor(self._between(self.low - 0.5, self.high + 0.5, share) + 0.5)
        return self.given(int(min(max(value, self.low), self.high)))

    def level(self, share: float) -> Any:
        """Give the value at a level of the range; of whole numbers the nearest on its scale."""
        value = self._between(self.low, self.high, share)
        if not self.whole:
            return self.given(value)
        if self.scale == "linear":
            return self.given(round(value))
        below = math.floor(value)
        return self.given(below + int(value**2 >= below * (below + 1)))

    def share_of(self, value: Any) -> float:
        """Say how far up the range a value lies, on its scale."""
        number = float(bare(value))
        if self.scale == "log":
            return math.log(number / self.low) / math.log(self.high / self.low)
        return (number - self.low) / (self.high - self.low)

    def _between(self, low: float, high: float, share: float) -> float:
        log = self.scale == "log"
        value = low * (high / low) ** share if log else low + (high - low) * share
        return min(max(value, low), high)

    def listed(self, levels: int) -> tuple[Any, ...]:
        """Give the values of the list, or so many of the range, evenly spread on its scale."""
        if self.values:
            return tuple(self.given(value) for value in self.values)
        spread = [self.level(number / (levels - 1)) for number in range(levels)]
        return tuple(value for number, value in enumerate(spread) if value not in spread[:number])

    def ends(self) -> tuple[Any, ...]:
        """Give the values that speak for all: those of the list, or both ends as given."""
        return tuple(self.given(value) for value in self.values or (self.low, self.high))

    def given(self, value: Any) -> Any:
        """Give a value as a scenario takes it."""
        return {"value": value, "unit": self.unit} if self.unit else value

    def words(self) -> str:
        """Give the range or the values for reading."""
        unit = f" {self.unit}" if self.unit else ""
        if self.values:
            return ", ".join(str(value) for value in self.values) + unit
        return f"{self.low:g} to {self.high:g}{unit}" + (" (log)" if self.scale == "log" else "")


def bare(value: Any) -> Any:
    """Give a value without its unit, as a coordinate holds it."""
    if isinstance(value, Mapping):
        value = value["value"]
    return value.isoformat() if isinstance(value, datetime.date) else value


def read(
    scenario: Scenario, parameters: Mapping[str, Any], listed: bool
) -> tuple[tuple[Axis, ...], list[str]]:
    """Read the parameters of a design, and what is wrong with them; lists are for grids only."""
    axes, problems = [], []
    for path, given in _flat(parameters):
        try:
            axis = _axis(path, given, _told_by(scenario, path))
            if axis.values and not listed:
                raise ValueError("a list of values needs method 'grid'; give a range (low, high)")
            axes.append(axis)
        except ValueError as error:
            problems.append(f"{path}: {error}")
    return tuple(axes), problems


def _flat(parameters: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """Give what stands at each path; a table of nothing but tables is a part of the tree."""
    for key, given in parameters.items():
        path = f"{before}{key}"
        inner = isinstance(given, Mapping) and len(given) > 0
        if inner and all(isinstance(one, Mapping) for one in given.values()):
            yield from _flat(given, f"{path}.")
        else:
            yield path, given


def _told_by(scenario: Scenario, path: str) -> Parameter | None:
    try:
        return scenario.parameters.describe(path)
    except KeyError:
        return None  # the model says so in its own words when the ends are tried


def _axis(path: str, given: Any, told: Parameter | None) -> Axis:
    if hasattr(given, "tolist"):
        given = given.tolist()  # an array is a list
    if path in FIXED:
        raise ValueError(f"cannot be varied: {FIXED[path]}")
    whole = told is not None and told.type == "whole number"
    if isinstance(given, Mapping):
        return _of_table(path, given, whole)
    if isinstance(given, tuple) and len(given) == 2:
        return _ranged(Axis(path, _number(given[0]), _number(given[1]), whole=whole))
    if isinstance(given, Sequence) and not isinstance(given, str | tuple):
        return _of_values(Axis(path, values=tuple(given), whole=whole))
    raise ValueError(f"expected a range (low, high) or a list of values, got {given!r}")


def _of_table(path: str, given: Mapping[str, Any], whole: bool) -> Axis:
    for key in given:
        if key not in KEYS:
            raise ValueError(f"no key {key!r}; {nearest(key, KEYS)}")
    unit = str(given.get("unit", ""))
    if "values" in given:
        if {"low", "high", "scale"} & set(given):
            raise ValueError("has values and a range; give one of them")
        values = given["values"]
        if isinstance(values, str) or not isinstance(values, Sequence):
            raise ValueError(f"values: expected a list, got {values!r}")
        return _of_values(Axis(path, values=tuple(values), unit=unit, whole=whole))
    missing = [key for key in ("low", "high") if key not in given]
    if missing:
        raise ValueError(f"a range needs low and high; {' and '.join(missing)} missing")
    scale = given.get("scale", "linear")
    if scale not in SCALES:
        raise ValueError(f"scale: no scale {scale!r}; {nearest(str(scale), SCALES)}")
    low, high = _number(given["low"]), _number(given["high"])
    return _ranged(Axis(path, low, high, scale, unit, whole=whole))


def _number(given: Any) -> float:
    number: Any = given.item() if hasattr(given, "item") else given  # NumPy's are not plain
    if isinstance(number, int | float) and not isinstance(number, bool) and math.isfinite(number):
        return number
    raise ValueError(f"a range goes from number to number, not to {given!r}")


def _ranged(axis: Axis) -> Axis:
    if not axis.low < axis.high:
        raise ValueError(f"a range goes upwards, not from {axis.low:g} to {axis.high:g}")
    if axis.scale == "log" and axis.low <= 0:
        raise ValueError(f"low: a log scale needs more than 0, not {axis.low:g}")
    if axis.whole and (axis.low % 1 or axis.high % 1):
        raise ValueError(f"takes whole numbers, not a range from {axis.low:g} to {axis.high:g}")
    return axis


def _of_values(axis: Axis) -> Axis:
    plain = bool | int | float | str | datetime.date
    if not axis.values:
        raise ValueError("a list of values must not be empty")
    for value in axis.values:
        if not isinstance(value, plain):
            raise ValueError(f"values: expected numbers, words or dates, got {value!r}")
    told = [repr(value) for value in axis.values]
    if len(set(told)) < len(told):
        raise ValueError(f"values: {', '.join(told)} has one twice")
    if len({_kind(value) for value in axis.values}) > 1:
        raise ValueError(f"values: {', '.join(told)} are of different kinds")
    return axis


def _kind(value: Any) -> str:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return "number" if number else type(value).__name__
