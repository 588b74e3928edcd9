# SPDX-License-Identifier: Apache-2.0
"""Effects zone by zone, from what a result file holds by month and zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from sharesim import _core, windows

if TYPE_CHECKING:
    from sharesim.results import Comparison

MEANINGS = {
    "baseline_level": "Baseline, over the whole months in force",
    "reform_level": "Reform, over the same months",
    "difference": "Paired difference, reform less baseline",
    "relative": "Difference over the size of the baseline",
    "low": "Lower end of the 95 % simulation interval",
    "high": "Upper end of the 95 % simulation interval",
    "replicates": "Replicates in which the zone has the indicator under both",
    "same_sign": "Share of replicates with the sign of the difference",
}
OF_INDICATOR = ("baseline_level", "reform_level", "difference", "low", "high")


def effects(comparison: Comparison, indicator: str) -> xr.Dataset:
    """Give the paired effect on an indicator by reform and zone, with the engine's statistics."""
    months = comparison.zones
    reforms = comparison.reforms
    names = [str(name) for name in months["zone"].values]
    shape = (len(reforms), len(names))
    found = {name: np.full(shape, np.nan) for name in MEANINGS}
    for row, reform in enumerate(reforms):
        since = months.sel(month=slice(comparison.takes_effect(reform), None))
        before, after = (_window(since, indicator, name) for name in ("baseline", reform))
        for column in range(len(names)):
            for name, value in pairs(before[:, column], after[:, column]).items():
                found[name][row, column] = value
    units = str(months[indicator].attrs["units"])
    result = xr.Dataset(
        {name: (("reform", "zone"), values) for name, values in found.items()},
        {"reform": reforms, "zone": names},
        {"indicator": indicator, "units": units},
    )
    for name, meaning in MEANINGS.items():
        result[name].attrs["long_name"] = meaning
        result[name].attrs["units"] = units if name in OF_INDICATOR else "1"
    return result


def pairs(before: NDArray[np.float64], after: NDArray[np.float64]) -> dict[str, float]:
    """Give the engine's statistics of the pairs in which both values are numbers."""
    known = np.isfinite(before) & np.isfinite(after)
    return _core.paired(before[known].tolist(), after[known].tolist())


def _window(months: xr.Dataset, indicator: str, scenario: str) -> NDArray[np.float64]:
    """Give an indicator over the months, by replicate and zone, as its statistic adds up."""

    def line_of(name: str) -> windows.Line:
        line = months[name].sel(scenario=scenario).transpose("replicate", "zone", "month")
        return line.values, line.attrs

    return windows.over(line_of, indicator)
