# SPDX-License-Identifier: Apache-2.0
"""Languages of reports: the same messages in each, terms for every market, numbers and dates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sharesim as ss
from sharesim.report import language, scale
from sharesim.report.language import Words
from sharesim.report.scale import Effect

SOURCES = Path(language.__file__).parent
LANGUAGES = language.languages()
MARKETS = {reform.model for reform in ss.list_reforms()}


def braces(message: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", message))


def test_there_are_two_languages() -> None:
    assert LANGUAGES == ["en", "ko"]


@pytest.mark.parametrize("other", [one for one in LANGUAGES if one != "en"])
def test_languages_have_the_same_messages(other: str) -> None:
    english, said = language.catalogue("en"), language.catalogue(other)
    assert set(english) == set(said)
    differing = [key for key in english if braces(english[key]) != braces(said[key])]
    assert not [key for key in differing if not key.startswith("format.")]
    assert all(message.strip() for message in said.values())


def test_every_message_that_sources_name_is_there() -> None:
    named: set[str] = set()
    for source in [*SOURCES.rglob("*.py"), *SOURCES.rglob("*.j2")]:
        named |= set(re.findall(r'words\(\s*"([a-z_]+\.[a-z_0-9]+)"', source.read_text("utf-8")))
    assert len(named) > 60
    assert not named - set(language.catalogue("en"))


def test_every_scale_word_and_state_has_a_message() -> None:
    known = language.catalogue("en")
    for name, _ in scale.SIZES:
        assert f"size.{name}" in known
    for name in scale.CERTAINTIES:
        assert {f"certainty.{name}", f"scale.{name}", f"score.{name}"} <= set(known)


@pytest.mark.parametrize("market", sorted(MARKETS))
def test_korean_has_the_main_words_of_each_market(market: str) -> None:
    (model,) = (one for one in ss.list_models() if one.name == market)
    words = Words("ko")
    needed = {one.plain_name for one in model.indicators if one.headline}
    needed |= {one.role for one in model.indicators if one.role}
    needed |= {one.caution for one in model.indicators if one.caution}
    assert not [one for one in sorted(needed) if not words.knows(one)]


@pytest.mark.parametrize(
    ("value", "english", "korean"),
    [(1089726.4, "1,089,726", "1,089,726"), (-0.5, "\u22120.5", "\u22120.5"), (0, "0", "0")],
)
def test_numbers(value: float, english: str, korean: str) -> None:
    assert Words("en").number(value) == english
    assert Words("ko").number(value) == korean


@pytest.mark.parametrize(
    ("value", "english", "korean"),
    [(-1239136, "\u22121.24m", "\u2212124만"), (8900, "8.9k", "8,900"), (2.5e9, "2.5bn", "25억")],
)
def test_numbers_beside_an_axis(value: float, english: str, korean: str) -> None:
    assert Words("en").short(value) == english
    assert Words("ko").short(value) == korean


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (-0.367, "\u221237\xa0%"),
        (0.0123, "+1.2\xa0%"),
        (-0.00004, "0\xa0%"),
        (0.0012, "+0.12\xa0%"),
    ],
)
def test_shares(share: float, told: str) -> None:
    assert Words("en").share(share) == told


def test_dates() -> None:
    assert Words("en").date("2019-07-01") == "1 July 2019"
    assert Words("ko").date("2019-07-01") == "2019년 7월 1일"


def effect(change: float, low: float, high: float, agree: float = 1, count: int = 5) -> Effect:
    return Effect(100, 100 + change, change, change / 100, low, high, agree, count)


@pytest.mark.parametrize(
    ("told", "size", "certainty"),
    [
        (effect(-37, -42, -32), "large", "certain"),
        (effect(-37, -42, -32, agree=0.9), "large", "probable"),
        (effect(2, -1, 5), "small", "open"),
        (effect(45, float("nan"), float("nan"), count=4), "huge", "few"),
        (effect(0, 0, 0), "none", "none"),
        (effect(0.01, 0.005, 0.015), "none", "certain"),
        (effect(5, 4, 6), "moderate", "certain"),
    ],
)
def test_the_scale_in_words(told: Effect, size: str, certainty: str) -> None:
    assert scale.size_of(told) == size
    assert scale.certainty_of(told) == certainty


def test_a_change_from_zero_has_no_size_in_words() -> None:
    told = Effect(0, 5, 5, float("nan"), 4, 6, 1, 5)
    assert scale.size_of(told) == ""
    assert scale.certainty_of(told) == "certain"
