# SPDX-License-Identifier: Apache-2.0
"""What became of simulated campaigns: a row each, over several worlds, and when pledges came."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sharesim._core import ScenarioError
from sharesim.markets.agents import MINOR_UNITS
from sharesim.markets.scenario import Live, Scenario
from sharesim.markets.scenario import scenario as open_scenario

Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]
MODEL = "crowdfunding"
PARTS = 15  # of a campaign's time: two days each of the usual thirty
EPOCH = datetime.date(1970, 1, 1)


@dataclass(frozen=True)
class Outcomes:
    """Campaigns that were launched in the recorded days and have ended, an entry each.

    Amounts are in major units. `course` has a row a campaign: pledges by fifteenth of its time.
    `earlier` counts the maker's campaigns before it, `earlier_funded` those of them that reached
    their goal, `contacts` the people whom the maker told.
    """

    title: str
    worlds: int
    categories: tuple[str, ...]
    category: Ints
    goal: Numbers
    pledged: Numbers
    backers: Ints
    contacts: Ints
    earlier: Ints
    earlier_funded: Ints
    funded: NDArray[np.bool_]
    course: Numbers = field(repr=False)

    @property
    def ratio(self) -> Numbers:
        """Pledged over goal."""
        found: Numbers = self.pledged / self.goal
        return found

    def __len__(self) -> int:
        return len(self.goal)


def outcomes(scenario: Scenario | str, worlds: int = 1, threads: int | None = None) -> Outcomes:
    """Let worlds of a crowdfunding scenario live, and give what became of their campaigns.

    `worlds` are the first replicates of the scenario. Raises `ScenarioError` for another market.
    """
    base = scenario if isinstance(scenario, Scenario) else open_scenario(scenario)
    if base.model != MODEL:
        raise ScenarioError(f"{base.title!r} is of the market {base.model}, not of {MODEL}")
    if worlds < 1:
        raise ValueError(f"worlds: there must be at least one, not {worlds}")
    lives = [base.start(number, threads=threads) for number in range(worlds)]
    parts = [_ended(live.step((live.end - live.day).days)) for live in lives]
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    return Outcomes(base.title, worlds, tuple(lives[0].zones), **columns)


def _ended(world: Live) -> dict[str, Any]:
    """What became of the campaigns of one world, on its last day."""
    table = world.agents("campaigns")
    words = table.words["stage"]
    stage = table["stage"]
    first = (world.scenario.to_dict()["start"] - EPOCH).days
    never = [words.index(word) for word in ("planned", "dropped", "live")]
    kept = np.flatnonzero(~np.isin(stage, never) & (table["launch"] >= first))
    launched = ~np.isin(stage, [words.index("planned"), words.index("dropped")])
    earlier, earlier_funded = _before(table, launched)
    return {
        "category": table["category"][kept].astype(np.int64),
        "goal": table["goal"][kept] / MINOR_UNITS,
        "pledged": table["pledged"][kept] / MINOR_UNITS,
        "backers": table["backers"][kept].astype(np.int64),
        "contacts": table["contacts"][kept].astype(np.int64),
        "earlier": earlier[kept],
        "earlier_funded": earlier_funded[kept],
        "funded": table["reached"][kept] > 0,
        "course": _course(world, kept),
    }


def _before(table: Any, launched: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    """How many campaigns each maker had launched before this one, and how many were funded."""
    order = np.lexsort((table["number"], table["maker"]))
    maker = table["maker"][order].astype(np.int64)
    first = np.searchsorted(maker, maker)  # row in this order where the maker begins

    def counted(what: NDArray[Any]) -> Ints:
        so_far = np.concatenate([[0], np.cumsum(what[order].astype(np.int64))])
        found = np.zeros(len(order), np.int64)
        found[order] = so_far[:-1] - so_far[first]
        return found

    return counted(launched), counted(launched & (table["reached"] > 0))


def _course(world: Live, kept: Ints) -> Numbers:
    """Pledges of each campaign by part of its time, withdrawn ones left out."""
    campaigns, pledges = world.agents("campaigns"), world.agents("pledges")
    row = np.full(len(campaigns.identities), -1)
    row[kept] = np.arange(len(kept))
    of = row[pledges["campaign"]]
    counts = (of >= 0) & (pledges["withdrawn"] == 0)
    campaign = pledges["campaign"][counts]
    passed = pledges["day"][counts] - campaigns["launch"][campaign] + 0.5  # the middle of the day
    part = np.floor(PARTS * passed / campaigns["duration"][campaign]).astype(np.int64)
    course: Numbers = np.zeros((len(kept), PARTS))
    np.add.at(course, (of[counts], np.clip(part, 0, PARTS - 1)), 1)
    return course
