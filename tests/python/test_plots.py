# SPDX-License-Identifier: Apache-2.0
"""Figures say what they show: titles, units, bands, and when each rule begins."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure

import sharesim as ss
from sharesim.show import numbers, style


def words_of(figure: Figure) -> str:
    figure.canvas.draw()
    texts = [text.get_text() for text in figure.findobj(lambda one: hasattr(one, "get_text"))]
    return "\n".join(texts)


def test_effects_have_a_panel_for_each_reform_and_indicator(compared: Path) -> None:
    figure = ss.open(compared).plot("nights", "price")
    assert len(figure.axes) == 4
    words = words_of(figure)
    for wanted in (
        "30-night cap",
        "Number of nights let",
        "EUR/night",
        "begins 2019-02-01",
        "95 %",
    ):
        assert wanted in words, wanted
    assert "Placebo: exactly 0" in words


def test_bands_and_starts_are_drawn(compared: Path) -> None:
    axes = ss.open(compared).plot("nights").axes[0]
    assert axes.collections, "no band"
    assert len(axes.lines) == 3, "zero, start of the rule, effect"


def test_a_week_is_drawn_over_its_own_days(compared: Path) -> None:
    comparison = ss.open(compared)
    *_, effect = comparison.plot("nights").axes[0].lines
    weekly = comparison.effect_over_time("nights").sel(reform="30_night_cap")
    edges = effect.get_xdata(orig=True)
    assert effect.get_drawstyle() == "steps-post"
    assert (edges[:-1] == weekly["week"].values).all()
    assert edges[-1] == weekly["week"].values[-1] + np.timedelta64(7, "D")
    assert (effect.get_ydata()[:-1] == weekly["difference"].values).all()


def test_the_announcement_is_marked_beside_the_start(town: ss.Scenario) -> None:
    cap = {
        "regulation.night_cap": [
            {
                "nights": 30,
                "announced": datetime.date(2019, 1, 11),
                "from": datetime.date(2019, 1, 21),
            }
        ],
    }
    comparison = ss.compare(town, {"cap": cap}, replicates=1, days=30)
    assert str(comparison.announced("cap"))[:10] == "2019-01-11"
    figure = comparison.plot("nights")
    days = [
        line.get_xdata(orig=True)[0].astype("datetime64[D]")
        for line in figure.axes[0].lines
        if len(set(line.get_xdata(orig=True))) == 1
    ]
    assert [str(day) for day in days] == ["2019-01-11", "2019-01-21"]
    words = words_of(figure)
    assert "announced 2019-01-11 (dots)" in words
    assert "begins 2019-01-21 (dashes)" in words


LONG = "A cap of thirty nights a year on whole homes in the old town, announced half a year ahead"


@pytest.mark.parametrize("reforms", [1, 2, 5])
def test_labels_do_not_overprint(town: ss.Scenario, reforms: int) -> None:
    laws = [{"label": f"{LONG}, law {number}", "tax.rate": 0.1} for number in range(reforms)]
    figure = ss.compare(town, laws, replicates=1, days=15).plot()
    figure.canvas.draw()
    panels = [axes.get_window_extent() for axes in figure.axes]
    told = [
        text
        for axes in figure.axes
        for text in (*axes.texts, axes.title, axes._left_title, axes.yaxis.label)
        if text.get_text()
    ]
    boxes = [(text.get_text(), text.get_window_extent()) for text in (*told, *figure.texts)]
    for at, (words, box) in enumerate(boxes):
        assert box.x0 >= 0, words
        assert box.x1 <= figure.bbox.x1, words
        for others, other in boxes[at + 1 :]:
            assert not box.overlaps(other), (words, others)
        assert not any(box.overlaps(panel) for panel in panels), words


def test_panels_of_a_row_share_their_scale(compared: Path) -> None:
    first, second, *_ = ss.open(compared).plot("nights", "price").axes
    assert first.get_ylim() == second.get_ylim()


def test_series_are_drawn(town: ss.Scenario) -> None:
    figure = town.run(replicates=2, days=30).plot("nights", "price", "occupancy")
    words = words_of(figure)
    assert "Price (EUR/night)" in words
    assert town.title in words


def test_colours_differ_on_grey_paper_or_by_dashes() -> None:
    assert len(set(zip(style.COLOURS, style.DASHES, strict=True))) == len(style.COLOURS)
    assert len(set(style.DASHES)) == len(style.DASHES)


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
    assert numbers.number(value) == words


def test_percentages_for_reading() -> None:
    assert numbers.percent(0.0123) == "+1.2 %"
    assert numbers.percent(-0.0004) == "0.0 %"
