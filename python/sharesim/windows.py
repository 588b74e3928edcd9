# SPDX-License-Identifier: Apache-2.0
"""Indicators over days or months, as their statistic adds up."""

from __future__ import annotations

import numpy as np
import xarray as xr


def over(lines: xr.Dataset, indicator: str, along: str) -> xr.DataArray:
    """Give an indicator over all days or months there are: its sum, mean level, or ratio of sums.

    Not a number where there are none.
    """
    line = lines[indicator]
    kind = line.attrs["statistic"]
    if kind == "ratio":
        try:
            parts = (line.attrs["numerator"], line.attrs["denominator"])
        except KeyError:
            raise ValueError(
                f"{indicator}: the file does not say of what it is the ratio; an engine of today"
                " writes one that does"
            ) from None
        above, below = (over(lines, name, along) for name in parts)
        with np.errstate(divide="ignore", invalid="ignore"):
            return above / below
    if not line.sizes[along]:
        return xr.full_like(line.sum(along), np.nan)
    return line.mean(along, skipna=False) if kind == "level" else line.sum(along, skipna=False)
