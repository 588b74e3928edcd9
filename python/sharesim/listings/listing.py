# SPDX-License-Identifier: Apache-2.0
"""Adverts of homes and rooms, and which of them are active."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

HOTEL_ROOM = "hotel_room"
LONGEST_MINIMUM = 10_000  # nights that an advert may ask for


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
    has_place: bool = True  # whether the file tells its coordinates

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
DAYS_OF_MONTH = 30.44  # a twelfth of 365.25


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
    left = 1 - (int(since[8:]) - 1) / DAYS_OF_MONTH
    wanted = round(left * len(maybe)) if in_all is None else in_all - len(sure)
    wanted = min(max(wanted, 0), len(maybe))
    step = [(n * wanted) // max(len(maybe), 1) for n in range(len(maybe) + 1)]
    return sure + [one for n, one in enumerate(maybe) if step[n + 1] > step[n]]
