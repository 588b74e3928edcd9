# SPDX-License-Identifier: Apache-2.0
"""Which listings of the public files make the tables that sharesim.home_sharing.tables makes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sharesim.home_sharing.tables import Layout, Spot, Table, host_table, neighbourhood_table
from sharesim.listings.listing import HOTEL_ROOM, Listing, active_listings
from sharesim.listings.reader import Source as File
from sharesim.listings.reader import read_listings


@dataclass(frozen=True)
class Source:
    """A snapshot of a city, and what its table says of it.

    The files give the month of the last review. Of the month in which the 180 days before the
    snapshot begin, as many listings count as active as bring the total to `active`, the number in
    the dated original; they are taken evenly over the sorted cells.
    """

    city: str
    file: str
    neighbourhoods: str
    snapshot: datetime.date
    boroughs: tuple[str, ...]
    centre: Spot
    active: int | None = None
    long_apart: bool = False
    guests: bool = False
    layout: Layout = field(init=False)

    def __post_init__(self) -> None:
        layout = Layout(self.boroughs, self.centre, self.long_apart, self.guests)
        object.__setattr__(self, "layout", layout)

    def listings(self, folder: Path, here: Path) -> list[Listing]:
        """Homes and rooms of the file; rooms of hotels are left out."""
        places = folder / self.neighbourhoods
        if not places.exists():
            places = here / self.neighbourhoods
        rows = read_listings(File(folder / self.file, places, self.city)).rows
        return [one for one in rows if one.kind != HOTEL_ROOM]

    def active_of(self, rows: list[Listing]) -> list[Listing]:
        """Those reviewed within 180 days."""
        order = self.layout.order
        return active_listings(rows, self.snapshot, lambda one: order(one.cell), self.active)

    def tables(self, rows: list[Listing]) -> Mapping[str, Table]:
        """The two tables, by what follows the name of the file."""
        cells = neighbourhood_table(rows, self.active_of(rows), self.layout)
        return {"": cells, "_hosts": host_table(rows)}


NEW_YORK = Source(
    city="New York",
    file="new_york_2019_07.csv.gz",
    neighbourhoods="new_york_boroughs.csv",
    snapshot=datetime.date(2019, 7, 8),
    boroughs=("Manhattan", "Brooklyn", "Queens", "Bronx", "Staten Island"),
    centre=(40.758, -73.9855),  # Times Square
    active=24_131,
)

TOKYO = Source(
    city="Tokyo",
    file="tokyo_2023_06.csv.gz",
    neighbourhoods="tokyo_neighbourhoods.csv",
    snapshot=datetime.date(2023, 6, 29),
    boroughs=("Special wards", "Tama"),
    centre=(35.6812, 139.7671),  # Tokyo station
    long_apart=True,
)
SINGAPORE = Source(
    city="Singapore",
    file="singapore_2023_09.csv.gz",
    neighbourhoods="singapore_neighbourhoods.csv",
    snapshot=datetime.date(2023, 9, 23),
    boroughs=("Central", "East", "North-East", "North", "West"),
    centre=(1.2839, 103.8515),  # Raffles Place
    long_apart=True,
    guests=True,
)
