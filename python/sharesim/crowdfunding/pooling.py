# SPDX-License-Identifier: Apache-2.0
"""Chances out of a few worlds: what a campaign shares with those alike steadies its own count."""

from __future__ import annotations

import numpy as np

from sharesim.crowdfunding.campaigns import Values
from sharesim.crowdfunding.regression import fit_logistic

LARGEST_WEIGHT = 1e6  # in worlds, of what campaigns alike do


def pooled_chances(wins: Values, worlds: int, x: Values) -> Values:
    """Estimate each campaign's chance of success from its wins in a number of worlds.

    `wins` has shape (campaigns,), `x` (campaigns, columns). The share of wins of few worlds is
    mostly chance, which would count against the model's scores. So it is drawn towards the logistic
    regression of simulated outcomes on the covariates, by the posterior mean of a beta-binomial
    model whose prior weight is estimated by moments (empirical Bayes; Casella 1985): what campaigns
    differ by beyond covariates and chance decides how much their own count weighs. No real outcome
    enters.
    """
    share = wins / worlds
    alike = fit_logistic(x, share).probability(x)
    weight = prior_weight(share, alike, worlds)
    chances: Values = (wins + weight * alike) / (worlds + weight)
    return chances


def prior_weight(share: Values, alike: Values, worlds: int) -> float:
    """How many worlds the prior is worth: less, the more shares differ beyond chance."""
    binomial = float(np.sum(alike * (1 - alike)))
    if worlds < 2 or binomial <= 0:
        return LARGEST_WEIGHT
    beyond = float(np.sum((share - alike) ** 2)) - binomial / worlds
    correlation = beyond / (binomial * (worlds - 1) / worlds)
    if correlation <= 1 / (LARGEST_WEIGHT + 1):
        return LARGEST_WEIGHT
    return max(1 / correlation - 1, 0.0)
