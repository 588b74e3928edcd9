# SPDX-License-Identifier: Apache-2.0
"""Effects zone by zone, from what a result file holds by month and zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import xarray as xr

from sharesim import groups, windows
from sharesim.groups import Numbers, Pair

if TYPE_CHECKING:
    from sharesim.results import Comparison


def effects(comparison: Comparison, indicator: str) -> xr.Dataset:
    """Give the paired effect on an indicator by reform and zone, with the engine's statistics."""
    months = comparison.zones
    names = [str(name) for name in months["zone"].values]

    def of_reform(reform: str) -> list[Pair]:
        since = months.sel(month=slice(comparison.takes_effect(reform), None))
        before, after = (_window(since, indicator, name) for name in ("baseline", reform))
        return list(zip(before.T, after.T, strict=True))

    return groups.effects(
        months[indicator],
        comparison.reforms,
        ("zone", names),
        map(of_reform, comparison.reforms),
        "over the whole months in force",
    )


def _window(months: xr.Dataset, indicator: str, scenario: str) -> Numbers:
    """Give an indicator over the months, by replicate and zone, as its statistic adds up."""

    def line_of(name: str) -> windows.Line:
        line = months[name].sel(scenario=scenario).transpose("replicate", "zone", "month")
        return line.values, line.attrs

    return windows.over(line_of, indicator)
