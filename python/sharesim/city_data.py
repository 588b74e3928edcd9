# SPDX-License-Identifier: Apache-2.0
"""A city as its listings file tells it, and what is taken over from New York where it does not."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sharesim import city_assumptions as assumed
from sharesim._core import ScenarioError
from sharesim.city_scenario import Draft, digits, scenario_text
from sharesim.city_tables import (
    VERY_LONG,
    Layout,
    Table,
    centre_of,
    host_table,
    neighbourhood_table,
    render,
)
from sharesim.listing_files import (
    HOTEL_ROOM,
    Cells,
    Listing,
    Problems,
    active_listings,
    latest_review,
    nearest,
    read_listings,
)
from sharesim.listing_files import Table as File

SCENARIO = "city.toml"
UNSTATED = "LicenseRef-that-of-the-listings-file"
HOTEL_COLUMNS = ("borough", "tier", "rooms", "occupancy", "rate")
FREE = "CC0-1.0"

PathLike = str | os.PathLike[str]


@dataclass(frozen=True)
class Asked:
    """What a new city is to be made from."""

    name: str
    listings: PathLike
    neighbourhoods: PathLike | None = None
    hotels: PathLike | None = None
    currency: str = "USD"


@dataclass(frozen=True)
class CityData:
    """Listings read, which of them are active, and what follows."""

    asked: Asked
    rows: list[Listing]
    active: list[Listing]
    layout: Layout
    targets: assumed.Targets
    scale: float  # of the currency to a USD of New York 2019
    hotels: Table
    draft: Draft
    remarks: list[str]  # rows that are not as others
    assumptions: list[str]

    def files(self, draft: Draft) -> dict[str, str]:
        """Give the text of the scenario and of its tables, by name."""
        origin = f"From {Path(self.asked.listings).name}, by `sharesim new city`."
        guess = "Assumed by `sharesim new city`: fit.md says from what."
        rooms = guess if self.asked.hotels is None else f"From {Path(self.asked.hotels).name}."
        boroughs = assumed.assumed_boroughs(self.rows, self.layout.boroughs)
        cells = neighbourhood_table(self.rows, self.active, self.layout)
        return {
            SCENARIO: scenario_text(draft),
            "data/listings.csv": render(cells, UNSTATED, origin),
            "data/hosts.csv": render(host_table(self.rows), UNSTATED, origin),
            "data/hotels.csv": render(self.hotels, FREE, rooms),
            "data/boroughs.csv": render(boroughs, FREE, guess),
            "data/season.csv": render(assumed.flat_season(), FREE, guess),
        }


def read_city(asked: Asked) -> CityData:
    """Read all files, or tell all that is wrong with them."""
    everything = read_listings(asked.listings, asked.neighbourhoods, asked.name)
    rows = _settled([one for one in everything if one.kind != HOTEL_ROOM])
    layout, active = _looked_at(rows, str(asked.listings))
    targets = assumed.targets_of(active)
    scale = assumed.price_level(active) / assumed.NEW_YORK_PRICE
    hotels = (
        assumed.assumed_hotels(active, layout.boroughs, scale)
        if asked.hotels is None
        else read_hotels(asked.hotels, layout.boroughs)
    )
    snapshot = latest_review(rows)
    assert snapshot is not None
    draft = Draft(
        asked.name,
        asked.currency,
        snapshot.replace(month=1, day=1),
        scale,
        assumed.travellers_for(targets.stays),
        assumed.background_of(targets, hotels),
        len(layout.boroughs) > 1,
    )
    remarks, assumptions = _remarks(everything, active), _assumptions(asked, layout, scale)
    return CityData(
        asked, rows, active, layout, targets, scale, hotels, draft, remarks, assumptions
    )


def _settled(rows: Sequence[Listing]) -> list[Listing]:
    """A neighbourhood lies in the borough that most of its listings name."""
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for one in rows:
        named[one.neighbourhood][one.borough] += 1
    most = {place: min(count, key=lambda b: (-count[b], b)) for place, count in named.items()}
    return [replace(one, borough=most[one.neighbourhood]) for one in rows]


def _looked_at(rows: Sequence[Listing], source: str) -> tuple[Layout, list[Listing]]:
    snapshot = latest_review(rows)
    if snapshot is None:
        raise ScenarioError(
            f"{source}: last_review: empty in every row, so that no listing can be told active"
        )
    layout = Layout(
        sorted({one.borough for one in rows}),
        centre_of(rows),
        any(one.minimum_nights >= VERY_LONG for one in rows),
        all(one.guests is not None for one in rows),
    )
    return layout, active_listings(rows, snapshot, lambda one: layout.order(one.cell))


def read_hotels(path: PathLike, boroughs: Sequence[str]) -> Table:
    """Read the rooms there are: `borough,tier,rooms,occupancy,rate`."""
    problems = Problems()
    file = File(path, problems)
    at = {name: file.column((name,), problems) for name in HOTEL_COLUMNS}
    problems.refuse()
    where = {name: column for name, column in at.items() if column is not None}
    table: Table = []
    for line, row in file.rows:
        cells = Cells(file, line, row, where, problems)
        borough = cells.text("borough")
        if borough not in boroughs:
            known = ", ".join(boroughs[:8])
            cells.wrong("borough", f"is not among {known}{nearest(borough, boroughs)}")
        if not cells.text("tier"):
            cells.wrong("tier", "is empty")
        table.append(
            {
                "borough": borough, "tier": cells.text("tier"),
                "rooms": round(cells.number("rooms", 0, 1e7)),
                "occupancy": f"{cells.number('occupancy', 0, 1):.4f}",
                "rate": f"{cells.number('rate', 0, 1e9):.2f}",
                "rooms_status": "given", "occupancy_status": "given", "rate_status": "given",
            }
        )  # fmt: skip
    if not table:
        problems.add(str(path), "holds no hotel")
    problems.refuse()
    return table


def _remarks(rows: Sequence[Listing], active: Sequence[Listing]) -> list[str]:
    hotel_rooms = sum(one.kind == HOTEL_ROOM for one in rows)
    priceless = sum(one.price <= 0 for one in rows if one.kind != HOTEL_ROOM)
    long = sum(one.minimum_nights >= VERY_LONG for one in rows if one.kind != HOTEL_ROOM)
    told = []
    if hotel_rooms:
        told.append(f"{hotel_rooms:,} of {len(rows):,} listings are hotel rooms and left out.")
    if priceless:
        told.append(f"{priceless:,} listings have no price: they count, and draw one.")
    if long:
        told.append(
            f"{long:,} listings ask for 90 nights or more. No stay in the model is longer than 60, "
            "so they stand in the tables and serve nobody; their reviews are no target."
        )
    if not any(one.reviews_last_year is not None for one in active):
        told.append(
            "Reviews a year are twelve times the mean month of a listing's life: the file does not "
            "count those of the last year."
        )
    return told


def _assumptions(asked: Asked, layout: Layout, scale: float) -> list[str]:
    told = [
        f"Money: one USD of New York 2019 is {digits(scale)} {asked.currency}, by the mean asking "
        f"price of listings open to stays under a month (there {assumed.NEW_YORK_PRICE} USD). "
        "Prices weigh on guests, and a night costs hosts, as they did there.",
        f"Stays a year are reviews over {assumed.REVIEW_RATE}.",
        "Travellers: as in New York four searches of ten end in a home, and people who consider a "
        f"home take {assumed.HOTEL_NIGHTS_PER_STAY} hotel nights for each stay in one.",
        "Segments of travellers, lengths of stay and tastes not calibrated are New York's.",
        "Season: every day is like every other. Put your own into data/season.csv.",
        "Tax: none. Set [tax].",
        "Households: as many to a listing as in New York; they matter to dividends alone.",
    ]
    if asked.hotels is None:
        told.append(
            f"Hotels: {assumed.ROOMS_PER_ACTIVE} rooms to an active listing and rates as in New "
            f"York, {assumed.USUAL_OCCUPANCY:.0%} full. Give --hotels if you know better."
        )
    if len(layout.boroughs) == 1:
        told.append("Boroughs: the whole city is one, with the same hotels for all.")
    if not layout.guests:
        told.append("What listings sleep is drawn by kind, as in New York.")
    return told
