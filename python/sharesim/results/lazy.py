# SPDX-License-Identifier: Apache-2.0
"""Groups of a result file as lazy data sets, opened without a search of the whole file.

`xarray.open_dataset` asks h5netcdf for the name of each dimension of each variable, for which HDF5
looks through the whole file; here the labels say themselves what they are called. What comes out is
the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import h5py
import numpy as np
import xarray as xr
from xarray.backends import BackendArray
from xarray.core import indexing

HIDDEN = {"CLASS", "NAME", "REFERENCE_LIST", "DIMENSION_LIST", "DIMENSION_LABELS", "_nc3_strict",
          "_NCProperties", "_Netcdf4Dimid", "_Netcdf4Coordinates"}  # fmt: skip


class _File:
    """A file that is open while somebody reads, and opens again where it was sent to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: h5py.File | None = None

    def dataset(self, name: str) -> Any:
        if self._file is None:
            self._file = h5py.File(self.path, "r")
        return self._file[name]

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = None

    def __getstate__(self) -> dict[str, Any]:
        return {"path": self.path, "_file": None}


class _Values(BackendArray):
    """The values of a variable, read where they are asked for."""

    def __init__(self, file: _File, name: str, dataset: Any) -> None:
        self.file = file
        self.name = name
        self.shape = dataset.shape
        self.dtype = dataset.dtype

    def __getitem__(self, key: indexing.ExplicitIndexer) -> Any:
        return indexing.explicit_indexing_adapter(
            key, self.shape, indexing.IndexingSupport.OUTER_1VECTOR, self._read
        )

    def _read(self, key: tuple[Any, ...]) -> Any:
        return self.file.dataset(self.name)[key]


def opened(path: Path, group: str) -> xr.Dataset:
    """Give a group of a file; OSError or ValueError where there is none."""
    file = _File(path)
    with h5py.File(path, "r") as held:
        if group and group not in held:
            raise OSError(f"group not found: {group}")
        inside = held[group] if group else held["/"]
        variables = {
            name: _variable(file, f"{group}/{name}", one)
            for name, one in inside.items()
            if isinstance(one, h5py.Dataset) and not _is_bare_dimension(one)
        }
        attributes = _attributes(inside)
    found = xr.decode_cf(xr.Dataset(variables, attrs=attributes), decode_timedelta=False)
    found.set_close(file.close)
    return found


def _is_bare_dimension(dataset: Any) -> bool:
    name = _plain(dataset.attrs.get("NAME", ""))
    return str(name).startswith("This is a netCDF dimension but not a netCDF variable")


def _variable(file: _File, name: str, dataset: Any) -> xr.Variable:
    values: Any = (
        np.asarray(dataset.asstr()[()], dtype=str)  # labels and titles: few, and all are looked at
        if h5py.check_string_dtype(dataset.dtype) is not None
        else indexing.LazilyIndexedArray(_Values(file, name, dataset))
    )
    return xr.Variable(_dimensions(name, dataset), values, _attributes(dataset))


def _dimensions(name: str, dataset: Any) -> tuple[str, ...]:
    if dataset.is_scale:
        return (name.rpartition("/")[2],)
    return tuple(str(_plain(axis[0].attrs["NAME"])) for axis in dataset.dims)


def _attributes(held: Any) -> dict[str, Any]:
    return {name: _plain(value) for name, value in held.attrs.items() if name not in HIDDEN}


def _plain(value: Any) -> Any:
    """Give an attribute as netCDF readers do: text as text, one number as a number."""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if isinstance(value, np.ndarray) and value.size == 1:
        return _plain(value.reshape(-1)[0])
    return value
