# SPDX-License-Identifier: Apache-2.0
"""Invented campaigns whose law is known, and a stand-in for the market that follows one."""

from __future__ import annotations

import csv
import datetime
import gzip
from pathlib import Path

import numpy as np

from sharesim.crowdfunding.campaigns import Campaigns, read_campaigns
from sharesim.crowdfunding.covariates import Covariates
from sharesim.crowdfunding.simulators import Appeal, Simulated

COLUMNS = (
    "main_category", "country", "launched", "deadline", "goal", "pledged", "usd_goal_real",
    "usd_pledged_real", "backers", "state",
)  # fmt: skip
CATEGORIES = ("Art", "Games", "Music")
FIRST = datetime.date(2014, 1, 1)
# Of the law that invented campaigns follow: level, goal and its square, duration, abroad, and the
# three categories.
TRUTH = Appeal((-0.5, -0.5, -0.05, -0.3, -0.4), {"Art": 0.5, "Games": -0.5, "Music": 0.0})
MEAN_SUCCESS, MEAN_FAILURE = 6.0, 1.0  # ln(1 + backers)


class Stand:
    """A market of one line: a campaign succeeds when its appeal and its luck are positive.

    Failures raise a little and successes all of the goal or more, so that pledged/goal has two
    humps.
    """

    def __init__(self, campaigns: Campaigns) -> None:
        self._covariates = Covariates(tuple(campaigns.categories))
        self._x = self._covariates.matrix(campaigns)
        self.calls: list[int] = []

    def __call__(self, appeal: Appeal, seed: int) -> Simulated:
        """Simulate one world."""
        self.calls.append(seed)
        luck = np.random.default_rng(seed)
        count = len(self._x)
        won = self._x @ appeal.vector(self._covariates) + luck.logistic(size=count) > 0
        size = np.where(won, MEAN_SUCCESS, MEAN_FAILURE) + luck.standard_normal(count)
        backers = np.maximum(np.rint(np.expm1(size)), 0)
        ratio = np.where(won, 1 + luck.exponential(0.3, count), 0.3 * luck.random(count) ** 3)
        return Simulated(won, backers, ratio)


def written(folder: Path, count: int = 800, seed: int = 7, *, packed: bool = False) -> Path:
    """Write a file of invented campaigns over three years; the law of `TRUTH` decides them."""
    luck = np.random.default_rng(seed)
    rows = []
    for day in luck.integers(0, 3 * 365, count):
        launched = FIRST + datetime.timedelta(int(day))
        ends = launched + datetime.timedelta(int(luck.integers(10, 61)))
        goal = round(float(np.exp(8.5 + 1.5 * luck.standard_normal())), 2)
        country = "US" if luck.random() < 0.75 else "GB"
        row = [str(luck.choice(CATEGORIES)), country, launched, ends, goal, 0, goal, 0, 0, "failed"]
        rows.append(row)
    path = folder / f"campaigns.csv{'.gz' if packed else ''}"
    _write(path, rows)
    world = Stand(read_campaigns(path))(TRUTH, seed)
    for row, won, backers, ratio in zip(
        rows, world.success, world.backers, world.ratio, strict=True
    ):
        row[5] = row[7] = round(float(ratio) * row[4], 2) if not won else float(ratio) * row[4]
        row[8], row[9] = int(backers), "successful" if won else "failed"
    _write(path, rows)
    return path


def _write(path: Path, rows: list[list[object]]) -> None:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "wt", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows)
