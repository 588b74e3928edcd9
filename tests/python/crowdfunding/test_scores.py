# SPDX-License-Identifier: Apache-2.0
"""Scores against what a reader can work out by hand, and against counting."""

from __future__ import annotations

import numpy as np
import pytest

from sharesim.crowdfunding.comparison import SCORES, Actual, compare
from sharesim.crowdfunding.pooling import pooled_chances, prior_weight
from sharesim.crowdfunding.predictions import Prediction
from sharesim.crowdfunding.regression import logistic
from sharesim.crowdfunding.scores import (
    EDGES,
    QUANTILES,
    Distance,
    Sorted,
    auc,
    bin_names,
    bin_shares,
    brier,
    calibration_curve,
)


def floats(*values: float) -> np.ndarray:
    return np.array(values, float)


def test_ranks_by_hand() -> None:
    """Of six pairs of a success and a failure four are in order and one is tied."""
    assert auc(floats(0.9, 0.4, 0.5, 0.4, 0.1), floats(1, 1, 0, 0, 0)) == pytest.approx(4.5 / 6)
    assert auc(floats(1, 2), floats(0, 1)) == 1
    assert auc(floats(1, 1), floats(0, 1)) == 0.5


def test_errors_by_hand() -> None:
    assert brier(floats(0.5, 1), floats(1, 1)) == pytest.approx(0.125)
    assert brier(floats(0.5, 1), floats(1, 1), floats(3, 1)) == pytest.approx(0.1875)


def test_distances_by_hand() -> None:
    """0 and 2 drawn, 1 and 2 actual: half must move by one."""
    kolmogorov, wasserstein = Distance(floats(0, 2)[None], floats(1, 2)).of(np.ones(2))
    assert kolmogorov == pytest.approx(0.5)
    assert wasserstein == pytest.approx(0.5)
    same = Distance(np.tile(floats(3, 1), (4, 1)), floats(3, 1)).of(np.ones(2))
    assert same == pytest.approx((0, 0))
    apart = Distance(floats(0, 0)[None], floats(5, 5)).of(np.ones(2))
    assert apart == pytest.approx((1, 5))


def test_wasserstein_is_the_mean_distance_of_sorted_values() -> None:
    luck = np.random.default_rng(1)
    one, other = luck.standard_normal(200), 0.5 + luck.standard_normal(200)
    found = Distance(one[None], other).of(np.ones(200))[1]
    assert found == pytest.approx(np.abs(np.sort(one) - np.sort(other)).mean())


def test_weights_are_repetitions() -> None:
    luck = np.random.default_rng(2)
    count = luck.integers(0, 4, 30)
    weights = count.astype(float)
    drawn, came = luck.poisson(3, (5, 30)).astype(float), luck.poisson(3, 30).astype(float)
    chance, won = luck.random(30).round(1), (luck.random(30) < 0.5).astype(float)

    def again(values: np.ndarray) -> np.ndarray:
        return np.repeat(values, count, axis=-1)

    assert auc(chance, won, weights) == pytest.approx(auc(again(chance), again(won)))
    assert brier(chance, won, weights) == pytest.approx(brier(again(chance), again(won)))
    ones = np.ones(count.sum())
    assert Distance(drawn, came).of(weights) == pytest.approx(
        Distance(again(drawn), again(came)).of(ones)
    )
    np.testing.assert_array_equal(
        Sorted(drawn).quantiles(weights), Sorted(again(drawn)).quantiles(ones)
    )


def test_quantiles_are_values_that_came() -> None:
    values = np.arange(1.0, 101)
    np.testing.assert_array_equal(
        Sorted(values[None]).quantiles(np.ones(100)), [round(100 * level) for level in QUANTILES]
    )


