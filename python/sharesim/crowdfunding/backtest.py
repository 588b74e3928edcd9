# SPDX-License-Identifier: Apache-2.0
"""The back-test: calibrated on campaigns launched before a day, scored on those from it on."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sharesim._core import ScenarioError
from sharesim.crowdfunding import tables
from sharesim.crowdfunding.calibration import Calibration, Problem, calibrate
from sharesim.crowdfunding.campaigns import Campaigns, Split, Values, read_campaigns, split_at
from sharesim.crowdfunding.comparison import Actual, compare
from sharesim.crowdfunding.covariates import NAMES, USUAL_GOAL, Covariates
from sharesim.crowdfunding.pooling import pooled_chances
from sharesim.crowdfunding.predictions import Prediction, fit_rival, past_of, resampled
from sharesim.crowdfunding.result import BacktestResult
from sharesim.crowdfunding.scores import auc, brier, calibration_curve
from sharesim.crowdfunding.simulators import (
    HOME,
    USUAL,
    Appeal,
    MarketSimulator,
    Simulator,
    appeal_of,
    categories_of,
    with_categories,
)
from sharesim.markets.scenario import Scenario
from sharesim.markets.scenario import scenario as open_scenario
from sharesim.runs.progress import is_shown

MODEL = "crowdfunding"
SCENARIO = "kickstarter_2016"
# What that scenario says of the years before it comes with the file: beliefs about success begin as
# on a new platform (the market's own default).
WITHOUT_HISTORY = {"inference.history": 200}
PEOPLE = 400.0  # for each campaign on show on the busiest day
FIRST_SCORED = 1_000  # seeds of scoring begin there, apart from those of the calibration
FIRST_CALIBRATED = 100


@dataclass(frozen=True)
class How:
    """How much is simulated: worlds that score, rounds and worlds of the calibration, resamples."""

    worlds: int = 40
    rounds: int = 10
    calibration_worlds: int = 4
    resamples: int = 500
    seed: int = 1

    def __post_init__(self) -> None:
        least = {"worlds": 2, "rounds": 1, "calibration_worlds": 1, "resamples": 0, "seed": 0}
        for name, bound in least.items():
            if getattr(self, name) < bound:
                raise ValueError(f"{name}: {getattr(self, name)} is below {bound}")


def backtest(
    campaigns: str | os.PathLike[str],
    *,
    split: str | datetime.date = "2016-01-01",
    worlds: int = How.worlds,
    seed: int = How.seed,
    scenario: Scenario | str | None = None,
    rounds: int = How.rounds,
    calibration_worlds: int = How.calibration_worlds,
    resamples: int = How.resamples,
    people: float = PEOPLE,
    simulate: Simulator | None = None,
    threads: int | None = None,
    progress: bool | None = None,
) -> BacktestResult:
    """Calibrate crowdfunding on campaigns launched before `split`, and score it on the others.

    `campaigns` is a file of the public Kickstarter columns (`read_campaigns`). The appeal of
    campaigns in `scenario` ("kickstarter_2016" without one) is moved, `rounds` times at most in
    `calibration_worlds` worlds, until simulated successes of the first part answer a logistic
    regression as real ones do; `worlds` other worlds then predict the second part, beside that
    regression and its companions. Pledges, backers and outcomes of the second part are only scored,
    never read. Intervals come of `resamples` draws of campaigns. There are `people` who may back
    one for each campaign on show on the busiest day, whatever the scenario says of their number.
    `simulate` stands in for the market, in tests. Raises ScenarioError for what is wrong with the
    file, and where a part has fewer than 10 successes or failures.
    """
    how = How(worlds, rounds, calibration_worlds, resamples, seed)
    tell = _teller(progress)
    if simulate:
        market = stand_in(campaigns, simulate)
    else:
        market = opened(campaigns, scenario, people, threads)
    parts = split_at(market.data, split)
    study = Study(market.data, parts, *_covariates(market, parts), how)
    found = study.calibrated(market.simulate, market.start, tell)
    return study.scored(found, study.predicted(market.simulate, found.appeal, tell), tell)


@dataclass(frozen=True)
class Market:
    """The campaigns of a file, what simulates them, and where a calibration begins."""

    data: Campaigns
    simulate: Simulator
    start: Appeal
    home: str = "US"
    usual_goal: float = USUAL_GOAL


def base_of(name: str) -> Scenario:
    """Give the scenario of that name as a file of campaigns needs it."""
    base = open_scenario(name)
    return base.set(WITHOUT_HISTORY) if name == SCENARIO else base


def opened(
    campaigns: str | os.PathLike[str],
    given: Scenario | str | None,
    people: float,
    threads: int | None,
) -> Market:
    """Give the market of a scenario, whose categories are those that the file may have."""
    base = given if isinstance(given, Scenario) else base_of(given or SCENARIO)
    if base.model != MODEL:
        raise ScenarioError(f"scenario: {base.name!r} is of {base.model}, not of {MODEL}")
    data = read_campaigns(campaigns, categories_of(base))
    base = with_categories(base, data)
    start = appeal_of(base)
    home, usual = str(base.parameters[HOME]), float(base.parameters[USUAL])
    return Market(data, MarketSimulator(base, data, people, threads), start, home, usual)


def stand_in(campaigns: str | os.PathLike[str], simulate: Simulator) -> Market:
    """Give a market of which only the simulator is known."""
    data = read_campaigns(campaigns)
    start = Appeal((0.0,) * len(NAMES), dict.fromkeys(data.categories, 0.0))
    return Market(data, simulate, start)


def _teller(progress: bool | None) -> Callable[[str], None] | None:
    if not is_shown(progress):
        return None
    return lambda words: print(words, file=sys.stderr, flush=True)


def _covariates(market: Market, parts: Split) -> tuple[Covariates, Values]:
    seen = np.unique(market.data.category[parts.train])
    known = tuple(market.data.categories[at] for at in seen)
    covariates = Covariates(known, market.home, market.usual_goal)
    return covariates, covariates.matrix(market.data)


@dataclass(frozen=True)
class Study:
    """One back-test under way: the campaigns, their parts, and their covariates."""

    data: Campaigns
    parts: Split
    covariates: Covariates
    x: Values
    how: How

    def calibrated(
        self, simulate: Simulator, start: Appeal, tell: Callable[[str], None] | None
    ) -> Calibration:
        """Move the appeal until the first part comes out."""
        train = self.parts.train
        problem = Problem(self.covariates, self.x[train], self.data.success[train], train)
        first = FIRST_CALIBRATED * self.how.seed
        seeds = range(first, first + self.how.calibration_worlds)
        return calibrate(simulate, start, problem, rounds=self.how.rounds, seeds=seeds, tell=tell)

    def predicted(
        self, simulate: Simulator, appeal: Appeal, tell: Callable[[str], None] | None
    ) -> Prediction:
        """Simulate the worlds that predict the second part."""
        test, all_worlds = self.parts.test, []
        first = FIRST_SCORED * self.how.seed
        for number in range(self.how.worlds):
            if tell:
                tell(f"predicting, world {number + 1} of {self.how.worlds}")
            all_worlds.append(simulate(appeal, first + number))
        wins = np.sum([one.success[test] for one in all_worlds], axis=0).astype(float)
        return Prediction(
            "model",
            pooled_chances(wins, self.how.worlds, self.x[test]),
            np.array([one.backers[test] for one in all_worlds]),
            np.array([one.ratio[test] for one in all_worlds]),
            wins / self.how.worlds,
        )

    def scored(
        self, found: Calibration, model: Prediction, tell: Callable[[str], None] | None
    ) -> BacktestResult:
        """Score the model beside its rivals."""
        data, (train, test) = self.data, (self.parts.train, self.parts.test)
        past = past_of(data, self.x, train)
        rival = fit_rival(past)
        how = self.how
        rivals = [
            rival.predict(self.x[test], how.worlds, how.seed),
            resampled(rival, past, self.x[test], how.worlds, how.seed),
        ]
        actual = Actual(data.success[test], data.counted[test], data.ratio[test])
        every = [model, *rivals]
        won = actual.won
        return BacktestResult(
            file=data.path,
            split=self.parts.day,
            remarks=tuple(data.remarks),
            trained=len(train),
            tested=len(test),
            plain=_plain(model, won),
            base_brier=float(won.mean() * (1 - won.mean())),
            how=how_words(how),
            calibration=found,
            scores=tuple(compare(model, rivals, actual, how.resamples, how.seed, tell)),
            categories=tuple(tables.by_category(data, test, won, every)),
            goals=tuple(tables.by_goal(data, train, test, won, every)),
            histogram=tuple(tables.histogram(actual, every)),
            backers=tuple(tables.backer_quantiles(actual, every)),
            curves={one.name: tuple(calibration_curve(one.chance, won)) for one in every[:2]},
        )


def _plain(model: Prediction, won: Values) -> dict[str, float]:
    """Score the share of worlds itself, which few worlds blur."""
    assert model.share is not None
    return {"auc": auc(model.share, won), "brier": brier(model.share, won)}


def how_words(how: How) -> dict[str, int]:
    """What was asked for, by name."""
    return {name: int(getattr(how, name)) for name in How.__dataclass_fields__}
