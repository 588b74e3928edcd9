# SPDX-License-Identifier: Apache-2.0
"""The engine speaks of no market: what belongs to one stands in the market's folder."""

from __future__ import annotations

import re

import pytest

from sources import files, text

NOUNS = ["city", "guest", "home", "host", "hotel", "listing", "lodging", "night", "village"]
MARKETS = sorted(
    {f.split("/")[1] for f in files(".hpp", under="models") if f.count("/") > 1} - {"common"}
)
WORDS = re.compile(
    rf"(?<![a-z])({'|'.join(MARKETS + NOUNS).replace('city', 'cit(?:y|ie)')})s?(?![a-z])",
    re.IGNORECASE,
)
# Stored in every file of results, which must stay the same to the byte.
STORED = {"sim/study/folder/results.cpp": '"Zone of the city"'}


def spoken(line: str) -> list[str]:
    """The words of single markets in a line; parts of names count as words."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", line)
    return [found.group(0) for found in WORDS.finditer(apart)]


def test_the_engine_speaks_of_no_market() -> None:
    wrong = [
        f"{file}:{number}: {', '.join(words)}: {line.strip()}"
        for file in files(".hpp", ".cpp", ".txt", under="sim")
        for number, line in enumerate(text(file).splitlines(), 1)
        if (words := spoken(line.replace(STORED.get(file, "\n"), "")))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("struct Listing {", ["Listing"]),
        ("NightRing taken_nights;", ["Night", "nights"]),
        ("// new cities and home_sharing", ["cities", "home_sharing"]),
        ("double reciprocity = capacity; // ghost", []),
    ],
)
def test_this_check_itself(line: str, words: list[str]) -> None:
    assert spoken(line) == words
