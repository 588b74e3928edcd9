# SPDX-License-Identifier: Apache-2.0
"""The tables that come from the listing file: adverts by neighbourhood and kind, hosts by size."""

from __future__ import annotations

import csv
import gzip
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tables import BOROUGHS, Table

KINDS = {"E": "entire_home", "P": "private_room", "S": "shared_room"}

TIMES_SQUARE = (40.758, -73.9855)
EARTH_RADIUS_KM = 6371.0088
MINIMUM_NIGHTS = ((1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 7), (8, 14), (15, 29), (30, 10_000))

# The file gives the month of the last review; 180 days before 8 July 2019 is 9 January. All of
# February and later counts, and of January as many as the dated original has: 24,131 in all.
WHOLLY_ACTIVE_FROM, PARTLY_ACTIVE, ACTIVE_LISTINGS = "2019-02", "2019-01", 24_131

# A cell's log price counts as if this many listings with the mean and variance of its borough and
# kind were added: the median ratio of variance within to variance between neighbourhoods is 7.7.
PRIOR_LISTINGS = 8

PROFESSIONAL_FROM = 3  # listings per host, as industry counts draw the line

Cell = tuple[str, str, str]  # borough, neighbourhood, kind


@dataclass(frozen=True)
class Listing:
    """One advert of the snapshot, with the borough joined in."""

    host: str
    cell: Cell
    price: float
    minimum_nights: int
    reviews_per_month: float
    last_review: str
    latitude: float
    longitude: float


def read_listings(folder: Path) -> list[Listing]:
    with open(folder / "new_york_boroughs.csv", encoding="utf-8", newline="") as file:
        borough = {row["neighbourhood"]: row["borough"] for row in csv.DictReader(file)}
    path = folder / "new_york_2019_07.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return [listing(row, borough[row["neighbourhood"]]) for row in csv.DictReader(file)]


def listing(row: Mapping[str, str], borough: str) -> Listing:
    return Listing(
        host=row["host"],
        cell=(borough, row["neighbourhood"], KINDS[row["room_type"]]),
        price=float(row["price"]),
        minimum_nights=int(row["minimum_nights"]),
        reviews_per_month=float(row["reviews_per_month"] or 0),
        last_review=row["last_review"],
        latitude=float(row["lat"]),
        longitude=float(row["lon"]),
    )


def order(cell: Cell) -> tuple[int, str, str]:
    return BOROUGHS.index(cell[0]), cell[1], cell[2]


def by_cell(listings: Iterable[Listing]) -> dict[Cell, list[Listing]]:
    cells: dict[Cell, list[Listing]] = defaultdict(list)
    for item in listings:
        cells[item.cell].append(item)
    return {cell: cells[cell] for cell in sorted(cells, key=order)}


