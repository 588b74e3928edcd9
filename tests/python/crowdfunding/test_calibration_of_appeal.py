# SPDX-License-Identifier: Apache-2.0
"""Indirect inference: known parameters are found again, and the scores it is made of vanish."""

from __future__ import annotations

import numpy as np
import pytest
from invented import CATEGORIES, TRUTH, Stand, written

from sharesim.crowdfunding.calibration import Broyden, Problem, calibrate
from sharesim.crowdfunding.campaigns import Campaigns, read_campaigns
from sharesim.crowdfunding.covariates import NAMES, Covariates
from sharesim.crowdfunding.simulators import Appeal

START = Appeal((0.0,) * len(NAMES), dict.fromkeys(CATEGORIES, 0.0))


@pytest.fixture(scope="module")
def campaigns(tmp_path_factory: pytest.TempPathFactory) -> Campaigns:
    return read_campaigns(written(tmp_path_factory.mktemp("invented"), 4000))


def problem_of(campaigns: Campaigns) -> Problem:
    covariates = Covariates(CATEGORIES)
    rows = np.arange(len(campaigns))
    return Problem(covariates, covariates.matrix(campaigns), campaigns.success, rows)


def test_parameters_that_are_known_are_found(campaigns: Campaigns) -> None:
    problem = problem_of(campaigns)
    found = calibrate(Stand(campaigns), START, problem)
    assert found.met
    assert found.best.distance < 0.3
    truth, here = (one.vector(problem.covariates) for one in (TRUTH, found.appeal))
    errors = problem.target.errors
    # Level and categories may trade one for the other, so that categories are told apart only.
    for values in (truth, here):
        values[0] += values[5:].mean()
        values[5:] -= values[5:].mean()
    np.testing.assert_array_less(np.abs(here - truth)[1:5], 4 * errors[1:5])
    np.testing.assert_allclose(here[5:], truth[5:], atol=0.3)


def test_scores_on_real_outcomes_vanish(campaigns: Campaigns) -> None:
    problem = problem_of(campaigns)
    stand = Stand(campaigns)
    found = calibrate(stand, START, problem)
    assert np.abs(found.best.score).max() < 0.7  # of a standard error
    assert np.abs(found.rounds[0].score).max() > 5
    share = np.mean([stand(found.appeal, seed).success for seed in found.seeds], axis=0)
    score = problem.x.T @ (campaigns.success - share)
    spread = np.sqrt(np.diag(problem.target.information))
    np.testing.assert_allclose(score / spread, found.best.score)


def test_rounds_share_their_luck(campaigns: Campaigns) -> None:
    stand = Stand(campaigns)
    found = calibrate(stand, START, problem_of(campaigns), rounds=3, seeds=(5, 6))
    assert stand.calls == [5, 6] * len(found.rounds)
    again = calibrate(Stand(campaigns), START, problem_of(campaigns), rounds=3, seeds=(5, 6))
    assert again.appeal == found.appeal


@pytest.mark.parametrize("level", [-15.0, 15.0])
def test_it_comes_back_from_where_all_fail_or_none(campaigns: Campaigns, level: float) -> None:
    far = Appeal((level, *START.plain[1:]), START.categories)
    found = calibrate(Stand(campaigns), far, problem_of(campaigns), rounds=25)
    assert found.met


def test_what_is_not_met_is_told(campaigns: Campaigns) -> None:
    found = calibrate(Stand(campaigns), START, problem_of(campaigns), rounds=1)
    assert not found.met
    assert found.appeal == START
    with pytest.raises(ValueError, match="takes a round"):
        calibrate(Stand(campaigns), START, problem_of(campaigns), rounds=0)


def test_slopes_are_learnt() -> None:
    """A linear answer of slopes 3 and 0.5 is solved in a few steps."""
    slopes, target, at = np.diag([3.0, 0.5]), np.array([1.0, -0.3]), np.zeros(2)
    climb = Broyden(2)
    for _ in range(8):
        at = at + climb.step(at, slopes @ at, target)
    np.testing.assert_allclose(slopes @ at, target, atol=1e-3)


def test_appeals_become_parameters_by_path() -> None:
    values = TRUTH.values()
    assert values["appeal.goal_slope"] == -0.5
    assert values["categories.Games.appeal"] == -0.5
    covariates = Covariates(("Art", "Music"))  # Games is not known of the past, and stays
    moved = TRUTH.moved(TRUTH.vector(covariates) + 1, covariates)
    assert moved.categories == {"Art": 1.5, "Games": -0.5, "Music": 1.0}
