# SPDX-License-Identifier: Apache-2.0
"""Listings files as people have them: what is read, as what, and what is refused with a way on."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

import sharesim as ss
from sharesim.files import cell_words
from sharesim.home_sharing.city import Asked, CityData, read_city
from sharesim.listings.reader import ListingsFile, Source, read_listings

HEAD = (
    "id,name,host_id,neighbourhood,latitude,longitude,room_type,price,minimum_nights,last_review,"
    "reviews_per_month,accommodates"
)
FULL = [
    f"{n},Home {n},{n},North,41.0{n}036,-8.0{n}268,Entire home/apt,10{n},2,2023-0{n}-10,1.0,{n}"
    for n in range(1, 7)
]


def written(folder: Path, rows: list[str], head: str = HEAD) -> Path:
    path = folder / "listings.csv"
    path.write_text("\n".join((head, *rows)) + "\n", "utf-8")
    return path


def read(folder: Path, rows: list[str], head: str = HEAD, **how: object) -> ListingsFile:
    return read_listings(Source(written(folder, rows, head), **how))  # type: ignore[arg-type]


def city(folder: Path, rows: list[str], **how: object) -> CityData:
    return read_city(Asked("Town", written(folder, rows), currency="EUR", **how))  # type: ignore[arg-type]


def changed(column: str, words: list[str]) -> list[str]:
    """The rows with other words in a column."""
    at = HEAD.split(",").index(column)
    table = [row.split(",") for row in FULL]
    return [",".join([*row[:at], w, *row[at + 1 :]]) for row, w in zip(table, words, strict=True)]


def test_a_hash_is_a_remark_above_the_head_only(tmp_path: Path) -> None:
    rows = changed("id", ["1", "2", "#1 by the sea", "4", "#2 by the sea", "6"])
    assert len(read(tmp_path, rows).rows) == 6
    path = tmp_path / "listings.csv"
    path.write_text("# from somewhere\n# and of some day\n" + path.read_text().replace("North", ""))
    with pytest.raises(ss.ScenarioError, match=r"listings.csv:4: neighbourhood: '' is empty"):
        read_listings(Source(path))


def test_packed_files_are_told_by_their_bytes(tmp_path: Path) -> None:
    path = tmp_path / "listings"
    path.write_bytes(gzip.compress(("\n".join((HEAD, *FULL))).encode()))
    assert len(read_listings(Source(path)).rows) == 6
    for content, told in ((b"PK\x03\x04...", "save it as CSV"), (b"caf\xe9,1\n", "not UTF-8")):
        path.write_bytes(content)
        with pytest.raises(ss.FileError, match=told):
            read_listings(Source(path))


@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        (["1.103", "950", "2.450", "80", "120", "99"], [1103, 950, 2450, 80, 120, 99]),
        (["1.103,50", "950", "80,5", "1", "2", "3"], [1103.5, 950, 80.5, 1, 2, 3]),
        (["$1,103.00", "$95.50", "1", "2", "3", "4"], [1103, 95.5, 1, 2, 3, 4]),
        (["90 EUR", "EUR 95", "1'200", "€7", "NA", ""], [90, 95, 1200, 7, 0, 0]),
        (["1.5", "12.25", "3.125", "1", "2", "3"], [1.5, 12.25, 3.125, 1, 2, 3]),
    ],
)
def test_prices_are_read_as_their_column_writes_them(
    tmp_path: Path, words: list[str], amounts: list[float]
) -> None:
    path = written(tmp_path, [])
    semicolons = "\n".join([HEAD.replace(",", ";"), *(_with(one, w) for one, w in _pairs(words))])
    path.write_text(semicolons)
    found = read_listings(Source(path, currency="EUR"))
    assert [one.price for one in found.rows] == amounts
    assert any("semicolons" in note for note in found.notes)
    points = any("1.103" in one for one in words)
    assert any("a point parts thousands" in note for note in found.notes) == points


def _pairs(words: list[str]) -> list[tuple[str, str]]:
    return list(zip(FULL, words, strict=True))


def _with(row: str, price: str) -> str:
    cells = row.split(",")
    cells[HEAD.split(",").index("price")] = price
    return ";".join(cells)


def test_decimal_commas_are_read(tmp_path: Path) -> None:
    rows = [row.replace(",", ";").replace(".", ",") for row in FULL]
    (one, *_) = read(tmp_path, rows, HEAD.replace(",", ";")).rows
    assert (one.latitude, one.longitude, one.reviews_per_month) == (41.01036, -8.01268, 1)


def test_prices_that_cannot_be_told_are_refused(tmp_path: Path) -> None:
    rows = changed("price", ["1.234.567", '"1,234.5"', "1", "2", "3", "4"])
    with pytest.raises(ss.ScenarioError, match="commas and points part thousands"):
        read(tmp_path, rows)
    with pytest.raises(ss.ScenarioError, match=r"csv:2: price: '90 EUR' is in EUR, .* is USD"):
        read(tmp_path, changed("price", ["90 EUR", *"12345"]), currency="USD")
    with pytest.raises(ss.ScenarioError, match=r"price: empty in all 6 rows of homes"):
        city(tmp_path, changed("price", [""] * 6))


SHORT = [f"12/{n}/22" for n in range(1, 7)]


@pytest.mark.parametrize(
    ("words", "order", "first"),
    [
        (SHORT, "month-first", "2022-12-01"),
        (SHORT, "day-first", "2022-01-12"),
        (["12/31/22", *SHORT[1:]], None, "2022-12-31"),
        (["31/12/2022", *SHORT[1:]], None, "2022-12-31"),
        (["3.4.2023", *[""] * 5], None, "2023-04-03"),
        (["2023-03-04T10:11:12Z", *[""] * 5], None, "2023-03-04"),
        (["2023/3/4", *[""] * 5], None, "2023-03-04"),
        (["2023-03", *["NA"] * 5], None, "2023-03"),
    ],
)
def test_dates_are_read_as_their_column_writes_them(
    tmp_path: Path, words: list[str], order: str | None, first: str
) -> None:
    found = read(tmp_path, changed("last_review", words), dates=order)
    assert found.rows[0].last_review == first
    spoken = any(note.startswith("Dates:") for note in found.notes)
    assert spoken == (not words[0].startswith("2023"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (SHORT, 'say dates="day-first" or dates="month-first"'),
        (["31/12/22", "12/31/22", *SHORT[2:]], "begin with the day or with the month"),
        (["2058-06-16", *[""] * 5], r"csv:2: last_review: '2058-06-16' lies in the future"),
        (["1899-12-31", *[""] * 5], "lies before 2000"),
        (["2023-02-30", *[""] * 5], "is no date"),
        (["44927", *[""] * 5], "is no date"),
        ([""] * 6, "empty in every row"),
    ],
)
def test_dates_that_cannot_be_are_refused(tmp_path: Path, words: list[str], told: str) -> None:
    with pytest.raises(ss.ScenarioError, match=told):
        city(tmp_path, changed("last_review", words))


def test_bad_rows_are_left_out_and_counted(tmp_path: Path) -> None:
    rows = changed("price", ["cheap", "1", "2", "3", "-4", "5"])
    rows.append("7,too,few")
    with pytest.raises(ss.ScenarioError, match='bad_rows="skip" leaves such rows out') as caught:
        read(tmp_path, rows)
    assert len(str(caught.value).splitlines()) == 3
    found = read(tmp_path, rows, bad_rows="skip")
    assert [one.price for one in found.rows] == [1, 2, 3, 5]
    assert any("3 of 7 rows cannot be used and are left out" in note for note in found.notes)
    with pytest.raises(ss.ScenarioError, match="no row is left"):
        read(tmp_path, changed("price", ["cheap"] * 6), bad_rows="skip")


def test_rows_that_stand_twice_are_told(tmp_path: Path) -> None:
    found = read(tmp_path, [*FULL, FULL[0], FULL[1], FULL[2].replace("Home 3", "Home 9")])
    assert len(found.rows) == 7
    assert any(note.startswith("2 rows repeat another") for note in found.notes)
    assert any(note.startswith("1 rows have the id of another") for note in found.notes)


def test_hotels_alone_are_no_city(tmp_path: Path) -> None:
    with pytest.raises(ss.ScenarioError, match="room_type: all 6 listings are hotel rooms"):
        city(tmp_path, changed("room_type", ["Hotel room"] * 6))


def test_a_name_in_two_boroughs_is_two_places(tmp_path: Path) -> None:
    head = f"{HEAD},neighbourhood_group"
    rows = [f"{row},{'East' if n % 2 else 'West'}" for n, row in enumerate(FULL)]
    found = read(tmp_path, rows, head)
    assert {one.cell[:2] for one in found.rows} == {
        ("East", "North (East)"),
        ("West", "North (West)"),
    }
    assert any("1 names are in two boroughs" in note for note in found.notes)
    slips = [f"{row},{'East' if n else 'West'}" for n, row in enumerate(FULL * 3)]
    found = read(tmp_path, [f"{n}{row}" for n, row in enumerate(slips)], head)
    assert {one.cell[:2] for one in found.rows} == {("East", "North")}
    assert any("1 adverts name another borough" in note for note in found.notes)


def test_tables_of_neighbourhoods(tmp_path: Path) -> None:
    places = tmp_path / "places.csv"
    places.write_text("neighbourhood_group,neighbourhood\n,North\n,South\n")
    found = read(tmp_path, FULL, neighbourhoods=places, city="Town")
    assert found.rows[0].borough == "Town"
    assert any("names no borough" in note for note in found.notes)
    places.write_text("borough,neighbourhood\nEast,North\nWest,North\n")
    with pytest.raises(ss.ScenarioError, match="'North' lies in East and in West"):
        read(tmp_path, FULL, neighbourhoods=places)
    places.write_text("borough,neighbourhood\nEast,North\n,South\n")
    with pytest.raises(ss.ScenarioError, match=r"places.csv:3: needs a neighbourhood"):
        read(tmp_path, FULL, neighbourhoods=places)


def test_one_blank_cell_costs_no_column(tmp_path: Path) -> None:
    found = city(tmp_path, changed("accommodates", ["", "2", "3", "4", "5", "6"]))
    assert found.layout.guests
    assert "mean_guests" in found.files(found.draft)["data/listings.csv"]
    assert any(note.startswith("1 listings do not tell how many") for note in found.remarks)


def test_what_is_written_can_be_read_by_the_engine(tmp_path: Path) -> None:
    at = [HEAD.split(",").index(name) for name in ("latitude", "longitude")]
    bare = [",".join(c for n, c in enumerate(row.split(",")) if n not in at) for row in FULL]
    path = written(tmp_path, bare, HEAD.replace("latitude,longitude,", ""))
    made = ss.new_city("Flat", path, tmp_path / "flat", currency="EUR", threads=1)
    assert "latitude" not in (made.folder / "data/listings.csv").read_text()
    assert any(
        words.startswith("Places: the file has no coordinates") for words in made.assumptions
    )
    rows = changed("neighbourhood", ['"A, B"', "é", "North", "North", "x#y", "Nord"])
    longest = [row.replace(",2,2023", ",10000,2023") for row in changed("id", [""] * 6)]
    made = ss.new_city(
        "Odd", written(tmp_path, [*rows, *longest]), tmp_path / "odd", currency="EUR"
    )
    assert made.scenario.start().zones == ["A, B", "Nord", "North", "x#y", "é"]


def test_both_readers_take_the_same_file(tmp_path: Path) -> None:
    """The engine's, of a scenario that names a listings file, and that of a new city."""
    head = (
        "host_id,neighbourhood,neighbourhood_cleansed,neighbourhood_group_cleansed,latitude,"
        "longitude,room_type,price,minimum_nights,last_review,reviews_per_month\n"
    )
    path = tmp_path / "listings.csv"
    path.write_text(
        head + '7,"Here, there",Quay,Harbour,45,-2,Private room,120,9999,2019-06-23,1.5\n'
    )
    (one,) = read_listings(Source(path)).rows
    world = ss.scenario("village").set({"population.listings": {"table": str(path)}}).start()
    listings = world.agents("listings")
    assert listings["minimum_nights"].tolist() == [one.minimum_nights] == [9999]
    assert world.zones == [one.neighbourhood] == ["Quay"]


def test_words_of_cells() -> None:
    assert cell_words.number_of("1_000") is None
    assert cell_words.amount_of("cheap") == ("cheap", "")
