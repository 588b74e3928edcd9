# SPDX-License-Identifier: Apache-2.0
"""Indicators over days or months, as their statistic adds up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Line = tuple[Numbers, Mapping[str, Any]]


def over(line_of: Callable[[str], Line], indicator: str) -> Numbers:
    """Give an indicator over all days or months: its sum, its mean level, or the ratio of sums.

    `line_of` gives the values of an indicator, days or months last, and its attributes. Not a
    number where there are no days.
    """
    values, told = line_of(indicator)
    kind = told["statistic"]
    if kind == "ratio":
        try:
            parts = (told["numerator"], told["denominator"])
        except KeyError:
            raise ValueError(
                f"{indicator}: the file does not say of what it is the ratio; an engine of today"
                " writes one that does"
            ) from None
        above, below = (over(line_of, name) for name in parts)
        with np.errstate(divide="ignore", invalid="ignore"):
            quotient: Numbers = above / below
        return quotient
    if not values.shape[-1]:
        return np.full(values.shape[:-1], np.nan)
    total: Numbers = values.mean(axis=-1) if kind == "level" else values.sum(axis=-1)
    return total
