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
    """A result whose zones hold numbers chosen by hand: three months, the cap from the second."""
    path = Path(shutil.copy(compared / "results.h5", tmp_path / "results.h5"))
    with h5py.File(path, "r+") as file:
        zones = file["zones"]
        for name in ("nights", "home_revenue", "active_listings"):
            zones[name][...] = 0
        # Scenarios are the baseline, the cap, the tax; January lies before the cap.
        zones["nights"][0, :, :, 0] = [[100, 10, 10]] * 5
        zones["nights"][1, :, :, 0] = [[999, 6 - r, 12] for r in range(5)]
        zones["home_revenue"][0, :, :, 0] = [[0, 500, 1500]] * 5
        zones["home_revenue"][1, :, :, 0] = [[0, 1000, 80]] * 5
        zones["active_listings"][1, :, :, 0] = [[0, 4, 8]] * 5
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


def test_statistics_add_up_over_months_as_they_should(own: ss.Comparison) -> None:
    price = own.effect("price", by="zone").isel(zone=0).sel(reform=CAPPED)
    assert float(price["baseline_level"]) == pytest.approx(2000 / 20)  # no mean of 50 and 150
    assert float(price["reform_level"]) == pytest.approx(
        np.mean([1080 / (18 - r) for r in range(5)])
    )
    listings = own.effect("active_listings", by="zone").isel(zone=0).sel(reform=CAPPED)
    assert float(listings["difference"]) == 6  # the mean of the months


def test_a_failed_run_does_not_count(own: ss.Comparison) -> None:
    effect = own.effect("nights", by="zone").isel(zone=1).sel(reform=CAPPED)
    assert int(effect["replicates"]) == 4
    assert float(effect["difference"]) == 0
    assert np.isnan(float(effect["low"]))  # none below five replicates


def test_zones_add_up_to_the_effect_on_the_city(compared: Path) -> None:
    comparison = ss.open(compared)
    assert isinstance(comparison, ss.Comparison)
    by_zone = comparison.effect("nights", by="zone")
    city = comparison.effect("nights")
    assert by_zone["difference"].dims == ("reform", "zone")
    assert by_zone["difference"].attrs["units"] == "nights"
    np.testing.assert_allclose(by_zone["difference"].sum("zone"), city["difference"])
    with pytest.raises(ValueError, match="'zone' is allowed"):
        comparison.effect("nights", by="borough")
    with pytest.raises(KeyError, match="no indicator"):
        comparison.effect("nigths", by="zone")
