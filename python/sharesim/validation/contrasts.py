# SPDX-License-Identifier: Apache-2.0
"""The numbers behind facts: one for each world, from its results or from its last day's tables."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
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
        self, out: str | os.PathLike[str] | None = None, *, overwrite: bool = False
    ) -> list[Numbers]:
        """Simulate, and give the contrast of each part that runs, a number a world.

        With `out`, the results of the scenarios are kept there.
        """
        found: dict[int, By] = {}
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
        found |= self._lived()
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

    def _lived(self) -> dict[int, By]:
        """What the parts about tables say of the last day, each world on a thread of its own."""
        parts = {n: p for n, p in enumerate(self.fact.runs) if p.statistic != "indicator"}
        wanted = dict.fromkeys(name for part in parts.values() for name in part.scenarios)
        tasks = [(name, number) for name in wanted for number in range(self.replicates)]

        def live(task: tuple[str, int]) -> dict[int, float]:
            name, number = task
            world = self._scenarios[name].start(number, threads=1)
            world.step((world.end - world.day).days)
            told = {n: part for n, part in parts.items() if name in part.scenarios}
            return {n: statistic(part, world) for n, part in told.items()}

        with ThreadPoolExecutor(self.threads or os.cpu_count()) as pool:
            told = dict(zip(tasks, pool.map(live, tasks), strict=True))
        return {
            n: {
                name: np.array([told[name, world][n] for world in range(self.replicates)])
                for name in part.scenarios
            }
            for n, part in parts.items()
        }


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
        table, _, column = name.rpartition(".")
        _require(where, "table", [table or part.table], world.tables)
        _require(
            where, f"column of {table or part.table}", [column], world.agents(table or part.table)
        )


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
            case "elasticity":
                other, other_base = (against[name] for name in part.scenarios)
                return np.log(first / base[0]) / np.log(other / other_base)
            case _:
                return first


def _by_scenario(results: Results, part: Part, formula: Formula) -> By:
    """The value of a formula over indicators, from the day on which the reform is in force."""
    since = None
    if isinstance(results, Comparison) and part.reform:
        since = results.takes_effect(part.reform)

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


# ------------------------------------------------------------------------------- statistics


def statistic(part: Part, world: Live) -> float:
    """Give the statistic of a part on the tables of a world."""

    def look(name: str) -> Any:
        table, _, column = name.rpartition(".")
        return world.agents(table or part.table)[column].astype(float)

    def words(name: str) -> list[str]:
        table, _, column = name.rpartition(".")
        return world.agents(table or part.table).words.get(column, [])

    rows = len(world.agents(part.table).identities)

    def of(formula: Formula | None) -> Numbers:
        value = 1.0 if formula is None else formula.value(look, words)
        return np.broadcast_to(np.asarray(value, float), (rows,))

    kept = of(part.where) != 0
    return STATISTICS[part.statistic](part, lambda formula: of(formula)[kept])


Column = Callable[[Formula | None], Numbers]


def _mean(part: Part, column: Column) -> float:
    """The mean of `value`, weighted by `weight`."""
    values, weights = column(part.value), column(part.weight)
    total = float(weights.sum())
    return float((values * weights).sum()) / total if total > 0 else np.nan


def _regression(part: Part, column: Column) -> float:
    """The coefficient of `on` in a least-squares regression of `value`, with an intercept.

    `controls` enter as they are, `factors` as a dummy a level; `relative` divides by the mean of
    `value`. No number where the coefficient is not identified.
    """
    outcome = column(part.value)
    columns = [column(part.on), np.ones_like(outcome)]
    columns += [column(control) for control in part.controls]
    for factor in part.factors:
        levels = column(factor)
        columns += [(levels == level).astype(float) for level in np.unique(levels)[1:]]
    design = np.column_stack(columns)
    others = np.linalg.matrix_rank(design[:, 1:])
    sound = np.isfinite(design).all() and np.isfinite(outcome).all()
    if not sound or np.linalg.matrix_rank(design) == others:
        return np.nan
    coefficient = float(np.linalg.lstsq(design, outcome, rcond=None)[0][0])
    return coefficient / float(outcome.mean()) if part.relative else coefficient


# A share is the mean of what is true or not.
STATISTICS: dict[str, Callable[[Part, Column], float]] = {
    "mean": _mean,
    "share": _mean,
    "regression": _regression,
}
