# SPDX-License-Identifier: Apache-2.0
"""The engine's statistics over replicates."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray

from sharesim import _core

LEAST_REPLICATES = 5  # below which the engine gives no interval


def of_pairs(before: NDArray[np.float64], after: NDArray[np.float64]) -> dict[str, float]:
    """Give the statistics of the pairs in which both values are numbers."""
    known = np.isfinite(before) & np.isfinite(after)
    return cast("dict[str, float]", _core.paired(before[known].tolist(), after[known].tolist()))


def of_values(values: NDArray[np.float64]) -> _core.Estimate:
    """Give the mean of those that are numbers, with its 95 % interval."""
    return _core.estimate(values[np.isfinite(values)].tolist())
