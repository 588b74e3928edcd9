# SPDX-License-Identifier: Apache-2.0
"""How a market works: the same table from Python and from the command line."""

from __future__ import annotations

import numpy as np
import pytest
from program import answer, program_is_built, sharesim

import sharesim as ss


def test_the_table_has_values_ranges_and_verdicts() -> None:
    table = ss.scenario("village").diagnose(days=60)
    own = table.loc["home_price_elasticity"]
    assert own["value"] < table.loc["homes_price_elasticity", "value"] < 0
    assert own["low"] < own["high"]
    assert own["doc"]
    inside = (table["low"] <= table["value"]) & (table["value"] <= table["high"])
    published = np.isfinite(table["low"])
    assert ((table["verdict"] == "within") == (inside & published)).all()
    assert (table.loc[~published, "verdict"] == "").all()


@program_is_built
def test_the_program_prints_the_same() -> None:
    told = answer("describe", "village", "--diagnostics", "--days", "60")
    table = ss.scenario("village").diagnose(days=60)
    assert [one["name"] for one in told] == list(table.index)
    for one in told:
        assert one["value"] == pytest.approx(table.loc[one["name"], "value"], rel=1e-12)
        assert one["verdict"] == table.loc[one["name"], "verdict"]


def test_other_worlds_have_other_numbers() -> None:
    town = ss.scenario("village")
    assert not town.diagnose(1, days=30)["value"].equals(town.diagnose(0, days=30)["value"])


@program_is_built
def test_a_model_without_diagnostics_says_so() -> None:
    with pytest.raises(ss.ScenarioError, match="bass.*no diagnostics"):
        ss.scenario("bass").diagnose()
    refused = sharesim("describe", "bass", "--diagnostics")
    assert refused.returncode == 2
    assert "model 'bass' has no diagnostics" in refused.stderr
    assert sharesim("describe", "village", "--days", "3").returncode == 2
