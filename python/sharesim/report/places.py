# SPDX-License-Identifier: Apache-2.0
"""Who gains and who loses zone by zone: a map where the city has middles of its zones."""

from __future__ import annotations

import math

import numpy as np
import xarray as xr

from sharesim.report.content import Cell, Figure, Panel, Table
from sharesim.report.draw import map as maps
from sharesim.report.draw.legend import swatch
from sharesim.report.draw.map import Spot
from sharesim.report.language import NOTHING
from sharesim.report.matter import Matter
from sharesim.report.scale import STATISTICS, Effect, effect_of

MOST_MAPS = 8
BARS = 12  # zones that are drawn as bars where there is no map


def figure(matter: Matter) -> Figure | None:
    """Draw the first outcome that is told by zone; None where the market has no zones."""
    zones = matter.comparison.zones_in_force
    if zones.sizes.get("zone", 0) < 2 or not matter.acting:
        return None
    told = [one for one in matter.headlines if _told(zones, one)]
    if not told:
        return None
    indicator, found = _first_that_changes(matter, told)
    spots = {one: _spots(found.sel(reform=one)) for one in matter.acting[:MOST_MAPS]}
    has_map = "latitude" in found.coords
    return _figure(matter, indicator, found, spots, has_map=has_map)


def _first_that_changes(matter: Matter, told: list[str]) -> tuple[str, xr.Dataset]:
    """Give the first outcome that any reform changes in any zone, or else the first, by zone."""
    for one in told:
        found = matter.comparison.effect(one, by="zone")
        if np.nan_to_num(found["difference"].values).any():
            return one, found
    return told[0], matter.comparison.effect(told[0], by="zone")


def _told(zones: xr.Dataset, indicator: str) -> bool:
    return indicator in zones and bool(np.isfinite(zones[indicator]).any())


def _effect(zone: xr.Dataset) -> Effect:
    return effect_of({name: zone[name] for name in STATISTICS})


def _spots(found: xr.Dataset) -> list[Spot]:
    spots = []
    for place, name in enumerate(found["zone"].values):
        here = found.isel(zone=place)
        one = _effect(here)
        known = one.has_interval and (one.low > 0 or one.high < 0)
        latitude, longitude = (
            (float(here["latitude"]), float(here["longitude"]))
            if "latitude" in here.coords
            else (math.nan, math.nan)
        )
        spots.append(Spot(str(name), latitude, longitude, one.difference, known))
    return spots


def _figure(
    matter: Matter,
    indicator: str,
    found: xr.Dataset,
    spots: dict[str, list[Spot]],
    *,
    has_map: bool,
) -> Figure:
    words = matter.words
    name, unit = matter.called(indicator), matter.unit(indicator)
    largest = max((abs(one.change) for told in spots.values() for one in told
                   if math.isfinite(one.change)), default=0.0)  # fmt: skip
    panels = []
    for reform, told in spots.items():
        said = _said(matter, told, unit)
        drawn = (
            maps.spots(told, largest, words("places.drawing", name=name), said, words("format.km"))
            if has_map
            else _bars(matter, told, unit)
        )
        panels.append(Panel(matter.reform_titles[reform], drawn))
    size = f"{words.number(largest)} {unit}".rstrip()
    about = words("places.about" if has_map else "places.about_bars", size=size)
    kinds = ["spot loss", "spot gain"] if has_map else ["loss", "gain"]
    legend = [(swatch(one), words(f"legend.{one.split()[-1]}")) for one in kinds]
    if has_map and any(not one.known and one.change for told in spots.values() for one in told):
        why = "legend.open" if matter.replicates >= 5 else "legend.few"
        legend.append((swatch("spot loss open"), words(why)))
    return Figure(
        "zones",
        words("places.title", name=name),
        about,
        tuple(panels),
        _table(matter, indicator, found),
        matter.python(f"effect('{indicator}', by='zone').to_dataframe()"),
        legend=tuple(legend),
        notes=(words("places.note" if has_map else "places.note_bars"),),
        across=has_map and all(maps.sheet_of(told) is maps.FEW for told in spots.values()),
    )


def _said(matter: Matter, told: list[Spot], unit: str) -> str:
    words = matter.words
    known = [one for one in told if math.isfinite(one.change)]
    most = sorted(known, key=lambda one: -abs(one.change))[:5]
    lost = sum(one.change < 0 for one in known)
    gained = sum(one.change > 0 for one in known)
    listed = "; ".join(f"{one.name} {words.signed(one.change)} {unit}".rstrip() for one in most)
    return words("places.said", lost=lost, gained=gained, most=listed)


def _bars(matter: Matter, told: list[Spot], unit: str) -> str:
    from sharesim.report.draw import bars, svg

    words = matter.words
    known = [one for one in told if math.isfinite(one.change)]
    most = sorted(known, key=lambda one: -abs(one.change))[:BARS]
    rows = [bars.Amount(one.name, one.change, math.nan, math.nan, words.signed_short(one.change))
            for one in sorted(most, key=lambda one: one.change)]  # fmt: skip
    if not rows:
        rows = [bars.Amount(NOTHING, math.nan, math.nan, math.nan, "")]
    marks = [(at, words.signed_short(at)) for at in svg.ticks(*bars.reach_of(rows), 5)]
    return bars.amounts(rows, marks, words("places.bars"), _said(matter, told, unit))


def _table(matter: Matter, indicator: str, found: xr.Dataset) -> Table:
    words = matter.words
    head = tuple(words(f"column.{one}") for one in ("reform", "zone", "baseline", "with",
                                                    "difference", "share", "interval"))  # fmt: skip
    rows = []
    for reform in matter.acting:
        here = found.sel(reform=reform)
        for place, zone in enumerate(here["zone"].values):
            e = _effect(here.isel(zone=place))
            rows.append((
                Cell(matter.reform_titles[reform]),
                Cell(str(zone)),
                Cell(words.number(e.baseline), value=e.baseline),
                Cell(words.number(e.reform), value=e.reform),
                Cell(words.signed(e.difference), value=e.difference),
                Cell(words.share(e.relative), value=e.relative),
                Cell(matter.ends(e)),
            ))  # fmt: skip
    name, unit = matter.called(indicator), matter.unit(indicator)
    return Table(
        words("places.caption", name=name, unit=unit or words("time.number")), head, tuple(rows)
    )
