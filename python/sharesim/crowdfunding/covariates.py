# SPDX-License-Identifier: Apache-2.0
"""What rivals and calibration know of a campaign: category, goal, duration, abroad or not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sharesim.crowdfunding.campaigns import Campaigns, Values

USUAL_GOAL = 5_000.0  # US dollars, from which logarithms are counted
USUAL_DAYS = 30.0
# The columns before those of categories, in order; the market's own parameters of appeal mean the
# same.
NAMES = ("level", "goal_slope", "goal_curve", "duration_slope", "abroad")


@dataclass(frozen=True)
class Covariates:
    """How campaigns become rows of a regression.

    A column of ones, the logarithm of the goal against `usual_goal` and its square, the duration in
    30 days beyond the first 30, abroad (1) or not, and a column for each category: a small ridge
    makes them add up to about nothing, so that none need be left out.
    """

    categories: tuple[str, ...]
    home: str = "US"
    usual_goal: float = USUAL_GOAL

    @property
    def names(self) -> tuple[str, ...]:
        """What each column is called."""
        return NAMES + self.categories

    def matrix(self, campaigns: Campaigns) -> Values:
        """Give the covariates, of shape (campaigns, columns)."""
        size = np.log(campaigns.goal / self.usual_goal)
        longer = (campaigns.days - USUAL_DAYS) / USUAL_DAYS
        plain = np.column_stack(
            [np.ones(len(campaigns)), size, size**2, longer, campaigns.abroad(self.home)]
        )
        own = np.array(campaigns.categories)[campaigns.category]
        return np.hstack([plain, (own[:, None] == np.array(self.categories)).astype(float)])
