# SPDX-License-Identifier: Apache-2.0
"""Effects group by group, with the engine's statistics: what zones and people have in common."""

from __future__ import annotations

from collections.abc import Iterable

import h5py
import numpy as np
import xarray as xr
from numpy.typing import NDArray

from sharesim.results import intervals
from sharesim.results.paired_record import PairedRecord

Numbers = NDArray[np.float64]
Pair = tuple[Numbers, Numbers]  # without and with a reform, a value a replicate

MEANINGS = {
    "baseline_level": "Baseline, from the first day in force to the end",
    "reform_level": "Reform, over the same days",
    "difference": "Paired difference, reform less baseline",
    "relative": "Difference over the size of the baseline",
    "low": "Lower end of the 95 % simulation interval",
    "high": "Upper end of the 95 % simulation interval",
    "replicates": "Replicates in which the group has the indicator under both",
    "same_sign": "Share of replicates with the sign of the difference",
    "paired_sd": "Standard deviation of the paired difference",
    "unpaired_sd": "The same, had the replicates not been paired",
}
OF_INDICATOR = "of the indicator"  # the unit of an effect that stands beside effects on others
PURE = ("relative", "replicates", "same_sign")  # the others are in units of the indicator


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
    found = {name: np.full(shape, np.nan) for name in MEANINGS}
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
    for name, meaning in MEANINGS.items():
        result[name].attrs["long_name"] = meaning
        result[name].attrs["units"] = "1" if name in PURE else units
    return result


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
    for values in result.data_vars.values():
        if values.attrs["units"] == OF_INDICATOR:
            values.attrs["units"] = "currency"
    result.attrs = {"units": "currency"}
    return result


def attribution(comparison: PairedRecord, indicator: str) -> xr.Dataset:
    """Give what each part of a package contributes to an indicator."""
    with h5py.File(comparison.path, "r") as file:
        if "attribution" not in file:
            raise KeyError('no attribution: ask for it with compare(..., attribution="shapley")')
    chosen: xr.Dataset = comparison._group("attribution").load().sel(indicator=indicator)
    chosen = chosen.drop_vars("indicator")
    for line in chosen.data_vars.values():
        line.attrs["units"] = comparison[indicator].attrs["units"]
    return chosen


def not_told_apart(indicator: str, by: str, allowed: list[str]) -> str:
    """Say by what an effect can be told, where it was asked for by something else."""
    if by == "role":
        return "by: roles() tells what each role gains, each by the indicator that is all of it"
    words = ", ".join(repr(one) for one in allowed)
    known = f"{words} {'is' if len(allowed) == 1 else 'are'} allowed"
    ask = "; groups of people need account of them: compare(..., persons=[...])"
    return f"by: no effects on {indicator!r} by {by!r}; {known}{ask if len(allowed) == 1 else ''}"