def active_listings(listings: Iterable[Listing]) -> list[Listing]:
    """Reviewed in the last 180 days; January's share is taken evenly over the sorted cells."""
    ordered = sorted(listings, key=lambda item: order(item.cell))
    sure = [item for item in ordered if item.last_review >= WHOLLY_ACTIVE_FROM]
    maybe = [item for item in ordered if item.last_review == PARTLY_ACTIVE]
    wanted = ACTIVE_LISTINGS - len(sure)
    step = [(n * wanted) // len(maybe) for n in range(len(maybe) + 1)]
    return sure + [item for n, item in enumerate(maybe) if step[n + 1] > step[n]]


def log_prices(listings: Iterable[Listing]) -> list[float]:
    return [math.log(item.price) for item in listings if item.price > 0]


def mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def squares(values: Sequence[float]) -> float:
    """Sum of squared distances from the mean."""
    centre = mean(values)
    return math.fsum((value - centre) ** 2 for value in values)


def price_priors(cells: Mapping[Cell, list[Listing]]) -> dict[tuple[str, str], tuple[float, float]]:
    """Mean and within-neighbourhood variance of log price, by borough and kind."""
    groups: dict[tuple[str, str], list[list[float]]] = defaultdict(list)
    for (borough, _, kind), members in cells.items():
        groups[borough, kind].append(log_prices(members))
    return {group: pooled(samples) for group, samples in groups.items()}


def pooled(samples: Sequence[Sequence[float]]) -> tuple[float, float]:
    values = [value for sample in samples for value in sample]
    spare = len(values) - len(samples)
    return mean(values), math.fsum(squares(sample) for sample in samples) / spare


def shrunk_log_price(values: Sequence[float], prior: tuple[float, float]) -> tuple[float, float]:
    """Mean and spread of a cell after adding PRIOR_LISTINGS with the prior mean and variance."""
    prior_mean, prior_variance = prior
    centre = (math.fsum(values) + PRIOR_LISTINGS * prior_mean) / (len(values) + PRIOR_LISTINGS)
    freedom = len(values) - 1 + PRIOR_LISTINGS
    return centre, math.sqrt((squares(values) + PRIOR_LISTINGS * prior_variance) / freedom)


def bin_name(first: int, last: int) -> str:
    if first == last:
        return f"min_{first}"
    return f"min_{first}_plus" if last == MINIMUM_NIGHTS[-1][1] else f"min_{first}_{last}"


def minimum_nights(listings: Iterable[Listing]) -> dict[str, object]:
    nights = [item.minimum_nights for item in listings]
    return {
        bin_name(first, last): sum(first <= night <= last for night in nights)
        for first, last in MINIMUM_NIGHTS
    }


def distance_km(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Along the great circle."""
    from_lat, to_lat = math.radians(here[0]), math.radians(there[0])
    turn = math.radians(there[1] - here[1])
    half = math.sin((to_lat - from_lat) / 2) ** 2
    half += math.cos(from_lat) * math.cos(to_lat) * math.sin(turn / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half))


def places(listings: Iterable[Listing]) -> dict[str, tuple[float, float]]:
    """The mean place of each neighbourhood's listings of all kinds."""
    members: dict[str, list[Listing]] = defaultdict(list)
    for item in listings:
        members[item.cell[1]].append(item)
    return {
        name: (mean([item.latitude for item in group]), mean([item.longitude for item in group]))
        for name, group in members.items()
    }


def neighbourhood_table(listings: Sequence[Listing]) -> Table:
    cells, active, place = by_cell(listings), by_cell(active_listings(listings)), places(listings)
    priors = price_priors(cells)
    return [
        neighbourhood_row(cell, members, active.get(cell, []), priors, place[cell[1]])
        for cell, members in cells.items()
    ]


def neighbourhood_row(
    cell: Cell,
    members: Sequence[Listing],
    active: Sequence[Listing],
    priors: Mapping[tuple[str, str], tuple[float, float]],
    place: tuple[float, float],
) -> dict[str, object]:
    borough, neighbourhood, kind = cell
    centre, spread = shrunk_log_price(log_prices(members), priors[borough, kind])
    reviews = math.fsum(item.reviews_per_month for item in active)
    return {
        "neighbourhood": neighbourhood, "borough": borough, "kind": kind,
        "listings": len(members), "active": len(active),
        "log_price_mean": f"{centre:.4f}", "log_price_spread": f"{spread:.4f}",
        **minimum_nights(members),
        "latitude": f"{place[0]:.4f}", "longitude": f"{place[1]:.4f}",
        "distance_km": f"{distance_km(place, TIMES_SQUARE):.3f}",
        "reviews_per_month": f"{reviews:.2f}",
    }  # fmt: skip


def host_table(listings: Iterable[Listing]) -> Table:
    portfolios: dict[str, Counter[str]] = defaultdict(Counter)
    for item in listings:
        portfolios[item.host][item.cell[2]] += 1
    sizes: dict[int, list[Counter[str]]] = defaultdict(list)
    for portfolio in portfolios.values():
        sizes[portfolio.total()].append(portfolio)
    return [host_row(size, sizes[size]) for size in sorted(sizes)]


def host_row(size: int, portfolios: Sequence[Counter[str]]) -> dict[str, object]:
    kinds = {kind: sum(portfolio[kind] for portfolio in portfolios) for kind in KINDS.values()}
    return {
        "listings_per_host": size, "hosts": len(portfolios), "listings": size * len(portfolios),
        **kinds, "professional": int(size >= PROFESSIONAL_FROM),
    }  # fmt: skip
