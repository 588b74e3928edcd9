# SPDX-License-Identifier: Apache-2.0
"""Listings files, one advert a row, as Inside Airbnb publishes them: read or refused whole."""

from __future__ import annotations

import csv
import datetime
import difflib
import gzip
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sharesim._core import FileError, ScenarioError

KINDS = {
    "Entire home/apt": "entire_home", "Private room": "private_room", "Shared room": "shared_room",
    "Hotel room": "hotel_room", "E": "entire_home", "P": "private_room", "S": "shared_room",
    "H": "hotel_room",
}  # fmt: skip
HOTEL_ROOM = "hotel_room"
MOST_PROBLEMS = 10  # of a file; the first cause the others

# Where a column may stand: in the file of all details, that of 2019, or the compact one.
COLUMNS = {
    "host": ("host_id", "host"),
    "neighbourhood": ("neighbourhood_cleansed", "neighbourhood"),
    "kind": ("room_type",),
    "price": ("price",),
    "minimum_nights": ("minimum_nights",),
    "last_review": ("last_review",),
    "reviews_per_month": ("reviews_per_month",),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon"),
}
OPTIONAL = {
    "borough": ("neighbourhood_group_cleansed", "neighbourhood_group"),
    "reviews_last_year": ("number_of_reviews_ltm", "reviews_ltm"),
    "guests": ("accommodates",),
}

Row = Mapping[str, str]
Place = str | os.PathLike[str]


@dataclass(frozen=True)
class Listing:
    """One advert; a price of 0 is none. Reviews of the last year are None where a file has none."""

    host: str
    borough: str
    neighbourhood: str
    kind: str
    price: float
    minimum_nights: int
    reviews_per_month: float
    last_review: str
    latitude: float
    longitude: float
    reviews_last_year: float | None = None
    guests: float | None = None

    @property
    def cell(self) -> tuple[str, str, str]:
        """Borough, neighbourhood and kind."""
        return self.borough, self.neighbourhood, self.kind

    @property
    def yearly_reviews(self) -> float:
        """Reviews a year: those of the last year where they are counted, else its life's mean."""
        if self.reviews_last_year is None:
            return 12 * self.reviews_per_month
        return self.reviews_last_year


