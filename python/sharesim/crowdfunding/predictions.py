# SPDX-License-Identifier: Apache-2.0
"""What a model or a rival says of campaigns it has not seen: chances, and draws of outcomes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sharesim.crowdfunding.campaigns import Campaigns, Values, Whole
from sharesim.crowdfunding.regression import Linear, Logistic, fit_linear, fit_logistic

SMALL = 0.001  # added to pledged/goal before its logarithm is taken
LARGEST_LOG = 25.0  # of a draw: e to it is more than all backers and all dollars


@dataclass(frozen=True)
class Prediction:
    """Chances of success, of shape (campaigns,), and draws, of shape (draws, campaigns).

    `backers` are whole numbers, `ratio` is pledged over goal. `share` is the share of a model's
    worlds in which a campaign succeeded, before chances are made of it.
    """

    name: str
    chance: Values
    backers: Values
    ratio: Values
    share: Values | None = None


@dataclass(frozen=True)
class Past:
    """Campaigns that a rival is fitted to: covariates and what came of each."""

    x: Values
    success: Values
    backers: Values
    ratio: Values


def past_of(campaigns: Campaigns, x: Values, rows: Whole) -> Past:
    """Give some of the campaigns as a past; rows whose outcomes are untold keep not-a-number."""
    return Past(x[rows], campaigns.success[rows], campaigns.counted[rows], campaigns.ratio[rows])


@dataclass(frozen=True)
class Rival:
    """Regressions on the same covariates: of success, and as its companions of amounts."""

    success: Logistic
    log_backers: Linear
    log_ratio: Linear

    def predict(self, x: Values, draws: int, seed: int) -> Prediction:
        """Give its chances, and draws with normal residuals of the logarithms."""
        rng = np.random.default_rng((seed, 1))

        def drawn(fit: Linear) -> Values:
            noise = fit.spread * rng.standard_normal((draws, len(x)))
            return np.exp(np.minimum(fit.mean(x) + noise, LARGEST_LOG))

        backers = np.maximum(np.rint(drawn(self.log_backers) - 1), 0)
        ratio = np.maximum(drawn(self.log_ratio) - SMALL, 0)
        return Prediction("regressions", self.success.probability(x), backers, ratio)


def fit_rival(past: Past) -> Rival:
    """Fit the rival to a past: success, ln(1 + backers), ln(pledged/goal + 0.001)."""
    known = np.isfinite(past.backers)
    paid = np.isfinite(past.ratio)
    return Rival(
        fit_logistic(past.x, past.success),
        fit_linear(past.x[known], np.log1p(past.backers[known])),
        fit_linear(past.x[paid], np.log(past.ratio[paid] + SMALL)),
    )


def resampled(rival: Rival, past: Past, x: Values, draws: int, seed: int) -> Prediction:
    """Draw outcomes of the past, of a success or a failure with the rival's chance of success.

    A stronger rival than regressions of logarithms: its histogram has the two humps of the past by
    construction. Backers and ratio of a draw are of the same campaign of the past.
    """
    rng = np.random.default_rng((seed, 2))
    chance = rival.success.probability(x)
    wins = rng.random((draws, len(x))) < chance
    known = np.isfinite(past.backers) & np.isfinite(past.ratio)
    of = [np.flatnonzero(known & (past.success == won)) for won in (0, 1)]
    chosen = np.where(
        wins,
        of[1][rng.integers(len(of[1]), size=wins.shape)],
        of[0][rng.integers(len(of[0]), size=wins.shape)],
    )
    return Prediction("resampled outcomes", chance, past.backers[chosen], past.ratio[chosen])
