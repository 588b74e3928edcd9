# SPDX-License-Identifier: Apache-2.0
"""Effects zone by zone, from what a result file holds of zones over the days in force."""

from __future__ import annotations

import numpy as np
import xarray as xr

from sharesim.results import groups
from sharesim.results.groups import Pair
from sharesim.results.paired_record import PairedRecord


def effects(comparison: PairedRecord, indicator: str) -> xr.Dataset:
    """Give the paired effect on an indicator by reform and zone, with the engine's statistics."""
    windows = comparison.zones_in_force
    line = windows[indicator].transpose("scenario", "first_day", "zone", "replicate")
    names = [str(name) for name in windows["zone"].values]

    def of_reform(reform: str) -> list[Pair]:
        first = comparison.takes_effect(reform)
        if first not in line["first_day"].values:
            return [(np.empty(0), np.empty(0)) for _ in names]
        told = line.sel(first_day=first)
        before, after = (told.sel(scenario=one).values for one in ("baseline", reform))
        return list(zip(before, after, strict=True))

    pairs = map(of_reform, comparison.reforms)
    found = groups.effects(comparison, line, ("zone", names), pairs)
    spots = {name: windows[name] for name in ("latitude", "longitude") if name in windows.coords}
    return found.assign_coords(spots)
