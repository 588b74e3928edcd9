# SPDX-License-Identifier: Apache-2.0
"""The facts of crowdfunding: their claims are those of the literature, and their files can run."""

from __future__ import annotations

import pytest

import sharesim as ss
from sharesim.validation import bank, contrasts
from sharesim.validation.facts import Fact

# By fact and part: the band, the side of no effect, or the band of no effect. Never to be widened.
CLAIMS = {
    "C01": [(0.33, 0.50), (0.80, 0.95), (0.06, 0.20)],
    "C03": [(0.45, 0.75), (0.0, 0.01)],
    "C06": ["below", "above", "above"],
    "C08": [(0.65, 0.85), "above"],
    "C09": [(0.06, 0.13), "below", (0.60, 0.85), (0.1, 0.3)],
    "C10": [(1.2, 3.5), (0.70, 0.95)],
    "C12": [(1.2, 1.9), (0.85, 1.10), (1.1, 1.6)],
    "C13": ["below", (0.40, 0.65), "above"],
    "C14": [],
}
KINDS = {"P": ["C01", "C03"], "V": ["C06", "C10", "C12"], "K": ["C08", "C09", "C13", "C14"]}


@pytest.fixture(scope="module")
def known() -> dict[str, Fact]:
    """The shipped facts by their ids."""
    return {fact.id: fact for fact in bank.facts_of("crowdfunding")}


def test_claims_are_those_of_the_literature(known: dict[str, Fact]) -> None:
    told = {
        name: [part.claim.band or part.claim.equivalence or part.claim.side for part in fact.parts]
        for name, fact in known.items()
    }
    assert told == CLAIMS


def test_levels_to_calibrate_to_are_no_evidence(known: dict[str, Fact]) -> None:
    assert {kind: [n for n, f in known.items() if f.kind == kind] for kind in KINDS} == KINDS
    for name in KINDS["K"]:
        assert known[name].standing in ("calibrated", "waiting")


def test_all_that_runs_names_what_the_market_has(known: dict[str, Fact]) -> None:
    runs = [name for name, fact in known.items() if fact.runs]
    assert runs == ["C01", "C03", "C06", "C08", "C09", "C10", "C12", "C13"]
    for name in runs:
        contrasts.Worlds(known[name], 1, 1)  # refuses names and values that the market has not


def test_the_verb_lists_them_and_says_what_waits() -> None:
    told = ss.validate("crowdfunding", facts=["C14"])
    assert told.counts == {"waiting": 1}
    assert "a maximum beside the goal" in repr(told)
