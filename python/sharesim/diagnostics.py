# SPDX-License-Identifier: Apache-2.0
"""Diagnostics of a market as a table: elasticities and the like, with verdicts."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from sharesim import _core


def table_of(model: str, told: Sequence[_core.DiagnosticTold]) -> pd.DataFrame:
    """One row a diagnostic; raises `ScenarioError` when the model told of none."""
    if not told:
        raise _core.ScenarioError(f"model '{model}' has no diagnostics; home_sharing has")
    table = pd.DataFrame(list(told)).set_index("name")
    table.insert(3, "verdict", verdicts(table))
    return table


def verdicts(table: pd.DataFrame) -> list[str]:
    """Where each value lies: below, within or above its range; empty without one."""
    published = np.isfinite(table["low"]) & np.isfinite(table["high"]) & table["value"].notna()
    below, above = table["value"] < table["low"], table["value"] > table["high"]
    words = np.select([~published, below, above], ["", "below", "above"], "within")
    return [str(word) for word in words]
