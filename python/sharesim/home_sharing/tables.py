# SPDX-License-Identifier: Apache-2.0
"""The tables of a city that come from its listings file: adverts by place and kind, hosts."""

from __future__ import annotations

import csv
import io
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sharesim.listings.listing import LONGEST_MINIMUM, Listing

LET = ("entire_home", "private_room", "shared_room")  # rooms of hotels are no homes

EARTH_RADIUS_KM = 6371.0088
MINIMUM_NIGHTS = ((1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 7), (8, 14), (15, 29))
LONG, VERY_LONG = 30, 90

# A cell's log price counts as if this many listings with the mean and variance of its borough and
# kind were added: the median ratio in New York of variance within to variance between
# neighbourhoods is 7.7.
PRIOR_LISTINGS = 8

PROFESSIONAL_FROM = 3  # listings per host, as industry counts draw the line
MOST_GUESTS = 12

Cell = tuple[str, str, str]  # borough, neighbourhood, kind
Spot = tuple[float, float]  # latitude, longitude
Table = list[dict[str, object]]


@dataclass(frozen=True)
class Layout:
    """What a city's table says beyond counts and prices, and in which order."""

    boroughs: Sequence[str]
    centre: Spot | None  # nothing where the file tells no coordinates: all lie equally far
    long_apart: bool = False  # those who ask for three months or more have a column
    guests: bool = False  # and so has what listings sleep

    def order(self, cell: Cell) -> tuple[int, str, str]:
        """Boroughs in their order, then neighbourhoods and kinds by name."""
        return self.boroughs.index(cell[0]), cell[1], cell[2]


