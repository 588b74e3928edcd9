# SPDX-License-Identifier: Apache-2.0
"""The shipped tables of home_sharing: totals, shape, and that they are what the script computes."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

HOME_SHARING = Path(__file__).resolve().parents[2] / "scenarios" / "home_sharing"
sys.path.insert(0, str(HOME_SHARING))

import make_tables  # noqa: E402
from tables import city  # noqa: E402

from sharesim.home_sharing import tables  # noqa: E402

KINDS = ("entire_home", "private_room", "shared_room")
STATUSES = {"confirmed", "derived", "from memory", "assumed"}
PLACES = (
    ("new_york_2019", "new_york"),
    ("tokyo_2023", "tokyo"),
    ("singapore_2023", "singapore"),
    ("village_listings", "village"),
)


def rows(name: str) -> list[dict[str, str]]:
    with open(HOME_SHARING / "data" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def total(table: Iterable[dict[str, str]], column: str) -> int:
    return sum(int(row[column]) for row in table)


def test_new_york_counts_every_listing_and_host() -> None:
    cells, hosts = rows("new_york_2019"), rows("new_york_2019_hosts")
    assert total(cells, "listings") == total(hosts, "listings") == 48_895
    assert total(hosts, "hosts") == 37_457
    assert len({row["neighbourhood"] for row in cells}) == 221
    assert len({row["borough"] for row in cells}) == 5


def test_new_york_active_share_is_that_of_the_dated_original() -> None:
    assert total(rows("new_york_2019"), "active") / 48_895 == pytest.approx(0.49353, abs=5e-6)


@pytest.mark.parametrize(
    ("name", "adverts", "hosts", "neighbourhoods"),
    [("tokyo_2023", 10_903, 2_649, 46), ("singapore_2023", 3_355, 902, 44)],
)
def test_other_cities_count_every_home(
    name: str, adverts: int, hosts: int, neighbourhoods: int
) -> None:
    cells, owners = rows(name), rows(f"{name}_hosts")
    assert total(cells, "listings") == total(owners, "listings") == adverts
    assert total(owners, "hosts") == hosts
    assert len({row["neighbourhood"] for row in cells}) == neighbourhoods


def test_most_of_singapore_asks_for_three_months() -> None:
    assert total(rows("singapore_2023"), "min_90_plus") == 2_175
    assert total(rows("tokyo_2023"), "min_90_plus") == 21


def test_village_is_as_small_as_it_says() -> None:
    cells, hosts = rows("village_listings"), rows("village_hosts")
    assert total(cells, "listings") == total(hosts, "listings") == 260
    assert total(hosts, "hosts") == 200
    assert len({row["neighbourhood"] for row in cells}) == 6


@pytest.mark.parametrize("table", [table for table, _ in PLACES])
def test_minimum_nights_account_for_every_listing(table: str) -> None:
    for row in rows(table):
        counted = sum(int(count) for column, count in row.items() if column.startswith("min_"))
        assert counted == int(row["listings"])
        assert int(row["active"]) <= int(row["listings"])
        assert float(row["log_price_spread"]) > 0


@pytest.mark.parametrize(
    ("zones", "hosts"),
    [
        ("new_york_2019", "new_york_2019_hosts"),
        ("tokyo_2023", "tokyo_2023_hosts"),
        ("singapore_2023", "singapore_2023_hosts"),
        ("village_listings", "village_hosts"),
    ],
)
@pytest.mark.parametrize("kind", KINDS)
def test_hosts_hold_as_many_of_each_kind_as_the_zones(zones: str, hosts: str, kind: str) -> None:
    of_kind = [row for row in rows(zones) if row["kind"] == kind]
    assert total(rows(hosts), kind) == total(of_kind, "listings")


@pytest.mark.parametrize(("zones", "place"), PLACES)
def test_places_share_their_columns_and_boroughs(zones: str, place: str) -> None:
    boroughs = {row["borough"] for row in rows(f"{place}_boroughs")}
    assert {row["borough"] for row in rows(zones)} == boroughs
    assert {row["borough"] for row in rows(f"{place}_hotels")} == boroughs


@pytest.mark.parametrize("part", ["boroughs", "hotels", "season"])
@pytest.mark.parametrize("place", ["village", "tokyo", "singapore"])
def test_all_places_have_the_columns_of_new_york(part: str, place: str) -> None:
    assert rows(f"{place}_{part}")[0].keys() == rows(f"new_york_{part}")[0].keys()


@pytest.mark.parametrize("place", [place for _, place in PLACES])
def test_season_averages_to_one(place: str) -> None:
    season = rows(f"{place}_season")
    months = [float(row["demand_index"]) for row in season if row["cycle"] == "month"]
    weighted = sum(month * days for month, days in zip(months, city.DAYS_OF_MONTH, strict=True))
    weekdays = [float(row["demand_index"]) for row in season if row["cycle"] == "weekday"]
    assert weighted / 365 == pytest.approx(1, abs=1e-4)
    assert sum(weekdays) / 7 == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize(
    ("place", "known", "low", "high", "rate"),
    [
        ("new_york", 124_000, 0.86, 0.875, 247),
        ("tokyo", 200_000, 0.73, 0.738, 18_000),
        ("singapore", 72_000, 0.79, 0.81, 282),
    ],
)
def test_hotels_add_up_to_the_city(
    place: str, known: int, low: float, high: float, rate: float
) -> None:
    hotels = rows(f"{place}_hotels")
    sold = [int(row["rooms"]) * float(row["occupancy"]) for row in hotels]
    income = sum(nights * float(row["rate"]) for nights, row in zip(sold, hotels, strict=True))
    assert total(hotels, "rooms") == pytest.approx(known, abs=10)
    assert low < sum(sold) / known < high
    assert income / sum(sold) == pytest.approx(rate, rel=5e-4)


@pytest.mark.parametrize("place", ["new_york", "tokyo", "singapore"])
def test_every_figure_says_how_far_to_trust_it(place: str) -> None:
    for row in rows(f"{place}_figures"):
        assert row["status"] in STATUSES
        assert row["source"] and row["unit"] and row["year"]


def test_few_listings_are_drawn_towards_their_borough() -> None:
    centre, spread = tables.shrunk_log_price([6.0], (5.0, 0.25))
    assert centre == pytest.approx(5 + 1 / 9)
    assert spread == pytest.approx(0.5)


def test_distance_is_along_the_great_circle() -> None:
    assert tables.distance_km((0, 0), (0, 90)) == pytest.approx(10_007.56, abs=0.01)


def test_check_tells_a_stale_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHARESIM_DATA", raising=False)
    assert make_tables.main(["--check"]) == 0
    monkeypatch.setattr(make_tables, "shipped", lambda name: "altered")
    assert make_tables.main(["--check"]) == 1


def test_shipped_tables_are_what_the_script_computes() -> None:
    if make_tables.listing_folder() is None:
        pytest.skip("needs the listing file: set SHARESIM_DATA to the folder that holds airbnb/")
    script = HOME_SHARING / "make_tables.py"
    command = [sys.executable, str(script), "--check"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
