# SPDX-License-Identifier: Apache-2.0
"""The facts of makers: their claims are those of the literature, and their files can run."""

from __future__ import annotations

import pytest

import sharesim as ss
from sharesim.validation import bank, contrasts
from sharesim.validation.facts import Fact

# By fact and part: the band, or the side of no effect. Never to be widened.
CLAIMS = {
    "D01": ["below"],
    "D03": [(0.25, 0.45), (0.50, 0.75)],
    "D05": [(0.0005, 0.003), (0.15, 0.35)],
    "D06": [(0.25, 0.80), "above"],
    "D08": [(0.90, 1.00), (0.50, 0.75)],
    "D09": [(0.001, 0.03), "below"],
    "D10": [(0.43, 0.70), (0.75, 0.95), (-1.3, -0.7)],
}
KINDS = {"P": ["D03", "D05", "D08", "D09", "D10"], "K": ["D01", "D06"]}


@pytest.fixture(scope="module")
def known() -> dict[str, Fact]:
    """The shipped facts by their ids."""
    return {fact.id: fact for fact in bank.facts_of("makers")}


def test_claims_are_those_of_the_literature(known: dict[str, Fact]) -> None:
    told = {
        name: [part.claim.band or part.claim.equivalence or part.claim.side for part in fact.parts]
        for name, fact in known.items()
    }
    assert told == CLAIMS
    assert {kind: [n for n, f in known.items() if f.kind == kind] for kind in KINDS} == KINDS


def test_what_parameters_were_set_by_is_no_evidence(known: dict[str, Fact]) -> None:
    assert all(known[name].standing == "calibrated" for name in KINDS["K"])
    set_by = [part.name for fact in known.values() for part in fact.parts if part.standing]
    assert set_by == [
        "ideas chosen",
        "developed ideas that go on sale",
        "inventors' share of royalties",
        "members who only look",
    ]


def test_all_that_runs_names_what_the_markets_have(known: dict[str, Fact]) -> None:
    for name in ("D01", "D03", "D06", "D09"):
        contrasts.Worlds(known[name], 1, 1)  # refuses names and values that the market has not


def test_a_fact_of_makerspaces_is_judged() -> None:
    told = ss.validate("makers", facts=["D01"], replicates=2, threads=1)
    assert "D01" in repr(told)
