# SPDX-License-Identifier: Apache-2.0
"""A city as its listings file tells it, and what is taken over from New York where it does not."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sharesim._core import ScenarioError
from sharesim.files.csv_tables import Cells
from sharesim.files.csv_tables import Table as File
from sharesim.files.mistakes import Problems, did_you_mean
from sharesim.home_sharing import assumptions as assumed
from sharesim.home_sharing.scenario import Draft, digits, scenario_text
from sharesim.home_sharing.tables import (
    VERY_LONG,
    Layout,
    Table,
    centre_of,
    host_table,
    neighbourhood_table,
    render,
)
from sharesim.listings.listing import HOTEL_ROOM, Listing, active_listings, latest_review
from sharesim.listings.reader import BadRows, ListingsFile, Source, read_listings

SCENARIO = "city.toml"
UNSTATED = "LicenseRef-that-of-the-listings-file"
HOTEL_COLUMNS = ("borough", "tier", "rooms", "occupancy", "rate")
FREE = "CC0-1.0"
FAR = 5.0  # times: between a rate and the price level

PathLike = str | os.PathLike[str]


@dataclass(frozen=True)
class Asked:
    """What a new city is to be made from."""

    name: str
    listings: PathLike
    neighbourhoods: PathLike | None = None
    hotels: PathLike | None = None
    currency: str = "USD"
    exchange_rate: float | None = None  # units of the currency to a USD
    bad_rows: BadRows = "refuse"
    dates: str | None = None


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

    @property
    def money(self) -> str:
        """By what New York's amounts are converted."""
        return self.assumptions[0].split(". ")[0] + "."

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
    file = read_listings(
        Source(
            asked.listings,
            asked.neighbourhoods,
            asked.name,
            asked.currency,
            asked.bad_rows,
            asked.dates,
        )
    )
    rows = _homes(file, str(asked.listings))
    layout, active = _looked_at(rows, str(asked.listings), file.has_places)
    targets = assumed.targets_of(active)
    level = (
        assumed.price_level([one for one in active if one.price > 0] or rows)
        / assumed.NEW_YORK_PRICE
    )
    scale = level if asked.exchange_rate is None else asked.exchange_rate
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
        asked.exchange_rate is not None,
        assumed.travellers_for(targets.stays),
        assumed.background_of(targets, hotels),
        len(layout.boroughs) > 1,
    )
    remarks = [*file.notes, *_remarks(file.rows, active), *_doubts(asked, level)]
    assumptions = _assumptions(asked, layout, level)
    return CityData(
        asked, rows, active, layout, targets, scale, hotels, draft, remarks, assumptions
    )


def _homes(file: ListingsFile, source: str) -> list[Listing]:
    """Give the homes of the file, or tell why nothing can be made from it."""
    homes = [one for one in file.rows if one.kind != HOTEL_ROOM]
    if not homes:
        raise ScenarioError(
            f"{source}: room_type: all {len(file.rows):,} listings are hotel rooms, and none a home"
        )
    if not any(one.price > 0 for one in homes):
        raise ScenarioError(
            f"{source}: price: empty in all {len(homes):,} rows of homes; the publisher leaves "
            "prices out of some months, so take another"
        )
    return homes


def _looked_at(
    rows: Sequence[Listing], source: str, has_places: bool
) -> tuple[Layout, list[Listing]]:
    snapshot = latest_review(rows)
    if snapshot is None:
        raise ScenarioError(
            f"{source}: last_review: empty in every row, so that no listing can be told active"
        )
    layout = Layout(
        sorted({one.borough for one in rows}),
        centre_of(rows) if has_places else None,
        any(one.minimum_nights >= VERY_LONG for one in rows),
        2 * sum(one.guests is not None for one in rows) >= len(rows),
    )
    return layout, active_listings(rows, snapshot, lambda one: layout.order(one.cell))


def read_hotels(path: PathLike, boroughs: Sequence[str]) -> Table:
    """Read the rooms there are: `borough,tier,rooms,occupancy,rate`."""
    problems = Problems()
    file = File(path, problems, problems)
    at = {name: file.column((name,), problems) for name in HOTEL_COLUMNS}
    problems.refuse()
    where = {name: column for name, column in at.items() if column is not None}
    table: Table = []
    for line, row in file.rows:
        cells = Cells(file, line, row, where, problems)
        borough = cells.text("borough")
        if borough not in boroughs:
            known = ", ".join(boroughs[:8])
            cells.wrong("borough", f"is not among {known}{did_you_mean(borough, boroughs)}")
        if not cells.text("tier"):
            cells.wrong("tier", "is empty")
        table.append(
            {
                "borough": borough, "tier": cells.text("tier"),
                "rooms": round(cells.number("rooms", 0, 1e7)),
                "occupancy": f"{cells.number('occupancy', 0, 1):.4f}",
                "rate": f"{cells.number('rate', 0, 1e9, thousands=','):.2f}",
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
    silent = sum(one.guests is None for one in rows)
    if 0 < silent < len(rows):
        told.append(f"{silent:,} listings do not tell how many they sleep.")
    if not any(one.reviews_last_year is not None for one in active):
        told.append(
            "Reviews a year are twelve times the mean month of a listing's life: the file does not "
            "count those of the last year."
        )
    return told


def _doubts(asked: Asked, level: float) -> list[str]:
    """A rate that the prices of the listings are far from may be one turned round."""
    rate = asked.exchange_rate
    if rate is None or 1 / FAR < rate / level < FAR:
        return []
    return [
        f"By its prices one USD of New York is {digits(level)} {asked.currency} here, by the rate "
        f"given {digits(rate)}: the rate is units of {asked.currency} to a USD."
    ]


def _money(asked: Asked, level: float) -> str:
    rate, named = asked.exchange_rate, asked.currency
    if rate is not None:
        how = (
            f"Money, by the exchange rate given: one USD of New York 2019 is {digits(rate)} {named}"
            f" (by the mean asking price of listings it would be {digits(level)}). "
        )
    else:
        how = (
            f"Money, by the price level of the listings: one USD of New York 2019 is "
            f"{digits(level)} {named}, by the mean asking price of listings open to stays under a "
            f"month (there {assumed.NEW_YORK_PRICE} USD). Give --exchange-rate for the other way. "
        )
    return how + (
        "So much more or less a price weighs on guests, and hosting, spoilt stays and assumed "
        "hotels cost. Amounts that a rule brings in, such as fines, are not converted."
    )


def _assumptions(asked: Asked, layout: Layout, level: float) -> list[str]:
    told = [
        _money(asked, level),
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
    if layout.centre is None:
        told.append("Places: the file has no coordinates, so every neighbourhood is as far.")
    if not layout.guests:
        told.append("What listings sleep is drawn by kind, as in New York.")
    return told
