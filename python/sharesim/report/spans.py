# SPDX-License-Identifier: Apache-2.0
"""Spans of time as users say them: 90s, 10m, 2h."""

from __future__ import annotations

import re

from sharesim._core import ScenarioError

UNITS = {"s": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0}
FORM = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|min|h)")


def seconds_of(words: str) -> float:
    """Give the seconds of a span; a number without its unit is refused, for it may be either."""
    found = FORM.fullmatch(words.strip())
    if not found or float(found[1]) <= 0:
        raise ScenarioError(f"depends-on: expected a time such as 90s, 10m or 2h, got {words!r}")
    return float(found[1]) * UNITS[found[2]]
