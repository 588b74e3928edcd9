# SPDX-License-Identifier: Apache-2.0
"""The scenario file of a new city: what is its own, and what is taken over from New York."""

from __future__ import annotations

import datetime
import json
import math
import tomllib
from dataclasses import dataclass, replace

from sharesim.home_sharing.assumptions import TRIPS_PER_YEAR

# New York's, in USD of 2019: path, value, what it is.
IN_USD = {
    "loss": 120.0, "home_cost": 25.0, "room_cost": 12.0, "damage_cost": 300.0, "dispute_cost": 50.0,
}  # fmt: skip
PRICE_COEFFICIENT = 0.0105  # per USD


@dataclass(frozen=True)
class Tastes:
    """Tastes over staying away; New York's until they are calibrated."""

    home: float = -3.48
    room: float = -3.94
    hotel: float = 1.3

    def moved(self, home: float, room: float, hotel: float) -> Tastes:
        """Give the tastes after a step."""
        return Tastes(self.home + home, self.room + room, self.hotel + hotel)

    def values(self) -> dict[str, float]:
        """Give the parameters they are."""
        return {
            "demand.home_appeal": self.home,
            "demand.room_appeal": self.room,
            "demand.hotel_appeal": self.hotel,
        }


NEW_YORK = Tastes()


@dataclass(frozen=True)
class Draft:
    """What the file says that differs from city to city."""

    name: str
    currency: str
    start: datetime.date
    scale: float  # of the currency to a USD of New York 2019
    by_rate: bool  # an exchange rate, not the ratio of prices
    travellers: int
    background: float
    has_boroughs: bool
    tastes: Tastes = NEW_YORK
    how: str = "New York's: `--calibrate` fits them to this city"

    def with_tastes(self, tastes: Tastes, *, met: bool) -> Draft:
        """Give the same city with tastes that meet its targets, or come as near as any."""
        rounded = Tastes(*(round(one, 3) for one in (tastes.home, tastes.room, tastes.hotel)))
        how = "calibrated" if met else "NOT calibrated: targets are not met, see fit.md"
        return replace(self, tastes=rounded, how=how)

    def money(self, key: str) -> str:
        """Convert an amount of New York's, to three digits."""
        return digits(IN_USD[key] * self.scale)


def digits(value: float, count: int = 3) -> str:
    """Write a number with so many digits that count."""
    places = count - 1 - math.floor(math.log10(value)) if value > 0 else 0
    rounded = round(value, places)
    return f"{rounded:.{max(places, 0)}f}"


def scenario_text(draft: Draft) -> str:
    """Give the commented scenario file."""
    by = "the exchange rate given" if draft.by_rate else "the ratio of mean asking prices"
    coefficient = digits(PRICE_COEFFICIENT / draft.scale)
    boroughs = "" if draft.has_boroughs else "  # one row: the file tells no boroughs"
    return f"""# SPDX-License-Identifier: CC0-1.0
# {draft.name}, made by `sharesim new city` from a listings file; fit.md says how well it fits, and
# what is assumed. The word after each number says where it comes from; `sharesim describe
# home_sharing` tells what else can be said. Begin with `sharesim check` on this file.
model = "home_sharing"
title = {json.dumps(draft.name, ensure_ascii=False)}
start = {draft.start.isoformat()}
days = 365
burn_in = 180
seed = 1
currency = {json.dumps(draft.currency)}

[population]
listings = {{ table = "data/listings.csv" }}
hosts = {{ table = "data/hosts.csv" }}
hotels = {{ table = "data/hotels.csv" }}
boroughs = {{ table = "data/boroughs.csv" }}{boroughs}
season = {{ table = "data/season.csv" }}
travellers = {draft.travellers:_}      # assumed: the home share of searches is New York's

# One USD of New York 2019 is taken as {digits(draft.scale)} {draft.currency}: {by}.
[demand]
trips_per_year = {TRIPS_PER_YEAR}
consideration = 10
price_coefficient = {coefficient}      # {PRICE_COEFFICIENT} per USD, converted
loss = {draft.money("loss")}                       # converted
home_appeal = {draft.tastes.home:.3f}              # {draft.how}
room_appeal = {draft.tastes.room:.3f}
hotel_appeal = {draft.tastes.hotel:.3f}

[supply]
home_cost = {draft.money("home_cost")}             # converted
room_cost = {draft.money("room_cost")}

[hotels]
background = {draft.background:.4f}            # assumed: the rest are guests who consider homes too

[tax]
rate = 0                        # none: say what a night is taxed here
per_night = 0
declared = 0

[abuse]                         # nobody is abusive unless `share` says so; amounts are converted
damage_cost = {draft.money("damage_cost")}
dispute_cost = {draft.money("dispute_cost")}
{SEGMENTS}"""


def long_stays() -> float:
    """Share of travellers' stays that are long ones, over the segments written here."""
    segments = tomllib.loads(SEGMENTS)["segments"]
    return math.fsum(one["share"] * one["long_stays"] for one in segments)


SEGMENTS = """
[[segments]]                    # New York's, assumed there too
name = "tourist"
share = 0.5
mean_nights = 3.1
long_stays = 0.018
party = 2.8
price_factor = 0.89
lead_factor = 1.05

[[segments]]
name = "business"
share = 0.15
mean_nights = 2.3
long_stays = 0.01
party = 1.2
price_factor = 0.53
lead_factor = 0.35
home_taste = -0.6

[[segments]]
name = "price_sensitive"
share = 0.25
mean_nights = 3.1
long_stays = 0.018
party = 2.6
price_factor = 1.43
lead_factor = 1.0
home_taste = 0.4

[[segments]]
name = "event"
share = 0.1
mean_nights = 2.41
long_stays = 0
party = 3.0
price_factor = 0.75
lead_factor = 1.7
"""
