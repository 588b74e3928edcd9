# SPDX-License-Identifier: Apache-2.0
"""Every name in the glossary is one that the program knows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from program import answer, program_is_built, sharesim

DOCS = Path(__file__).resolve().parents[2] / "docs/concepts"
ROWS = [
    [cell.strip() for cell in line.strip("|\n ").split(" | ")]
    for line in (DOCS / "glossary.md").read_text("utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| ---", "| term"))
]


@pytest.fixture(scope="module")
def known() -> set[str]:
    """Names of parameters, measures and indicators of the market."""
    about = answer("describe", "home_sharing")
    parameters = {line["path"] for line in about["parameters"]}
    measures = {m[1] for p in parameters if (m := re.match(r"regulation\.(\w+)\[", p))}
    return parameters | measures | {line["name"] for line in about["indicators"]}


@program_is_built
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_term_names_what_there_is(row: list[str], known: set[str]) -> None:
    assert len(row) == 3
    assert len(row[1]) > 20
    assert row[1].endswith(".")
    names = re.findall(r"(\[)?`([^`]+)`(?:\]\(([^)]+)\))?", row[2])
    assert names
    for bracket, name, link in names:
        if bracket:
            assert (DOCS / link).exists(), f"{row[0]}: no file {link}"
        elif name.startswith("sharesim "):
            assert sharesim(*name.split()[1:], "--help").returncode == 0, name
        else:
            assert name in known, f"{row[0]}: the program knows no {name}"


def test_no_term_stands_twice() -> None:
    terms = [row[0] for row in ROWS]
    assert len(ROWS) > 40
    assert len(terms) == len(set(terms))
