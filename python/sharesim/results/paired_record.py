# SPDX-License-Identifier: Apache-2.0
"""What the file of a comparison holds beside the record: reforms, their days, paired effects."""

from __future__ import annotations

import os
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import xarray as xr

from sharesim.results import titles, windows
from sharesim.results.record import Record
from sharesim.results.units import in_units


class PairedRecord(Record):
    """What an experiment with reforms recorded, replicate by replicate in pairs."""

    def __init__(
        self, path: str | os.PathLike[str], keeper: TemporaryDirectory[str] | None = None
    ) -> None:
        super().__init__(path, keeper)
        self.effects = self._group("effects").load()
        first = [self.takes_effect(reform) for reform in self.reforms]
        self.effects = self.effects.assign_coords(
            windows.days(first, self.dataset["time"].values[-1])
        )

    @property
    def _days_told(self) -> dict[str, Any]:
        """The first and the last day that effects cover, as coordinates along reforms."""
        return {name: self.effects[name].variable for name in ("first_day", "last_day")}

    @property
    def reforms(self) -> list[str]:
        """Names of the reforms."""
        return [str(name) for name in self.effects["reform"].values]

    def reform_title(self, reform: str) -> str:
        """What a reform is called: its title or its label, or what it changes if it has neither."""
        told = str(self.effects["title"].sel(reform=reform).item()) or reform
        return titles.title_of(self.parameters(reform), self.parameters("baseline"), told)

    def takes_effect(self, reform: str) -> np.datetime64:
        """First day from which a reform's effects count: that on which it is in force.

        Of a reform that is older than the records it is the first recorded day, of one that begins
        after them its own; `begins` gives its own in any case.
        """
        return self._day("takes_effect", reform)

    def begins(self, reform: str) -> np.datetime64:
        """First day on which a reform is in force by its own dates, simulated or not."""
        return self._day("begins", reform)

    def warning(self, reform: str) -> str:
        """Say what is wrong with a reform's dates, such as a law older than the city; or ""."""
        return str(self.effects["warning"].sel(reform=reform).item())

    def announced(self, reform: str) -> np.datetime64:
        """Day on which a reform becomes known by its own dates; it may act from then on."""
        name = "announced" if "announced" in self.effects else "begins"  # of older files
        return self._day(name, reform)

    def _day(self, name: str, reform: str) -> np.datetime64:
        days = int(self.effects[name].sel(reform=reform).item())
        first: np.datetime64 = self.dataset["time"].values[0]
        return first + np.timedelta64(days, "D")

    def effect_over_time(self, indicator: str) -> xr.Dataset:
        """Give the paired `difference` by reform and week, mean by day, with `low` and `high`."""
        weekly = self._of(indicator, over_time=True)
        plain: xr.Dataset = weekly.rename(
            {f"weekly_{name}": name for name in ("difference", "low", "high")}
        )
        return plain

    def whole_effects(self) -> xr.Dataset:
        """Give the effects over the whole time in force, by reform and indicator."""
        return self._effects_along(weeks=False)

    def _whole_effect(self, indicator: str) -> xr.Dataset:
        """Give what the reforms do to an indicator over the whole time in force."""
        return self._of(indicator, over_time=False)

    def _require(self, indicator: str) -> None:
        if indicator not in self.indicators:
            raise KeyError(f"no indicator {indicator!r}; there are {', '.join(self.indicators)}")

    def _effects_along(self, *, weeks: bool) -> xr.Dataset:
        along = {name: set(values.dims) for name, values in self.effects.data_vars.items()}
        wanted = {"reform", "indicator", "week"} if weeks else {"reform", "indicator"}
        chosen = self.effects[[name for name, dims in along.items() if dims == wanted]]
        kept = {*chosen.dims, "first_day", "last_day"}
        # Titles and units would be columns of a table.
        return chosen.drop_vars([name for name in chosen.coords if name not in kept])

    def _of(self, indicator: str, *, over_time: bool) -> xr.Dataset:
        self._require(indicator)
        effects = self._effects_along(weeks=over_time)
        chosen: xr.Dataset = effects.sel(indicator=indicator).drop_vars("indicator")
        units = str(self[indicator].attrs["units"])
        chosen.attrs = {"indicator": indicator, "units": units}
        return in_units(chosen, units)
