# SPDX-License-Identifier: Apache-2.0
"""Figures say what they show: titles, units, bands, and when each rule begins."""

from __future__ import annotations

from pathlib import Path

import pytest
from matplotlib.figure import Figure

import sharesim as ss
from sharesim import cards, plots


def words_of(figure: Figure) -> str:
    figure.canvas.draw()
    texts = [text.get_text() for text in figure.findobj(lambda one: hasattr(one, "get_text"))]
    return "\n".join(texts)


def test_effects_have_a_panel_for_each_reform_and_indicator(compared: Path) -> None:
    figure = ss.open(compared).plot("nights", "price")
    assert len(figure.axes) == 4
    words = words_of(figure)
    for wanted in ("30-night cap", "Nights", "EUR/night", "begins 2019-02-01", "95 %"):
        assert wanted in words, wanted
    assert "Placebo: exactly 0" in words


def test_bands_and_starts_are_drawn(compared: Path) -> None:
    axes = ss.open(compared).plot("nights").axes[0]
    assert axes.collections, "no band"
    assert len(axes.lines) == 3, "zero, start of the rule, effect"


def test_panels_of_a_row_share_their_scale(compared: Path) -> None:
    first, second, *_ = ss.open(compared).plot("nights", "price").axes
    assert first.get_ylim() == second.get_ylim()


def test_series_are_drawn(town: ss.Scenario) -> None:
    figure = town.run(replicates=2, days=30).plot("nights", "price", "occupancy")
    words = words_of(figure)
    assert "price (EUR/night)" in words
    assert town.title in words


def test_colours_differ_on_grey_paper_or_by_dashes() -> None:
    assert len(set(zip(plots.COLOURS, plots.DASHES, strict=True))) == len(plots.COLOURS)
    assert len(set(plots.DASHES)) == len(plots.DASHES)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0"),
        (12345.6, "12,346"),
        (-0.01234, "\N{MINUS SIGN}0.01234"),
        (float("nan"), "-"),
        (3.14159, "3.142"),
    ],
)
def test_numbers_for_reading(value: float, words: str) -> None:
    assert cards.number(value) == words


def test_percentages_for_reading() -> None:
    assert cards.percent(0.0123) == "+1.2 %"
    assert cards.percent(-0.00001) == "0.0 %"
