# SPDX-License-Identifier: Apache-2.0
"""Parameters that an answer may depend on: numbers in force, and how far each can be moved."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sharesim import _core
from sharesim._core import ScenarioError
from sharesim.markets.catalogue import Parameter, parameters_of
from sharesim.markets.parameters import Parameters

FACTOR = 2.0  # a value is moved from its half to its double
LIMITS = re.compile(r"([\[(])\s*([^,\s]+)\s*,\s*([^\])\s]+)\s*([\])])")
# What says how long and how often is simulated, not how people behave.
NOT_MOVED = {"seed", "days", "burn_in", "start"}


@dataclass(frozen=True)
class Candidate:
    """A parameter that is a number: its value in force, and the range in which it is moved."""

    path: str
    value: float
    low: float
    high: float
    whole: bool
    unit: str
    doc: str
    source: str

    def at(self, share: float) -> float | int:
        """Give the value so far up the range, on a scale of ratios."""
        found = math.exp(math.log(self.low) + share * math.log(self.high / self.low))
        return round(found) if self.whole else found


def changed(own: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """Give what a scenario has otherwise than another; of lists, which an overlay adds to, the new.

    An overlay can set a value and add entries to a list; so what it did can be read back.
    """
    found: dict[str, Any] = {}
    for key, value in own.items():
        other = before.get(key)
        if isinstance(value, Mapping) and isinstance(other, Mapping):
            if inner := changed(value, other):
                found[key] = inner
        elif isinstance(value, list) and isinstance(other, list):
            if value[: len(other)] == other:
                value = value[len(other) :]
            if value:
                found[key] = value
        elif value != other:
            found[key] = value
    return found


def paths_of(tree: Mapping[str, Any], before: str = "") -> Iterator[str]:
    """Give the paths of what a tree sets."""
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from paths_of(value, f"{before}{key}.")
        else:
            yield before + key


def candidates(
    scenario: _core.Document, reforms: Mapping[str, Mapping[str, Any]]
) -> tuple[list[Candidate], int]:
    """Give the parameters that can be moved, and how many numbers and words there are in all."""
    facts = _core.prepare(scenario).resolved()
    told = Parameters(facts, list(parameters_of(str(facts["model"]))))
    touched = {path for overlay in reforms.values() for path in paths_of(overlay)}
    every = [path for path in told if path.split(".")[0] not in ("title", "label", "description")]
    found = []
    for path in every:
        held = any(path == one or path.startswith(f"{one}.") for one in touched)
        if not held and (one := _candidate(told, path)) and _allowed(scenario, one):
            found.append(one)
    return found, len(every)


def _candidate(told: Parameters, path: str) -> Candidate | None:
    value = told[path]
    if isinstance(value, bool) or not isinstance(value, int | float) or not value:
        return None
    if path in NOT_MOVED or path.startswith("regulation.") or value < 0:
        return None
    try:
        about = told.describe(path)
    except KeyError:
        return None
    low, high = _limits(about)
    whole = isinstance(value, int)
    ends = max(low, value / FACTOR), min(high, value * FACTOR)
    if whole:
        ends = float(round(ends[0])), float(round(ends[1]))
    if not 0 < ends[0] < ends[1]:
        return None
    return Candidate(path, float(value), *ends, whole, about.unit, about.doc, about.source)


def _limits(about: Parameter) -> tuple[float, float]:
    """Give the numbers between which a parameter must lie; an end that is excluded is kept off."""
    found = LIMITS.search(about.range)
    if not found:
        return float("-inf"), float("inf")
    low, high = (float(found[place].replace("\N{MINUS SIGN}", "-")) for place in (2, 3))
    span = high - low if high - low < float("inf") else 1.0
    return low + (span * 1e-3 if found[1] == "(" else 0), high - (
        span * 1e-3 if found[4] == ")" else 0
    )


def _allowed(scenario: _core.Document, one: Candidate) -> bool:
    """Whether the model takes both ends."""
    try:
        for share in (0.0, 1.0):
            _core.prepare(scenario.with_values({one.path: one.at(share)}))
    except ScenarioError:
        return False
    return True
