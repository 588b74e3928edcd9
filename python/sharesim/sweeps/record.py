# SPDX-License-Identifier: Apache-2.0
"""What the file of a sweep holds: levels and paired effects by point, and what depends on what."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import xarray as xr

from sharesim._core import FileError
from sharesim.results.units import in_units
from sharesim.sweeps import sampling, sensitivity
from sharesim.sweeps.collect import DIFFERENCE, PARAMETER
from sharesim.sweeps.plan import RESULT, holds_sweep

BASELINE = "baseline"


class SweepRecord:
    """A scenario, and reforms in pairs, at many points: a lazy view of the file `path`."""

    def __init__(
        self, path: str | os.PathLike[str], keeper: TemporaryDirectory[str] | None = None
    ) -> None:
        given = Path(path)
        self.path = given / RESULT if given.is_dir() else given
        self._keeper = keeper  # a temporary folder lives as long as its results
        self.table = self._group(None)
        try:
            shares = np.asarray(self.table["design_share"].values, dtype=np.float64)
            self.design = sampling.retold(str(self.attrs["design"]), shares)
        except KeyError:
            raise FileError(f"{self.path}: is no result of a sweep") from None

    def _group(self, name: str | None) -> xr.Dataset:
        try:
            return xr.open_dataset(self.path, group=name, engine="h5netcdf")
        except (OSError, ValueError) as error:
            raise FileError(f"{self.path}: {self._missing(error)}") from None

    def _missing(self, error: Exception) -> str:
        if self.path.exists():
            return f"is no result of a sweep ({error})"
        if holds_sweep(self.path.parent):
            return "the sweep is not finished; sharesim.resume goes on with it"
        return "no such result"

    @property
    def attrs(self) -> dict[Any, Any]:
        """What the file says of itself: seed, engine, design."""
        return self.table.attrs

    @property
    def title(self) -> str:
        """What the scenario is called."""
        return str(self.attrs["title"])

    @property
    def indicators(self) -> list[str]:
        """Names of what is reported."""
        lines = self.table.data_vars.items()
        return [str(name) for name, values in lines if "scenario" in values.dims]

    @property
    def reforms(self) -> list[str]:
        """Names of the reforms."""
        return [str(name) for name in self.table["reform"].values] if "reform" in self.table else []

    @property
    def engine_effects(self) -> xr.Dataset:
        """What the engine says of the effects, by point, reform and indicator."""
        if not self.reforms:
            raise ValueError("a sweep without reforms has levels only, no effects")
        return self._group("effects")

    @property
    def has_placebo(self) -> bool:
        """Whether there was any measure to run in the form that binds nobody."""
        return bool(np.isfinite(self.engine_effects["placebo"].values).any())

    @property
    def placebo_is_zero(self) -> bool | None:
        """Whether measures that bind nobody changed nothing, at any point; None without any."""
        largest = self.engine_effects["placebo"].values
        if not self.has_placebo:
            return None
        return bool(np.all((largest == 0) | np.isnan(largest)))

    def units(self, indicator: str) -> str:
        """Unit of an indicator, with the currency by name; empty for plain numbers."""
        units = str(self.levels(indicator).attrs.get("units", "1"))
        return "" if units == "1" else units.replace("currency", str(self.attrs["currency"]))

    def parameter(self, path: str) -> xr.DataArray:
        """The value of a parameter at each point."""
        if path not in self.design.paths:
            raise KeyError(f"no parameter {path!r}; there are {', '.join(self.design.paths)}")
        marked = PARAMETER + path
        return self.table[marked if marked in self.table else path]

    def levels(self, indicator: str) -> xr.DataArray:
        """One indicator over the recorded days, by point, scenario and replicate."""
        if indicator not in self.indicators:
            raise KeyError(f"no indicator {indicator!r}; there are {', '.join(self.indicators)}")
        return self.table[indicator]

    def differences(self, indicator: str) -> xr.DataArray:
        """One paired difference by point, reform and replicate, from the day of effect on."""
        self.levels(indicator)
        if not self.reforms:
            raise ValueError("a sweep without reforms has levels only, no effects")
        return self.table[indicator + DIFFERENCE]

    def effects(self, indicator: str) -> xr.Dataset:
        """Give what each reform does to an indicator at each point, with the engine's statistics.

        `difference` is the paired mean, `low` to `high` its 95 % simulation interval at that point
        (none below five replicates).
        """
        units = str(self.levels(indicator).attrs["units"])
        known = self.engine_effects
        told = [name for name, values in known.data_vars.items() if "indicator" in values.dims]
        found = in_units(known[told].sel(indicator=indicator, drop=True), units)
        coordinates = {one.name: one for one in map(self.parameter, self.design.paths)}
        return found.assign_coords(coordinates).assign_attrs(indicator=indicator, units=units)

    def sensitivity(
        self, indicator: str, reform: str | None = None, scenario: str = BASELINE
    ) -> xr.Dataset:
        """Say how an indicator, or a reform's effect on it, depends on each parameter.

        It judges the level in `scenario`, or with `reform` its paired difference, each as the mean
        over the replicates that gave a number at every point. What is reported depends on the
        design: `sharesim.sweeps.sensitivity.analyse`. `.to_dataframe()` makes a table of it.
        """
        line = self.values(indicator, reform, scenario)
        table = line.transpose("point", "replicate").values
        table = table[:, np.isfinite(table).all(axis=0)]
        if not table.shape[1]:
            raise ValueError(
                f"{indicator}: no replicate has a number at every point; a reform that begins after"
                " the last recorded day has no effect to report"
            )
        found = sensitivity.analyse(self.design, table)
        units = line.attrs["units"]
        for name in found.data_vars:
            if str(name).removesuffix("_low").removesuffix("_high") in sensitivity.IN_UNITS:
                found[name].attrs["units"] = units
        about = {"reform": reform} if reform else {"scenario": scenario}
        return found.assign_attrs(indicator=indicator, **about)

    def values(
        self, indicator: str, reform: str | None = None, scenario: str = BASELINE
    ) -> xr.DataArray:
        """One indicator by point and replicate: its level, or a reform's effect on it."""
        line = self.differences(indicator) if reform else self.levels(indicator)
        dimension, wanted = ("reform", reform) if reform else ("scenario", scenario)
        known = [str(name) for name in line[dimension].values]
        if wanted not in known:
            raise KeyError(f"no {dimension} {wanted!r}; there are {', '.join(known)}")
        return line.sel({dimension: wanted}, drop=True)

    def close(self) -> None:
        """Close the file; a temporary one is removed."""
        self.table.close()
        if self._keeper:
            self._keeper.cleanup()
