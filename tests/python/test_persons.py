# SPDX-License-Identifier: Apache-2.0
"""Winners and losers, person by person: a case done by hand, and the village."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import h5py
import numpy as np
import pytest
import xarray as xr
from layout import check_layout

import sharesim as ss

DAY = datetime.date(2019, 2, 1)  # when the cap comes into force
LATE = datetime.date(2019, 2, 15)
NEVER = datetime.date(2031, 1, 1)


@pytest.fixture
def own(kept: Path, tmp_path: Path) -> ss.Comparison:
    """A result in which the incomes of ten hosts are chosen by hand."""
    path = Path(shutil.copy(kept / "results.h5", tmp_path / "results.h5"))
    with h5py.File(path, "r+") as file:
        income = file["persons_hosts/host_income"]
        income[...] = np.nan  # nobody else lives
        income[:, :, 0, :10] = np.arange(10) * 1000
        income[1, :, 0, 0] = 300  # gains 300
        income[1, 1, 0, 1] = 1200  # gains 200 in one of two replicates
        income[1, :, 0, 9] = 8500  # loses 500
        income[1, :, 0, 8] = np.nan  # lives under the baseline only: loses 8000
        income[1, :, 0, 10] = 50  # lives under the reform only: gains less than the threshold
        sibling = file["persons_hosts/host_income_sibling"]
        sibling[...] = np.nan
        sibling[0, :, 0, :10] = np.arange(10) * 900
        sibling[0, 1, 0, 0] = 500  # gains by chance, and ranks as before
        kind = file["persons_hosts/host_type"]
        kind[...] = 0
        kind[:, 8:10] = 1
    return comparison(path)


def in_force(result: ss.Comparison, indicator: str) -> xr.DataArray:
    """Give what the city has over the days in force."""
    return result[indicator].sel(time=slice(DAY, None)).sum("time")


def comparison(path: Path) -> ss.Comparison:
    result = ss.open(path)
    assert isinstance(result, ss.Comparison)
    return result


def test_winners_by_hand(own: ss.Comparison) -> None:
    found = own.winners("host_income", threshold=100).sel(reform="30_night_cap")
    assert float(found["persons"]) == 11
    assert float(found["winners"]) == 1.5
    assert float(found["losers"]) == 2
    assert float(found["neither"]) == 7.5
    assert float(found["winners_share"]) == pytest.approx(1.5 / 11)
    assert float(found["mean_gain"]) == pytest.approx((300 + 250) / 2)
    assert float(found["mean_loss"]) == pytest.approx(-(500 + 8000) / 2)
    assert np.isnan(float(found["winners_low"]))  # none below five replicates
    assert int(found["replicates"]) == 2
    assert found["mean_gain"].attrs["units"] == "currency"


def test_what_chance_moves_by_hand(own: ss.Comparison) -> None:
    # Hosts 2 to 9 have 100 a thousand less in the other luck, and the first 500 more once.
    found = own.winners("host_income", threshold=100).sel(reform="30_night_cap")
    # The host who lives under the reform only is in neither.
    assert float(found["losers_share_by_chance"]) == pytest.approx(8 / 10)
    assert float(found["winners_share_by_chance"]) == pytest.approx(1 / 10 / 2)
    fifths = own.winners("host_income", by="income_fifth").sel(reform="30_night_cap")
    assert fifths["losers_share_by_chance"].values.tolist() == [0, 1, 1, 1, 1]


def test_the_luck_of_a_run_does_not_rank_its_people(own: ss.Comparison, tmp_path: Path) -> None:
    path = Path(shutil.copy(own.path, tmp_path / "lucky.h5"))
    with h5py.File(path, "r+") as file:
        income = file["persons_hosts/host_income"]
        sibling = file["persons_hosts/host_income_sibling"]
        income[...] = np.nan
        # All can expect the same but for the order; half are lucky once, and have the usual later.
        sibling[0, :, 0, :10] = 1000 + np.arange(10)
        income[0, :, 0, :10] = np.where(np.arange(10) % 2, 2000, 0)
        income[1, :, 0, :10] = 1000
    fifths = comparison(path).effect("host_income", by="income_fifth").sel(reform="30_night_cap")
    # By their own luck the lowest would gain 2000 and the highest lose 2000.
    assert fifths["difference"].values.tolist() == [0, 0, 0, 0, 0]


def test_the_mean_over_siblings_ranks(tmp_path: Path, town: ss.Scenario) -> None:
    folder = tmp_path / "out"
    cap = {"label": "cap", "regulation.night_cap": [{"nights": 30, "from": DAY}]}
    result = ss.compare(town, [cap], replicates=1, out=folder, persons=["hosts"], siblings=2)
    people = result.persons("hosts").isel(replicate=0, first_day=0)
    expected = people["host_income_sibling"].mean("sibling").values
    assert people.sizes["sibling"] == 2
    order = np.argsort(expected, kind="stable")
    lowest = order[: -(-len(order) // 5)]
    fifths = result.effect("host_income", by="income_fifth").isel(reform=0, income_fifth=0)
    before = people["host_income"].sel(scenario="baseline").values
    assert int(fifths["persons"]) == len(lowest)
    np.testing.assert_allclose(fifths["baseline_level"], before[lowest].sum())
    assert result.attrs["siblings"] == 2


def test_without_siblings_there_are_no_fifths(town: ss.Scenario) -> None:
    cap = {"label": "cap", "regulation.night_cap": [{"nights": 30, "from": DAY}]}
    result = ss.compare(town, [cap], replicates=1, days=40, persons=["hosts"], siblings=0)
    with pytest.raises(ValueError, match="siblings=1 or more"):
        result.winners("host_income", by="income_fifth")
    with pytest.raises(ValueError, match="'zone', 'host_type', 'listings_held' are allowed"):
        result.effect("host_income", by="income_fifth")
    assert np.isnan(result.winners("host_income")["winners_share_by_chance"]).all()


def test_a_window_opens_with_each_reform(town: ss.Scenario) -> None:
    caps = {
        name: {"regulation.night_cap": [{"nights": 10, "enforcement": "automatic", "from": day}]}
        for name, day in (("early", DAY), ("late", LATE), ("never", NEVER))
    }
    result = ss.compare(town, caps, replicates=2, persons=["hosts"])
    people = result.persons("hosts")
    assert people["first_day"].values.astype("datetime64[D]").tolist() == [DAY, LATE]
    city = result.effect("host_income")
    for frame in (
        result.effect("host_income", by="zone").sum("zone"),
        result.effect("host_income", by="host_type").sum("host_type"),
        result.effect("host_income", by="income_fifth").sum("income_fifth"),
    ):
        for name in ("baseline_level", "reform_level", "difference"):
            there = frame[name].sel(reform=["early", "late"])
            np.testing.assert_allclose(there, city[name].sel(reform=["early", "late"]), atol=0.005)
    for frame in (
        result.effects,
        city,
        result.roles(),
        result.winners("host_income"),
        result.effect("host_income", by="zone"),
        result.effect("host_income", by="host_type"),
    ):
        first = frame["first_day"].values.astype("datetime64[D]")
        assert first[:2].tolist() == [DAY, LATE]
        assert np.isnat(first[2]) and np.isnat(frame["last_day"].values[2])
        assert (frame["last_day"].values[:2] == result["nights"]["time"].values[-1]).all()
        assert {"first_day", "last_day"} <= set(frame.to_dataframe().columns)
    never = result.effect("host_income", by="host_type").sel(reform="never")
    assert np.isnan(never["difference"]).all()
    assert int(result.winners("host_income").sel(reform="never")["replicates"]) == 0


def test_groups_by_hand(own: ss.Comparison) -> None:
    kinds = own.winners("host_income", by="host_type").sel(reform="30_night_cap")
    assert kinds["persons"].values.tolist() == [9, 2]
    assert kinds["losers"].values.tolist() == [0, 2]
    fifths = own.winners("host_income", by="income_fifth").sel(reform="30_night_cap")
    assert fifths["persons"].sum() == 11
    assert fifths["losers"].values.tolist() == [0, 0, 0, 0, 2]
    assert fifths["winners"].values.tolist() == [1.5, 0, 0, 0, 0]


def test_effects_on_groups_by_hand(own: ss.Comparison) -> None:
    kinds = own.effect("host_income", by="host_type").sel(reform="30_night_cap")
    assert kinds["host_type"].values.tolist() == ["casual", "professional"]
    assert kinds["persons"].values.tolist() == [9, 2]
    assert kinds["baseline_level"].values.tolist() == [28000, 17000]
    assert kinds["difference"].values.tolist() == [(350 + 550) / 2, -8500]
    assert kinds["relative"].values.tolist() == pytest.approx([450 / 28000, -0.5])
    assert kinds["difference_per_head"].values.tolist() == pytest.approx([50, -4250])
    assert kinds["reform_level_per_head"].values.tolist() == pytest.approx([28450 / 9, 4250])
    assert kinds["paired_sd"].values.tolist() == pytest.approx([np.sqrt(20000), 0])
    assert kinds["same_sign"].values.tolist() == [1, 1]
    assert np.isnan(kinds["low_per_head"]).all()  # none below five replicates
    assert kinds["difference_per_head"].attrs["units"] == "currency"
    assert kinds["persons"].attrs["units"] == "1"


def test_effects_on_fifths_by_hand(own: ss.Comparison) -> None:
    fifths = own.effect("host_income", by="income_fifth").sel(reform="30_night_cap")
    assert fifths["persons"].values.tolist() == [3, 2, 2, 2, 2]
    assert fifths["baseline_level"].values.tolist() == [1000, 5000, 9000, 13000, 17000]
    assert fifths["difference"].values.tolist() == [450, 0, 0, 0, -8500]


def test_no_reform_moves_anybody_to_another_fifth(own: ss.Comparison, tmp_path: Path) -> None:
    path = Path(shutil.copy(own.path, tmp_path / "turned.h5"))
    with h5py.File(path, "r+") as file:
        income = file["persons_hosts/host_income"]
        income[1, :, 0, :10] = np.arange(10)[::-1] * 1000  # the poorest are the richest now
        income[1, :, 0, 10:20] = 99_000  # and ten newcomers richer than all
    fifths = comparison(path).effect("host_income", by="income_fifth").sel(reform="30_night_cap")
    assert fifths["baseline_level"].values.tolist() == [1000, 5000, 9000, 13000, 17000]
    assert fifths["persons"].values.tolist() == [12, 2, 2, 2, 2]
    assert fifths["reform_level"].values.tolist() == [17000 + 990_000, 13000, 9000, 5000, 1000]


@pytest.mark.parametrize("by", ["host_type", "listings_held", "income_fifth"])
@pytest.mark.parametrize("indicator", ["host_income", "host_net_income"])
def test_groups_add_up_to_the_city_to_the_cent(kept: Path, indicator: str, by: str) -> None:
    result = comparison(kept)
    of_groups = result.effect(indicator, by=by)
    city = in_force(result, indicator)
    change = city.sel(scenario="30_night_cap") - city.sel(scenario="baseline")
    replicates = change.sizes["replicate"]
    cents = np.rint(100 * replicates * of_groups["difference"].sum(by).values)
    assert cents.tolist() == [np.rint(100 * change).sum()]
    assert cents != 0
    everybody = result.persons("hosts")[indicator].sel(scenario="baseline").notnull()
    assert of_groups["persons"].sum() == everybody.sum("person").mean()


def test_groups_of_travellers_add_up_too(kept: Path) -> None:
    result = comparison(kept)
    fifths = result.effect("guest_surplus", by="income_fifth")
    city = in_force(result, "guest_surplus").mean("replicate")
    change = city.sel(scenario="30_night_cap") - city.sel(scenario="baseline")
    np.testing.assert_allclose(fifths["difference"].sum(), change)
    level = fifths["baseline_level"].squeeze("reform").values
    assert level[4] > level[0]


def test_persons_add_up_to_the_city_to_the_cent(kept: Path) -> None:
    result = comparison(kept)
    hosts = result.persons("hosts")["host_income"].isel(first_day=0)
    change = hosts.sel(scenario="30_night_cap") - hosts.sel(scenario="baseline")
    city = result["host_income"].sel(time=slice(DAY, None))
    whole = city.sel(scenario="30_night_cap") - city.sel(scenario="baseline")
    cents = np.rint(100 * change).sum("person").values
    np.testing.assert_array_equal(cents, np.rint(100 * whole).sum("time").values)
    assert (cents != 0).all()


def test_python_and_the_file_agree_on_a_sound_layout(kept: Path) -> None:
    check_layout(kept / "results.h5")
    result = comparison(kept)
    assert result.placebo_is_zero
    assert set(result.winners("guest_surplus").data_vars) >= {"winners", "losers_share_high"}
    total = result.winners("host_income")
    by = result.winners("host_income", by="listings_held")
    np.testing.assert_array_equal(by["winners"].sum("listings_held"), total["winners"])
    assert by["listings_held"].values.tolist() == ["1", "2", "3_or_more"]


def test_a_placebo_that_moves_somebody_fails(kept: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(kept / "results.h5", tmp_path / "results.h5"))
    with h5py.File(path, "r+") as file:
        file["persons_hosts/host_income_placebo"][0] = 0.01
    assert not comparison(path).placebo_is_zero


def test_keeping_account_changes_no_state(kept: Path, compared: Path) -> None:
    with_them, without = (ss.open(path).dataset["state_digest"] for path in (kept, compared))
    np.testing.assert_array_equal(
        with_them.values, without.isel(scenario=[0, 1], replicate=[0, 1]).values
    )


def test_what_was_not_kept_is_refused(kept: Path, compared: Path, town: ss.Scenario) -> None:
    with pytest.raises(KeyError, match="persons="):
        comparison(compared).winners("host_income")
    with pytest.raises(KeyError, match="there are hosts, travellers"):
        comparison(kept).persons("dogs")
    with pytest.raises(KeyError, match="host_income"):
        comparison(kept).winners("nights")
    with pytest.raises(ValueError, match="host_type, listings_held, income_fifth"):
        comparison(kept).winners("host_income", by="age")
    with pytest.raises(ValueError, match="'zone', 'host_type', 'listings_held', 'income_fifth'"):
        comparison(kept).effect("host_income", by="age")
    with pytest.raises(ValueError, match="'zone' is allowed; .*persons="):
        comparison(compared).effect("host_income", by="host_type")
    with pytest.raises(ValueError, match="negative"):
        comparison(kept).winners("host_income", threshold=-1)
    with pytest.raises(ValueError, match="of these it is: hosts, travellers"):
        town.run(days=1, persons=["dogs"])
