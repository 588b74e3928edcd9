# SPDX-License-Identifier: Apache-2.0
"""When it happens: paired bands over time, with the days on which each rule begins."""

from __future__ import annotations

from typing import Any

import numpy as np
import xarray as xr

from sharesim.report.content import Cell, Figure, Panel, Section, Table
from sharesim.report.draw import bands, svg
from sharesim.report.draw.bands import Course, Mark
from sharesim.report.draw.legend import swatch
from sharesim.report.matter import Matter
from sharesim.report.sentences import change

DAY, WEEK = np.timedelta64(1, "D"), np.timedelta64(7, "D")
MOST_PANELS = 24  # of all figures together, so that the page stays small
MOST_DAYS_NAMED = 6


def section(matter: Matter) -> Section:
    """Give the section of bands: a figure an outcome, a panel a reform, on the same scale."""
    words = matter.words
    count = max(1, min(len(matter.headlines), MOST_PANELS // max(1, len(matter.acting))))
    shown = matter.headlines[:count] if matter.acting else []
    figures = tuple(_figure(matter, one, legend=place == 0) for place, one in enumerate(shown))
    notes = [words("time.bands" if matter.replicates >= 5 else "time.no_bands")]
    if len(shown) < len(matter.headlines):
        left = [matter.called(one) for one in matter.headlines[count:]]
        notes.append(words("time.left_out", names=words.listed(left)))
    return Section(
        "time",
        words("time.title"),
        paragraphs=(words("time.intro"),),
        figures=figures,
        notes=tuple(notes),
    )


def _figure(matter: Matter, indicator: str, *, legend: bool) -> Figure:
    words = matter.words
    weekly = matter.comparison.effect_over_time(indicator)
    days = matter.comparison.dataset["time"].values
    reach = svg.widened(_shown_values(weekly), around=0.04)
    unit = matter.unit(indicator)
    by_day = matter.statistic(indicator) == "sum"
    about = words("time.per_day" if by_day else "time.level", unit=unit or words("time.number"))
    values = [(at, words.signed_short(at) if at else "0") for at in svg.ticks(*reach, 5)]
    panels = []
    for reform in matter.acting:
        here = weekly.sel(reform=reform)
        effect = matter.effect(reform, indicator)
        name = f"{matter.called(indicator)}, {matter.reform_titles[reform]}"
        drawn = bands.band(
            _course(here, days),
            reach,
            _days_named(matter, days),
            values,
            _marks(matter, reform, days),
            name,
            words("time.said", change=change(matter, indicator, effect)),
        )
        panels.append(Panel(matter.reform_titles[reform], drawn))
    return Figure(
        f"time-{indicator}",
        matter.called(indicator),
        about,
        tuple(panels),
        _table(matter, indicator, weekly),
        matter.python(f"effect_over_time('{indicator}').to_dataframe()"),
        legend=_legend(matter) if legend else (),
        across=True,
    )


def _shown_values(weekly: xr.Dataset) -> list[float]:
    """Give all that must fit: middles, and ends of bands but for a few that are far out."""
    middles = weekly["difference"].values
    ends = np.concatenate([weekly["low"].values.ravel(), weekly["high"].values.ravel()])
    known = ends[np.isfinite(ends)]
    if known.size:
        known = np.clip(known, *np.percentile(known, [0.5, 99.5]))
    return [*middles[np.isfinite(middles)].tolist(), *known.tolist()]


def _course(here: xr.Dataset, days: Any) -> Course:
    """Give the steps of a change: a value holds for the seven days of its week."""
    weeks = here["week"].values
    last = min(weeks[-1] + WEEK, days[-1] + DAY)
    edges = (np.append(weeks, last) - days[0]) / (days[-1] + DAY - days[0])
    middle, low, high = (here[name].values.astype(float) for name in ("difference", "low", "high"))
    return Course(edges.astype(float), middle, low, high)


def _share(day: Any, days: Any) -> float:
    return float((day - days[0]) / (days[-1] + DAY - days[0]))


def _marks(matter: Matter, reform: str, days: Any) -> list[Mark]:
    words, comparison = matter.words, matter.comparison
    begins, announced = comparison.begins(reform), comparison.announced(reform)
    told = [] if announced == begins else [(announced, "announced")]
    told.append((begins, "starts"))
    return [
        Mark(_share(day, days), words(f"time.{kind}"), kind)
        for day, kind in told
        if days[0] <= day <= days[-1]
    ]


def _days_named(matter: Matter, days: Any) -> list[tuple[float, str]]:
    """Give the first days of months, as many as there is room for, the year at its first."""
    first = days[0].astype("datetime64[M]")
    months = np.arange(first, days[-1].astype("datetime64[M]") + 1)
    months = months[months.astype("datetime64[ns]") >= days[0]]
    if not months.size:
        return [(_share(days[0], days), matter.words.day(days[0]))]
    step = next(one for one in (1, 2, 3, 4, 6, 12, 24, 60, 120)
                if months.size / one <= MOST_DAYS_NAMED)  # fmt: skip
    found, year = [], None
    for month in months[months.astype(int) % step == 0]:
        own = str(month)[:4]
        words = matter.words.month(f"{month}-01", year=own != year)
        found.append((_share(month.astype("datetime64[ns]"), days), words))
        year = own
    return found


def _table(matter: Matter, indicator: str, weekly: xr.Dataset) -> Table:
    words = matter.words
    ends = ("low", "high") if matter.replicates >= 5 else ()
    columns = ("difference", *ends)
    head = [words("column.week")]
    for reform in matter.acting:
        title = matter.reform_titles[reform]
        head += [f"{title}: {words(f'column.{one}')}" for one in columns]
    chosen = [weekly[one].sel(reform=reform).values for reform in matter.acting for one in columns]
    rows = []
    for place, week in enumerate(weekly["week"].values):
        values = [float(one[place]) for one in chosen]
        numbers = [Cell(words.signed(value), value=value) for value in values]
        rows.append((Cell(words.day(week)), *numbers))
    caption = words(
        "time.caption",
        name=matter.called(indicator),
        unit=matter.unit(indicator) or words("time.number"),
    )
    return Table(caption, tuple(head), tuple(rows))


def _legend(matter: Matter) -> tuple[tuple[str, str], ...]:
    words = matter.words
    told = [(swatch("starts"), words("legend.starts"))]
    if any(matter.comparison.announced(r) != matter.comparison.begins(r) for r in matter.acting):
        told.insert(0, (swatch("announced"), words("legend.announced")))
    if matter.replicates >= 5:
        told.insert(0, (swatch("area"), words("legend.area")))
    return tuple(told)
