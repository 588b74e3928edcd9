# SPDX-License-Identifier: Apache-2.0
"""Listings files, one advert a row, as Inside Airbnb publishes them or a spreadsheet saves them."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from sharesim import _core
from sharesim.files.csv_tables import SKIP, Place
from sharesim.files.mistakes import Problems
from sharesim.listings.listing import Listing
from sharesim.listings.places import boroughs_of, located, settled

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


def read_listings(source: Source) -> ListingsFile:
    """Read a listings file; rows that cannot be used refuse it by line, or are left out and told.

    Boroughs come from the table of neighbourhoods, or from the file, or are the whole city.
    """
    problems, bad = Problems(), Problems()
    today = datetime.date.today().isoformat()
    told = _core.listing_rows(
        os.fspath(source.listings), source.currency or "", source.dates or "", today
    )
    problems.found += told["problems"]
    boroughs = boroughs_of(source.neighbourhoods, problems)
    problems.refuse()
    # Of very many bad rows the engine only counts the last, and messages name the first.
    bad.found += told["bad"] + [""] * (told["bad_in_all"] - len(told["bad"]))
    read = ListingsFile([Listing(*row) for row in told["rows"]], told["notes"], told["has_places"])
    read.rows = boroughs.placed(read.rows, source.city, bad)
    _judge(bad, told["all"], read, source)
    read.notes += boroughs.notes
    read.rows = located(settled(read.rows, read.notes), read.notes)
    return read


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
