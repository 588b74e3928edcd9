# SPDX-License-Identifier: Apache-2.0
"""Gathering the points of a sweep into one file."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import xarray as xr

from sharesim._core import FileError
from sharesim.markets.catalogue import parameters_of
from sharesim.markets.parameters import Parameters
from sharesim.results import windows
from sharesim.results.windows import Line
from sharesim.sweeps import axes
from sharesim.sweeps.plan import RESULT, Plan

DIFFERENCE = "_difference"
PARAMETER = "parameter."  # before the path of one that is called like an indicator
COPIED = (
    "Conventions",
    "schema_version",
    "engine_version",
    "engine_commit",
    "compiler",
    "currency",
)
KEPT = ("units", "long_name", "statistic", "numerator", "denominator")
SMALL: dict[str, Any] = {"zlib": True, "shuffle": True}


def collect(folder: Path, plan: Plan, points: list[str]) -> Path:
    """Write `sweep.nc` from the folders of the points of a sweep, all of which are finished."""
    parts = [_point(Path(point) / "results.h5") for point in points]
    told = [attrs for _, _, attrs in parts]
    table = xr.concat([root for root, _, _ in parts], "point")
    table = table.assign(_documents(plan))
    table = table.assign_coords(_coordinates(plan, told, set(table.data_vars)))
    table.attrs = {**{key: told[0][key] for key in COPIED}, **_told_of(plan)}
    path = folder / RESULT
    aside = path.with_name(path.name + ".partial")
    _write(table, aside, None)
    if "reform" in table:
        effects = xr.concat([effect for _, effect, _ in parts if effect is not None], "point")
        _write(effects.assign_coords(point=table["point"]), aside, "effects")
    _put_in_place(aside, path)
    return path


def _put_in_place(aside: Path, path: Path) -> None:
    """Give a file that was written aside its name, once it is safe on the disk."""
    for one in (aside, path.parent):
        if one == path.parent:
            aside.replace(path)
        handle = os.open(one, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _write(part: xr.Dataset, aside: Path, group: str | None) -> None:
    numbers = [name for name, line in part.data_vars.items() if line.dtype.kind == "f"]
    part.to_netcdf(
        aside,
        mode="a" if group else "w",
        group=group,
        engine="h5netcdf",
        encoding={name: SMALL for name in numbers},
    )


# --------------------------------------------------------------------------------- one point


def _point(path: Path) -> tuple[xr.Dataset, xr.Dataset | None, dict[str, Any]]:
    """Give levels and differences of a point, the engine's effects, and what the file says.

    The file is read as HDF5: opening it as a data set takes longer than most points to simulate.
    """
    try:
        with h5py.File(path, "r") as file:
            attrs = {key: _text(value) for key, value in file.attrs.items()}
            lines = {name: _line(one) for name, one in file.items() if _is_series(one)}
            scenarios, replicates = _texts(file["scenario"]), file["replicate"][:]
            effects = _effects(file["effects"]) if "effects" in file else None
    except (OSError, KeyError) as error:
        raise FileError(f"{path}: is no result of a point ({error})") from None
    found = {}
    for name, (_, told) in lines.items():
        level = windows.over(lines.__getitem__, name)
        found[name] = (("scenario", "replicate"), level, dict(told))
    coordinates: dict[str, Any] = {"scenario": scenarios, "replicate": replicates}
    if effects is not None:
        found |= _differences(lines, scenarios, effects)
        coordinates["reform"] = effects["reform"].values
    return xr.Dataset(found, coordinates), effects, attrs


def _is_series(one: Any) -> bool:
    return isinstance(one, h5py.Dataset) and one.ndim == 3 and "statistic" in one.attrs


def _line(one: h5py.Dataset) -> Line:
    return one[:], {key: _text(one.attrs[key]) for key in KEPT if key in one.attrs}


def _text(value: Any) -> Any:
    return value.decode() if isinstance(value, bytes) else value


def _texts(one: h5py.Dataset) -> list[str]:
    return [str(_text(word)) for word in one[:]]


def _differences(
    lines: dict[str, Line], scenarios: list[str], effects: xr.Dataset
) -> dict[str, Any]:
    """Give, by reform and replicate, reform less baseline from the day of effect to the end."""
    baseline, pairs = scenarios.index("baseline"), []
    for reform, first in zip(effects["reform"].values, effects["takes_effect"].values, strict=True):
        since = max(0, int(first))
        window = {name: (values[..., since:], told) for name, (values, told) in lines.items()}
        levels = {name: windows.over(window.__getitem__, name) for name in lines}
        own = scenarios.index(str(reform))
        pairs.append({name: level[own] - level[baseline] for name, level in levels.items()})
    found: dict[str, Any] = {}
    for name, (_, told) in lines.items():
        about = {
            "units": told["units"],
            "long_name": f"Reform less baseline, from the day of effect on: {told['long_name']}",
            "statistic": "paired difference",
        }
        values = np.array([pair[name] for pair in pairs])
        found[name + DIFFERENCE] = (("reform", "replicate"), values, about)
    return found


def _effects(group: h5py.Group) -> xr.Dataset:
    """Give the engine's statistics by reform and indicator, and when each reform takes effect."""
    dimensions = ("reform", "indicator")
    told = {name: (dimensions, one[:], _about(one)) for name, one in _statistics(group)}
    first = group["takes_effect"]
    return xr.Dataset(
        {**told, "takes_effect": ("reform", first[:], _about(first))},
        {
            **{name: _texts(group[name]) for name in dimensions},
            "indicator_units": ("indicator", _texts(group["indicator_units"])),
        },
    )


