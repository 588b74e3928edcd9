# SPDX-License-Identifier: Apache-2.0
"""Gathering the points of a sweep into one file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import xarray as xr

from sharesim import _core, axes, sweep_folder, windows
from sharesim._core import FileError
from sharesim.catalogue import parameters_of
from sharesim.results import Comparison, Results
from sharesim.scenarios import Parameters, Scenario
from sharesim.sweep_folder import Plan

DIFFERENCE = "_difference"
COPIED = (
    "Conventions",
    "schema_version",
    "engine_version",
    "engine_commit",
    "compiler",
    "currency",
)
SMALL: dict[str, Any] = {"zlib": True, "shuffle": True}


def gather(folder: Path, plan: Plan) -> Path:
    """Write `sweep.nc` from the points of a sweep, all of which are there."""
    kind = Comparison if plan.reforms else Results
    places = [sweep_folder.place(folder, point) for point in range(len(plan.design))]
    parts = [_point(kind(place)) for place in places]
    _refuse_mixtures(folder, plan, [root.attrs for root, _ in parts])
    table = xr.concat([root for root, _ in parts], "point", combine_attrs="drop_conflicts")
    table = table.assign_coords(_coordinates(plan, [root.attrs for root, _ in parts]))
    table = table.assign(_documents(plan))
    table.attrs = {**{key: parts[0][0].attrs[key] for key in COPIED}, **_told_of(plan)}
    path = folder / sweep_folder.RESULT
    aside = path.with_name(path.name + ".partial")
    _write(table, aside, None)
    if plan.reforms:
        effects = [effect for _, effect in parts if effect is not None]
        texts = [name for name, line in effects[0].data_vars.items() if line.dtype.kind not in "if"]
        numbers = [name for name in effects[0].data_vars if name not in texts]
        joined = xr.concat([one[numbers] for one in effects], "point").merge(effects[0][texts])
        _write(joined.assign_coords(point=table["point"]), aside, "effects")
    sweep_folder.put_in_place(aside, path)
    return path


def _write(part: xr.Dataset, aside: Path, group: str | None) -> None:
    numbers = [name for name, line in part.data_vars.items() if line.dtype.kind == "f"]
    part.to_netcdf(
        aside,
        mode="a" if group else "w",
        group=group,
        engine="h5netcdf",
        encoding={name: SMALL for name in numbers},
    )


def _point(results: Results) -> tuple[xr.Dataset, xr.Dataset | None]:
    """Give the levels and differences of a point, and what the engine says of its effects."""
    days = results.dataset
    try:
        lines = {name: _line(results, days, name) for name in results.indicators}
        effects = None
        if isinstance(results, Comparison):
            for name in results.indicators:
                lines[name + DIFFERENCE] = _difference(results, name)
            kept = [n for n, one in results.effects.data_vars.items() if "week" not in one.dims]
            effects = results.effects[kept].drop_vars("week", errors="ignore")
        return xr.Dataset(lines, attrs=dict(results.attrs)), effects
    finally:
        results.close()


def _line(results: Results, days: xr.Dataset, name: str) -> xr.DataArray:
    level = windows.over(days, name, "time").transpose("scenario", "replicate")
    told = days[name].attrs
    level.attrs = {key: told[key] for key in ("units", "long_name", "statistic")}
    level.attrs["cell_methods"] = "over the recorded days"
    return level.drop_vars("time", errors="ignore")


def _difference(results: Comparison, name: str) -> xr.DataArray:
    """Give, by reform and replicate, reform less baseline from the day of effect to the end."""
    pairs = []
    for reform in results.reforms:
        since = results.dataset.sel(time=slice(results.takes_effect(reform), None))
        level = windows.over(since, name, "time")
        pairs.append(
            level.sel(scenario=reform, drop=True) - level.sel(scenario="baseline", drop=True)
        )
    difference = xr.concat(pairs, "reform").assign_coords(reform=results.reforms)
    told = results.dataset[name].attrs
    difference.attrs = {
        "units": told["units"],
        "long_name": f"Reform less baseline, from the day of effect on: {told['long_name']}",
        "statistic": "paired difference",
    }
    return difference.transpose("reform", "replicate")


def _refuse_mixtures(folder: Path, plan: Plan, told: list[dict[Any, Any]]) -> None:
    """Refuse points of several engines, or of inputs that changed while the sweep was under way."""
    words = any(isinstance(value, str) for axis in plan.design.axes for value in axis.values)
    for key in (
        ("engine_version", "engine_commit")
        if words
        else (
            "engine_version",
            "engine_commit",
            "input_hash",
        )
    ):
        for number, attrs in enumerate(told, 1):
            if attrs.get(key) != told[0].get(key):
                raise FileError(
                    f"{folder}: point {number} has another {key} than point 1"
                    f" ({attrs.get(key)}, {told[0].get(key)}); remove its folder and resume"
                )


def _coordinates(plan: Plan, told: list[dict[Any, Any]]) -> dict[str, Any]:
    number = np.arange(1, len(told) + 1)
    found: dict[str, Any] = {"point": ("point", number, {"long_name": "Point", "units": "1"})}
    known = Parameters({}, list(parameters_of(str(plan.scenario["model"]))))
    for axis in plan.design.axes:
        meaning = known.describe(axis.path)
        values = [axes.bare(point[axis.path]) for point in plan.design.values]
        attrs = {"long_name": meaning.doc, "units": axis.unit or meaning.unit or "1"}
        found[axis.path] = ("point", _typed(values), attrs)
    hashes = [str(attrs["record_hash"]) for attrs in told]
    found["record_hash"] = (
        "point",
        np.array(hashes, dtype=object),
        {"long_name": "Record hash of the point", "units": "1"},
    )
    return found


def _typed(values: list[Any]) -> np.ndarray[Any, Any]:
    if any(isinstance(value, str) for value in values):
        return np.array(values, dtype=object)
    return np.array(values)


def _told_of(plan: Plan) -> dict[str, Any]:
    whole = Scenario(_core.Document.of(plan.scenario), plan.title)
    return {
        "title": plan.title,
        "seed": int(whole.to_dict()["seed"]),
        "chances": plan.chances,
        "design": plan.design.told(),
    }


def _documents(plan: Plan) -> dict[str, Any]:
    """Give what is too long for an attribute: the scenario, and the design as it was drawn."""
    whole = Scenario(_core.Document.of(plan.scenario), plan.title).to_dict()
    about = {"long_name": "Scenario with every parameter, before the design, as JSON"}
    shares = {"long_name": "How far up its range a parameter lies, or which value", "units": "1"}
    return {
        "document": ((), json.dumps(whole, default=str), about),
        "design_share": (("point", "parameter"), plan.design.shares, shares),
        "parameter": ("parameter", np.array(plan.design.paths, dtype=object)),
    }
