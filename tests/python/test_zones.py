# SPDX-License-Identifier: Apache-2.0
"""Effects zone by zone: a case done by hand, and the city as the sum of its zones."""

from __future__ import annotations

import shutil
from pathlib import Path

import h5py
import numpy as np
import pytest

import sharesim as ss

CAPPED = "30_night_cap"


@pytest.fixture
def own(compared: Path, tmp_path: Path) -> ss.Comparison:
    """A result whose zones hold numbers chosen by hand, over the days from the cap on."""
    path = Path(shutil.copy(compared / "results.h5", tmp_path / "results.h5"))
    with h5py.File(path, "r+") as file:
        zones = file["zones_in_force"]
        for name in ("nights", "home_revenue", "price", "active_listings"):
            zones[name][...] = 0
        # Scenarios are the baseline, the cap, the tax; days those from the tax and from the cap on.
        assert zones["first_day"][:].tolist() == [0, 31]
        zones["nights"][0, :, 1, 0] = 20
        zones["nights"][1, :, 1, 0] = [18 - r for r in range(5)]
        zones["nights"][:, :, 0, 0] = 999  # other days, which the cap is not told of
        zones["price"][0, :, 1, 0] = 100
        zones["price"][1, :, 1, 0] = [1080 / (18 - r) for r in range(5)]
        zones["active_listings"][1, :, 1, 0] = 6
        zones["nights"][0, 4, :, 1] = np.nan  # a run that failed
    result = ss.open(path)
    assert isinstance(result, ss.Comparison)
    return result


def test_a_zone_by_hand(own: ss.Comparison) -> None:
    effect = own.effect("nights", by="zone").isel(zone=0).sel(reform=CAPPED)
    # Differences of 18 - r to 20: -2, -3, -4, -5, -6, with standard deviation sqrt(2.5).
    assert float(effect["difference"]) == pytest.approx(-4)
    half = 2.7764451 * np.sqrt(2.5 / 5)
    assert float(effect["low"]) == pytest.approx(-4 - half)
    assert float(effect["high"]) == pytest.approx(-4 + half)
    assert float(effect["baseline_level"]) == 20
    assert float(effect["relative"]) == pytest.approx(-0.2)
    assert int(effect["replicates"]) == 5
    assert float(effect["same_sign"]) == 1


def test_levels_and_ratios_are_the_engines(own: ss.Comparison) -> None:
    price = own.effect("price", by="zone").isel(zone=0).sel(reform=CAPPED)
    assert float(price["baseline_level"]) == 100
    assert float(price["reform_level"]) == pytest.approx(
        np.mean([1080 / (18 - r) for r in range(5)])
    )
    listings = own.effect("active_listings", by="zone").isel(zone=0).sel(reform=CAPPED)
    assert float(listings["difference"]) == 6


def test_a_failed_run_does_not_count(own: ss.Comparison) -> None:
    effect = own.effect("nights", by="zone").isel(zone=1).sel(reform=CAPPED)
    assert int(effect["replicates"]) == 4
    assert float(effect["difference"]) == 0
    assert np.isnan(float(effect["low"]))  # none below five replicates


@pytest.mark.parametrize("indicator", ["nights", "host_income", "active_listings"])
def test_zones_add_up_to_the_effect_on_the_city(compared: Path, indicator: str) -> None:
    comparison = ss.open(compared)
    assert isinstance(comparison, ss.Comparison)
    by_zone = comparison.effect(indicator, by="zone")
    city = comparison.effect(indicator)
    for name in ("baseline_level", "reform_level", "difference"):
        assert by_zone[name].dims == ("reform", "zone")
        np.testing.assert_allclose(by_zone[name].sum("zone"), city[name], atol=1e-6)
    assert by_zone["difference"].attrs["units"] == comparison[indicator].attrs["units"]


def test_what_zones_do_not_tell_is_refused(compared: Path) -> None:
    comparison = ss.open(compared)
    assert isinstance(comparison, ss.Comparison)
    with pytest.raises(ValueError, match="'zone' is allowed"):
        comparison.effect("nights", by="borough")
    with pytest.raises(KeyError, match="no indicator"):
        comparison.effect("nigths", by="zone")
