# SPDX-License-Identifier: Apache-2.0
"""Who gains, by role: the money of each, counted once."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import pytest

import sharesim as ss

INDICATORS = {
    "guests": "guest_surplus",
    "hosts": "host_net_income",
    "platform": "platform_revenue",
    "residents": "community_dividend",
    "government": "public_revenue",
    "hotels": "hotel_revenue",
}


@pytest.fixture
def comparison(compared: Path) -> ss.Comparison:
    result = ss.open(compared)
    assert isinstance(result, ss.Comparison)
    return result


def test_each_role_has_one_indicator_and_its_effects(comparison: ss.Comparison) -> None:
    roles = comparison.roles()
    told = zip(roles["role"].values, roles["indicator"].values, strict=True)
    assert dict(told) == INDICATORS
    assert roles["difference"].attrs["units"] == "currency"
    assert comparison.effects["difference"].attrs["units"] == "of the indicator"  # left as it was
    for role, indicator in INDICATORS.items():
        mine = roles.sel(role=role)
        for name, values in comparison.effect(indicator).data_vars.items():
            np.testing.assert_array_equal(mine[name], values)
    assert (roles["difference"].sel(role="government", reform="higher_commission") > 0).all()
    table = roles.to_dataframe()
    assert len(table) == 2 * len(INDICATORS)  # a row a reform and role
    assert "after" not in table.columns
    assert table["meaning"].str.len().min() > 10


def test_what_roles_pay_each_other_cancels(town: ss.Scenario) -> None:
    law = {"from": datetime.date(2019, 1, 20), "sanction": {"inspections": 1, "fine": 500}}
    reform = {
        "label": "Registration",
        "regulation.registration": [law],
        "compliance.hidden_demand": 0.9,  # so that some hide and can be found
    }
    result = ss.compare(town, [reform], replicates=1)
    moved = result["host_net_income"] - result["host_income"]
    moved = moved + result["public_revenue"] - result["tax"]
    np.testing.assert_array_equal(np.rint(100 * moved), 0)
    assert result["fines"].sum() > 0  # or nothing would have been put to the test


def test_roles_are_asked_for_by_name(comparison: ss.Comparison) -> None:
    with pytest.raises(ValueError, match=r"roles\(\)"):
        comparison.effect("host_income", by="role")
    model = next(one for one in ss.list_models() if one.name == "home_sharing")
    told = {one.role: one.name for one in model.indicators if one.role}
    assert told == INDICATORS
    assert comparison["host_income"].attrs.get("role") is None
