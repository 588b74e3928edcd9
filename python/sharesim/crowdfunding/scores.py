# SPDX-License-Identifier: Apache-2.0
"""Scores of probabilities and distances of distributions, each weighted by campaigns.

A weight is how often a campaign counts, so that a bootstrap over campaigns sorts once. Shapes:
`chance`, `won` and `weights` are (campaigns,), draws are (draws, campaigns).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sharesim.crowdfunding.campaigns import Values

QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99)
LARGEST_RATIO = 10.0  # where pledged/goal is cut for distances
# Bins of pledged/goal: nothing, then half-open from the left.
EDGES = (0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, 1, 1.05, 1.1, 1.25, 1.5, 2, 5, 10, np.inf)
ALMOST = 1e-9  # a ratio that falls short of an edge by rounding alone


def brier(chance: Values, won: Values, weights: Values | None = None) -> float:
    """Mean squared error of chances (Brier 1950); lower is better."""
    return float(np.average((chance - won) ** 2, weights=weights))


def auc(chance: Values, won: Values, weights: Values | None = None) -> float:
    """Chance that a success is ranked above a failure, ties counting half (area under the ROC)."""
    weights = np.ones(len(won)) if weights is None else weights
    _, place = np.unique(chance, return_inverse=True)
    wins = np.bincount(place, weights * won)
    losses = np.bincount(place, weights * (1 - won))
    below = np.cumsum(losses) - losses
    return float(np.sum(wins * (below + losses / 2)) / (wins.sum() * losses.sum()))


@dataclass(frozen=True)
class CalibrationBin:
    """Campaigns with chances alike: how many, the mean chance, and the share that succeeded."""

    campaigns: int
    chance: float
    actual: float


def calibration_curve(chance: Values, won: Values, bins: int = 10) -> list[CalibrationBin]:
    """Compare chances with what came, in bins of about as many campaigns each."""
    order = np.argsort(chance, kind="stable")
    return [
        CalibrationBin(len(part), float(chance[part].mean()), float(won[part].mean()))
        for part in np.array_split(order, min(bins, len(order)))
    ]


def bin_shares(ratio: Values) -> Values:
    """Share of each campaign's draws in each bin: 0, then between `EDGES`.

    `ratio` has shape (draws, campaigns), the answer (campaigns, bins); a histogram is a weighted
    mean of its rows.
    """
    place = np.searchsorted(EDGES, ratio * (1 + ALMOST), side="right")
    place = np.where(ratio <= 0, 0, place)
    return np.stack([(place == one).mean(axis=0) for one in range(len(EDGES))], axis=1)


def bin_names() -> list[str]:
    """What the bins of `histogram` are called."""
    names = ["0", f"(0, {EDGES[1]:g})"]
    return names + [f"[{low:g}, {high:g})" for low, high in pairwise(EDGES[1:])]


class Sorted:
    """Draws of campaigns, of shape (draws, campaigns), sorted once for quantiles by any weights."""

    def __init__(self, values: Values) -> None:
        order = np.argsort(values.ravel(), kind="stable")
        self._values = values.ravel()[order]
        self._owner = np.tile(np.arange(values.shape[1]), values.shape[0])[order]

    def quantiles(self, weights: Values) -> Values:
        """Values at or below which `QUANTILES` of all lie. Shape (quantiles,)."""
        reached = np.cumsum(weights[self._owner])
        at = np.searchsorted(reached, np.array(QUANTILES) * reached[-1] * (1 - ALMOST))
        found: Values = self._values[at]
        return found


class Distance:
    """Two distributions over campaigns, drawn and actual, sorted once for any weights.

    `drawn` has shape (draws, campaigns), `actual` (campaigns,).
    """

    def __init__(self, drawn: Values, actual: Values) -> None:
        draws, campaigns = drawn.shape
        values = np.concatenate([drawn.ravel(), actual])
        order = np.argsort(values, kind="stable")
        self._owner = np.tile(np.arange(campaigns), draws + 1)[order]
        self._sign = np.repeat([1.0 / draws, -1.0], [drawn.size, campaigns])[order]
        self._gaps = np.diff(values[order])

    def of(self, weights: Values) -> tuple[float, float]:
        """Give the distances of Kolmogorov and of Wasserstein.

        The largest difference of the two cumulative distributions, and the area between them: how
        far values must be moved on average to make one of the other.
        """
        steps = (weights / weights.sum())[self._owner] * self._sign
        between = np.abs(np.cumsum(steps)[:-1])
        return float(between[self._gaps > 0].max(initial=0)), float(between @ self._gaps)
