# SPDX-License-Identifier: Apache-2.0
"""The page and the picture of the floors show the floors that the code has, from the top."""

from __future__ import annotations

import re

from sources import text
from test_floors import STOREYS

PAGE = text("docs/develop/architecture.md")
PICTURE = text("docs/img/architecture.svg")


def floors_of_the_page() -> list[set[str]]:
    """The folders of the engine and of the markets' common floor, row by row of the table."""
    rows = re.findall(r"^\| (`[^|]+`) \|", PAGE, re.MULTILINE)
    named = [set(re.findall(r"`([^`]+)`", row)) for row in rows]
    return [row for row in named if any(name.startswith("sim/") for name in row)]


def floors_of_the_picture() -> list[str]:
    """The folders of the engine in the order in which they are drawn."""
    return re.findall(r">(sim/[^<]+)</text>", PICTURE)


def storeys_from_the_top() -> list[set[str]]:
    """The storeys of the engine, the highest first."""
    return [storey for storey in reversed(STOREYS) if any(f.startswith("sim/") for f in storey)]


def test_the_page_has_the_storeys_in_their_order() -> None:
    assert floors_of_the_page() == storeys_from_the_top()


def test_the_picture_has_the_storeys_in_their_order() -> None:
    drawn = floors_of_the_picture()
    for storey in storeys_from_the_top():
        assert set(drawn[: len(storey)]) == storey
        drawn = drawn[len(storey) :]
    assert not drawn


def test_what_markets_share_lies_between_engine_and_markets() -> None:
    above, _, below = PAGE.partition("| `models/common` |")
    assert "| `models/<market>` |" in above
    assert "| `sim/command` |" in below
