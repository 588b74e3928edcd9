# SPDX-License-Identifier: Apache-2.0
"""Real campaigns as arrays, one entry a campaign, and how they divide into past and future."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sharesim import _core
from sharesim._core import ScenarioError

Values = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

EPOCH = datetime.date(1970, 1, 1)
LEAST_OF_EACH = 10  # successes and failures in the past and in the future, to say anything
SCORED = ("successful", "failed")


@dataclass(frozen=True)
class Campaigns:
    """The campaigns of a file, in its order; all arrays have shape (campaigns,).

    `category` and `country` count into `categories` and `countries`, `outcome` into `outcomes`;
    `launched` and `deadline` are days since 1970-01-01; `goal` and `pledged` are US dollars.
    `pledged`, `backers` (both -1 where the file does not tell) and `outcome` are what came of it.
    """

    path: str
    categories: list[str]
    countries: list[str]
    outcomes: list[str]
    remarks: list[str]
    category: Whole
    country: Whole
    launched: Whole
    deadline: Whole
    goal: Values
    pledged: Values
    backers: Whole
    outcome: Whole

    def __len__(self) -> int:
        return len(self.goal)

    @property
    def days(self) -> Values:
        """Days from launch to deadline."""
        return np.asarray(self.deadline - self.launched, float)

    @property
    def success(self) -> Values:
        """1 for what the file calls successful, else 0."""
        return np.asarray(self.outcome == self.outcomes.index("successful"), float)

    @property
    def scored(self) -> Flags:
        """Whether a campaign ended by reaching its goal or not, and was not called off."""
        return np.isin(self.outcome, [self.outcomes.index(word) for word in SCORED])

    @property
    def ratio(self) -> Values:
        """Pledged over goal; not a number where the file does not tell."""
        return np.where(self.pledged < 0, np.nan, self.pledged / self.goal)

    @property
    def counted(self) -> Values:
        """Backers; not a number where the file does not tell."""
        return np.where(self.backers < 0, np.nan, self.backers)

    @property
    def busiest(self) -> int:
        """Most campaigns that were on show on one day."""
        first, days = self.launched.min(), int(self.deadline.max() - self.launched.min()) + 1
        begun = np.bincount(self.launched - first, minlength=days).cumsum()
        over = np.bincount(self.deadline - first, minlength=days).cumsum()
        return int(max((begun - over).max(), 1))

    def abroad(self, home: str) -> Values:
        """1 for campaigns of another country than `home`, else 0."""
        at = self.countries.index(home) if home in self.countries else -1
        return np.asarray(self.country != at, float)


def read_campaigns(path: str | os.PathLike[str], categories: Sequence[str] = ()) -> Campaigns:
    """Read a file of campaigns, packed with gzip or not; `categories` are those allowed, if any.

    Columns: `main_category, country, launched, deadline, goal`, and where there are `currency,
    usd_goal_real, pledged, backers, state`. Raises ScenarioError with file, line and column of each
    mistake; oddities of the public files are mended or left out, and reported in `remarks`.
    """
    columns = _core.campaign_rows(os.fspath(path), list(categories))
    return Campaigns(path=os.fspath(path), **columns)


@dataclass(frozen=True)
class Split:
    """Which campaigns are scored: rows launched before a day, and on it or later."""

    day: datetime.date
    train: Whole
    test: Whole


def split_at(campaigns: Campaigns, day: str | datetime.date) -> Split:
    """Divide the campaigns that are scored; ScenarioError where one part says nothing."""
    if isinstance(day, str):
        try:
            day = datetime.date.fromisoformat(day)
        except ValueError:
            raise ScenarioError(f"split: {day!r} is no date such as 2016-01-31") from None
    early = campaigns.launched < (day - EPOCH).days
    parts = {"before": early & campaigns.scored, "from": ~early & campaigns.scored}
    for word, part in parts.items():
        wins = int(campaigns.success[part].sum())
        losses = int(part.sum()) - wins
        if min(wins, losses) < LEAST_OF_EACH:
            raise ScenarioError(
                f"{campaigns.path}: {wins} successful and {losses} failed campaigns launched "
                f"{word} {day}; a back-test takes {LEAST_OF_EACH} of each"
            )
    return Split(day, *(np.flatnonzero(part).astype(np.int64) for part in parts.values()))
