# SPDX-License-Identifier: Apache-2.0
"""Effects in the unit of the indicator that they are of."""

from __future__ import annotations

import xarray as xr

OF_INDICATOR = "of the indicator"  # the unit of an effect that stands beside effects on others


def in_units(effects: xr.Dataset, units: str) -> xr.Dataset:
    """Name the unit of the indicator, of which all these effects are, in its own numbers."""
    for values in effects.data_vars.values():
        if values.attrs.get("units") == OF_INDICATOR:
            values.attrs["units"] = units
    return effects
