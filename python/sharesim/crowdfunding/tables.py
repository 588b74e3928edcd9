# SPDX-License-Identifier: Apache-2.0
"""Tables of a back-test: success by group, the histogram of pledged/goal, quantiles of backers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sharesim.crowdfunding.campaigns import Campaigns, Flags, Values, Whole
from sharesim.crowdfunding.comparison import Actual
from sharesim.crowdfunding.predictions import Prediction
from sharesim.crowdfunding.scores import QUANTILES, Sorted, bin_names, bin_shares

DECILES = 10


@dataclass(frozen=True)
class Line:
    """A row of a table: what it is of, how many campaigns, what came, what each predicted."""

    name: str
    campaigns: int
    actual: float
    predicted: dict[str, float]


def by_category(
    campaigns: Campaigns, rows: Whole, won: Values, predictions: Sequence[Prediction]
) -> list[Line]:
    """Share of successes by category, and the mean chance that each prediction gave."""
    own = campaigns.category[rows]
    return [
        _group(name, own == at, won, predictions)
        for at, name in enumerate(campaigns.categories)
        if np.any(own == at)
    ]


def by_goal(
    campaigns: Campaigns, train: Whole, rows: Whole, won: Values, predictions: Sequence[Prediction]
) -> list[Line]:
    """The same by deciles of the goal among the campaigns before the split; ties stay together."""
    shares = np.arange(1, DECILES) / DECILES
    edges = np.unique(np.quantile(campaigns.goal[train], shares, method="inverted_cdf"))
    place = np.searchsorted(edges, campaigns.goal[rows])  # a goal on an edge is of the lower
    ends = ["", *(f"{edge:,.0f}" for edge in edges), ""]
    lines = []
    for at in range(len(edges) + 1):
        if np.any(place == at):
            name = _between(ends[at], ends[at + 1])
            lines.append(_group(name, place == at, won, predictions))
    return lines


def _between(low: str, high: str) -> str:
    return f"to {high}" if not low else f"above {low}" if not high else f"{low} to {high}"


def _group(name: str, chosen: Flags, won: Values, predictions: Sequence[Prediction]) -> Line:
    means = {one.name: float(one.chance[chosen].mean()) for one in predictions}
    return Line(name, int(chosen.sum()), float(won[chosen].mean()), means)


def histogram(actual: Actual, predictions: Sequence[Prediction]) -> list[Line]:
    """Share of campaigns by pledged/goal, two-humped where what is pledged depends on the goal."""
    known = np.isfinite(actual.ratio)
    came = bin_shares(actual.ratio[None, known]).mean(axis=0)
    shares = {one.name: bin_shares(one.ratio[:, known]).mean(axis=0) for one in predictions}
    counts = np.rint(came * known.sum())
    return [
        Line(name, int(counts[at]), float(came[at]), {k: float(v[at]) for k, v in shares.items()})
        for at, name in enumerate(bin_names())
    ]


def backer_quantiles(actual: Actual, predictions: Sequence[Prediction]) -> list[Line]:
    """Backers at each of `QUANTILES`."""
    known = np.isfinite(actual.backers)
    alike = np.ones(int(known.sum()))
    came = Sorted(actual.backers[None, known]).quantiles(alike)
    drawn = {one.name: Sorted(one.backers[:, known]).quantiles(alike) for one in predictions}
    lines = []
    for at, level in enumerate(QUANTILES):
        predicted = {name: float(values[at]) for name, values in drawn.items()}
        lines.append(Line(f"{level:.0%}", len(alike), float(came[at]), predicted))
    return lines
