# SPDX-License-Identifier: Apache-2.0
"""Why a calibration falls short of its targets, as far as the file and the year tell."""

from __future__ import annotations

from sharesim.home_sharing.calibration import CLOSE, Calibration
from sharesim.home_sharing.city import CityData
from sharesim.home_sharing.scenario import long_stays
from sharesim.home_sharing.tables import LONG

PARTS = ("stays in whole homes", "stays in rooms", "hotel nights")
FULL = 0.9  # of the nights on offer: what is asked for beyond is often not free
MANY = 0.3  # of adverts


def missed(found: Calibration) -> list[str]:
    """Which targets are missed, and by how much."""
    shares = zip(PARTS, found.year.misses(found.targets), strict=True)
    return [f"{part} {miss:+.1%}" for part, miss in shares if abs(miss) > CLOSE]


def hindrances(city: CityData, found: Calibration) -> list[str]:
    """What stands in the way, each as a sentence; nothing for targets that are met."""
    if found.met:
        return []
    told = [*_too_long(city), *_full(found), *_too_few(found)]
    return told or [
        f"none of what is known to stand in the way does: {found.rounds} years were not enough, or "
        "no tastes give these targets together"
    ]


def _too_long(city: CityData) -> list[str]:
    long = sum(one.minimum_nights >= LONG for one in city.active) / max(len(city.active), 1)
    if long < MANY:
        return []
    return [
        f"{long:.0%} of active adverts ask for {LONG} nights or more, {long_stays():.1%} of stays "
        "are that long: put the lengths of stay of this city into [[segments]]"
    ]


def _full(found: Calibration) -> list[str]:
    year = found.year
    sold = year.nights / max(365 * year.active, 1)
    if sold < FULL:
        return []
    return [f"{sold:.0%} of the nights on offer are sold: homes run out on many days"]


def _too_few(found: Calibration) -> list[str]:
    stays = found.targets.stays
    if stays * CLOSE >= 1:
        return []
    return [
        f"{stays:,.0f} stays a year are few: one of them is {1 / stays:.1%}, and a target counts "
        f"as met within {CLOSE:.1%}"
    ]
