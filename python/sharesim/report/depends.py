# SPDX-License-Identifier: Apache-2.0
"""What an answer depends on: screening of parameters, and the values at which its sign turns.

Everything is simulated in pairs, as the comparison was: the same people and draws with and without
the reforms, at other values of a parameter. First each parameter is moved by itself, then the few
that matter are screened together by elementary effects, then the sign is sought by bisection.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharesim import _core
from sharesim._core import ScenarioError
from sharesim.report.candidates import Candidate, candidates, changed
from sharesim.report.matter import Matter
from sharesim.runs import conduct, progress
from sharesim.sweeps import sampling, sensitivity

Numbers = NDArray[np.float64]
Effects = dict[str, float]  # by reform
Values = dict[str, float | int]

CHOSEN = 8  # parameters that are screened together
SOUGHT = 4  # for whose turning point is looked
MOST_DAYS = 180  # after the rule begins: more days make it slower and change little
HALVINGS = 7
WORLDS = (3, 2, 1)
TRAJECTORIES = (2, 10)  # at least, at most
LEVELS = 4


@dataclass(frozen=True)
class How:
    """How long may be looked, and with how many threads."""

    asked: str
    seconds: float
    threads: int | None
    progress: bool | None


@dataclass(frozen=True)
class Finding:
    """A parameter: how much it moves the effect, as a share of it, and where the sign turns."""

    candidate: Candidate
    importance: float
    turns: tuple[float, ...]
    sought: bool


@dataclass(frozen=True)
class Dependence:
    """What the effect of a reform on an indicator depends on."""

    reform: str
    indicator: str
    effect: float
    days: int
    worlds: int
    trajectories: int
    chosen: int
    left: int
    all: int
    given: str  # the time, as it was asked for
    ended: bool  # by it
    findings: tuple[Finding, ...]


@dataclass
class Search:
    """A search under way: the scenario and reforms, what is asked, and until when."""

    scenario: _core.Document
    reforms: dict[str, Mapping[str, Any]]
    indicator: str
    how: How
    until: float
    spent: int = field(default=0)

    def effects(self, values: Values, worlds: int) -> Effects:
        """Simulate the comparison at other values; give the mean differences."""
        self.spent += 1
        if progress.is_shown(self.how.progress):
            left = max(0, round(self.until - time.monotonic()))
            print(f"\rdepends on: {self.spent} comparisons, {left} s left ", end="",
                  file=sys.stderr, flush=True)  # fmt: skip
        design: Any = {"placebos": "skip", "indicators": [self.indicator]}
        asked = conduct.How(worlds, self.how.threads, None, False, False, design)
        chosen = [(name, _core.Document.of(dict(one))) for name, one in self.reforms.items()]
        compared = conduct.compare(self.scenario.with_values(dict(values)), chosen, asked)
        try:
            found = compared.effects["difference"].sel(indicator=self.indicator)
            return {name: float(found.sel(reform=name)) for name in self.reforms}
        finally:
            compared.close()

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self.until


def found(matter: Matter, how: How) -> list[Dependence]:
    """Look for what the first outcome depends on, under each reform, in the time given."""
    if not matter.acting:
        return []
    search, days = _begun(matter, how)
    known, every = candidates(search.scenario, search.reforms)
    began = time.monotonic()
    base = search.effects({}, 1)
    cost = time.monotonic() - began
    needed = cost * len(known) / 0.4
    if needed > how.seconds:
        raise ScenarioError(
            f"depends-on: moving each of {len(known)} parameters once takes "
            f"{cost * len(known):.0f} s here; give at least {needed / 60 + 1:.0f}m"
        )
    moved = _moved_alone(search, known, base)
    chosen = sorted(known, key=lambda one: -moved[one.path])[:CHOSEN]
    worlds = _worlds(search, len(chosen), cost)
    base = search.effects({}, worlds)
    importance, trajectories = _screened(search, chosen, worlds)
    told = []
    for place, reform in enumerate(search.reforms):
        ranked = np.argsort(-importance[place], kind="stable")
        order = [(chosen[at], float(importance[place, at])) for at in ranked]
        findings = _findings(search, reform, base[reform], worlds, order)
        told.append(Dependence(
            reform, search.indicator, base[reform], days, worlds, trajectories, len(chosen),
            every - len(known), every, how.asked, search.over, tuple(findings),
        ))  # fmt: skip
    if progress.is_shown(how.progress):
        print(file=sys.stderr)
    return told


def _begun(matter: Matter, how: How) -> tuple[Search, int]:
    folder = matter.comparison.path.parent
    scenario = _core.open_scenario(str(folder / "scenario.toml"))
    base = _core.prepare(scenario).resolved()
    reforms: dict[str, Mapping[str, Any]] = {}
    for number, reform in enumerate(matter.reforms, 1):
        if reform in matter.acting:
            own = _core.open_scenario(str(folder / "reforms" / f"{number}.toml"))
            overlay = changed(_core.prepare(own).resolved(), base)
            reforms[reform] = {k: v for k, v in overlay.items() if k not in ("title", "label")}
    first = matter.comparison.dataset["time"].values[0]
    begins = [matter.comparison.takes_effect(one) - first for one in reforms]
    latest = max(int(one / np.timedelta64(1, "D")) for one in begins)
    days = min(int(base["days"]), latest + MOST_DAYS)
    until = time.monotonic() + how.seconds
    return Search(
        scenario.with_values({"days": days}), reforms, matter.headlines[0], how, until
    ), days


def _moved_alone(search: Search, known: list[Candidate], base: Effects) -> dict[str, float]:
    """Give how far the effects go when each parameter by itself goes to an end of its range."""
    moved = {}
    for one in known:
        end = 1.0 if one.high * one.low >= one.value**2 else 0.0  # the farther one
        at = search.effects({one.path: one.at(end)}, 1)
        moved[one.path] = max(
            abs(at[name] - base[name]) / (abs(base[name]) or 1.0) for name in base
        )
    return moved


def _worlds(search: Search, count: int, cost: float) -> int:
    """Give how many worlds each point can have, so that the least design takes half the time."""
    left = search.until - time.monotonic()
    least = TRAJECTORIES[0] * (count + 1)
    return next((one for one in WORLDS if least * one * cost <= left / 2), WORLDS[-1])


def _screened(search: Search, chosen: list[Candidate], worlds: int) -> tuple[Numbers, int]:
    """Give the mean size of elementary effects by reform and parameter, and of how many paths."""
    until = time.monotonic() + (search.until - time.monotonic()) * 0.6
    shares = sampling.drawn("morris", len(chosen), TRAJECTORIES[1], LEVELS, 1)
    length = len(chosen) + 1
    values: list[Effects] = []
    for number in range(TRAJECTORIES[1]):
        if number >= TRAJECTORIES[0] and time.monotonic() >= until:
            break
        for row in shares[number * length : (number + 1) * length].tolist():
            point = {one.path: one.at(share) for one, share in zip(chosen, row, strict=True)}
            values.append(search.effects(point, worlds))
    done = len(values) // length
    table = np.array([[one[name] for one in values] for name in search.reforms])
    found = [sensitivity.morris(shares[: done * length], row, 1)["mu_star"] for row in table]
    return np.nan_to_num(np.array(found)), done


def _findings(
    search: Search,
    reform: str,
    base: float,
    worlds: int,
    order: list[tuple[Candidate, float]],
) -> list[Finding]:
    findings = []
    for place, (one, size) in enumerate(order):
        sought = place < SOUGHT and base != 0 and not search.over
        turns = _turns(search, reform, base, worlds, one) if sought else ()
        findings.append(Finding(one, size / abs(base) if base else 0.0, turns, sought))
    return findings


def _turns(
    search: Search, reform: str, base: float, worlds: int, one: Candidate
) -> tuple[float, ...]:
    """Give the values at which the sign turns on the way to either end of the range."""
    found = []
    here = float(np.log(one.value / one.low) / np.log(one.high / one.low))

    def same(share: float) -> bool:
        effect = search.effects({one.path: one.at(share)}, worlds)[reform]
        return effect * base > 0

    for end in (0.0, 1.0):
        if abs(end - here) < 1e-9 or same(end):
            continue
        kept, turned = here, end
        for _ in range(HALVINGS):
            if search.over:
                break
            middle = (kept + turned) / 2
            if same(middle):
                kept = middle
            else:
                turned = middle
        found.append(float(one.at((kept + turned) / 2)))
    return tuple(found)
