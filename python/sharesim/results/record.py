# SPDX-License-Identifier: Apache-2.0
"""What the file of an experiment holds, as lazy xarray data sets; all that is read out starts here.

Summaries, figures and cards take these records, and `Results` and `Comparison`, which offer them as
methods, derive from them: so nothing has to know who offers it.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import h5py
import xarray as xr

from sharesim import _core
from sharesim._core import FileError
from sharesim.listings.coordinates import listings_of, located, places_of
from sharesim.results import lazy

FILE = "results.h5"
PERSONS = "persons_"  # before the name of a table, the group with the account of its people


class Record:
    """What an experiment recorded: a lazy view of its file `path`."""

    def __init__(
        self, path: str | os.PathLike[str], keeper: TemporaryDirectory[str] | None = None
    ) -> None:
        given = Path(path)
        self.path = given / FILE if given.is_dir() else given
        self._keeper = keeper  # a temporary folder lives as long as its results
        self._opened: dict[str, xr.Dataset] = {}
        self.dataset = self._group("")

    def _group(self, name: str) -> xr.Dataset:
        """Give a group of the file; it is opened once, and whoever asks has a view of their own."""
        try:
            if name not in self._opened:
                self._opened[name] = lazy.opened(self.path, name)
            return self._opened[name].copy(deep=False)
        except (KeyError, OSError, ValueError) as error:
            reason = "no such result" if not self.path.exists() else f"is no result file ({error})"
            raise FileError(f"{self.path}: {reason}") from None

    @property
    def zones(self) -> xr.Dataset:
        """Every indicator by scenario, replicate, month and zone.

        With `latitude` and `longitude` of each zone where the city's file of listings has them.
        """
        return self._located("zones")

    @property
    def zones_in_force(self) -> xr.Dataset:
        """Every indicator of each zone, by scenario, replicate and zone, over days to the end.

        `first_day` is the first of them: a day from which the effects of a reform are told.
        """
        return self._located("zones_in_force")

    def _located(self, group: str) -> xr.Dataset:
        listings = listings_of(self.parameters(), self.path.parent)
        return located(self._group(group), places_of(listings))

    @property
    def _tables_of_persons(self) -> list[str]:
        """The tables of whose people account was kept."""
        with h5py.File(self.path, "r") as file:
            return [name.removeprefix(PERSONS) for name in file if name.startswith(PERSONS)]

    def persons(self, table: str) -> xr.Dataset:
        """What was kept of single people (`persons=["hosts"]`), by scenario, replicate, person.

        `first_day` is the first day that counts, the last recorded one the last: a day from which
        the effects of a reform are told, or the first recorded one where there is no reform.
        """
        known = self._tables_of_persons
        if table not in known:
            raise KeyError(
                f"no account of {table!r}; there are {', '.join(known) or 'none'}: ask for it with"
                " persons=[...] when you run or compare"
            )
        return self._group(PERSONS + table)

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

    def close(self) -> None:
        """Close the file; a temporary one is removed."""
        for one in self._opened.values():
            one.close()
        if self._keeper:
            self._keeper.cleanup()
