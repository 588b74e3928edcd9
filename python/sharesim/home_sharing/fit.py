# SPDX-License-Identifier: Apache-2.0
"""How well a drawn world fits the listings it was drawn from, distribution by distribution."""

from __future__ import annotations

import csv
import io
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sharesim.home_sharing.tables import LET, Layout, minimum_night_bins
from sharesim.listings.listing import Listing
from sharesim.markets.scenario import Scenario
from sharesim.trust_network.structure import gini, zipf_exponent

Values = npt.NDArray[np.float64]

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
CLASSES = ((1, 1), (2, 2), (3, 3), (4, 5), (6, 10), (11, 20), (21, 50), (51, 10**9))
LEAST_FOR_TAIL = 20  # hosts, below which an exponent says nothing


@dataclass(frozen=True)
class Line:
    """One statistic of the data and of the drawn world."""

    group: str
    name: str
    data: float
    drawn: float
    note: str = ""


@dataclass(frozen=True)
class Sample:
    """Listings as arrays: the file's, or a world's."""

    kind: npt.NDArray[np.str_]
    price: Values  # 0: none
    minimum: Values
    host: npt.NDArray[np.int64]
    place: npt.NDArray[np.str_]
    active: npt.NDArray[np.bool_]
    guests: Values  # not a number where the file does not tell

    @property
    def held(self) -> Values:
        """Listings of each host."""
        return np.unique(self.host, return_counts=True)[1].astype(float)


def sample_of_file(listings: Sequence[Listing], active: Sequence[Listing]) -> Sample:
    """Give the file's listings as arrays."""
    offered = {id(one) for one in active}
    _, hosts = np.unique([one.host for one in listings], return_inverse=True)
    known = [math.nan if one.guests is None else one.guests for one in listings]
    return Sample(
        kind=np.array([one.kind for one in listings]),
        price=np.array([one.price for one in listings]),
        minimum=np.array([one.minimum_nights for one in listings], float),
        host=hosts.astype(np.int64),
        place=np.array([one.neighbourhood for one in listings]),
        active=np.array([id(one) in offered for one in listings]),
        guests=np.array(known),
    )


def sample_of_world(scenario: Scenario, replicate: int = 0) -> Sample:
    """Draw a world, before its first day."""
    world = scenario.set({"population.travellers": 1}).start(replicate)
    listings = world.agents("listings")
    zones = np.array(world.zones)
    return Sample(
        kind=np.array(listings.words["kind"])[listings["kind"]],
        price=listings["reference_price"].astype(float),
        minimum=listings["minimum_nights"].astype(float),
        host=listings["host"].astype(np.int64),
        place=zones[listings["zone"]],
        active=listings["active"].astype(bool),
        guests=listings["sleeps"].astype(float),
    )


def fit_of(data: Sample, drawn: Sample, layout: Layout) -> list[Line]:
    """Compare every distribution that is fitted."""
    lines = [*_counts(data, drawn)]
    for kind in LET:
        lines += _prices(data, drawn, kind)
    lines += _hosts(data.held, drawn.held)
    lines += _minimum_nights(data, drawn, layout)
    lines += _places(data, drawn)
    if layout.guests:
        lines += _guests(data, drawn)
    return lines


def _counts(data: Sample, drawn: Sample) -> list[Line]:
    def both(name: str, count: Callable[[Sample], float]) -> Line:
        return Line("listings", name, count(data), count(drawn))

    kinds = [
        both(f"share: {kind}", lambda one, kind=kind: float((one.kind == kind).mean()))  # type: ignore[misc]
        for kind in LET
    ]
    return [
        both("listings", lambda one: len(one.kind)),
        both("active", lambda one: int(one.active.sum())),
        *kinds,
    ]


def _prices(data: Sample, drawn: Sample, kind: str) -> list[Line]:
    here, there = (one.price[(one.kind == kind) & (one.price > 0)] for one in (data, drawn))
    if len(here) == 0 or len(there) == 0:
        return []
    group = f"price, {kind.replace('_', ' ')}"
    lines = [
        Line(group, f"quantile {q:.2f}", float(np.quantile(here, q)), float(np.quantile(there, q)))
        for q in QUANTILES
    ]
    logs = np.log(here), np.log(there)
    note = "largest distance of the two distributions; two samples as large of one distribution:"
    chance = 1.36 * math.sqrt(1 / len(here) + 1 / len(there))
    return [
        *lines,
        Line(group, "mean", float(here.mean()), float(there.mean())),
        Line(group, "spread of ln price", float(logs[0].std()), float(logs[1].std())),
        Line(group, "skewness of ln price", _skew(logs[0]), _skew(logs[1])),
        Line(group, "KS distance", math.nan, ks(here, there), f"{note} below {chance:.3f}"),
    ]


