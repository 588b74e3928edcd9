# SPDX-License-Identifier: Apache-2.0
"""Results: lazy xarray data sets over a result file, with cards and plots."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import xarray as xr

from sharesim import _core
from sharesim._core import FileError
from sharesim.listings import coordinates
from sharesim.results import inequality, persons, summaries
from sharesim.show import cards

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


FILE = "results.h5"


class Results(inequality.Shares):
    """What an experiment recorded: a lazy view of its file `path`.

    `results["nights"]` is an xarray array over scenario, replicate and time; `dataset` holds all of
    them, `zones` the same by month and zone. Only what is used is read. Amounts are in major units
    of the currency; every array says `units`, `long_name` and `statistic`.
    """

    def __init__(
        self, path: str | os.PathLike[str], keeper: TemporaryDirectory[str] | None = None
    ) -> None:
        given = Path(path)
        self.path = given / FILE if given.is_dir() else given
        self._keeper = keeper  # a temporary folder lives as long as its results
        self.dataset = self._group("")

    def _group(self, name: str) -> xr.Dataset:
        try:
            return xr.open_dataset(self.path, group=name or None, engine="h5netcdf")
        except (OSError, ValueError) as error:
            reason = "no such result" if not self.path.exists() else f"is no result file ({error})"
            raise FileError(f"{self.path}: {reason}") from None

    @property
    def zones(self) -> xr.Dataset:
        """Every indicator by scenario, replicate, month and zone.

        With `latitude` and `longitude` of each zone where the city's file of listings has them.
        """
        return coordinates.located(self._group("zones"), self)

    @property
    def zones_in_force(self) -> xr.Dataset:
        """Every indicator of each zone, by scenario, replicate and zone, over days to the end.

        `first_day` is the first of them: a day from which the effects of a reform are told.
        """
        return coordinates.located(self._group("zones_in_force"), self)

    def persons(self, table: str) -> xr.Dataset:
        """What was kept of single people (`persons=["hosts"]`), by scenario, replicate, person.

        `first_day` is the first day that counts, the last recorded one the last: a day from which
        the effects of a reform are told, or the first recorded one where there is no reform.
        """
        known = persons.tables(self)
        if table not in known:
            raise KeyError(
                f"no account of {table!r}; there are {', '.join(known) or 'none'}: ask for it with"
                " persons=[...] when you run or compare"
            )
        return self._group(persons.PREFIX + table)

    @property
    def attrs(self) -> dict[Any, Any]:
        """What the file says of itself: seed, engine, the whole scenario, record hash."""
        return self.dataset.attrs

    @property
    def title(self) -> str:
        """What the scenario is called."""
        return str(self.attrs.get("title", self.path.stem))

    @property
    def currency(self) -> str:
        """Currency of every amount."""
        return str(self.attrs.get("currency", "currency"))

    @property
    def indicators(self) -> list[str]:
        """Names of what is reported."""
        daily = self.dataset.data_vars.items()
        return [str(name) for name, values in daily if "time" in values.dims]

    def units(self, indicator: str) -> str:
        """Unit of an indicator, with the currency by name; empty for plain numbers."""
        units = str(self[indicator].attrs.get("units", "1"))
        return "" if units == "1" else units.replace("currency", self.currency)

    def parameters(self, scenario: str = "baseline") -> dict[str, Any]:
        """Every parameter of a scenario of the experiment, as a nested dictionary."""
        texts = self._group("scenarios")["document"]
        return _core.Document.read(str(texts.sel(scenario=scenario).item())).values()

    def __getitem__(self, indicator: str) -> xr.DataArray:
        """One indicator by scenario, replicate and time."""
        if indicator not in self.dataset:
            raise KeyError(f"no indicator {indicator!r}; there are {', '.join(self.indicators)}")
        return self.dataset[indicator].reset_coords(drop=True)

    def _ipython_key_completions_(self) -> list[str]:
        return self.indicators

    def to_dataframe(self) -> pd.DataFrame:
        """Every indicator by scenario, replicate and time, as a table."""
        return self.dataset[self.indicators].reset_coords(drop=True).to_dataframe()

    def summary(self, *, every: bool = False) -> pd.DataFrame:
        """Give the headline indicators of the market, a row each, under their plain names.

        `value` is what the run comes to (a total, a mean level or a ratio of totals: `statistic`),
        with `low` and `high`, its 95 % simulation interval (none below five replicates). With
        `every` all indicators are told.
        """
        return summaries.of_run(self, self._summed_up(every=every))

    def _summed_up(self, *, every: bool) -> list[str]:
        return summaries.shown_order(self) if every else summaries.headlines(self)

    def plot(self, *indicators: str) -> Figure:
        """Plot indicators over time, one panel each: the mean of seven days, a line a replicate.

        Without names, the headline indicators of the market.
        """
        from sharesim.results import figures

        return figures.series(self, indicators or summaries.plotted(self))

    def close(self) -> None:
        """Close the file; a temporary one is removed."""
        self.dataset.close()
        if self._keeper:
            self._keeper.cleanup()

    def __repr__(self) -> str:
        return cards.results_text(self)

    def _repr_html_(self) -> str:
        return cards.results_html(self)
