# SPDX-License-Identifier: Apache-2.0
"""The program knows every name in the glossary, and what economists look for is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from program import answer, program_is_built, sharesim

PLACE = Path(__file__).resolve().parents[2] / "docs/concepts"
ROWS = [
    [cell.strip() for cell in line.strip("|\n ").split(" | ")]
    for line in (PLACE / "glossary.md").read_text("utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| ---", "| term"))
]
LOOKED_FOR = """
adverse selection, alternative-specific constant, average daily rate (ADR), baseline, burn-in,
common random numbers, compensating variation, consideration set, consumer surplus, counterfactual,
entry and exit, mark-up, moral hazard, nest dissimilarity (lambda), nested logit, opportunity cost,
outside option, paired difference, pass-through, placebo, potential outcomes, price elasticity,
RevPAR, sampling correction, Shapley value, tax incidence, treatment effect, variance components
"""


@pytest.fixture(scope="module")
def known() -> set[str]:
    """Names of parameters, measures and indicators of the market."""
    about = answer("describe", "home_sharing")
    paths = {line["path"] for line in about["parameters"]}
    return paths | {line["name"] for line in about["measures"] + about["indicators"]}


def is_borne(bracket: str, name: str, link: str, known: set[str]) -> bool:
    """Whether a name is that of a file, a verb of the program, or something it describes."""
    if bracket:
        file = (PLACE / link.partition("#")[0]).resolve()
        return file.is_file() and file.name == name
    if name.startswith("sharesim "):
        return f"Usage: {name} " in sharesim(*name.split()[1:], "--help").stdout
    return name in known


@program_is_built
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_term_names_what_there_is(row: list[str], known: set[str]) -> None:
    assert len(row) == 3
    names = re.findall(r"(\[)?`([^`]+)`(?:\]\(([^)]+)\))?", row[2])
    assert names
    missing = [name for bracket, name, link in names if not is_borne(bracket, name, link, known)]
    assert not missing


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_term_has_one_sentence(row: list[str]) -> None:
    assert len(row[1]) > 20
    assert row[1].endswith(".")
    assert not re.search(r"[.!?] [A-Z]", row[1])


@pytest.mark.parametrize("term", " ".join(LOOKED_FOR.split()).split(", "))
def test_what_an_economist_looks_for_is_there(term: str) -> None:
    assert term in {row[0] for row in ROWS}


def test_no_term_stands_twice() -> None:
    terms = [row[0] for row in ROWS]
    assert len(ROWS) > 40
    assert len(terms) == len(set(terms))


@program_is_built
def test_a_name_that_there_is_not_is_seen(known: set[str]) -> None:
    assert not is_borne("", "demand.no_such_name", "", known)
    assert not is_borne("", "sharesim no_such_verb", "", known)
    assert not is_borne("[", "concepts.md", "no_such_folder/concepts.md", known)