def _skew(values: Values) -> float:
    spread = values.std()
    return float((((values - values.mean()) / spread) ** 3).mean()) if spread > 0 else 0.0


def ks(one: Values, other: Values) -> float:
    """Largest distance between the two cumulative distributions (Kolmogorov and Smirnov)."""
    at = np.concatenate([one, other])
    here = np.searchsorted(np.sort(one), at, side="right") / len(one)
    there = np.searchsorted(np.sort(other), at, side="right") / len(other)
    return float(np.abs(here - there).max())


def _hosts(data: Values, drawn: Values) -> list[Line]:
    lines = [Line("hosts", "hosts", len(data), len(drawn))]

    def add(name: str, of: Callable[[Values], float], note: str = "") -> None:
        lines.append(Line("hosts", name, of(data), of(drawn), note))

    for first, last in CLASSES:
        wide = f"{first}-{last}" if last < CLASSES[-1][1] else f">{first - 1}"
        name = str(first) if first == last else wide
        add(f"share with {name} listings", lambda held: _between(held, first, last))  # noqa: B023
    add("Gini of listings", gini)
    for share in (0.01, 0.1):
        add(f"listings of the top {share:.0%}", lambda held: _top(held, share))  # noqa: B023
    for least in (1, 2, 5):
        name = f"power-law exponent from {least}"
        add(name, lambda held: _exponent(held, least), "reported, not used")  # noqa: B023
    return lines


def _between(values: Values, first: float, last: float) -> float:
    return float(((values >= first) & (values <= last)).mean())


def _top(held: Values, share: float) -> float:
    count = max(round(share * len(held)), 1)
    return float(np.sort(held)[-count:].sum() / held.sum())


def _exponent(held: Values, least: int) -> float:
    """Give the exponent of a power law from `least` on; NaN for a tail of few hosts."""
    return zipf_exponent(held, least) if (held >= least).sum() >= LEAST_FOR_TAIL else math.nan


def _minimum_nights(data: Sample, drawn: Sample, layout: Layout) -> list[Line]:
    return [
        Line(
            "minimum nights",
            f"share: {name[4:].replace('_', ' ')}",
            _between(data.minimum, first, last),
            _between(drawn.minimum, first, last),
        )
        for name, first, last in minimum_night_bins(layout.long_apart)
    ]


def _places(data: Sample, drawn: Sample) -> list[Line]:
    here, there = _shares(data.place), _shares(drawn.place)
    names = sorted(set(here) | set(there))
    apart = sum(abs(here.get(name, 0) - there.get(name, 0)) for name in names) / 2
    first = sorted(here, key=lambda name: (-here[name], name))[:10]
    group = "neighbourhoods"
    open_ = tuple(_shares(one.place[one.active]) for one in (data, drawn))
    moved = sum(abs(open_[0].get(name, 0) - open_[1].get(name, 0)) for name in names) / 2
    return [
        Line(group, "neighbourhoods", len(here), len(there)),
        *(Line(group, f"share: {name}", here[name], there.get(name, 0)) for name in first),
        Line(group, "sum of squared shares", _squares(here), _squares(there)),
        Line(group, "listings elsewhere", math.nan, apart, "half the sum of absolute differences"),
        Line(group, "active ones elsewhere", math.nan, moved, "the same"),
    ]


def _shares(places: npt.NDArray[np.str_]) -> dict[str, float]:
    counts = Counter(places.tolist())
    return {name: count / len(places) for name, count in counts.items()}


def _squares(shares: Mapping[str, float]) -> float:
    return math.fsum(share**2 for share in shares.values())


def _guests(data: Sample, drawn: Sample) -> list[Line]:
    lines = []
    for kind in LET:
        here = data.guests[(data.kind == kind) & ~np.isnan(data.guests)]
        there = drawn.guests[drawn.kind == kind]
        if len(here) == 0 or len(there) == 0:
            continue
        group = f"guests, {kind.replace('_', ' ')}"
        lines.append(Line(group, "mean", float(here.mean()), float(there.mean())))
        lines += [
            Line(
                group,
                f"quantile {q:.2f}",
                float(np.quantile(here, q)),
                float(np.quantile(there, q)),
            )
            for q in (0.25, 0.5, 0.75, 0.95)
        ]
    return lines


def fit_csv(lines: Sequence[Line]) -> str:
    """Give the lines as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("group", "statistic", "data", "drawn", "note"))
    for line in lines:
        numbers = ("" if math.isnan(v) else f"{v:.6g}" for v in (line.data, line.drawn))
        writer.writerow((line.group, line.name, *numbers, line.note))
    return text.getvalue()
