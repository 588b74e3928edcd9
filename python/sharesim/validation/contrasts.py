# SPDX-License-Identifier: Apache-2.0
"""The numbers behind facts: one for each world, from its results or from its tables."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import xarray as xr

from sharesim._core import ScenarioError
from sharesim.files.mistakes import nearest
from sharesim.markets.catalogue import list_models
from sharesim.markets.reforms import open_reform
from sharesim.markets.scenario import Live, Scenario
from sharesim.markets.scenario import scenario as open_scenario
from sharesim.results.comparison import Comparison
from sharesim.results.results import Results
from sharesim.runs import conduct
from sharesim.runs.conduct import How
from sharesim.runs.options import Design
from sharesim.validation import tables
from sharesim.validation.facts import Fact, Part
from sharesim.validation.formulas import Formula, Numbers

By = dict[str, Numbers]  # a number a world, by scenario


class Worlds:
    """The worlds of a fact: its scenarios lived through, and what its parts say of each."""

    def __init__(self, fact: Fact, replicates: int, threads: int | None) -> None:
        self.fact = fact
        self.replicates = replicates
        self.threads = threads
        used = [name for part in fact.runs for name in part.scenarios]
        self._reforms = {
            name: fact.reforms[name] for name in dict.fromkeys(used) if name != "baseline"
        }
        self._scenarios = _scenarios(fact, self._reforms)
        world = self._scenarios["baseline"].start()
        for part in fact.runs:
            _check(fact, part, world)

    def numbers(
        self,
        told: Mapping[int, By],
        out: str | os.PathLike[str] | None = None,
        *,
        overwrite: bool = False,
    ) -> list[Numbers]:
        """Give the contrast of each part that runs, a number a world.

        `told` is what `lived` says of this fact; what its results say is simulated now. With `out`,
        the results of the scenarios are kept there.
        """
        found: dict[int, By] = dict(told)
        against: dict[int, By] = {}
        of_results = [n for n, part in enumerate(self.fact.runs) if part.statistic == "indicator"]
        if of_results or out is not None:
            results = self._simulated(out, overwrite)
            for number in of_results:
                part = self.fact.runs[number]
                found[number] = _by_scenario(results, part, part.value)
                if part.against is not None:
                    against[number] = _by_scenario(results, part, part.against)
            results.close()
        return [
            _contrast(part, found[number], against.get(number, {}))
            for number, part in enumerate(self.fact.runs)
        ]

    def _simulated(self, out: str | os.PathLike[str] | None, overwrite: bool) -> Results:
        design: Design = {"placebos": "skip"} if self._reforms else {}
        how = How(self.replicates, self.threads, out, overwrite, False, design)
        if not self._reforms:
            return conduct.simulate(self._scenarios["baseline"]._document, how)
        reforms = [(name, open_reform(reform)[1]) for name, reform in self._reforms.items()]
        return conduct.compare(self._scenarios["baseline"]._document, reforms, how)

    @property
    def of_tables(self) -> list[Asked]:
        """What is asked of tables: part by part, under each scenario that it looks at."""
        return [
            Asked(self._scenarios[name], name, self.fact.id, number, part)
            for number, part in enumerate(self.fact.runs)
            if part.statistic != "indicator"
            for name in part.scenarios
        ]


@dataclass(frozen=True)
class Asked:
    """What a part of a fact asks of the tables of one scenario."""

    scenario: Scenario
    name: str
    fact: str
    number: int
    part: Part


def lived(
    facts: Iterable[Worlds], replicates: int, threads: int | None
) -> dict[str, dict[int, By]]:
    """Give what the parts about tables say of the worlds, by fact and part.

    Facts that look at the same scenario look at the same worlds, which live once, each on a thread
    of its own.
    """
    asked = [one for fact in facts for one in fact.of_tables]
    alike: dict[str, list[Asked]] = {}
    for one in asked:
        alike.setdefault(json.dumps(one.scenario.to_dict(), default=str), []).append(one)
    tasks = [(same, world) for same in alike.values() for world in range(replicates)]

    def live(task: tuple[list[Asked], int]) -> dict[int, float]:
        same, number = task
        world = same[0].scenario.start(number, threads=1)
        return tables.lived(world, {id(one): one.part for one in same})

    by_world: dict[int, list[float]] = {id(one): [] for one in asked}
    with ThreadPoolExecutor(threads or os.cpu_count()) as pool:
        for told in pool.map(live, tasks):
            for key, number in told.items():
                by_world[key].append(number)
    found: dict[str, dict[int, By]] = {}
    for one in asked:
        by_name = found.setdefault(one.fact, {}).setdefault(one.number, {})
        by_name[one.name] = np.array(by_world[id(one)])
    return found


def _scenarios(fact: Fact, reforms: dict[str, Any]) -> dict[str, Scenario]:
    try:
        baseline = open_scenario(fact.baseline).set(fact.set)
        return {
            "baseline": baseline,
            **{name: baseline.with_reform(reform) for name, reform in reforms.items()},
        }
    except ScenarioError as error:
        lines = str(error).splitlines()
        raise ScenarioError("\n".join(f"{fact.path}: {line}" for line in lines)) from None


# ------------------------------------------------------------------------------- before it begins


def _check(fact: Fact, part: Part, world: Live) -> None:
    """Refuse names that the market does not know, before anything is simulated."""
    where = f"{fact.path}: {part.name}"
    names = [name for formula in part.formulas for name in formula.names]
    if part.statistic == "indicator":
        model = next(one for one in list_models() if one.name == world.scenario.model)
        known = [line.name for line in model.indicators]
        _require(where, "indicator", names, known)
        return
    _require(where, "table", [part.table], world.tables)
    for name in names:
        table, column = tables.place_of(name, part)
        _require(where, "table", [table], world.tables)
        _require(where, f"column of {table}", [column], world.agents(table))


def _require(where: str, what: str, names: Iterable[str], known: Iterable[str]) -> None:
    there = list(known)
    for name in names:
        if name not in there:
            raise ScenarioError(f"{where}: no {what} {name!r}; {nearest(name, there)}")


# ------------------------------------------------------------------------------- contrasts


def _contrast(part: Part, values: By, against: By) -> Numbers:
    first, *base = (values[name] for name in part.scenarios)
    with np.errstate(all="ignore"):
        match part.contrast:
            case "ratio":
                return first / base[0]
            case "difference":
                return first - base[0]
            case "curvature":
                return first - 2 * base[0] + base[1]
            case "elasticity":
                other, other_base = (against[name] for name in part.scenarios)
                return np.log(first / base[0]) / np.log(other / other_base)
            case _:
                return first


def _by_scenario(results: Results, part: Part, formula: Formula) -> By:
    """The value of a formula over indicators, from the day on which the reform is in force."""
    since = None
    reforms = [name for name in part.scenarios if name != "baseline"]
    if isinstance(results, Comparison) and reforms:
        since = results.takes_effect(reforms[0])

    def value(name: str) -> Numbers:
        told = formula.value(lambda line: _over_time(results, line, name, since))
        return np.broadcast_to(np.asarray(told, float), (results.dataset.sizes["replicate"],))

    return {name: value(name) for name in part.scenarios}


def _over_time(results: Results, line: str, scenario: str, since: Any) -> Numbers:
    """An indicator over the days: the total, the mean level, or the ratio of totals."""
    daily: xr.DataArray = results[line].sel(scenario=scenario)
    if daily.attrs["statistic"] == "ratio":
        above, below = (
            _over_time(results, str(daily.attrs[end]), scenario, since)
            for end in ("numerator", "denominator")
        )
        return above / below
    days = daily.sel(time=slice(since, None))
    total = days.sum("time") if daily.attrs["statistic"] == "sum" else days.mean("time")
    numbers: Numbers = total.values.astype(float)
    return numbers
