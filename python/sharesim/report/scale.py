# SPDX-License-Identifier: Apache-2.0
"""The scale in words: how large a change is, and how sure its direction, by published bounds."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sharesim.results.intervals import LEAST_REPLICATES

# The least share of the baseline that is called by the name; below the first, it is "none".
SIZES = (("hardly", 0.0005), ("small", 0.01), ("moderate", 0.05), ("large", 0.15), ("huge", 0.4))
MOST_SHARE = 2.0  # of a change that is told as a share
CERTAINTIES = ("none", "few", "certain", "probable", "open")


@dataclass(frozen=True)
class Effect:
    """What a reform does to an indicator, as the comparison says it."""

    baseline: float
    reform: float
    difference: float
    relative: float
    low: float
    high: float
    same_sign: float
    replicates: int

    @property
    def has_interval(self) -> bool:
        """Whether there are replicates enough for an interval."""
        enough = self.replicates >= LEAST_REPLICATES
        return enough and math.isfinite(self.low) and math.isfinite(self.high)

    @property
    def has_share(self) -> bool:
        """Whether the change is a share of something."""
        return math.isfinite(self.relative) and abs(self.baseline) > 0

    @property
    def needs_levels(self) -> bool:
        """Whether a share says little, for the level changes its sign or is near zero before."""
        return self.baseline * self.reform < 0 or abs(self.relative) > MOST_SHARE

    def as_share(self, value: float) -> float:
        """Give a number as a share of the baseline."""
        return value / abs(self.baseline) if self.baseline else math.nan


STATISTICS = (
    "baseline_level",
    "reform_level",
    "difference",
    "relative",
    "low",
    "high",
    "same_sign",
    "replicates",
)


def effect_of(told: Mapping[str, Any]) -> Effect:
    """Give an effect of the numbers that a data set says by the names of `STATISTICS`."""
    *levels, count = (float(told[name]) for name in STATISTICS)
    before, after, difference, relative, low, high, same_sign = levels
    replicates = int(count) if math.isfinite(count) else 0
    return Effect(before, after, difference, relative, low, high, same_sign, replicates)


def size_of(effect: Effect) -> str:
    """Name the size of a change by its share of the baseline; "" where there is no share."""
    if effect.difference == 0:
        return "none"
    if not effect.has_share:
        return ""
    size = abs(effect.relative)
    return next((name for name, least in reversed(SIZES) if size >= least), "none")


def certainty_of(effect: Effect) -> str:
    """Say how sure the direction of a change is, over draws and people, within the model.

    "none": nothing changed in any replicate. "few": too few replicates for an interval. "certain":
    zero outside the 95 % simulation interval, and all replicates agree in sign. "probable": zero
    outside, some replicates differ. "open": zero inside.
    """
    if effect.replicates < 1 or not math.isfinite(effect.difference):
        return "few"
    if effect.difference == 0 and (not effect.has_interval or effect.low == effect.high):
        return "none"
    if not effect.has_interval:
        return "few"
    if effect.low <= 0 <= effect.high:
        return "open"
    return "certain" if effect.same_sign >= 1 else "probable"


def direction_known(effect: Effect) -> bool:
    """Whether zero lies outside the interval."""
    return certainty_of(effect) in ("certain", "probable")
