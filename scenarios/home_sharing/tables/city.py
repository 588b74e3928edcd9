# SPDX-License-Identifier: Apache-2.0
"""The tables that come from city figures: boroughs, hotels, season."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tables import Table

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
DAYS_OF_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
STATUSES = ("confirmed", "derived", "from memory", "assumed")  # strongest first


@dataclass(frozen=True)
class Figure:
    """One number of a city's figures and how far it can be trusted."""

    value: float
    status: str


Figures = Mapping[tuple[str, str, str], Figure]  # quantity, place, part


def read_figures(path: Path) -> Figures:
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {
            (row["quantity"], row["place"], row["part"]): Figure(float(row["value"]), row["status"])
            for row in rows
        }


def boroughs(figures: Figures) -> list[str]:
    """In the order of the file; the first is the one that the others' hotels are compared with."""
    return [place for quantity, place, _ in figures if quantity == "households"]


def tiers(figures: Figures) -> list[str]:
    shares = (key for key in figures if key[:2] == ("hotel_tier_share", "city"))
    return [part for _, _, part in shares]


def borough_table(figures: Figures) -> Table:
    return [borough_row(figures, borough) for borough in boroughs(figures)]


def borough_row(figures: Figures, borough: str) -> dict[str, object]:
    def of(quantity: str) -> float:
        return figures[quantity, borough, ""].value

    households, units = round(of("households")), round(of("housing_units"))
    renters = round(households * of("renter_share"))
    incomes = ("median_household_income", "mean_household_income")
    median_income, mean_income = (of(quantity) for quantity in incomes)
    copied = (*incomes, "sitting_rent", "new_rent", "home_value")
    return {
        "borough": borough, "population": round(of("population")), "households": households,
        "housing_units": units, "renter_households": renters,
        "owner_households": households - renters, "unoccupied_units": units - households,
        **{quantity: round(of(quantity)) for quantity in copied},
        "income_spread": f"{math.sqrt(2 * math.log(mean_income / median_income)):.4f}",
    }  # fmt: skip


def weakest(figures: Iterable[Figure]) -> str:
    return max((figure.status for figure in figures), key=STATUSES.index)


def product(*figures: Figure) -> Figure:
    return Figure(math.prod(figure.value for figure in figures), weakest(figures))


def difference(one: Figure, other: Figure) -> Figure:
    return Figure(one.value - other.value, weakest((one, other)))


def rooms(figures: Figures, borough: str, tier: str) -> Figure:
    """The first borough has what the others' shares leave of the city's rooms of a tier."""
    city = figures["hotel_rooms", "city", ""]
    first, *others = boroughs(figures)
    if borough != first:
        share = figures["hotel_room_share", borough, ""]
        return product(city, share, figures["hotel_tier_share", borough, tier])
    rest = product(city, figures["hotel_tier_share", "city", tier])
    for other in others:
        rest = difference(rest, rooms(figures, other, tier))
    return rest


def occupancy(figures: Figures, borough: str, tier: str) -> Figure:
    discount = figures["hotel_occupancy_discount", borough, ""]
    return difference(figures["hotel_occupancy", boroughs(figures)[0], tier], discount)


def relative_rate(figures: Figures, borough: str, tier: str) -> Figure:
    ratio = figures["hotel_rate_ratio", borough, ""]
    return product(figures["hotel_rate", boroughs(figures)[0], tier], ratio)


def rate_scale(figures: Figures) -> float:
    """What brings the mean over nights sold to the rate known for the whole city."""
    sold = income = 0.0
    for borough in boroughs(figures):
        for tier in tiers(figures):
            nights = product(rooms(figures, borough, tier), occupancy(figures, borough, tier)).value
            sold += nights
            income += nights * relative_rate(figures, borough, tier).value
    return figures["hotel_rate", "city", ""].value * sold / income


def hotel_table(figures: Figures) -> Table:
    scale = rate_scale(figures)
    rows = (
        hotel_row(figures, borough, tier, scale)
        for borough in boroughs(figures)
        for tier in tiers(figures)
    )
    return [row for row in rows if row["rooms"]]


def hotel_row(figures: Figures, borough: str, tier: str, scale: float) -> dict[str, object]:
    room, filled = rooms(figures, borough, tier), occupancy(figures, borough, tier)
    rate = relative_rate(figures, borough, tier)
    return {
        "borough": borough, "tier": tier, "rooms": round(room.value),
        "occupancy": f"{filled.value:.4f}", "rate": f"{rate.value * scale:.2f}",
        "rooms_status": room.status, "occupancy_status": filled.status, "rate_status": rate.status,
    }  # fmt: skip


def season_table(figures: Figures) -> Table:
    filled = [figures["hotel_occupancy", "city", month].value for month in MONTHS]
    rate = [figures["hotel_rate", "city", month].value for month in MONTHS]
    days = [figures["weekday_index", "city", day].value for day in WEEKDAYS]
    sold = [share * length for share, length in zip(filled, DAYS_OF_MONTH, strict=True)]
    return [
        *season_rows("month", MONTHS, relative(filled, DAYS_OF_MONTH), relative(rate, sold)),
        *season_rows("weekday", WEEKDAYS, relative(days, [1] * 7), [1.0] * 7),
    ]


def relative(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Each value over the weighted mean."""
    total = math.fsum(value * weight for value, weight in zip(values, weights, strict=True))
    return [value * math.fsum(weights) / total for value in values]


def season_rows(
    cycle: str, names: Sequence[str], demand: Sequence[float], rate: Sequence[float]
) -> Table:
    return [
        {"cycle": cycle, "position": n, "name": name,
         "demand_index": f"{demand[n - 1]:.4f}", "rate_index": f"{rate[n - 1]:.4f}"}
        for n, name in enumerate(names, start=1)
    ]  # fmt: skip