def render(table: Table, licence: str, source: str) -> str:
    """Write a table as CSV, with its licence and origin on top."""
    text = io.StringIO()
    text.write(f"# SPDX-License-Identifier: {licence}\n# {source}\n")
    writer = csv.DictWriter(text, fieldnames=list(table[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return text.getvalue()


def by_cell(listings: Iterable[Listing], layout: Layout) -> dict[Cell, list[Listing]]:
    """Group listings by borough, neighbourhood and kind."""
    cells: dict[Cell, list[Listing]] = defaultdict(list)
    for item in listings:
        cells[item.cell].append(item)
    return {cell: cells[cell] for cell in sorted(cells, key=layout.order)}


def log_prices(listings: Iterable[Listing]) -> list[float]:
    """Give the logarithm of each price; listings without one are left out."""
    return [math.log(item.price) for item in listings if item.price > 0]


def mean(values: Sequence[float]) -> float:
    """Give the mean, exactly rounded."""
    return math.fsum(values) / len(values)


def squares(values: Sequence[float]) -> float:
    """Sum of squared distances from the mean."""
    if not values:
        return 0
    centre = mean(values)
    return math.fsum((value - centre) ** 2 for value in values)


def price_priors(cells: Mapping[Cell, list[Listing]]) -> dict[tuple[str, str], tuple[float, float]]:
    """Mean and within-neighbourhood variance of log price, by borough and kind.

    A group too small to tell its variance takes that of its kind in the whole city, or of all.
    """
    groups: dict[tuple[str, str], list[list[float]]] = defaultdict(list)
    kinds: dict[str, list[list[float]]] = defaultdict(list)
    for (borough, _, kind), members in cells.items():
        groups[borough, kind].append(log_prices(members))
        kinds[kind].append(log_prices(members))
    everything = pooled([sample for samples in kinds.values() for sample in samples], (0, 0.25))
    of_kind = {kind: pooled(samples, everything) for kind, samples in kinds.items()}
    return {group: pooled(samples, of_kind[group[1]]) for group, samples in groups.items()}


def pooled(
    samples: Sequence[Sequence[float]], fallback: tuple[float, float]
) -> tuple[float, float]:
    """Mean of all, and variance within samples; the fallback's for what they cannot tell."""
    values = [value for sample in samples for value in sample]
    if not values:
        return fallback
    spare = len(values) - sum(1 for sample in samples if sample)
    within = math.fsum(squares(sample) for sample in samples)
    return mean(values), within / spare if spare else fallback[1]


def shrunk_log_price(values: Sequence[float], prior: tuple[float, float]) -> tuple[float, float]:
    """Mean and spread of a cell after adding PRIOR_LISTINGS with the prior mean and variance."""
    prior_mean, prior_variance = prior
    centre = (math.fsum(values) + PRIOR_LISTINGS * prior_mean) / (len(values) + PRIOR_LISTINGS)
    freedom = len(values) - 1 + PRIOR_LISTINGS
    return centre, math.sqrt((squares(values) + PRIOR_LISTINGS * prior_variance) / freedom)


def minimum_night_bins(long_apart: bool) -> list[tuple[str, int, int]]:
    """Name, first and last night of each bin."""
    bins = [
        (f"min_{first}" if first == last else f"min_{first}_{last}", first, last)
        for first, last in MINIMUM_NIGHTS
    ]
    if not long_apart:
        return [*bins, (f"min_{LONG}_plus", LONG, LONGEST_MINIMUM)]
    very_long = (f"min_{VERY_LONG}_plus", VERY_LONG, LONGEST_MINIMUM)
    return [*bins, (f"min_{LONG}_plus", LONG, VERY_LONG - 1), very_long]


def minimum_nights(listings: Iterable[Listing], long_apart: bool) -> dict[str, object]:
    """Count listings by the fewest nights they ask for."""
    nights = [item.minimum_nights for item in listings]
    return {
        name: sum(first <= night <= last for night in nights)
        for name, first, last in minimum_night_bins(long_apart)
    }


def distance_km(here: Spot, there: Spot) -> float:
    """Along the great circle."""
    from_lat, to_lat = math.radians(here[0]), math.radians(there[0])
    turn = math.radians(there[1] - here[1])
    half = math.sin((to_lat - from_lat) / 2) ** 2
    half += math.cos(from_lat) * math.cos(to_lat) * math.sin(turn / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))


def places(listings: Iterable[Listing]) -> dict[str, Spot]:
    """The mean place of each neighbourhood's listings of all kinds."""
    members: dict[str, list[Listing]] = defaultdict(list)
    for item in listings:
        members[item.neighbourhood].append(item)
    return {
        name: (mean([item.latitude for item in group]), mean([item.longitude for item in group]))
        for name, group in members.items()
    }


def centre_of(listings: Sequence[Listing]) -> Spot:
    """Where guests go: the mean place of listings, weighted by their reviews if there are any."""
    weights = [item.yearly_reviews for item in listings]
    if math.fsum(weights) <= 0:
        weights = [1.0] * len(listings)
    total = math.fsum(weights)
    pairs = list(zip(weights, listings, strict=True))
    return (
        math.fsum(weight * item.latitude for weight, item in pairs) / total,
        math.fsum(weight * item.longitude for weight, item in pairs) / total,
    )


def guests_by_group(cells: Mapping[Cell, list[Listing]]) -> dict[tuple[str, str], list[float]]:
    """What listings of a borough and kind sleep."""
    groups: dict[tuple[str, str], list[float]] = defaultdict(list)
    for (borough, _, kind), members in cells.items():
        groups[borough, kind].extend(guests_of(members))
    return groups


def guests_of(listings: Iterable[Listing]) -> list[float]:
    """What each sleeps, at least one and at most what the model's parties can be."""
    told = (item.guests for item in listings if item.guests is not None)
    return [min(max(guests, 1), MOST_GUESTS) for guests in told]


def neighbourhood_table(
    listings: Sequence[Listing], active: Sequence[Listing], layout: Layout
) -> Table:
    """Counts, log prices, minimum nights and places by neighbourhood and kind."""
    cells, offered = by_cell(listings, layout), by_cell(active, layout)
    where = _places_in(listings, layout.centre)
    priors, guests = price_priors(cells), guests_by_group(cells)
    table = []
    for cell, members in cells.items():
        borough, neighbourhood, kind = cell
        centre, spread = shrunk_log_price(log_prices(members), priors[borough, kind])
        open_ = offered.get(cell, [])
        reviews = math.fsum(item.yearly_reviews / 12 for item in open_)
        row: dict[str, object] = {
            "neighbourhood": neighbourhood, "borough": borough, "kind": kind,
            "listings": len(members), "active": len(open_),
            "log_price_mean": f"{centre:.4f}", "log_price_spread": f"{spread:.4f}",
            **minimum_nights(members, layout.long_apart),
            **where[neighbourhood],
            "reviews_per_month": f"{reviews:.2f}",
        }  # fmt: skip
        if layout.long_apart:
            row["active_90_plus"] = sum(one.minimum_nights >= VERY_LONG for one in open_)
        if layout.guests:
            row["mean_guests"] = f"{_shrunk_guests(guests_of(members), guests[borough, kind]):.2f}"
        table.append(row)
    return table


def _places_in(listings: Iterable[Listing], centre: Spot | None) -> dict[str, dict[str, object]]:
    """Where each neighbourhood lies, and how far from the centre; without one, as far as all."""
    if centre is None:
        return defaultdict(lambda: {"distance_km": "0.000"})
    return {
        name: {
            "latitude": f"{here[0]:.4f}", "longitude": f"{here[1]:.4f}",
            "distance_km": f"{distance_km(here, centre):.3f}",
        }
        for name, here in places(listings).items()
    }  # fmt: skip


def _shrunk_guests(here: Sequence[float], group: Sequence[float]) -> float:
    prior = mean(group) if group else 2.0
    return (math.fsum(here) + PRIOR_LISTINGS * prior) / (len(here) + PRIOR_LISTINGS)


def host_table(listings: Iterable[Listing]) -> Table:
    """Hosts by number of listings, and of what kinds those are."""
    portfolios: dict[str, Counter[str]] = defaultdict(Counter)
    for item in listings:
        portfolios[item.host][item.kind] += 1
    sizes: dict[int, list[Counter[str]]] = defaultdict(list)
    for portfolio in portfolios.values():
        sizes[portfolio.total()].append(portfolio)
    return [_host_row(size, sizes[size]) for size in sorted(sizes)]


def _host_row(size: int, portfolios: Sequence[Counter[str]]) -> dict[str, object]:
    kinds = {kind: sum(portfolio[kind] for portfolio in portfolios) for kind in LET}
    return {
        "listings_per_host": size, "hosts": len(portfolios), "listings": size * len(portfolios),
        **kinds, "professional": int(size >= PROFESSIONAL_FROM),
    }  # fmt: skip
