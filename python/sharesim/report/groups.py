# SPDX-License-Identifier: Apache-2.0
"""Who gains and who loses person by person: all, by fifth of expected income, by their traits."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import xarray as xr

from sharesim.report.content import Cell, Figure, Panel, Table
from sharesim.report.draw import bars
from sharesim.report.draw.bars import Shares
from sharesim.report.draw.legend import swatch
from sharesim.report.language import NOTHING
from sharesim.report.matter import Matter
from sharesim.results import persons

FIFTHS = persons.FIFTHS
LEAST_SHARE = 0.01  # of what a person has in the mean: less counts as neither gain nor loss
MOST_GROUPS = 12


@dataclass(frozen=True)
class People:
    """People of a table, and the indicator by which they gain or lose."""

    table: str
    indicator: str
    threshold: float
    groupings: tuple[str, ...]


def told(matter: Matter) -> list[People]:
    """Give the people of whom account was kept: by their own gain in money where it is among it."""
    comparison = matter.comparison
    found = []
    for table in comparison._tables_of_persons:
        people = comparison.persons(table)
        names = [str(n) for n, one in people.data_vars.items()
                 if "scenario" in one.dims and "sibling" not in one.dims]  # fmt: skip
        if not names or not matter.acting:
            continue
        roles = [one for one in names if _has_role(matter, one)]
        indicator = (roles or names)[0]
        threshold = _threshold(people[indicator])
        by = tuple(persons.groupings(comparison, indicator))
        found.append(People(table, indicator, threshold, by))
    return found


def _has_role(matter: Matter, name: str) -> bool:
    known = matter.comparison
    return name in known.indicators and "role" in known[name].attrs


def _threshold(line: xr.DataArray) -> float:
    """Give a round number near one hundredth of what a person has in the mean."""
    values = np.abs(line.isel(scenario=0, first_day=0, replicate=0).values)
    known = values[np.isfinite(values) & (values > 0)]
    if not known.size:
        return 0.0
    wanted = float(known.mean()) * LEAST_SHARE
    power = 10.0 ** math.floor(math.log10(wanted))
    return max(step * power for step in (1, 2, 5) if step * power <= wanted)


def figures(matter: Matter) -> list[Figure]:
    """Draw who gains and who loses, a figure for each way to tell people apart."""
    drawn = []
    for people in told(matter):
        for by in (None, *people.groupings):
            counted = matter.comparison.winners(people.indicator, people.threshold, by)
            if by is None or counted.sizes[by] <= MOST_GROUPS:
                drawn.append(_figure(matter, people, by, counted))
    return drawn


def _figure(matter: Matter, people: People, by: str | None, counted: xr.Dataset) -> Figure:
    words = matter.words
    unit = matter.units_as_words(str(counted.attrs["units"]))
    who = matter.name(people.table).lower()
    panels = tuple(
        Panel(matter.reform_titles[reform], _drawn(matter, by, counted.sel(reform=reform), who))
        for reform in matter.acting
    )
    names = {"who": who, "what": matter.name(people.indicator).lower(), "unit": unit,
             "threshold": words.number(people.threshold)}  # fmt: skip
    title = words("groups.all", **names) if by is None else (
        words("groups.by", group=matter.name(by).lower(), **names)
    )  # fmt: skip
    notes = [words("groups.counting", **names)] if by is None else []
    if by == FIFTHS:
        notes.append(words("groups.fifths"))
    notes += _by_chance(matter, by, counted)
    call = f"winners('{people.indicator}', {people.threshold:g}" + (f", by='{by}'" if by else "")
    return Figure(
        f"groups-{people.table}-{by or 'all'}",
        title[:1].upper() + title[1:],
        words("groups.about", **names),
        panels,
        _table(matter, by, counted, names),
        matter.python(f"{call}).to_dataframe()"),
        legend=tuple((swatch(one), words(f"legend.{one}_people"))
                     for one in ("loss", "neither", "gain")),
        notes=tuple(notes),
    )  # fmt: skip


def _groups_of(counted: xr.Dataset, by: str | None) -> list[tuple[str, xr.Dataset]]:
    if by is None:
        return [("", counted)]
    return [(str(one), counted.sel({by: one})) for one in counted[by].values]


def _label(matter: Matter, by: str | None, group: str, who: str) -> str:
    if by is None:
        return matter.words("groups.everybody", who=who)
    if by == FIFTHS:
        return matter.words(f"groups.fifth_{group}")
    return matter.name(group)


def _drawn(matter: Matter, by: str | None, counted: xr.Dataset, who: str) -> str:
    words = matter.words
    rows, said = [], []
    for group, one in _groups_of(counted, by):
        size = float(one["persons"])
        label = _label(matter, by, group, who)
        parts = []
        for name in ("losers", "neither", "winners"):
            number = float(one[name])
            share = number / size if size > 0 else math.nan
            parts.append((share, words.count(number)))
        rows.append(Shares(label, words("groups.people", count=words.count(size)), tuple(parts)))
        said.append(words("groups.said", group=label, losers=parts[0][1], winners=parts[2][1],
                          persons=words.count(size)))  # fmt: skip
    return bars.shares(rows, words("groups.drawing"), "; ".join(said))


def _by_chance(matter: Matter, by: str | None, counted: xr.Dataset) -> list[str]:
    """Say how many would gain or lose as much by other draws alone, where siblings tell it."""
    if by is not None:
        return []
    words = matter.words
    told = []
    for reform in matter.acting:
        one = counted.sel(reform=reform)
        lose, gain = (float(one[f"{n}_share_by_chance"]) for n in ("losers", "winners"))
        if math.isfinite(lose) and math.isfinite(gain):
            told.append(words("groups.chance", lose=words.share(lose, 0, sign=False),
                              gain=words.share(gain, 0, sign=False)))  # fmt: skip
    return told[:1]


def _table(matter: Matter, by: str | None, counted: xr.Dataset, names: dict[str, Any]) -> Table:
    words = matter.words
    columns = ("reform", "group", "persons", "losers", "neither", "winners", "mean_change",
               "interval")  # fmt: skip
    head = tuple(words(f"column.{one}") for one in columns)
    rows = []
    for reform in matter.acting:
        for group, one in _groups_of(counted.sel(reform=reform), by):
            numbers = {n: float(one[n]) for n in (*columns[2:7], "mean_change_low",
                                                  "mean_change_high")}  # fmt: skip
            ends = (numbers["mean_change_low"], numbers["mean_change_high"])
            sure = all(map(math.isfinite, ends)) and matter.replicates >= 5
            rows.append((
                Cell(matter.reform_titles[reform]),
                Cell(_label(matter, by, group, names["who"])),
                *(Cell(words.count(numbers[n]), value=numbers[n]) for n in columns[2:6]),
                Cell(words.signed(numbers["mean_change"]), value=numbers["mean_change"]),
                Cell(words.interval(*map(words.signed, ends)) if sure else NOTHING),
            ))  # fmt: skip
    return Table(words("groups.caption", **names), head, tuple(rows))
