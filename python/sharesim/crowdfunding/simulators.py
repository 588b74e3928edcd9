# SPDX-License-Identifier: Apache-2.0
"""What is calibrated, and what simulates it: the seam between the back-test and the market."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from sharesim.crowdfunding.campaigns import Campaigns, Flags, Values
from sharesim.crowdfunding.covariates import NAMES, Covariates
from sharesim.markets.scenario import Scenario

FILE = "population.campaigns.table"
USUAL = "appeal.usual_goal"
BACKERS = "population.backers"
HOME = "population.home_country"
ANY_CATEGORY = "everything"  # what the market calls the one category of who names none
CENTS = 100.0
TAIL_DAYS = 1  # simulated after the last deadline, so that the last campaign ends


@dataclass(frozen=True)
class Appeal:
    """How appealing campaigns are: the parameters that a calibration moves.

    `plain` holds `appeal.level, goal_slope, goal_curve, duration_slope, abroad` in this order,
    `categories` the appeal of each category by name. One to one with the columns of `Covariates`.
    """

    plain: tuple[float, ...]
    categories: Mapping[str, float]

    def values(self) -> dict[str, float]:
        """Give the parameters by path; a category's is `categories.NAME.appeal`."""
        values = {f"appeal.{name}": value for name, value in zip(NAMES, self.plain, strict=True)}
        return values | {
            f"categories.{one}.appeal": value for one, value in self.categories.items()
        }

    def vector(self, covariates: Covariates) -> Values:
        """Give the parameters in the order of the columns of covariates."""
        return np.array([*self.plain, *(self.categories[one] for one in covariates.categories)])

    def moved(self, vector: Values, covariates: Covariates) -> Appeal:
        """Give these parameters with others in the order of the columns of covariates."""
        numbers = [float(one) for one in vector]
        own = dict(zip(covariates.categories, numbers[len(NAMES) :], strict=True))
        return Appeal(tuple(numbers[: len(NAMES)]), {**self.categories, **own})


@dataclass(frozen=True)
class Simulated:
    """What one world made of each campaign of a file, each of shape (campaigns,).

    `backers` is a count, `ratio` what was pledged over the goal.
    """

    success: Flags
    backers: Values
    ratio: Values


class Simulator(Protocol):
    """What gives a world of all campaigns; equal seeds are the same draws for any appeal."""

    def __call__(self, appeal: Appeal, seed: int) -> Simulated:
        """Simulate one world."""


def appeal_of(scenario: Scenario) -> Appeal:
    """Give the appeal of campaigns in a scenario."""
    given = scenario.to_dict()
    plain = tuple(float(given["appeal"][name]) for name in NAMES)
    return Appeal(plain, {str(one["name"]): float(one["appeal"]) for one in given["categories"]})


def categories_of(scenario: Scenario) -> list[str]:
    """Give the categories that a scenario says campaigns may have; none where it says nothing."""
    names = [str(one["name"]) for one in scenario.to_dict()["categories"]]
    return [] if names == [ANY_CATEGORY] else names


def with_categories(scenario: Scenario, campaigns: Campaigns) -> Scenario:
    """Give a scenario that names its categories: those of the file, where it says nothing."""
    if categories_of(scenario):
        return scenario
    counts = np.bincount(campaigns.category, minlength=len(campaigns.categories))
    named = [
        {"name": name, "share": float(count)}
        for name, count in zip(campaigns.categories, counts, strict=True)
    ]
    return scenario.set({"categories": named})


class MarketSimulator:
    """The market `crowdfunding` on the campaigns of a file, under a scenario.

    There are `people` for each campaign on show on the busiest day: how often one is looked at
    must not depend on which part of all campaigns a file has.
    """

    def __init__(
        self, base: Scenario, campaigns: Campaigns, people: float, threads: int | None = None
    ) -> None:
        crowd = {BACKERS: max(round(people * campaigns.busiest), 1)}
        self._base = base.set({FILE: campaigns.path, **_dates(campaigns), **crowd})
        self._categories: list[dict[str, Any]] = self._base.to_dict()["categories"]
        self._goal = campaigns.goal
        self._threads = threads

    def scenario(self, appeal: Appeal) -> Scenario:
        """Give the scenario with an appeal, on the file."""
        plain = {f"appeal.{name}": one for name, one in zip(NAMES, appeal.plain, strict=True)}
        own = [{**one, "appeal": appeal.categories[str(one["name"])]} for one in self._categories]
        return self._base.set({**plain, "categories": own})

    def __call__(self, appeal: Appeal, seed: int) -> Simulated:
        """Simulate to the last deadline, and read the table `campaigns`, a row a campaign."""
        live = self.scenario(appeal).start(seed, threads=self._threads)
        live.step((live.end - live.day).days)
        table = live.agents("campaigns")
        ratio = np.asarray(table["pledged"], float) / CENTS / self._goal
        return Simulated(
            success=np.asarray(table["reached"]).astype(bool),
            backers=np.asarray(table["backers"], float),
            ratio=ratio,
        )


def _dates(campaigns: Campaigns) -> dict[str, Any]:
    """Give the days that hold all campaigns: from the first launch to after the last deadline."""
    first = np.datetime64(int(campaigns.launched.min()), "D")
    days = int(campaigns.deadline.max() - campaigns.launched.min()) + TAIL_DAYS
    return {"start": first.item(), "days": days, "burn_in": 0}
