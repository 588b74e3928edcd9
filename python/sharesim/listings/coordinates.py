# SPDX-License-Identifier: Apache-2.0
"""Where zones lie: the coordinates that a city's own file of listings gives."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xarray as xr

from sharesim._core import FileError, ScenarioError
from sharesim.files.csv_tables import Table
from sharesim.files.mistakes import Problems

NAMES = ("neighbourhood_cleansed", "neighbourhood")
LATITUDE, LONGITUDE = ("latitude", "lat"), ("longitude", "lon")
COUNT = ("listings",)  # how many a row of a table stands for; an advert stands for itself
ABOUT = {
    "latitude": ("Latitude of the mean listing", "degrees_north"),
    "longitude": ("Longitude of the mean listing", "degrees_east"),
}

Place = tuple[float, float]  # latitude and longitude


def listings_of(parameters: Mapping[str, Any], folder: Path | None = None) -> Path | None:
    """Give the file of listings that a scenario names, looked for beside its results if relative.

    None where it names none, as models without a city, or the file is gone.
    """
    table = parameters.get("population", {}).get("listings", {}).get("table", "")
    path = Path(table) if folder is None else folder / table
    return path if table and path.is_file() else None


def places_of(listings: Path | None) -> dict[str, Place]:
    """Give latitude and longitude of each neighbourhood in degrees, the means of its listings.

    Empty where there is no such file, or it has no coordinates.
    """
    if listings is None:
        return {}
    problems = Problems()
    try:
        table = Table(listings, problems, problems)
    except (FileError, ScenarioError):
        return {}  # whoever simulates the file says what is wrong with it
    columns = [table.column(one) for one in (NAMES, LATITUDE, LONGITUDE)]
    if None in columns:
        return {}
    return _means(table, [int(one or 0) for one in columns], table.column(COUNT))


def _means(table: Table, at: Sequence[int], count: int | None) -> dict[str, Place]:
    found: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for _, row in table.rows:
        try:
            weight = float(row[count]) if count is not None else 1.0
            spot = float(row[at[1]]), float(row[at[2]])
        except ValueError:
            continue  # an advert without coordinates says nothing of where its zone lies
        if weight > 0:
            found[row[at[0]].strip()].append((weight, *spot))
    return {name: _middle(rows) for name, rows in found.items()}


def _middle(rows: Sequence[tuple[float, float, float]]) -> Place:
    weight = math.fsum(one[0] for one in rows)
    return (
        math.fsum(one[0] * one[1] for one in rows) / weight,
        math.fsum(one[0] * one[2] for one in rows) / weight,
    )


def located(data: xr.Dataset, places: Mapping[str, Place]) -> xr.Dataset:
    """Give data by zone with `latitude` and `longitude` of each, where any is known."""
    zones = [str(one) for one in data["zone"].values] if "zone" in data.dims else []
    if not any(zone in places for zone in zones):
        return data
    nowhere = (float("nan"), float("nan"))
    columns = zip(*(places.get(zone, nowhere) for zone in zones), strict=True)
    return data.assign_coords(
        {
            name: ("zone", list(values), {"long_name": about, "units": units})
            for (name, (about, units)), values in zip(ABOUT.items(), columns, strict=True)
        }
    )
