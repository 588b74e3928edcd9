# SPDX-License-Identifier: Apache-2.0
"""Diagnostics of a market as a table: elasticities and the like, with verdicts."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from sharesim import _core


def table_of(model: str, told: Sequence[_core.Diagnostic]) -> pd.DataFrame:
    """One row a diagnostic; raises `ScenarioError` when the model has none."""
    if not told:
        raise _core.ScenarioError(f"model '{model}' has no diagnostics; home_sharing has")
    return pd.DataFrame(list(told)).set_index("name")
