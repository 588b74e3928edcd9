# SPDX-License-Identifier: Apache-2.0
"""Effects group by group, with the engine's statistics: what zones and people have in common."""

from __future__ import annotations

from collections.abc import Iterable

import h5py
import numpy as np
import xarray as xr
from numpy.typing import NDArray

from sharesim import _core
from sharesim.results import intervals
from sharesim.results.paired_record import PairedRecord
from sharesim.results.units import in_units

Numbers = NDArray[np.float64]
Pair = tuple[Numbers, Numbers]  # without and with a reform, a value a replicate


def effects(
    comparison: PairedRecord,
    line: xr.DataArray,
    by: tuple[str, list[str]],
    pairs: Iterable[Iterable[Pair]],
) -> xr.Dataset:
    """Give the paired effects on an indicator by reform and group, over the days of `effects`.

    `by` names what tells the groups apart, and the groups; `pairs` holds, for each reform and
    group, the values without and with it.
    """
    dimension, labels = by
    reforms = comparison.reforms
    shape = (len(reforms), len(labels))
    told = _core.statistics()
    found = {one["name"]: np.full(shape, np.nan) for one in told}
    for row, of_reform in enumerate(pairs):
        for column, pair in enumerate(of_reform):
            for name, value in intervals.of_pairs(*pair).items():
                found[name][row, column] = value
    units = str(line.attrs["units"])
    result = xr.Dataset(
        {name: (("reform", dimension), values) for name, values in found.items()},
        {"reform": reforms, dimension: labels, **comparison._days_told},
        {"indicator": str(line.name), "units": units},
    )
    for one in told:
        result[one["name"]].attrs.update(long_name=one["doc"], units=one["unit"] or "1")
    both = "Replicates in which the group has the indicator under both"
    result["replicates"].attrs["long_name"] = both
    return in_units(result, units)


def roles(comparison: PairedRecord) -> xr.Dataset:
    """Give the effects on the indicators that are all that a role gains, by reform and role."""
    lines = {name: comparison[name].attrs for name in comparison.indicators}
    mine = {name: attrs for name, attrs in lines.items() if "role" in attrs}
    if not mine:
        raise ValueError(f"{comparison.path}: no indicator tells what a role gains")
    chosen = comparison.whole_effects().sel(indicator=list(mine))
    result = chosen.rename(indicator="role").assign_coords(
        role=[str(attrs["role"]) for attrs in mine.values()],
        indicator=("role", list(mine)),
        meaning=("role", [str(attrs["long_name"]) for attrs in mine.values()]),
    )
    result.attrs = {"units": "currency"}
    return in_units(result, "currency")


def attribution(comparison: PairedRecord, indicator: str) -> xr.Dataset:
    """Give what each part of a package contributes to an indicator."""
    with h5py.File(comparison.path, "r") as file:
        if "attribution" not in file:
            raise KeyError('no attribution: ask for it with compare(..., attribution="shapley")')
    chosen: xr.Dataset = comparison._group("attribution").load().sel(indicator=indicator)
    return in_units(chosen.drop_vars("indicator"), str(comparison[indicator].attrs["units"]))


def not_told_apart(indicator: str, by: str, allowed: list[str]) -> str:
    """Say by what an effect can be told, where it was asked for by something else."""
    if by == "role":
        return "by: roles() tells what each role gains, each by the indicator that is all of it"
    words = ", ".join(repr(one) for one in allowed)
    known = f"{words} {'is' if len(allowed) == 1 else 'are'} allowed"
    ask = "; groups of people need account of them: compare(..., persons=[...])"
    return f"by: no effects on {indicator!r} by {by!r}; {known}{ask if len(allowed) == 1 else ''}"
