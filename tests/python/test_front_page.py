# SPDX-License-Identifier: Apache-2.0
"""What the front page says there is, is what the program lists."""

from __future__ import annotations

import re

import pytest
from program import ROOT, answer, program_is_built

PAGE = (ROOT / "README.md").read_text("utf-8")
TABLE = re.search(r"^\| what there is \|.*?\n\n", PAGE, re.MULTILINE | re.DOTALL)
ROWS = {
    cells[1].strip(): re.findall(r"`([^`]+)`", cells[2])
    for line in (TABLE.group().splitlines()[2:] if TABLE else [])
    if (cells := line.split("|"))[2:]
}
RULES = {
    "rules of trust": "trust.rule",
    "systems of reviews": "reputation.system.rule",
    "rules of exclusion": "abuse.exclusion.rule",
    "sharing rules": "platform.sharing.rule",
    "pricing of hosts": "supply.pricing.rule",
    "pricing of hotels": "hotels.pricing.rule",
}


@program_is_built
def test_markets_are_those_of_the_program() -> None:
    assert ROWS["markets"] == [one["model"] for one in answer("list", "models")]


@program_is_built
@pytest.mark.parametrize("market", ["home_sharing", "crowdfunding", "cocreation", "makerspace"])
def test_measures_are_those_of_the_law_book(market: str) -> None:
    measures = [one["name"] for one in answer("describe", market)["measures"]]
    assert ROWS[f"measures of {market.replace('_', ' ')}"] == measures


@program_is_built
@pytest.mark.parametrize("row", RULES)
def test_rules_are_those_of_the_program(row: str) -> None:
    listed = {
        one["parameter"]: one["rules"].split(", ")
        for one in answer("list", "rules")
        if one["model"] == "home_sharing"
    }
    assert ROWS[row] == listed[RULES[row]]


@program_is_built
def test_scenarios_of_the_lodging_market_are_those_shipped() -> None:
    shipped = [
        one["name"] for one in answer("list", "scenarios") if one["market"] == "home_sharing"
    ]
    assert ROWS["scenarios of home sharing"] == shipped


def test_what_the_page_shows_is_there() -> None:
    shown = re.findall(r"(?:scenarios|notebooks|docs|findings)/[\w./-]+", PAGE)
    assert len(shown) > 5
    assert [path for path in shown if not (ROOT / path).exists()] == []
