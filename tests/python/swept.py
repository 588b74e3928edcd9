# SPDX-License-Identifier: Apache-2.0
"""A cap and a small sweep that several tests look at, and what two sweeps have in common."""

from __future__ import annotations

import datetime
from pathlib import Path

import xarray as xr

ASKED = {"tax.rate": (0.0, 0.3), "population.travellers": (1000, 1600)}
FEE = {"label": "Higher commission", "tax.rate": 0.4}
SHORT = {"burn_in": 10, "days": 50}
CAP = {
    "label": "30-night cap",
    "regulation.night_cap": [
        {"nights": 30, "enforcement": "automatic", "from": datetime.date(2019, 2, 1)}
    ],
}


def same_numbers(one: Path, other: Path) -> None:
    for group in (None, "effects"):
        with (
            xr.open_dataset(one / "sweep.nc", group=group, engine="h5netcdf") as a,
            xr.open_dataset(other / "sweep.nc", group=group, engine="h5netcdf") as b,
        ):
            assert a.identical(b)
            for name in a.variables:
                if a[name].dtype.kind == "f":
                    assert a[name].values.tobytes() == b[name].values.tobytes(), name
