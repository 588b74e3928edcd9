# SPDX-License-Identifier: Apache-2.0
"""Cities made from listings files: what a drawn world keeps of them, and what is refused."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from program import answer, assert_refused, program_is_built, sharesim, spoil

import sharesim as ss
from sharesim.home_sharing import assumptions, calibration, fit, tables
from sharesim.listings.reader import Source, read_listings

HEAD = (
    "host,neighbourhood,room_type,price,minimum_nights,reviews,reviews_per_month,last_review,"
    "availability_365,lat,lon,reviews_ltm,accommodates"
)
CELLS = (  # neighbourhood, room type, listings, mean and spread of ln price, guests
    ("Quay", "E", 150, 5.0, 0.3, 4.0),
    ("Quay", "P", 90, 4.2, 0.4, 2.0),
    ("Mill", "E", 120, 4.6, 0.5, 3.0),
    ("Mill", "S", 40, 3.2, 0.2, 1.0),
)
BOROUGHS = "neighbourhood,borough\nQuay,Harbour\nMill,Hills\n"
HOTELS = "borough,tier,rooms,occupancy,rate\nHarbour,plain,200,0.7,110\nHills,plain,80,0.6,90\n"


def rows_of_a_town() -> Iterator[str]:
    """Four hundred listings whose distributions are known; the same every time."""
    luck = np.random.default_rng(7)
    hosts = [*range(100), *np.repeat(np.arange(100, 150), 2), *np.repeat(np.arange(150, 170), 10)]
    luck.shuffle(hosts)
    number = 0
    for place, kind, count, centre, spread, guests in CELLS:
        for i in range(count):
            price = np.exp(centre + spread * luck.normal())
            minimum = (1, 1, 2, 3, 7, 30, 120)[i % 7]
            reviewed = "2023-05" if i % 3 else "2022-02"
            sleeps = 1 + luck.poisson(guests - 1)
            north = 45.0 if place == "Quay" else 45.1
            yield (
                f"{hosts[number]},{place},{kind},{price:.2f},{minimum},20,1.5,{reviewed},200,"
                f"{north},-2.0,{4 + i % 5},{sleeps}"
            )
            number += 1


def town_in(folder: Path) -> Path:
    """Write the files of the town; give that of its listings."""
    path = folder / "town.csv"
    path.write_text("\n".join((HEAD, *rows_of_a_town())) + "\n")
    (folder / "places.csv").write_text(BOROUGHS)
    (folder / "hotels.csv").write_text(HOTELS)
    return path


@pytest.fixture
def town_file(tmp_path: Path) -> Path:
    """Files that a test may spoil."""
    return town_in(tmp_path)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> ss.NewCity:
    folder = tmp_path_factory.mktemp("town")
    return ss.new_city(
        "Town", town_in(folder), folder / "out",
        neighbourhoods=folder / "places.csv", hotels=folder / "hotels.csv", currency="EUR",
    )  # fmt: skip


def lines_of(made: ss.NewCity, group: str) -> dict[str, fit.Line]:
    return {line.name: line for line in made.fit if line.group == group}


def test_a_drawn_world_keeps_every_count(made: ss.NewCity) -> None:
    for group in ("listings", "minimum nights"):
        for line in lines_of(made, group).values():
            assert line.data == line.drawn, line
    hosts = lines_of(made, "hosts")
    assert hosts["hosts"].data == hosts["hosts"].drawn == 170
    assert hosts["share with 6-10 listings"].drawn == pytest.approx(20 / 170)
    assert hosts["Gini of listings"].data == pytest.approx(hosts["Gini of listings"].drawn)
    places = lines_of(made, "neighbourhoods")
    assert places["listings elsewhere"].drawn == places["active ones elsewhere"].drawn == 0
    assert places["share: Quay"].drawn == 240 / 400


def test_a_drawn_world_keeps_prices_and_guests(made: ss.NewCity) -> None:
    sample = fit.sample_of_world(made.scenario)
    for place, kind, count, centre, spread, guests in CELLS:
        word = {"E": "entire_home", "P": "private_room", "S": "shared_room"}[kind]
        here = (sample.place == place) & (sample.kind == word)
        assert here.sum() == count
        logs = np.log(sample.price[here])
        # Two draws of that size lie this far apart at most, four standard errors.
        assert abs(logs.mean() - centre) < 4 * spread * np.sqrt(2 / count)
        assert abs(logs.std() / spread - 1) < 4 * np.sqrt(1 / count)
        assert sample.guests is not None
        assert abs(sample.guests[here].mean() - guests) < 4 * np.sqrt(2 * guests / count)
    for kind in ("entire home", "private room"):
        assert lines_of(made, f"price, {kind}")["KS distance"].drawn < 0.2


def test_the_report_says_what_is_assumed(made: ss.NewCity) -> None:
    report = (made.folder / "fit.md").read_text()
    assert "Not calibrated" in report and "Season: every day is like every other" in report
    assert not any(words.startswith("Hotels") for words in made.assumptions)
    assert "serve nobody" in report  # those who ask for 120 nights
    table = list(csv.DictReader((made.folder / "fit.csv").open()))
    assert len(table) == len(made.fit)


def new(*words: object) -> subprocess.CompletedProcess[str]:
    """The verb, in the Python that runs the tests."""
    money = () if "--currency" in words or "city" not in words else ("--currency", "EUR")
    env = {**os.environ, "SHARESIM_PYTHON": sys.executable}
    return sharesim("new", *words, *money, env=env)


@program_is_built
def test_what_is_made_can_be_checked_and_run(town_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "made"
    done = new("city", "Town", "--listings", town_file, "-o", out)
    assert done.returncode == 0, done.stderr
    assert "not calibrated" in done.stdout
    assert sharesim("check", out / "city.toml", "--quiet").returncode == 0
    told = answer("run", out / "city.toml", "--days", "30", "--quiet")
    assert told
    assert_refused(new("city", "Town", "--listings", town_file, "-o", out), "--force")
    again = new("city", "Town", "--listings", town_file, "-o", out, "--force", "--json")
    assert again.returncode == 0 and '"calibrated": null' in again.stdout


def test_calibration_meets_its_targets(town_file: Path, tmp_path: Path) -> None:
    made = ss.new_city("Town", town_file, tmp_path / "out", currency="EUR", calibrate=True)
    found = made.calibration
    assert found is not None and found.met
    worlds = calibration.worlds_for(found.targets)
    year = calibration.year_of(made.scenario, worlds)
    assert year.stays == pytest.approx(found.targets.stays, rel=0.01)
    assert year.home_share == pytest.approx(found.targets.home_share, rel=0.01)
    assert year.hotel_nights == pytest.approx(found.targets.hotel_nights, rel=0.01)
    plain = ss.new_city("Town", town_file, tmp_path / "plain", currency="EUR")
    before = calibration.year_of(plain.scenario, worlds)
    missed = max(abs(miss) for miss in before.misses(found.targets))
    assert missed > 0.05  # it had something to do


def test_calibration_says_when_people_are_too_few(made: ss.NewCity) -> None:
    targets = assumptions.Targets(stays=1e6, home_share=0.5, hotel_nights=10)
    with pytest.raises(ss.ScenarioError, match="travellers: too few"):
        calibration.calibrate(made.scenario, targets, rounds=2)


def refused(town_file: Path, *words: object, out: Path) -> subprocess.CompletedProcess[str]:
    return new("city", "Town", "--listings", town_file, "-o", out, *words)


@program_is_built
@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "room_type",
            "roomtype",
            ("town.csv", "no column 'room_type'", "did you mean 'roomtype'?"),
        ),
        (r"^(\d+,Quay,E),[^,]*", r"\1,cheap", ("town.csv:2", "price", "'cheap' is no number")),
        (r"^(\d+,Quay,E),[^,]*", r"\1,-5", ("town.csv:2", "price", "'-5'", "[0, ")),
        (r",Quay,E,", ",Quay,Entire home,", ("town.csv:2", "room_type", "known: Entire home/apt")),
        (r",2023-05,", ",yesterday,", ("town.csv:", "last_review", "'yesterday' is no date")),
        (r"^(\d+),Quay,E", ",Quay,E", ("town.csv:2", "host", "is empty")),
        (r",45\.0,", ",145.0,", ("town.csv:2", "lat", "[-90, 90]")),
        (r",200,45\.0", ",45.0", ("town.csv:2", "expected 13 fields, got 12")),
    ],
)
def test_bad_rows_are_told_by_line(
    town_file: Path, tmp_path: Path, old: str, new: str, told: tuple[str, ...]
) -> None:
    spoil(town_file, old, new)
    out = tmp_path / "out"
    assert_refused(refused(town_file, out=out), *told, folder=out)


@program_is_built
def test_bad_tables_and_words_are_refused(town_file: Path, tmp_path: Path) -> None:
    out, hotels, places = tmp_path / "out", tmp_path / "hotels.csv", tmp_path / "places.csv"
    both = ("--hotels", hotels, "--neighbourhoods", places)

    def refuse(*words: object, told: tuple[str, ...]) -> None:
        assert_refused(refused(town_file, *words, out=out), *told, folder=out)

    refuse("--currency", "Yen", told=("currency", "'Yen'"))
    refuse("--hotels", tmp_path / "none.csv", told=("none.csv", "no such file"))
    spoil(places, "^Quay", "Quai")
    refuse(*both, told=("places.csv", "no neighbourhood 'Quay'; did you mean 'Quai'?"))
    places.write_text(BOROUGHS)
    spoil(hotels, "^Hills", "Hils")
    refuse(*both, told=("hotels.csv:3", "'Hils'", "did you mean 'Hills'?"))
    hotels.write_text(HOTELS)
    spoil(hotels, "0.7", "70")
    refuse(*both, told=("hotels.csv:2", "occupancy", "'70'", "[0, 1]"))
    bare = sharesim("new", "city", "Town", "--listings", town_file, "-o", out)
    assert_refused(bare, "currency: not given", "--currency EUR", folder=out)
    refuse("--currency", "eur", told=("currency", "'eur'", "did you mean 'EUR'?"))
    refuse("--exchange-rate", "0", told=("exchange_rate", "0 is outside"))
    assert_refused(new("city", "Town"), "--listings")
    assert_refused(new("experiment", "x"), "--from")
    misplaced = new("experiment", "x", "--from", "village", "--listings", town_file)
    assert_refused(misplaced, "--listings", "is for a new city")
    file = tmp_path / "file"
    file.write_text("in the way")
    assert_refused(refused(town_file, out=file), "is a file")
    other = tmp_path / "other"
    other.mkdir()
    (other / "mine.txt").write_text("precious")
    assert_refused(refused(town_file, "--force", out=other), "holds no city")


def test_every_head_is_read(tmp_path: Path) -> None:
    of_2019 = (
        "id,name,host_id,host_name,neighbourhood_group,neighbourhood,latitude,longitude,room_type,"
        "price,minimum_nights,number_of_reviews,last_review,reviews_per_month,"
        "calculated_host_listings_count,availability_365\n"
        '1,"Sea, sun",10,Ann,Harbour,Quay,45.0,-2.0,Entire home/apt,120,2,9,2019-06-23,1.5,2,300\n'
    )
    detailed = (
        "host_id,neighbourhood,neighbourhood_cleansed,neighbourhood_group_cleansed,latitude,"
        "longitude,room_type,accommodates,price,minimum_nights,number_of_reviews_ltm,last_review,"
        'reviews_per_month\n10,"Here, there",Quay,Harbour,45.0,-2.0,Entire home/apt,4,"$1,120.00",'
        "2,9,2019-06-23,1.5\n"
    )
    for text, price in ((of_2019, 120), (detailed, 1120)):
        path = tmp_path / "listings.csv"
        path.write_text(text)
        (one,) = read_listings(Source(path, city="Town")).rows
        assert (one.cell, one.price) == (("Harbour", "Quay", "entire_home"), price)
    assert (one.reviews_last_year, one.guests, one.yearly_reviews) == (9, 4, 9)


def test_prices_of_few_listings_are_those_of_their_group() -> None:
    assert tables.pooled([[5.0], [4.0]], (0, 0.3)) == (4.5, 0.3)
    centre, spread = tables.shrunk_log_price([], (5.0, 0.28))
    assert (centre, spread) == (5.0, pytest.approx(np.sqrt(8 * 0.28 / 7)))


def test_distance_of_distributions() -> None:
    one = np.arange(100.0)
    assert fit.ks(one, one) == 0
    assert fit.ks(one, one + 50) == pytest.approx(0.5)


def with_data(test: Callable[..., None]) -> object:
    root = os.environ.get("SHARESIM_DATA")
    there = root and (Path(root) / "airbnb/tokyo_2023_06.csv.gz").exists()
    reason = "needs listing files: set SHARESIM_DATA to the folder that holds airbnb/"
    return pytest.mark.skipif(not there, reason=reason)(test)


@with_data
@pytest.mark.parametrize(
    ("file", "listings", "hosts"),
    [
        ("tokyo_2023_06", 10_903, 2_649),
        ("singapore_2023_09", 3_355, 902),
        ("new_york_2019_07", 48_895, 37_457),
    ],
)
def test_public_files_are_read_whole(file: str, listings: int, hosts: int) -> None:
    from sharesim.home_sharing.city import Asked, read_city

    path = Path(os.environ["SHARESIM_DATA"]) / f"airbnb/{file}.csv.gz"
    city = read_city(Asked("City", path, currency="USD"))
    assert len(city.rows) == listings
    assert len({one.host for one in city.rows}) == hosts


@with_data
def test_a_public_file_is_fitted(tmp_path: Path) -> None:
    path = Path(os.environ["SHARESIM_DATA"]) / "airbnb/singapore_2023_09.csv.gz"
    made = ss.new_city("Singapore", path, tmp_path / "out", currency="SGD", progress=False)
    for line in lines_of(made, "minimum nights").values():
        assert line.data == line.drawn
    homes = lines_of(made, "price, entire home")
    assert homes["quantile 0.50"].drawn == pytest.approx(homes["quantile 0.50"].data, rel=0.15)
    assert homes["KS distance"].drawn < 0.1
