# SPDX-License-Identifier: Apache-2.0
"""Comparisons that reports are written of: of the village, and of the other markets."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from pages import with_comparison

import sharesim as ss

CAP = {
    "label": "30-night <b>cap</b> & more",
    "regulation.night_cap": [
        {
            "nights": 30,
            "enforcement": "automatic",
            "from": datetime.date(2019, 2, 15),
            "announced": datetime.date(2019, 2, 1),
        }
    ],
}
FEE = {"label": "Higher tax", "tax.rate": 0.2}
OTHERS = {
    "crowdfunding": ("crowdfunding_small", "refund_right", {"days": 240}, "makers"),
    "maker_city": ("maker_city_small", "portable_trust", {"days": 40}, "persons"),
    "makerspace": ("makerspace_small", "fee_voucher", {"days": 60}, "makers"),
    "cocreation": ("cocreation_small", "royalties_equal", {"days": 60}, "members"),
}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A comparison in five replicates that keeps account of hosts."""
    out = tmp_path_factory.mktemp("village") / "out"
    town = ss.scenario("village").set({"burn_in": 20, "days": 70, "title": "Sea & <i>sand</i>"})
    ss.compare(town, [CAP, FEE], replicates=5, out=out, persons=["hosts"])
    return out


@pytest.fixture(scope="session")
def page_in(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The report of it in a language, written once."""
    at = tmp_path_factory.mktemp("pages")

    def written(language: str) -> Path:
        out = at / f"{language}.html"
        if not out.exists():
            with_comparison(folder).report(out, language=language)
        return out

    return written


@pytest.fixture(scope="session", params=sorted(OTHERS))
def other(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small comparison of another market."""
    scenario, reform, values, _ = OTHERS[request.param]
    out = tmp_path_factory.mktemp(request.param) / "out"
    market = ss.scenario(scenario).set({"burn_in": 30, **values})
    ss.compare(market, [reform], replicates=2, out=out)
    return out
