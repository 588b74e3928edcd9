# SPDX-License-Identifier: Apache-2.0
"""Money of a new city, and calibrations: what is converted by what, and what is not called met."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path

import pytest
from program import program_is_built
from test_listing_files import FULL, changed, city, written
from test_new_city import new, town_in

import sharesim as ss
from sharesim.home_sharing import calibration
from sharesim.home_sharing.assumptions import Targets
from sharesim.home_sharing.calibration import Calibration, Year
from sharesim.home_sharing.report import unmet
from sharesim.home_sharing.scenario import IN_USD, PRICE_COEFFICIENT, Tastes, scenario_text
from sharesim.home_sharing.shortfall import hindrances

YEAR = Year(
    searches=1e4, stays=100, home_share=1, hotel_bookings=500, hotel_nights=1000,
    hotel_occupancy=0.7, price=90, nights=300, active=50, stars=4.5,
)  # fmt: skip


def amounts(text: str) -> dict[str, float]:
    said = tomllib.loads(text)
    return {
        key: said[part][key]
        for part, key in (
            ("demand", "loss"), ("supply", "home_cost"), ("supply", "room_cost"),
            ("abuse", "damage_cost"), ("abuse", "dispute_cost"),
        )
    }  # fmt: skip


def test_an_exchange_rate_converts_all_money_of_new_york(tmp_path: Path) -> None:
    by_rate = city(tmp_path, FULL, exchange_rate=34.8)
    text = scenario_text(by_rate.draft)
    for key, value in amounts(text).items():
        assert value == pytest.approx(34.8 * IN_USD[key], rel=0.005), key
    coefficient = tomllib.loads(text)["demand"]["price_coefficient"]
    assert coefficient == pytest.approx(PRICE_COEFFICIENT / 34.8, rel=0.005)
    assert [float(str(row["rate"])) for row in by_rate.hotels[:1]] == [pytest.approx(422 * 34.8)]
    assert "34.8 EUR: the exchange rate given" in text
    assert by_rate.money.startswith("Money, by the exchange rate given")
    # 103.5 EUR in the geometric mean over 106.3 USD: the rate may be one turned round.
    assert any("units of EUR to a USD" in remark for remark in by_rate.remarks)


def test_without_a_rate_the_price_level_converts(tmp_path: Path) -> None:
    by_prices = city(tmp_path, FULL)
    text = scenario_text(by_prices.draft)
    for key, value in amounts(text).items():
        assert value == pytest.approx(103.5 / 106.3 * IN_USD[key], rel=0.01), key
    assert "the ratio of mean asking prices" in text
    assert by_prices.money.startswith("Money, by the price level of the listings")
    assert not any("to a USD" in remark for remark in by_prices.remarks)


def test_money_that_cannot_be_is_refused(tmp_path: Path) -> None:
    def refused(told: str, **money: object) -> None:
        with pytest.raises(ss.ScenarioError, match=told):
            ss.new_city("Town", tmp_path / "none.csv", tmp_path / "out", **money)  # type: ignore[arg-type]

    refused('currency: not given; .* such as currency="EUR"')
    refused("'EU1' is none", currency="EU1")
    refused("'ÄÖÜ' is none", currency="ÄÖÜ")
    refused("nan is outside", currency="EUR", exchange_rate=float("nan"))
    refused("0.9 USD to a USD", currency="USD", exchange_rate=0.9)
    refused("bad_rows: 'drop' is not refuse or skip", currency="EUR", bad_rows="drop")


def test_a_target_of_nothing_is_missed_by_what_comes() -> None:
    nothing = Targets(stays=100, home_share=1, hotel_nights=1000)
    assert YEAR.misses(nothing) == (0, 0, 0)
    rooms = dataclasses.replace(YEAR, home_share=0.9)
    assert rooms.misses(nothing)[1] == pytest.approx(0.1)
    assert not Calibration(Tastes(), rooms, nothing, 1).met
    steps = calibration._gaps(rooms, nothing)
    assert steps[1] == -calibration.LARGEST_STEP  # and no infinite one
    assert calibration._gaps(YEAR, nothing)[1] == 0


def test_what_hinders_a_calibration_is_told(tmp_path: Path) -> None:
    here = city(tmp_path, changed("minimum_nights", ["30", "30", "30", "31", "45", "2"]))
    short = Calibration(Tastes(), YEAR, Targets(1000, 1, 1000), 12)
    (long,) = hindrances(here, short)
    assert long.startswith("83% of active adverts ask for 30 nights or more, 1.5% of stays are")
    told = unmet(here, short)
    assert "stays in whole homes -90.0%" in told and "hotel nights" not in told
    plain = city(tmp_path, FULL)
    full = dataclasses.replace(YEAR, nights=0.95 * 365 * 50)
    (reason,) = hindrances(plain, Calibration(Tastes(), full, Targets(1000, 1, 1000), 12))
    assert reason.startswith("95% of the nights on offer are sold")
    (reason,) = hindrances(plain, Calibration(Tastes(), YEAR, Targets(90, 1, 1000), 12))
    assert reason.startswith("90 stays a year are few: one of them is 1.1%")
    (reason,) = hindrances(plain, short)
    assert reason.startswith("none of what is known")
    assert hindrances(plain, Calibration(Tastes(), YEAR, Targets(100, 1, 1000), 12)) == []


@program_is_built
def test_targets_missed_are_told_and_the_exit_status_says_so(tmp_path: Path) -> None:
    out = tmp_path / "out"
    rows = changed("minimum_nights", ["30"] * 6)
    done = new(
        "city",
        "Town",
        "--listings",
        written(tmp_path, rows),
        "--calibrate",
        "-o",
        out,
        "--threads",
        "1",
    )
    assert done.returncode == 3, done.stderr
    assert "NOT calibrated, targets missed" in done.stdout
    assert "100% of active adverts ask for 30 nights or more" in done.stdout
    assert done.stderr.strip().endswith("city.toml is written, but not calibrated")
    text = (out / "city.toml").read_text()
    assert "# NOT calibrated: targets are not met, see fit.md" in text
    assert "# calibrated" not in text
    assert "**Not calibrated: targets are missed" in (out / "fit.md").read_text()


def test_any_scenario_is_calibrated_to_targets_of_its_own() -> None:
    town = ss.scenario("village").set({"burn_in": 60})
    before = calibration.year_of(town, threads=1)
    wanted = {
        "stays": before.stays * 0.9,
        "home_share": before.home_share,
        "hotel_nights": before.hotel_nights,
    }
    found = ss.calibrate(town, wanted, rounds=4, threads=1)
    assert max(map(abs, found.year.misses(found.targets))) < 0.05  # from 0.1
    assert found.tastes.home < town.parameters["demand.home_appeal"]
    with pytest.raises(ss.ScenarioError) as caught:
        ss.calibrate(town, {"stay": 10, "home_share": 2, "hotel_nights": 0})
    told = str(caught.value)
    assert "no target 'stay'; did you mean 'stays'?" in told
    assert "targets.stays: needs a number" in told and "targets.home_share" in told
    with pytest.raises(ss.ScenarioError, match=r"has no demand\.home_appeal"):
        ss.calibrate(ss.scenario("schelling"), wanted)


def test_a_rate_reaches_the_scenario_that_is_written(tmp_path: Path) -> None:
    made = ss.new_city(
        "Town", town_in(tmp_path), tmp_path / "out", currency="THB", exchange_rate=34.8, threads=1
    )
    assert made.scenario.parameters["supply.home_cost"] == 870
    assert "by the exchange rate given" in str(made)
