# SPDX-License-Identifier: Apache-2.0
"""Tastes of a lodging market, so that a year's stays, whole homes and hotel nights come out.

A damped fixed point: in a logit the log-odds of an option against staying away move one to one with
its taste, so each taste moves by what its log-odds lack. Where tastes differ and homes are taken
they move less; how much less is learnt from round to round. Runs share people and draws.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sharesim._core import ScenarioError
from sharesim.home_sharing.assumptions import Targets, targets_from
from sharesim.home_sharing.scenario import Tastes
from sharesim.markets.scenario import Scenario

DAMPING = 0.9
LEAST_SLOPE, MOST_SLOPE = 0.25, 1.5  # of log-odds by taste, as learnt
LARGEST_STEP = 2.0  # of a taste: far from the targets the odds say little
ROUNDS = 12
CLOSE = 0.005  # of each target, relative
UNMOVED = 0.001  # of what is missed: two steps in a row that change less are the last
# Worlds of a small city differ: so many stays are simulated a round, in at most so many worlds.
STAYS_A_ROUND, MOST_WORLDS = 50_000, 5

Told = Callable[[str], None]


@dataclass(frozen=True)
class Year:
    """What a year of the model counts, over replicates in the mean."""

    searches: float
    stays: float
    home_share: float
    hotel_bookings: float
    hotel_nights: float
    hotel_occupancy: float
    price: float
    nights: float
    active: float
    stars: float

    def misses(self, targets: Targets) -> tuple[float, float, float]:
        """Relative to the target: stays in whole homes, in rooms, hotel nights.

        Where there should be none, relative to all stays that there should be.
        """
        home = self.stays * self.home_share
        here = home, self.stays - home, self.hotel_nights
        missed = [
            came / wanted - 1 if wanted > 0 else came / targets.stays
            for came, wanted in zip(here, targets.parts, strict=True)
        ]
        return missed[0], missed[1], missed[2]


@dataclass(frozen=True)
class Calibration:
    """Tastes found, the year they give, and whether it meets the targets."""

    tastes: Tastes
    year: Year
    targets: Targets
    rounds: int

    @property
    def met(self) -> bool:
        """Whether every target is within half a per cent."""
        return all(abs(miss) <= CLOSE for miss in self.year.misses(self.targets))


def year_of(scenario: Scenario, replicates: int = 1, threads: int | None = None) -> Year:
    """Simulate a year and count."""
    with_results = scenario.run(replicates, days=365, threads=threads, progress=False)

    def total(name: str) -> float:
        return float(with_results[name].sum("time").mean())

    nights, stays = total("nights"), total("stays")
    reviews = total("reviews")
    year = Year(
        searches=total("searches"),
        stays=stays,
        home_share=total("entire_home_nights") / nights if nights else 0,
        hotel_bookings=total("hotel_bookings"),
        hotel_nights=total("hotel_nights"),
        hotel_occupancy=total("rooms_sold") / max(total("rooms_offered"), 1),
        price=total("home_revenue") / nights if nights else math.nan,
        nights=nights,
        active=total("listing_days") / 365,
        stars=total("stars") / reviews if reviews else math.nan,
    )
    with_results.close()
    return year


def calibrate(
    scenario: Scenario,
    targets: Targets | Mapping[str, float],
    start: Tastes | None = None,
    *,
    rounds: int = ROUNDS,
    replicates: int | None = None,
    threads: int | None = None,
    tell: Told | None = None,
) -> Calibration:
    """Find the tastes with which a year of the scenario meets the targets.

    `targets` are of a year: `{"stays": 50_000, "home_share": 0.8, "hotel_nights": 70_000}`. It
    begins with the scenario's own tastes, or with `start`. A round is a year of `replicates`
    worlds, by default one, or up to five of a small city. Raises ScenarioError for targets that
    cannot be, and when there are too few travellers for them. A market that cannot serve the stays
    asked for (too few homes, or too dear) is left as near as `rounds` bring it, and `met` says so;
    it ends early when steps move nothing. `scenario.set(found.tastes.values())` has what is found.
    """
    if rounds < 1:
        raise ValueError(f"there must be at least one round, not {rounds}")
    targets = targets_from(targets)
    tastes, climb = start or _own(scenario), Climb()
    worlds = replicates or worlds_for(targets)
    best: Calibration | None = None
    last: Calibration | None = None
    still = 0
    for number in range(1, rounds + 1):
        year = year_of(scenario.set(tastes.values()), worlds, threads)
        here = Calibration(tastes, year, targets, number)
        if best is None or _worst(here) < _worst(best):
            best = here
        if tell:
            missed = ", ".join(f"{miss:+.1%}" for miss in year.misses(targets))
            tell(f"calibrating, round {number} of {rounds}: homes, rooms, hotels {missed}")
        still = still + 1 if last and _moved(last, here) < UNMOVED else 0
        if here.met or still == 2:
            break
        last = here
        tastes = tastes.moved(*climb.steps(_gaps(year, targets)))
    assert best is not None
    return best


def _moved(one: Calibration, other: Calibration) -> float:
    """How far the misses of two rounds lie apart, at most."""
    both = zip(one.year.misses(one.targets), other.year.misses(other.targets), strict=True)
    return max(abs(here - there) for here, there in both)


def _own(scenario: Scenario) -> Tastes:
    """Give the tastes of a scenario; a market without them cannot be calibrated."""
    try:
        return Tastes(*(float(scenario.parameters[path]) for path in Tastes().values()))
    except KeyError as error:
        raise ScenarioError(
            f"model: '{scenario.model}' has no {error.args[0]}, so no tastes to calibrate"
        ) from None


def worlds_for(targets: Targets) -> int:
    """How many worlds a round takes."""
    return min(max(math.ceil(STAYS_A_ROUND / max(targets.stays, 1)), 1), MOST_WORLDS)


def _worst(one: Calibration) -> float:
    return max(abs(miss) for miss in one.year.misses(one.targets))


class Climb:
    """Steps of the three tastes, each by what its log-odds lack over how they answered so far."""

    def __init__(self) -> None:
        self._slopes = [1 / DAMPING] * 3
        self._last: tuple[list[float], list[float]] | None = None

    def steps(self, gaps: tuple[float, float, float]) -> tuple[float, float, float]:
        """Give the next steps."""
        if self._last:
            for at, (step, gap) in enumerate(zip(*self._last, strict=True)):
                if abs(step) > 1e-3:
                    slope = (gap - gaps[at]) / step
                    self._slopes[at] = min(max(slope, LEAST_SLOPE), MOST_SLOPE)
        steps = [
            min(max(gap / slope, -LARGEST_STEP), LARGEST_STEP)
            for gap, slope in zip(gaps, self._slopes, strict=True)
        ]
        self._last = steps, list(gaps)
        return steps[0], steps[1], steps[2]


def _gaps(year: Year, targets: Targets) -> tuple[float, float, float]:
    """What the log-odds of whole homes, rooms and hotels against staying away lack."""
    a_booking = year.hotel_nights / year.hotel_bookings if year.hotel_bookings else 2.5
    hotels = targets.hotel_nights / a_booking
    away, wanted = (
        year.searches - year.stays - year.hotel_bookings,
        year.searches - targets.stays - hotels,
    )
    if wanted <= 0:
        asked = f"{targets.stays + hotels:,.0f} bookings of {year.searches:,.0f} searches a year"
        raise ScenarioError(f"population.travellers: too few, the targets ask for {asked}")
    aside = math.log(wanted / max(away, 1))
    gaps = [
        _gap(miss, aside) if part > 0 else -LARGEST_STEP * (miss > CLOSE)
        for miss, part in zip(year.misses(targets), targets.parts, strict=True)
    ]
    return gaps[0], gaps[1], gaps[2]


def _gap(miss: float, aside: float) -> float:
    return -math.log(max(1 + miss, 1e-3)) - aside
