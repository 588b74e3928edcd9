# SPDX-License-Identifier: Apache-2.0
"""Where the adverts of a file lie: boroughs, names that two places share, coordinates."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sharesim.files.csv_tables import Place, Table
from sharesim.files.mistakes import Problems, did_you_mean
from sharesim.listings.listing import Listing

SLIP = 0.1  # of a name's adverts: fewer in another borough are taken for slips


@dataclass
class Boroughs:
    """In which boroughs each neighbourhood lies by a table, if there is one."""

    path: str = ""
    known: Mapping[str, Sequence[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def placed(self, rows: Sequence[Listing], city: str, bad: Problems) -> list[Listing]:
        """Give the adverts their boroughs; those that lie nowhere are problems.

        Of a name in two boroughs the advert says which, if the file has boroughs itself.
        """
        placed, wrong = [], {}
        for one in rows:
            here = self.known.get(one.neighbourhood, () if self.known else (one.borough or city,))
            if len(here) == 1:
                placed.append(replace(one, borough=here[0]))
            elif one.borough in here:
                placed.append(one)
            elif here:
                wrong[one.neighbourhood] = (
                    f"'{one.neighbourhood}' lies in {' and in '.join(here)}, and the listings file "
                    "does not say which"
                )
            else:
                near = did_you_mean(one.neighbourhood, [*self.known])
                wrong[one.neighbourhood] = f"no neighbourhood '{one.neighbourhood}'{near}"
        for what in wrong.values():
            bad.add(self.path, what)
        return placed


def boroughs_of(path: Place | None, problems: Problems) -> Boroughs:
    """Read in which borough each neighbourhood lies: `neighbourhood,borough`.

    A table in which no borough is named, as the publisher's is for some cities, says nothing.
    """
    if path is None:
        return Boroughs()
    table = Table(path, problems, problems)
    at = (
        table.column(("neighbourhood",), problems),
        table.column(("borough", "neighbourhood_group"), problems),
    )
    if at[0] is None or at[1] is None:
        return Boroughs()
    pairs = [(line, row[at[0]].strip(), row[at[1]].strip()) for line, row in table.rows]
    if pairs and not any(borough for _, _, borough in pairs):
        return Boroughs(notes=["The table of neighbourhoods names no borough, and is not used."])
    known: dict[str, list[str]] = defaultdict(list)
    for line, neighbourhood, borough in pairs:
        if not neighbourhood or not borough:
            problems.add(f"{path}:{line}", "needs a neighbourhood and its borough")
        elif borough not in known[neighbourhood]:
            known[neighbourhood].append(borough)
    return Boroughs(str(path), dict(known))


def settled(rows: Sequence[Listing], notes: list[str]) -> list[Listing]:
    """Give each place its own name: in the model, a neighbourhood lies in one borough.

    Where few adverts of a name lie in another borough, they are slips and lie where most do; else
    these are two places, and the borough becomes part of their names.
    """
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for one in rows:
        named[one.neighbourhood][one.borough] += 1
    names: dict[tuple[str, str], tuple[str, str]] = {}
    split, moved = [], 0
    for name, count in named.items():
        first = min(count, key=lambda borough: (-count[borough], borough))
        real = [borough for borough in count if count[borough] >= SLIP * count.total()]
        for borough in count:
            home = borough if borough in real else first
            names[name, borough] = (f"{name} ({home})" if len(real) > 1 else name, home)
            moved += count[borough] if borough != home else 0
        if len(real) > 1:
            split.append(name)
    if moved:
        notes.append(
            f"{moved:,} adverts name another borough than most of their neighbourhood; they lie "
            "where most do."
        )
    if split:
        notes.append(
            f"{len(split)} names are in two boroughs or more and are places of their own there: "
            f"{', '.join(sorted(split)[:5])}."
        )
    moves = [(one, names[one.neighbourhood, one.borough]) for one in rows]
    return [replace(one, neighbourhood=name, borough=home) for one, (name, home) in moves]


def located(rows: Sequence[Listing], notes: list[str]) -> list[Listing]:
    """Give adverts without coordinates the mean place of their neighbourhood, or of the city."""
    told = [one for one in rows if one.has_place]
    if not told or len(told) == len(rows):
        return list(rows)
    groups: dict[str, list[Listing]] = defaultdict(list)
    for one in told:
        groups[one.neighbourhood].append(one)
    middles = {name: _middle(group) for name, group in groups.items()}
    everywhere = _middle(told)
    notes.append(
        f"{len(rows) - len(told):,} adverts have no coordinates and lie in the middle of their "
        "neighbourhood."
    )

    def moved(one: Listing) -> Listing:
        north, east = middles.get(one.neighbourhood, everywhere)
        return replace(one, latitude=north, longitude=east)

    return [one if one.has_place else moved(one) for one in rows]


def _middle(group: Sequence[Listing]) -> tuple[float, float]:
    return (
        math.fsum(one.latitude for one in group) / len(group),
        math.fsum(one.longitude for one in group) / len(group),
    )
