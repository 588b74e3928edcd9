# SPDX-License-Identifier: Apache-2.0
"""What a listings file does not tell of a city, taken over from New York 2019 and said to be so."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields

from sharesim.files.mistakes import Problems, did_you_mean
from sharesim.home_sharing.tables import LONG, VERY_LONG, Table
from sharesim.listings.listing import Listing

# New York 2019: the mean price of `price_level` in USD (its listings file), rooms over active
# listings (124,000 and 24,131), households over listings (3,167,034 and 48,895).
NEW_YORK_PRICE = 106.3
ROOMS_PER_ACTIVE = 5.14
HOUSEHOLDS_PER_LISTING = 64.8
# Tier, share of rooms, rate in USD: its five tiers in three.
TIERS = (("luxury", 0.17, 422.0), ("upscale", 0.55, 251.0), ("economy", 0.28, 168.0))
USUAL_OCCUPANCY = 0.7
# Of those who may consider a home: searches that end in one, searches a year, and hotel nights for
# each stay in a home; as calibrated there.
HOME_SHARE, TRIPS_PER_YEAR, HOTEL_NIGHTS_PER_STAY = 0.402, 1.2, 1.4
REVIEW_RATE = 0.68  # reviews over stays

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def price_level(active: Sequence[Listing]) -> float:
    """Give the mean asking price (geometric, by reviews) of listings open to stays under a month.

    Without such listings, or reviews of them, it is that of all listings with a price; there must
    be one.
    """
    short = [one for one in active if one.price > 0 and one.minimum_nights < LONG]
    weights = [one.yearly_reviews for one in short]
    if math.fsum(weights) <= 0:
        short = [one for one in active if one.price > 0]
        weights = [1.0] * len(short)
    logs = [weight * math.log(one.price) for one, weight in zip(short, weights, strict=True)]
    return math.exp(math.fsum(logs) / math.fsum(weights))


@dataclass(frozen=True)
class Targets:
    """What a year is calibrated to: stays in homes, whole homes' share, hotel nights of guests.

    The last are the room-nights of people who also consider homes.
    """

    stays: float
    home_share: float
    hotel_nights: float

    @property
    def parts(self) -> tuple[float, float, float]:
        """Stays in whole homes, stays in rooms, hotel nights."""
        home = self.stays * self.home_share
        return home, self.stays - home, self.hotel_nights


def targets_from(words: Targets | Mapping[str, float]) -> Targets:
    """Read targets from a dictionary; raises ScenarioError with every mistake in them."""
    keys = [one.name for one in fields(Targets)]
    given = asdict(words) if isinstance(words, Targets) else dict(words)
    problems = Problems()
    for key in given:
        if key not in keys:
            problems.add("targets", f"no target '{key}'{did_you_mean(str(key), keys)}")
    for key in keys:
        value, most = given.get(key), 1 if key == "home_share" else math.inf
        if not isinstance(value, int | float) or not 0 <= value <= most or math.isinf(value):
            problems.add(f"targets.{key}", f"needs a number in [0, {most:g}], got {value!r}")
        elif key == "stays" and value == 0:
            problems.add("targets.stays", "there are none, so there is nothing to calibrate to")
    problems.refuse()
    return Targets(*(float(given[key]) for key in keys))


def targets_of(active: Sequence[Listing]) -> Targets:
    """Stays are reviews of active listings over the review rate.

    Listings that ask for three months or more are left out: no stay in the model is that long.
    """
    served = [one for one in active if one.minimum_nights < VERY_LONG]
    reviews = math.fsum(one.yearly_reviews for one in served)
    homes = math.fsum(one.yearly_reviews for one in served if one.kind == "entire_home")
    stays = reviews / REVIEW_RATE
    return Targets(stays, homes / reviews if reviews else 0, HOTEL_NIGHTS_PER_STAY * stays)


def travellers_for(stays: float) -> int:
    """How many people must search for so many stays, if as many as in New York take a home."""
    exact = stays / HOME_SHARE / TRIPS_PER_YEAR
    return max(int(round(exact, 3 - len(str(int(exact))))), 50)  # three digits


def background_of(targets: Targets, hotels: Table) -> float:
    """Share of rooms sold to people who never consider a home: all but the others' nights."""
    sold = sum(365 * float(str(row["rooms"])) * float(str(row["occupancy"])) for row in hotels)
    return min(max(1 - targets.hotel_nights / sold, 0), 0.9999) if sold > 0 else 0


def assumed_hotels(active: Sequence[Listing], boroughs: Sequence[str], scale: float) -> Table:
    """As many rooms to a listing as in New York, at its rates, with the usual occupancy."""
    here = Counter(one.borough for one in active)
    return [
        {
            "borough": borough, "tier": tier,
            "rooms": max(round(share * ROOMS_PER_ACTIVE * here[borough]), 1),
            "occupancy": USUAL_OCCUPANCY, "rate": f"{rate * scale:.2f}",
            "rooms_status": "assumed", "occupancy_status": "assumed", "rate_status": "assumed",
        }
        for borough in boroughs if here[borough]
        for tier, share, rate in TIERS
    ]  # fmt: skip


def assumed_boroughs(listings: Sequence[Listing], boroughs: Sequence[str]) -> Table:
    """As many households to a listing as in New York: they share dividends, and nothing else."""
    here = Counter(one.borough for one in listings)
    return [
        {"borough": name, "households": round(HOUSEHOLDS_PER_LISTING * here[name])}
        for name in boroughs
    ]


def flat_season() -> Table:
    """Give the same demand on every day of the year."""
    cycles = (("month", MONTHS), ("weekday", WEEKDAYS))
    return [
        {"cycle": cycle, "position": n, "name": name, "demand_index": "1.0", "rate_index": "1.0"}
        for cycle, names in cycles
        for n, name in enumerate(names, start=1)
    ]
