# SPDX-License-Identifier: Apache-2.0
"""Gini coefficients and Lorenz curves: closed forms, and what hosts of the village have."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import sharesim as ss
from sharesim.results.inequality import PEOPLE, gini, lorenz


def test_closed_forms() -> None:
    assert gini(np.full(7, 12.5)) == pytest.approx(0, abs=1e-15)
    for n in (2, 10, 1000):  # one has everything
        assert gini([*np.zeros(n - 1), 3]) == pytest.approx((n - 1) / n, rel=1e-15)
    # Two people with shares s and 1 - s, s < 1/2: 1/2 - s.
    assert gini([0.2, 0.8]) == pytest.approx(0.3)
    # The quantiles of an exponential distribution: 1/2; of a uniform one from 0: 1/3.
    middle = (np.arange(100_000) + 0.5) / 100_000
    assert gini(-np.log1p(-middle)) == pytest.approx(0.5, abs=1e-4)
    assert gini(middle) == pytest.approx(1 / 3, abs=1e-9)
    # Of a Pareto distribution with exponent a: 1 / (2 a - 1).
    assert gini((1 - middle) ** (-1 / 3)) == pytest.approx(1 / 5, abs=1e-3)


def test_it_is_the_mean_difference_between_two_people() -> None:
    incomes = np.random.default_rng(5).lognormal(sigma=1.3, size=200)
    difference = np.abs(incomes[:, None] - incomes).mean()
    assert gini(incomes) == pytest.approx(difference / (2 * incomes.mean()), rel=1e-12)
    assert gini(incomes[::-1] * 17) == pytest.approx(gini(incomes), rel=1e-12)  # whoever, in cents


def test_negative_incomes_stay_within_its_range() -> None:
    # All that is earned by one and all that is lost by another is as unequal as can be.
    n = 50
    assert gini([-40.0, *np.zeros(n - 2), 60.0]) == pytest.approx((n - 1) / n, rel=1e-12)
    rng = np.random.default_rng(6)
    for _ in range(20):
        assert 0 <= gini(rng.normal(0.1, 1, size=n)) <= (n - 1) / n
    with pytest.raises(ValueError, match="finite"):
        gini([1.0, np.nan])
    assert np.isnan(gini([]))
    assert np.isnan(gini([0.0, 0.0]))


def test_curves() -> None:
    np.testing.assert_allclose(lorenz(np.ones(9)), PEOPLE, atol=1e-15)
    assert lorenz([0, 0, 0, 4], [0, 0.75, 0.875, 1]).tolist() == [0, 0, 0.5, 1]
    # Of an exponential distribution: p + (1 - p) ln(1 - p).
    middle = (np.arange(100_000) + 0.5) / 100_000
    shares = np.array([0.1, 0.5, 0.9])
    expected = shares + (1 - shares) * np.log1p(-shares)
    np.testing.assert_allclose(lorenz(-np.log1p(-middle), shares), expected, atol=1e-4)
    assert lorenz([-1, 3], [0.5])[0] == -0.5
    with pytest.raises(ValueError, match="total above 0"):
        lorenz([-2, 1])


def test_the_gini_is_twice_the_area_above_the_curve() -> None:
    incomes = np.random.default_rng(7).gamma(0.7, size=100)
    curve = lorenz(incomes)  # a point at each person
    below = np.mean((curve[1:] + curve[:-1]) / 2)
    assert gini(incomes) == pytest.approx(1 - 2 * below, rel=1e-12)


def test_hosts_of_a_comparison(kept: Path) -> None:
    result = ss.open(kept)
    assert isinstance(result, ss.Comparison)
    found = result.gini("host_income")
    reform = result.reforms[0]
    people = result.persons("hosts")["host_income"].sel(first_day=result.takes_effect(reform))
    by_hand = [
        [gini(one[np.isfinite(one)]) for one in people.sel(scenario=name).values]
        for name in ("baseline", reform)
    ]
    before, after = np.array(by_hand)
    told = found.sel(reform=reform)
    assert float(told["baseline_level"]) == pytest.approx(before.mean(), rel=1e-12)
    assert float(told["difference"]) == pytest.approx((after - before).mean(), rel=1e-9)
    assert int(told["replicates"]) == 2
    assert found["difference"].attrs["units"] == "1"
    curve = result.lorenz("host_income")
    assert curve["baseline"].sizes == {"reform_name": 1, "people": 101}
    assert curve["reform"].values[0, [0, -1]].tolist() == [0, 1]
    legend = result.plot_lorenz("host_income").axes[0].get_legend()
    assert legend is not None
    words = [one.get_text() for one in legend.get_texts()]
    assert f"baseline, Gini {before.mean():.3f}" in words
    with pytest.raises(KeyError, match="by person; there are"):
        result.gini("hotel_rate")


def test_hosts_of_a_run(town: ss.Scenario) -> None:
    result = town.run(replicates=2, days=20, persons=["hosts"])
    values = result.gini("host_income")["gini"]
    assert values.sizes == {"replicate": 2}
    assert ((values > 0.2) & (values < 1)).all()
    assert result.lorenz("host_income")["baseline"].sizes == {"people": 101}
    assert len(result.plot_lorenz("host_income").axes) == 1
    with pytest.raises(KeyError, match="persons="):
        town.run(days=2).gini("host_income")


# ------------------------------------------------------------------- who has enough, and no shares


def test_people_who_reach_an_amount_are_counted_by_trait(kept: Path) -> None:
    c = ss.open(kept)
    assert isinstance(c, ss.Comparison)
    people = c.persons("hosts").isel(first_day=0)
    income = people["host_income"].sel(scenario="baseline").values
    told = ss.Results(c.path).reaching("host_income", 1_000)
    lives = np.isfinite(income)
    assert float(told["persons"]) == lives.sum() / len(income)
    assert float(told["reaching"]) == (income[lives] >= 1_000).sum() / len(income)
    by_type = ss.Results(c.path).reaching("host_income", 1_000, by="host_type")
    assert float(by_type["reaching"].sum()) == pytest.approx(float(told["reaching"]))
    with pytest.raises(ValueError, match="nobody is told apart by 'colour'"):
        c.reaching("host_income", 1_000, by="colour")


def test_a_reform_that_takes_income_takes_people_below_an_amount(kept: Path) -> None:
    c = ss.open(kept)
    assert isinstance(c, ss.Comparison)
    all_of_them = c.reaching("host_income", -1e12)
    assert float(all_of_them["difference"].item()) == 0
    assert float(all_of_them["baseline_level"].item()) == 1
    by_type = c.reaching("host_income", 1_000, by="host_type")
    assert (by_type["difference"] <= 0).all()
    assert by_type.attrs["threshold"] == 1_000


def test_losses_on_the_whole_leave_a_gini_but_no_curve(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    c = ss.open(kept)
    assert isinstance(c, ss.Comparison)
    pairs = [(np.array([1.0, 2.0]), np.array([-5.0, 1.0]))]
    monkeypatch.setattr("sharesim.results.inequality._pairs", lambda *_: iter(pairs))
    told = c.lorenz("host_income")
    assert np.isfinite(told["baseline"]).all()
    assert np.isnan(told["reform"]).all()
    words = [line.get_label() for line in c.plot_lorenz("host_income").axes[0].get_lines()]
    assert any("no curve" in str(one) for one in words)
