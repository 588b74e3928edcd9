# SPDX-License-Identifier: Apache-2.0
"""Listings files, one advert a row, as Inside Airbnb publishes them or a spreadsheet saves them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from sharesim.files import cell_words
from sharesim.files.csv_tables import SEPARATORS, SKIP, Cells, Place, Table
from sharesim.files.mistakes import Problems, did_you_mean
from sharesim.listings.listing import KINDS, LONGEST_MINIMUM, Listing
from sharesim.listings.places import boroughs_of, located, settled

# Where a column may stand: in the file of all details, that of 2019, or the compact one.
COLUMNS = {
    "host": ("host_id", "host"),
    "neighbourhood": ("neighbourhood_cleansed", "neighbourhood"),
    "kind": ("room_type",),
    "price": ("price",),
    "minimum_nights": ("minimum_nights",),
    "last_review": ("last_review",),
    "reviews_per_month": ("reviews_per_month",),
}
OPTIONAL = {
    "id": ("id",),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon"),
    "borough": ("neighbourhood_group_cleansed", "neighbourhood_group"),
    "reviews_last_year": ("number_of_reviews_ltm", "reviews_ltm"),
    "guests": ("accommodates",),
}
# What the publisher's short file has beside, and may stay in it.
FOR_THE_READER = (
    "name",
    "host_name",
    "neighbourhood",
    "neighbourhood_group",
    "number_of_reviews",
    "reviews",
    "calculated_host_listings_count",
    "availability_365",
    "license",
)
OLDEST = datetime.date(2000, 1, 1)  # no review is older
SIGNS = {"\u20ac": "EUR", "\u00a3": "GBP"}  # a $ says nothing: the publisher puts it everywhere

BadRows = Literal["refuse", "skip"]


@dataclass(frozen=True)
class Source:
    """Which listings file is read, and how what it leaves open is to be taken."""

    listings: Place
    neighbourhoods: Place | None = None
    city: str = "the city"
    currency: str | None = None
    bad_rows: BadRows = "refuse"
    dates: str | None = None  # day-first or month-first, where the column does not tell


@dataclass
class ListingsFile:
    """The rows of a listings file, and what is to be known about how it was read."""

    rows: list[Listing]
    notes: list[str] = field(default_factory=list)
    has_places: bool = True


@dataclass(frozen=True)
class _Reading:
    """How the columns of this file are to be read."""

    thousands: str
    order: str
    currency: str | None
    today: datetime.date


def read_listings(source: Source) -> ListingsFile:
    """Read a listings file; rows that cannot be used refuse it by line, or are left out and told.

    Boroughs come from the table of neighbourhoods, or from the file, or are the whole city.
    """
    problems, bad = Problems(), Problems()
    table = Table(source.listings, problems, bad)
    at = _columns(table, problems)
    boroughs = boroughs_of(source.neighbourhoods, problems)
    problems.refuse()
    read = ListingsFile([], has_places="latitude" in at)
    if table.separator != ",":
        read.notes.append(f"Columns are taken as parted by {SEPARATORS[table.separator]}.")
    wanted = [name for names in (COLUMNS | OPTIONAL).values() for name in names]
    if unread := table.unread(at.values(), FOR_THE_READER, wanted):
        read.notes.append(unread)
    reading = _reading(table, at, source, problems, read.notes)
    problems.refuse()
    lines = _once(table, at, read.notes)
    for line, row in lines:
        before = len(bad.found)
        one = _listing(Cells(table, line, row, at, bad), reading)
        if len(bad.found) == before:
            read.rows.append(one)
    read.rows = boroughs.placed(read.rows, source.city, bad)
    _judge(bad, len(lines) + table.broken, read, source)
    read.notes += boroughs.notes
    read.rows = located(settled(read.rows, read.notes), read.notes)
    return read


def _columns(table: Table, problems: Problems) -> dict[str, int]:
    at = {key: table.column(names, problems) for key, names in COLUMNS.items()}
    at |= {key: table.column(names) for key, names in OPTIONAL.items()}
    found = {key: column for key, column in at.items() if column is not None}
    if ("latitude" in found) != ("longitude" in found):
        needed = "longitude" if "latitude" in found else "latitude"
        table.column(OPTIONAL[needed], problems)
    return found


def _reading(
    table: Table, at: Mapping[str, int], source: Source, problems: Problems, notes: list[str]
) -> _Reading:
    prices = [cell_words.amount_of(words)[0] for words in table.words(at["price"])]
    thousands = cell_words.thousands_of(prices)
    if thousands is None:
        problems.add(
            str(table.path),
            "price: commas and points part thousands in some cells and decimals in others; write "
            "all alike",
        )
    elif thousands == "." and (shown := next((one for one in prices if "." in one), "")):
        amount = cell_words.number_of(shown, thousands)
        notes.append(f"Prices: a point parts thousands, so that '{shown}' is {amount:,g}.")
    dates = table.words(at["last_review"])
    order = cell_words.order_of(dates) or source.dates
    if order is None:
        problems.add(
            str(table.path),
            f"last_review: dates such as '{dates[0]}' begin with the day or with the month; say "
            'dates="day-first" or dates="month-first", or write them as 2019-06-23',
        )
    elif any(not one[:4].isdigit() for one in dates):
        given = dates[0], cell_words.date_of(dates[0], order)
        notes.append(f"Dates: {order}, so that '{given[0]}' is {given[1]}.")
    return _Reading(
        thousands or ",", order or cell_words.DAY_FIRST, source.currency, datetime.date.today()
    )


def _once(table: Table, at: Mapping[str, int], notes: list[str]) -> list[tuple[int, list[str]]]:
    """Leave out rows that repeat another to the letter; an id alone may be shared by accident."""
    if "id" not in at:
        return table.rows
    seen: dict[str, list[str]] = {}
    kept, shared = [], 0
    for line, row in table.rows:
        key = row[at["id"]].strip()
        known = seen.setdefault(key, row) if key else row
        if known is row or known != row:
            kept.append((line, row))
            shared += known is not row
    if repeated := len(table.rows) - len(kept):
        notes.append(f"{repeated:,} rows repeat another to the letter and are left out.")
    if shared:
        notes.append(
            f"{shared:,} rows have the id of another and say otherwise: they count as adverts of "
            "their own (spreadsheets round long ids)."
        )
    return kept


def _judge(bad: Problems, rows: int, read: ListingsFile, source: Source) -> None:
    """Refuse the file for its bad rows, or tell how many are left out."""
    if bad.found and (source.bad_rows == "refuse" or not read.rows):
        bad.refuse(SKIP if source.bad_rows == "refuse" else "no row is left")
    if not read.rows:
        bad.add(str(source.listings), "holds no listing")
        bad.refuse()
    if bad.found:
        read.notes.append(
            f"{rows - len(read.rows):,} of {rows:,} rows cannot be used and are left out; the first"
            f" is {bad.found[0].removeprefix(str(Path(source.listings).parent) + '/')}."
        )


def _listing(cells: Cells, reading: _Reading) -> Listing:
    kind = KINDS.get(cells.text("kind"), "")
    if not kind:
        near = did_you_mean(cells.text("kind"), [*KINDS])
        cells.wrong("kind", f"is no kind; known: {', '.join(KINDS)}{near}")
    for key in ("host", "neighbourhood"):
        if not cells.text(key):
            cells.wrong(key, "is empty")
    has_year = cells.said("reviews_last_year") != ""
    has_guests = cells.said("guests") != ""
    return Listing(
        host=cells.text("host"),
        borough=cells.text("borough"),
        neighbourhood=cells.text("neighbourhood"),
        kind=kind,
        price=_price(cells, reading),
        minimum_nights=int(cells.number("minimum_nights", 1, LONGEST_MINIMUM, thousands=",")),
        reviews_per_month=cells.number("reviews_per_month", 0, 1000, empty=0),
        last_review=_review(cells, reading),
        latitude=cells.number("latitude", -90, 90, empty=0),
        longitude=cells.number("longitude", -180, 180, empty=0),
        has_place=cells.said("latitude") != "" and cells.said("longitude") != "",
        reviews_last_year=cells.number("reviews_last_year", 0, 10_000) if has_year else None,
        guests=cells.number("guests", 0, 100) if has_guests else None,
    )


def _price(cells: Cells, reading: _Reading) -> float:
    words = cells.said("price")
    if not words:
        return 0
    number, unit = cell_words.amount_of(words)
    unit = SIGNS.get(unit, unit)
    if reading.currency and unit != reading.currency and len(unit) == 3 and unit.isupper():
        cells.wrong("price", f"is in {unit}, and the currency given is {reading.currency}")
    value = cell_words.number_of(number, reading.thousands)
    if value is None:
        cells.wrong("price", "is no number")
    elif not 0 <= value <= 1e9:
        cells.wrong("price", "is outside [0, 1e+09]")
    return value or 0


def _review(cells: Cells, reading: _Reading) -> str:
    words = cells.said("last_review")
    date = cell_words.date_of(words, reading.order) if words else ""
    if date is None:
        cells.wrong("last_review", "is no date such as 2019-06-23 or 2019-06")
    elif date > reading.today.isoformat():
        cells.wrong("last_review", "lies in the future")
    elif date and date < OLDEST.isoformat():
        cells.wrong("last_review", f"lies before {OLDEST.year}")
    return date or ""