def _statistics(group: h5py.Group) -> Iterator[tuple[str, h5py.Dataset]]:
    for name, one in group.items():
        if one.ndim == 2 and one.dtype.kind == "f":
            yield name, one


def _about(one: h5py.Dataset) -> dict[str, Any]:
    return {key: _text(one.attrs[key]) for key in ("units", "long_name") if key in one.attrs}


# ---------------------------------------------------------------------------------- all points


def _coordinates(plan: Plan, told: list[dict[str, Any]], taken: set[Any]) -> dict[str, Any]:
    number = np.arange(1, len(told) + 1)
    found: dict[str, Any] = {"point": ("point", number, {"long_name": "Point", "units": "1"})}
    known = Parameters({}, list(parameters_of(str(plan.scenario["model"]))))
    for axis in plan.design.axes:
        meaning = known.describe(axis.path)
        values = [axes.bare(point[axis.path]) for point in plan.design.values]
        attrs = {"long_name": meaning.doc, "units": _spelled(axis.unit or meaning.unit or "1")}
        name = PARAMETER + axis.path if axis.path in taken else axis.path
        found[name] = ("point", _typed(values), attrs)
    hashes = np.array([str(attrs["record_hash"]) for attrs in told], dtype=object)
    about = {"long_name": "Record hash of the point", "units": "1"}
    return {**found, "record_hash": ("point", hashes, about)}


def _spelled(unit: str) -> str:
    """Give a unit as a file spells it: numbers in "days" would be read as spans of time."""
    return "day" if unit == "days" else unit


def _typed(values: list[Any]) -> np.ndarray[Any, Any]:
    words = any(isinstance(value, str) for value in values)
    return np.array(values, dtype=object if words else None)


def _told_of(plan: Plan) -> dict[str, Any]:
    return {
        "title": plan.title,
        "seed": int(plan.scenario["seed"]),
        "kind": plan.kind,
        "chances": plan.chances,
        "design": plan.design.told(),
    }


def _documents(plan: Plan) -> dict[str, Any]:
    """Give what is too long for an attribute: the scenario, and the design as it was drawn."""
    about = {"long_name": "Scenario with every parameter, before the design, as JSON"}
    shares = {"long_name": "How far up its range a parameter lies, or which value", "units": "1"}
    return {
        "document": ((), json.dumps(plan.scenario), about),
        "design_share": (("point", "parameter"), plan.design.shares, shares),
        "parameter": ("parameter", np.array(plan.design.paths, dtype=object)),
    }
