# SPDX-License-Identifier: Apache-2.0
"""Shipped scenarios and reforms: each is found by its name, each reform suits its market."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from program import answer, program_is_built

pytestmark = program_is_built

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
REFORMS = sorted((SCENARIOS / "reforms").rglob("*.toml"))
SMALL = {"home_sharing": "village", "crowdfunding": "crowdfunding_small"}
SHORT = ("--days", "40", "--set", "burn_in=20", "--begin", "+20d", "--replicates", "1", "--quiet")


def _names(kind: str) -> list[str]:
    other = {"reforms", "experiments", "validation"} - {kind}
    folder = SCENARIOS if kind == "scenarios" else SCENARIOS / kind
    inside = (path for path in folder.rglob("*.toml"))
    return [p.stem for p in inside if not other & set(p.relative_to(SCENARIOS).parts)]


@pytest.mark.parametrize("kind", ["scenarios", "reforms", "experiments"])
def test_no_name_is_shipped_twice(kind: str) -> None:
    # The second would be found by nobody, and listed nowhere.
    assert [name for name, times in Counter(_names(kind)).items() if times > 1] == []


@pytest.mark.parametrize("kind", ["scenarios", "reforms"])
def test_each_is_listed_with_the_market_it_is_for(kind: str) -> None:
    listed = {one["name"]: one for one in answer("list", kind)}
    assert set(_names(kind)) <= set(listed)


@pytest.mark.parametrize("path", REFORMS, ids=lambda path: path.stem)
def test_each_reform_says_where_it_comes_from(path: Path) -> None:
    document = tomllib.loads(path.read_text("utf-8"))
    assert document["label"] == path.stem
    assert document["title"]
    for measures in document.get("regulation", {}).values():
        assert all(one.get("source") for one in measures)


@pytest.mark.parametrize("market", SMALL)
def test_each_reform_of_a_market_applies_to_it(market: str) -> None:
    here = [path.stem for path in REFORMS if path.parent.name == market]
    assert here
    words = [word for name in here for word in ("--reform", name)]
    told = answer("compare", SMALL[market], *words, *SHORT)["reforms"]
    assert [one["name"] for one in told] == here
    assert all(one["placebo_is_zero"] in (True, None) for one in told)
    if market == "crowdfunding":  # whose reforms are all laws, with a form that binds nobody
        assert all(one["placebo_is_zero"] for one in told)
