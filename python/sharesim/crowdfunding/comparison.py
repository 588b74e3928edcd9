# SPDX-License-Identifier: Apache-2.0
"""A model beside its rivals on the same campaigns: every score, and intervals of differences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from sharesim.crowdfunding.campaigns import Values
from sharesim.crowdfunding.predictions import Prediction
from sharesim.crowdfunding.scores import (
    LARGEST_RATIO,
    Distance,
    Sorted,
    auc,
    bin_shares,
    brier,
)

# Each score, what tables call it, and whether more is better.
SCORES = {
    "auc": ("area under the ROC curve", True),
    "brier": ("Brier score", False),
    "backer_quantiles": ("backers: mean distance of quantiles, ln(1 + backers)", False),
    "backer_kolmogorov": ("backers: Kolmogorov distance", False),
    "backer_wasserstein": ("backers: Wasserstein distance, ln(1 + backers)", False),
    "histogram": ("pledged/goal: distance of histograms", False),
    "ratio_kolmogorov": ("pledged/goal: Kolmogorov distance", False),
    "ratio_wasserstein": ("pledged/goal: Wasserstein distance, cut at 10", False),
}
COVERED = (2.5, 97.5)  # percentiles of an interval


@dataclass(frozen=True)
class Actual:
    """What came of the campaigns that are scored; not a number where it is unknown."""

    won: Values
    backers: Values
    ratio: Values


class Scorer:
    """Scores one prediction of the campaigns for any weights of them."""

    def __init__(self, prediction: Prediction, actual: Actual) -> None:
        self._chance, self._won = prediction.chance, actual.won
        self._counted = np.isfinite(actual.backers)
        self._paid = np.isfinite(actual.ratio)
        backers = np.log1p(prediction.backers[:, self._counted])
        known = np.log1p(actual.backers[self._counted])
        ratio, paid = prediction.ratio[:, self._paid], actual.ratio[self._paid]
        self._quantiles = Sorted(backers), Sorted(known[None])
        self._backers = Distance(backers, known)
        self._bins = bin_shares(ratio), bin_shares(paid[None])
        self._ratio = Distance(np.minimum(ratio, LARGEST_RATIO), np.minimum(paid, LARGEST_RATIO))

    def scores(self, weights: Values) -> dict[str, float]:
        """Give every score of `SCORES`."""
        counted, paid = weights[self._counted], weights[self._paid]
        drawn, known = (one.quantiles(counted) for one in self._quantiles)
        shares = [paid @ bins / paid.sum() for bins in self._bins]
        backers, ratio = self._backers.of(counted), self._ratio.of(paid)
        return {
            "auc": auc(self._chance, self._won, weights),
            "brier": brier(self._chance, self._won, weights),
            "backer_quantiles": float(np.abs(drawn - known).mean()),
            "backer_kolmogorov": backers[0],
            "backer_wasserstein": backers[1],
            "histogram": float(np.abs(shares[0] - shares[1]).sum() / 2),
            "ratio_kolmogorov": ratio[0],
            "ratio_wasserstein": ratio[1],
        }


@dataclass(frozen=True)
class Difference:
    """Model less rival, with a 95 % bootstrap interval over campaigns."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class ScoreLine:
    """One score of the model and of each rival, and by how much the model differs from each."""

    score: str
    title: str
    more_is_better: bool
    model: float
    rivals: dict[str, float]
    differences: dict[str, Difference]

    def better(self, rival: str) -> bool:
        """Whether the model scores better than a rival, however little."""
        gained = self.model - self.rivals[rival]
        return gained > 0 if self.more_is_better else gained < 0


def compare(
    model: Prediction,
    rivals: Sequence[Prediction],
    actual: Actual,
    resamples: int,
    seed: int,
    tell: Callable[[str], None] | None = None,
) -> list[ScoreLine]:
    """Score a model and rivals; the campaigns are drawn again `resamples` times for intervals.

    Model and rivals are scored on the same draws of campaigns, so that an interval tells of their
    difference and not of the sampling error that they share.
    """
    scorers = [Scorer(one, actual) for one in (model, *rivals)]
    count = len(actual.won)
    plain = [one.scores(np.ones(count)) for one in scorers]
    rng = np.random.default_rng((seed, 3))
    drawn: dict[str, list[list[float]]] = {name: [] for name in SCORES}
    for number in range(resamples):
        if tell and number % 100 == 0:
            tell(f"bootstrap, {number} of {resamples} resamples")
        weights = rng.multinomial(count, np.full(count, 1 / count)).astype(float)
        again = [one.scores(weights) for one in scorers]
        for name, rows in drawn.items():
            rows.append([again[0][name] - other[name] for other in again[1:]])
    return [_line(name, plain, [one.name for one in rivals], drawn[name]) for name in SCORES]


def _line(
    name: str, plain: Sequence[dict[str, float]], rivals: Sequence[str], drawn: list[list[float]]
) -> ScoreLine:
    mine, others = plain[0][name], [one[name] for one in plain[1:]]
    low, high = (
        np.nanpercentile(np.array(drawn), COVERED, axis=0)
        if drawn
        else np.full((2, len(others)), np.nan)
    )
    differences = {
        rival: Difference(mine - other, float(a), float(b))
        for rival, other, a, b in zip(rivals, others, low, high, strict=True)
    }
    return ScoreLine(name, *SCORES[name], mine, dict(zip(rivals, others, strict=True)), differences)
