# SPDX-License-Identifier: Apache-2.0
"""Regressions against closed forms, and rivals against what they are made of."""

from __future__ import annotations

import numpy as np
import pytest

from sharesim.crowdfunding.predictions import Past, fit_rival, resampled
from sharesim.crowdfunding.regression import fit_linear, fit_logistic, logistic


def columns(*rest: np.ndarray) -> np.ndarray:
    return np.column_stack([np.ones(len(rest[0])), *rest])


def test_a_two_by_two_table_has_its_odds_ratio() -> None:
    """30 of 40 and 10 of 40: the log-odds, and their difference, with its textbook error."""
    group = np.repeat([0.0, 1.0], 40)
    won = np.concatenate([np.repeat([1.0, 0.0], [30, 10]), np.repeat([1.0, 0.0], [10, 30])])
    fit = fit_logistic(columns(group), won, ridge=0)
    np.testing.assert_allclose(fit.coefficients, [np.log(3), -2 * np.log(3)], atol=1e-9)
    assert fit.errors[1] == pytest.approx(np.sqrt(2 / 30 + 2 / 10))


def test_at_the_maximum_the_scores_vanish() -> None:
    luck = np.random.default_rng(3)
    x = columns(luck.standard_normal((500, 3)))
    won = (luck.random(500) < logistic(x @ np.array([0.3, -1, 0.5, 0]))).astype(float)
    fit = fit_logistic(x, won, ridge=0)
    np.testing.assert_allclose(x.T @ (won - fit.probability(x)), 0, atol=1e-6)


def test_shares_weigh_as_their_trials() -> None:
    """A regression on shares of four worlds is the one on all outcomes of the four."""
    luck = np.random.default_rng(4)
    x = columns(luck.standard_normal(300))
    wins = luck.random((4, 300)) < 0.4
    pooled = fit_logistic(np.tile(x, (4, 1)), wins.ravel().astype(float), ridge=0)
    np.testing.assert_allclose(fit_logistic(x, wins.mean(axis=0), ridge=0).coefficients,
                               pooled.coefficients, atol=1e-8)  # fmt: skip


def test_separated_and_redundant_columns_end() -> None:
    x = columns(np.array([-2.0, -1, 1, 2]))
    separated = fit_logistic(x, np.array([0.0, 0, 1, 1]))
    assert np.isfinite(separated.coefficients).all()
    assert separated.probability(x)[0] < 0.01
    both = fit_logistic(columns(np.array([1.0, 1, 0, 0]), np.array([0.0, 0, 1, 1])),
                        np.array([1.0, 0, 0, 0]))  # fmt: skip
    assert both.coefficients[1] == pytest.approx(-both.coefficients[2])


def test_least_squares_are_those_of_a_line() -> None:
    luck = np.random.default_rng(5)
    at = luck.standard_normal(400)
    y = 2 - 3 * at + 0.5 * luck.standard_normal(400)
    fit = fit_linear(columns(at), y, ridge=0)
    np.testing.assert_allclose(fit.coefficients[::-1], np.polyfit(at, y, 1))
    assert fit.spread == pytest.approx(0.5, abs=0.05)


def past() -> tuple[Past, np.ndarray]:
    luck = np.random.default_rng(6)
    x = columns(luck.standard_normal(2000))
    won = (luck.random(2000) < logistic(x @ np.array([-0.5, 1]))).astype(float)
    backers = np.rint(np.expm1(3 + x[:, 1] + 0.7 * luck.standard_normal(2000)).clip(0))
    ratio = np.where(won > 0, 1.2, 0.1)
    backers[:5] = np.nan  # not told
    return Past(x, won, backers, ratio), x


def test_companions_draw_the_amounts_they_were_fitted_to() -> None:
    told, x = past()
    drawn = fit_rival(told).predict(x, draws=50, seed=1)
    known = np.log1p(told.backers[5:])
    assert np.log1p(drawn.backers).mean() == pytest.approx(known.mean(), abs=0.05)
    assert np.log1p(drawn.backers).std() == pytest.approx(known.std(), abs=0.05)
    assert drawn.backers.min() >= 0
    np.testing.assert_array_equal(drawn.backers, np.rint(drawn.backers))
    again = fit_rival(told).predict(x, draws=50, seed=1)
    np.testing.assert_array_equal(drawn.ratio, again.ratio)


def test_resampled_outcomes_are_of_the_past() -> None:
    told, x = past()
    rival = fit_rival(told)
    drawn = resampled(rival, told, x, draws=100, seed=1)
    assert set(np.unique(drawn.ratio)) == {0.1, 1.2}
    assert np.isfinite(drawn.backers).all()
    np.testing.assert_allclose((drawn.ratio >= 1).mean(axis=0), drawn.chance, atol=0.25)
    assert (drawn.ratio >= 1).mean() == pytest.approx(drawn.chance.mean(), abs=0.005)
