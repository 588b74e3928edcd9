# SPDX-License-Identifier: Apache-2.0
"""Groups of a result file as we open them are what xarray makes of them by itself."""

from __future__ import annotations

import pickle
from pathlib import Path

import h5py
import pytest
import xarray as xr

from sharesim.results import lazy


def groups_of(path: Path) -> list[str]:
    found = [""]
    with h5py.File(path, "r") as file:
        file.visititems(
            lambda name, one: found.append(name) if isinstance(one, h5py.Group) else None
        )
    return found


def test_each_group_is_what_xarray_reads(kept: Path) -> None:
    path = kept / "results.h5"
    for group in groups_of(path):
        with (
            lazy.opened(path, group) as ours,
            xr.open_dataset(path, group=group or None, engine="h5netcdf") as theirs,
        ):
            xr.testing.assert_identical(ours, theirs)
            for name, one in theirs.variables.items():
                assert ours[name].dtype.kind == one.dtype.kind, name


def test_only_what_is_asked_for_is_read_and_it_travels(kept: Path) -> None:
    with lazy.opened(kept / "results.h5", "") as opened:
        assert not opened["nights"].variable._in_memory
        part = opened["nights"].isel(replicate=0, time=slice(None, None, -1))
        sent = pickle.loads(pickle.dumps(opened["nights"]))
        assert float(part.sum()) == float(sent.isel(replicate=0).sum())


def test_what_is_no_group_is_refused(kept: Path, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="group not found"):
        lazy.opened(kept / "results.h5", "none")
    with pytest.raises(OSError, match="No such file"):
        lazy.opened(tmp_path / "none.h5", "")
