# SPDX-License-Identifier: Apache-2.0
"""The days that effects cover, and indicators over days as their statistic adds up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Line = tuple[Numbers, Mapping[str, Any]]
NEVER = np.datetime64("NaT", "ns")


def days(first: Sequence[np.datetime64], last: np.datetime64) -> dict[str, Any]:
    """Give the first and the last day that effects cover, as coordinates along reforms.

    `first` holds the day on which each reform takes effect, `last` is the last recorded one. Every
    frame of a comparison covers these days; there are none where a reform is in force on no
    recorded day.
    """
    here = [day <= last for day in first]
    told = {
        "first_day": ("First day that counts", first),
        "last_day": ("Last day that counts", [last] * len(first)),
    }
    return {
        name: (
            "reform",
            np.array(
                [day if counts else NEVER for day, counts in zip(dates, here, strict=True)],
                dtype="datetime64[ns]",
            ),
            {"long_name": meaning},
        )
        for name, (meaning, dates) in told.items()
    }


def over(line_of: Callable[[str], Line], indicator: str) -> Numbers:
    """Give an indicator over all days: its sum, its mean level, or the ratio of sums.

    `line_of` gives the values of an indicator, days last, and its attributes. Not a
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
