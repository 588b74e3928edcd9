# SPDX-License-Identifier: Apache-2.0
"""Statistics of real campaigns that come with the package; the campaigns themselves do not."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass

from sharesim import _paths
from sharesim.files.csv_tables import text_of

FILE = _paths.SHIPPED / "crowdfunding/data/kickstarter_outcomes.csv"


@dataclass(frozen=True)
class Observed:
    """A share of real campaigns: of how many, between which ends it lies, and where it is from."""

    part: str
    value: float
    low: float
    high: float
    campaigns: int
    source: str


def observed(quantity: str) -> list[Observed]:
    """Give the statistics of a quantity, such as "success by category", in the order of the file.

    `low` and `high` are a 95 % interval, not numbers where none was computed. Raises KeyError for a
    quantity that the file does not have.
    """
    lines = [line for line in text_of(FILE).splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines))
    found = [
        Observed(
            row["part"],
            float(row["value"]),
            float(row["low"] or math.nan),
            float(row["high"] or math.nan),
            int(row["campaigns"]),
            row["source"],
        )
        for row in rows
        if row["quantity"] == quantity
    ]
    if not found:
        known = dict.fromkeys(row["quantity"] for row in rows)
        raise KeyError(f"nothing observed of {quantity!r}; there are {', '.join(known)}")
    return found
