# SPDX-License-Identifier: Apache-2.0
"""What facts ask of the tables of a world: statistics over rows, on the last day and before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sharesim.markets.agents import DAY_NUMBER
from sharesim.markets.scenario import Live
from sharesim.results import inequality
from sharesim.validation.facts import Part
from sharesim.validation.formulas import Formula, Numbers

EARLIER = "earlier"  # before a point: a column of the part's own table, some days before the last


def place_of(name: str, part: Part) -> tuple[str, str]:
    """Give the table and the column that a name of a formula stands for."""
    table, _, column = name.rpartition(".")
    past = part.earlier and table == EARLIER
    return (part.table if past or not table else table), column


@dataclass(frozen=True)
class Past:
    """Columns of a table as they were, with the identities of their rows."""

    identities: Any
    columns: Mapping[str, Numbers]

    def of(self, column: str, identities: Any) -> Numbers:
        """A column in the order of the rows of today; no number for those who were not there."""
        order = np.argsort(self.identities, kind="stable")
        known = self.identities[order]
        at = np.minimum(np.searchsorted(known, identities), max(0, known.size - 1))
        there = known[at] == identities if known.size else np.zeros(len(identities), bool)
        values = np.full(len(identities), np.nan)
        values[there] = self.columns[column][order[at[there]]]
        return values


def lived(world: Live, parts: Mapping[int, Part]) -> dict[int, float]:
    """Let a world live to its last day, and give what the parts say of its tables then."""
    past: dict[int, Past] = {}
    for days in sorted({part.earlier for part in parts.values() if part.earlier}, reverse=True):
        world.step(max(0, (world.end - world.day).days - days))
        past |= {n: _past(part, world) for n, part in parts.items() if part.earlier == days}
    world.step((world.end - world.day).days)
    return {n: statistic(part, world, past.get(n)) for n, part in parts.items()}


def _past(part: Part, world: Live) -> Past:
    table = world.agents(part.table)
    names = {name for formula in part.formulas for name in formula.names}
    asked = {name.partition(".")[2] for name in names if name.startswith(EARLIER + ".")}
    # Views follow the world as it moves: what must stay is copied.
    columns = {name: table[name].astype(float, copy=True) for name in asked}
    return Past(table.identities.copy(), columns)


def statistic(part: Part, world: Live, past: Past | None = None) -> float:
    """Give the statistic of a part on the tables of a world."""
    identities = world.agents(part.table).identities

    def look(name: str) -> Any:
        if past is not None and name.startswith(EARLIER + "."):
            return past.of(name.partition(".")[2], identities)
        table, column = place_of(name, part)
        return world.agents(table)[column].astype(float)

    def words(name: str) -> list[str] | None:
        table, column = place_of(name, part)
        agents = world.agents(table)
        return None if agents.units[column] == DAY_NUMBER else agents.words.get(column, [])

    def of(formula: Formula | None) -> Numbers:
        value = 1.0 if formula is None else formula.value(look, words)
        return np.broadcast_to(np.asarray(value, float), (len(identities),))

    kept = of(part.where) != 0
    return STATISTICS[part.statistic](part, lambda formula: of(formula)[kept])


Column = Callable[[Formula | None], Numbers]


def _mean(part: Part, column: Column) -> float:
    """The mean of `value`, weighted by `weight`."""
    values, weights = column(part.value), column(part.weight)
    total = float(weights.sum())
    return float((values * weights).sum()) / total if total > 0 else np.nan


def _variance(part: Part, column: Column) -> float:
    """The variance of `value`, weighted by `weight`: mean squared distance from the mean."""
    values, weights = column(part.value), column(part.weight)
    middle, total = _mean(part, column), float(weights.sum())
    return float(((values - middle) ** 2 * weights).sum()) / total if total > 0 else np.nan


def _quantile(part: Part, column: Column) -> float:
    """The value that the share `at` of the rows do not exceed, straight between rows."""
    values = column(part.value)
    return float(np.quantile(values, part.at)) if values.size else np.nan


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


def _summed(part: Part, column: Column) -> Numbers:
    """The sums of `value` by `by`, in ascending order; of each row alone without it."""
    values = column(part.value)
    if part.by is not None and values.size:
        _, group = np.unique(column(part.by), return_inverse=True)
        values = np.bincount(group, weights=values).astype(float)
    return np.sort(values)


def _gini(part: Part, column: Column) -> float:
    """The Gini coefficient of `value`, summed by `by`."""
    return inequality.gini(_summed(part, column))


def _top_share(part: Part, column: Column) -> float:
    """The share of all of `value` that the highest share `at` have, straight between them."""
    sums = _summed(part, column)
    if not sums.sum() > 0:
        return np.nan
    return 1 - float(inequality.lorenz(sums, [1 - part.at])[0])


def _rank_slope(part: Part, column: Column) -> float:
    """The slope of ln `value`, summed by `by`, on the logarithm of its rank (1 for the highest).

    Least squares over sums above 0, as of a Zipf plot; no number of fewer than three.
    """
    sums = _summed(part, column)
    above = sums[sums > 0][::-1]
    if above.size < 3:
        return np.nan
    return float(np.polyfit(np.log(np.arange(1, above.size + 1)), np.log(above), 1)[0])


# A share is the mean of what is true or not.
STATISTICS: dict[str, Callable[[Part, Column], float]] = {
    "mean": _mean,
    "share": _mean,
    "variance": _variance,
    "quantile": _quantile,
    "regression": _regression,
    "gini": _gini,
    "top_share": _top_share,
    "rank_slope": _rank_slope,
}