def test_ratios_fall_into_the_bins_of_the_target() -> None:
    ratios = floats(0, 0.01, 0.05, 0.999, 1, 1 - 1e-12, 1.05, 9.9, 10, 500)
    bins = bin_shares(ratios[None]).argmax(axis=1)
    names = bin_names()
    assert [names[at] for at in bins] == [
        "0", "(0, 0.05)", "[0.05, 0.1)", "[0.8, 1)", "[1, 1.05)", "[1, 1.05)", "[1.05, 1.1)",
        "[5, 10)", "[10, inf)", "[10, inf)",
    ]  # fmt: skip
    assert len(names) == len(EDGES) == 17
    shares = bin_shares(np.array([[0.0, 1.0], [0.5, 1.0]]))
    np.testing.assert_allclose(shares.sum(axis=1), 1)
    assert shares[0].max() == 0.5


def test_calibration_bins_hold_all_campaigns() -> None:
    curve = calibration_curve(np.linspace(0, 1, 25), np.repeat([0.0, 1.0], [12, 13]), bins=5)
    assert [one.campaigns for one in curve] == [5] * 5
    assert curve[0].actual == 0
    assert curve[-1].actual == 1
    assert curve[0].chance == pytest.approx(np.linspace(0, 1, 25)[:5].mean())


# ------------------------------------------------------------------------ chances of few worlds


def test_pooling_finds_chances_of_covariates_alone() -> None:
    luck = np.random.default_rng(3)
    x = np.column_stack([np.ones(3000), luck.standard_normal(3000)])
    true = logistic(x @ floats(-0.4, 0.6))
    wins = luck.binomial(10, true).astype(float)
    pooled = pooled_chances(wins, 10, x)
    assert np.abs(pooled - true).mean() < 0.02
    assert np.abs(wins / 10 - true).mean() > 0.1


def test_pooling_keeps_what_campaigns_differ_by() -> None:
    luck = np.random.default_rng(4)
    x = np.ones((3000, 1))
    true = luck.beta(2, 2, 3000)
    wins = luck.binomial(20, true).astype(float)
    assert prior_weight(wins / 20, np.full(3000, 0.5), 20) == pytest.approx(4, rel=0.1)
    pooled = pooled_chances(wins, 20, x)
    assert np.corrcoef(pooled, true)[0, 1] > 0.9
    assert np.mean((pooled - true) ** 2) < np.mean((wins / 20 - true) ** 2)


# ------------------------------------------------------------------------------------- intervals


def drawn_from(luck: np.random.Generator, name: str, shift: float) -> Prediction:
    chance = np.full(400, 0.4)
    backers = np.rint(np.exp(2 + shift + luck.standard_normal((20, 400))))
    return Prediction(name, chance + 0.001 * luck.random(400), backers, backers / 10)


def test_a_better_prediction_is_seen_with_its_interval() -> None:
    luck = np.random.default_rng(5)
    came = np.rint(np.exp(2 + luck.standard_normal(400)))
    won = (came > 10).astype(float)
    came[:7] = np.nan  # not told
    actual = Actual(won, came, came / 10)
    lines = {
        one.score: one
        for one in compare(
            drawn_from(luck, "model", 0), [drawn_from(luck, "rival", 1)], actual, 200, 1
        )
    }
    assert set(lines) == set(SCORES)
    for score in ("backer_quantiles", "backer_wasserstein", "histogram", "ratio_kolmogorov"):
        less = lines[score].differences["rival"]
        assert less.low < less.value < less.high < 0, score
        assert lines[score].better("rival")
    less = lines["brier"].differences["rival"]
    assert less.low < 0 < less.high


def test_without_resamples_there_is_no_interval() -> None:
    luck = np.random.default_rng(6)
    came = np.rint(np.exp(2 + luck.standard_normal(400)))
    actual = Actual((came > 10).astype(float), came, came)
    one, other = drawn_from(luck, "model", 0), drawn_from(luck, "rival", 0)
    (line, *_) = compare(one, [other], actual, 0, 1)
    assert np.isnan(line.differences["rival"].low)