class Problems:
    """What is wrong with the input: all of it is told at once."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, where: str, what: str) -> None:
        """Tell that something is wrong, and where."""
        self.found.append(f"{where}: {what}")

    def refuse(self) -> None:
        """Raise what was found, at most ten and the number of the rest."""
        if not self.found:
            return
        shown = self.found[:MOST_PROBLEMS]
        if len(self.found) > MOST_PROBLEMS:
            shown.append(f"and {len(self.found) - MOST_PROBLEMS} more problems")
        raise ScenarioError("\n".join(shown))


def nearest(given: str, known: Sequence[str]) -> str:
    """Give '; did you mean ...?' for a name that is near to a known one, or nothing."""
    near = difflib.get_close_matches(given, known, n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


def open_rows(path: Place) -> Iterator[tuple[int, list[str]]]:
    """Give each row of a CSV file, packed or not, with its line; lines of `#` are remarks."""
    open_ = gzip.open if str(path).endswith(".gz") else open
    try:
        with open_(path, "rt", encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            line = 1
            for row in reader:
                if row and not row[0].startswith("#"):
                    yield line, row
                line = reader.line_num + 1
    except FileNotFoundError:
        raise FileError(f"{path}: no such file") from None
    except IsADirectoryError:
        raise FileError(f"{path}: is a folder") from None
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise FileError(f"{path}: cannot be read as CSV ({error})") from None


class Table:
    """A CSV file with its head; rows of another width are problems."""

    def __init__(self, path: Place, problems: Problems) -> None:
        self.path = Path(path)
        rows = open_rows(path)
        _, self.head = next(rows, (1, []))
        if not self.head:
            problems.add(str(path), "is empty: a row of column names is missing")
        self.rows: list[tuple[int, list[str]]] = []
        for line, row in rows:
            if len(row) == len(self.head):
                self.rows.append((line, row))
            else:
                problems.add(f"{path}:{line}", f"{len(row)} fields, the head has {len(self.head)}")

    def column(self, names: Sequence[str], problems: Problems | None = None) -> int | None:
        """Where the first of the names stands; a problem when none does and one is needed."""
        for name in names:
            if name in self.head:
                return self.head.index(name)
        if problems is not None and self.head:
            said = " or ".join(f"'{name}'" for name in names)
            problems.add(str(self.path), f"no column {said}{nearest(names[0], self.head)}")
        return None


class Cells:
    """The fields of one row, read as what they should be."""

    def __init__(
        self, file: Table, line: int, row: list[str], at: Mapping[str, int], problems: Problems
    ) -> None:
        self._file, self._line, self._row = file, line, row
        self._at, self._problems = at, problems

    def text(self, key: str) -> str:
        """The words of a field; empty when the file lacks the column."""
        return self._row[self._at[key]].strip() if key in self._at else ""

    def wrong(self, key: str, what: str) -> None:
        """Tell that a field cannot be used."""
        name = self._file.head[self._at[key]]
        where = f"{self._file.path}:{self._line}"
        self._problems.add(where, f"{name}: '{self.text(key)}' {what}")

    def number(self, key: str, low: float, high: float, empty: float | None = None) -> float:
        """A number within bounds; what an empty field stands for, if it may be empty."""
        words = self.text(key)
        if not words and empty is not None:
            return empty
        try:
            value = float(re.sub(r"^[^\d.+-]{1,3}(?=[\d.])|,(?=\d{3})", "", words))
        except ValueError:
            self.wrong(key, "is no number")
            return low
        if not low <= value <= high:
            self.wrong(key, f"is outside [{low:g}, {high:g}]")
            return low
        return value


def read_listings(path: Place, neighbourhoods: Place | None, city: str) -> list[Listing]:
    """Read a listings file; every row that cannot be used is told by its line, and none is dropped.

    Boroughs come from the table of neighbourhoods, or from the file, or are the whole city.
    """
    problems = Problems()
    boroughs = read_boroughs(neighbourhoods, problems) if neighbourhoods is not None else {}
    table = Table(path, problems)
    at = {}
    for key, names in COLUMNS.items():
        at[key] = table.column(names, problems)
    for key, names in OPTIONAL.items():
        at[key] = table.column(names)
    problems.refuse()
    where = {key: column for key, column in at.items() if column is not None}
    rows = [_listing(Cells(table, line, row, where, problems)) for line, row in table.rows]
    problems.refuse()
    if not rows:
        problems.add(str(path), "holds no listing")
    placed = [_placed(one, boroughs, city, problems, str(neighbourhoods)) for one in rows]
    problems.refuse()
    return placed


def _listing(cells: Cells) -> Listing:
    kind = KINDS.get(cells.text("kind"), "")
    if not kind:
        near = nearest(cells.text("kind"), [*KINDS])
        cells.wrong("kind", f"is no kind; known: {', '.join(KINDS)}{near}")
    for key in ("host", "neighbourhood"):
        if not cells.text(key):
            cells.wrong(key, "is empty")
    review = cells.text("last_review")
    if review and not _is_date(review):
        cells.wrong("last_review", "is no date such as 2019-06-23 or 2019-06")
    has_year = cells.text("reviews_last_year") != ""
    has_guests = cells.text("guests") != ""
    return Listing(
        host=cells.text("host"),
        borough=cells.text("borough"),
        neighbourhood=cells.text("neighbourhood"),
        kind=kind,
        price=cells.number("price", 0, 1e9, empty=0),
        minimum_nights=int(cells.number("minimum_nights", 1, 10_000)),
        reviews_per_month=cells.number("reviews_per_month", 0, 1000, empty=0),
        last_review=review,
        latitude=cells.number("latitude", -90, 90),
        longitude=cells.number("longitude", -180, 180),
        reviews_last_year=cells.number("reviews_last_year", 0, 10_000) if has_year else None,
        guests=cells.number("guests", 0, 100) if has_guests else None,
    )


def _is_date(words: str) -> bool:
    try:
        datetime.date.fromisoformat(words if len(words) == 10 else f"{words}-01")
    except ValueError:
        return False
    return True


def _placed(
    one: Listing, boroughs: Mapping[str, str], city: str, problems: Problems, table: str
) -> Listing:
    if boroughs and one.neighbourhood not in boroughs:
        what = f"no neighbourhood '{one.neighbourhood}'{nearest(one.neighbourhood, [*boroughs])}"
        if f"{table}: {what}" not in problems.found:
            problems.add(table, what)
    return replace(one, borough=boroughs.get(one.neighbourhood) or one.borough or city)


def read_boroughs(path: Place, problems: Problems) -> dict[str, str]:
    """Read in which borough each neighbourhood lies: `neighbourhood,borough`."""
    table = Table(path, problems)
    columns = [
        table.column(("neighbourhood",), problems),
        table.column(("borough", "neighbourhood_group"), problems),
    ]
    boroughs: dict[str, str] = {}
    for line, row in table.rows:
        neighbourhood, borough = (row[at].strip() if at is not None else "" for at in columns)
        if not neighbourhood or (not borough and None not in columns):
            problems.add(f"{path}:{line}", "needs a neighbourhood and its borough")
        elif boroughs.setdefault(neighbourhood, borough) != borough:
            problems.add(f"{path}:{line}", f"'{neighbourhood}' lies in two boroughs")
    return boroughs


def latest_review(listings: Sequence[Listing]) -> datetime.date | None:
    """When the file was made, as far as it says: the last review; of a month, its last day."""
    latest = max((one.last_review for one in listings), default="")
    if not latest:
        return None
    if len(latest) == 10:
        return datetime.date.fromisoformat(latest)
    first = datetime.date.fromisoformat(f"{latest}-01")
    return (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)


STILL_ACTIVE = datetime.timedelta(days=180)  # since the last review


def active_listings(
    listings: Sequence[Listing],
    snapshot: datetime.date | None,
    order: Callable[[Listing], object],
    in_all: int | None = None,
) -> list[Listing]:
    """Those reviewed within 180 days of the snapshot.

    Where a file tells the month alone, of the month in which the 180 days begin as many count as
    bring the total to `in_all`, or else the share of its days, taken evenly in the order given.
    """
    if snapshot is None:
        return []
    since = (snapshot - STILL_ACTIVE).isoformat()
    month = since[:7]
    ordered = sorted(listings, key=order)  # type: ignore[arg-type]
    sure = [one for one in ordered if one.last_review >= since]
    maybe = [one for one in ordered if one.last_review == month]
    left = 1 - (int(since[8:]) - 1) / 30.44
    wanted = round(left * len(maybe)) if in_all is None else in_all - len(sure)
    wanted = min(max(wanted, 0), len(maybe))
    step = [(n * wanted) // max(len(maybe), 1) for n in range(len(maybe) + 1)]
    return sure + [one for n, one in enumerate(maybe) if step[n + 1] > step[n]]
