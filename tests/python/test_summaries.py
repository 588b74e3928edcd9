# SPDX-License-Identifier: Apache-2.0
"""The few indicators that sum a market up: in tables, cards and figures, under plain names."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

import sharesim as ss
from sharesim.results import summaries

NAMES = [
    "Hosts' net income",
    "Number of nights let",
    "Number of listings",
    "Index of asking prices",
    "Hotels' revenue",
    "Public revenue",
    "Platform's revenue",
    "Guests' surplus",
]


@pytest.fixture(scope="module")
def many(town: ss.Scenario) -> ss.Comparison:
    fees = {f"fee_{tenth}": {"tax.rate": tenth / 10} for tenth in (1, 2, 3)}
    return ss.compare(town, fees, replicates=2, days=20)


def test_headlines_are_those_of_the_model_in_its_order(compared: Path) -> None:
    model = next(one for one in ss.list_models() if one.name == "home_sharing")
    told = sorted((one for one in model.indicators if one.headline), key=lambda one: one.headline)
    comparison = ss.open(compared)
    assert [one.plain_name for one in told] == NAMES
    assert summaries.headlines(comparison) == [one.name for one in told]
    # A ratio says of what it is one beside its place among headlines.
    assert comparison["price_index"].attrs["plain_name"] == "Index of asking prices"
    assert comparison["price_index"].attrs["numerator"] == "asked_to_usual"


def test_a_run_is_summed_up_by_totals_levels_and_ratios(town: ss.Scenario) -> None:
    run = town.run(replicates=5, days=30)
    told = run.summary()
    assert list(told["name"]) == NAMES
    nights = run["nights"].sum("time").values
    assert told.loc["nights", "value"] == pytest.approx(nights.mean())
    assert told.loc["nights", "low"] < nights.mean() < told.loc["nights", "high"]
    listings = run["active_listings"].mean()
    assert told.loc["active_listings", "value"] == pytest.approx(float(listings))
    whole = [run[name].sum("time") for name in ("asked_to_usual", "listing_days")]
    ratio = float((whole[0] / whole[1]).mean())
    assert told.loc["price_index", "value"] == pytest.approx(ratio)
    assert told.loc["nights", "unit"] == "nights"
    assert list(run.summary(every=True).index) == summaries.shown_order(run)


def test_a_run_of_one_world_has_no_interval(town: ss.Scenario) -> None:
    run = town.run(days=10)
    assert run.summary()["low"].isna().all()
    assert "\N{PLUS-MINUS SIGN}" not in repr(run)


def test_a_comparison_is_summed_up_in_numbers_and_sentences(compared: Path) -> None:
    comparison = ss.open(compared)
    told = comparison.summary()
    assert list(told.index.get_level_values("reform").unique()) == comparison.reforms
    cap = told.loc["30_night_cap"]
    assert list(cap["name"]) == NAMES
    effect = comparison.effect("nights").sel(reform="30_night_cap")
    for column, name in (
        ("difference", "difference"),
        ("low", "low"),
        ("baseline", "baseline_level"),
    ):
        assert cap.loc["nights", column] == pytest.approx(float(effect[name])), column
    sentence = cap.loc["nights", "sentence"]
    share = abs(float(effect["relative"])) * 100
    assert sentence.startswith(f"Number of nights let falls by {share:.0f} % (95 % interval -")
    everything = comparison.summary(every=True)
    assert len(everything) == len(comparison.reforms) * len(comparison.indicators)


def test_few_replicates_and_unclear_signs_are_said(many: ss.Comparison) -> None:
    sentences = list(many.summary()["sentence"])
    assert any("(2 replicates: too few for an interval)" in one for one in sentences)
    assert not any("95 %" in one for one in sentences)


def test_cards_begin_with_sentences_under_plain_names(compared: Path) -> None:
    comparison = ss.open(compared)
    card = repr(comparison)
    for reform in comparison.reforms:
        for sentence in comparison.summary().loc[reform, "sentence"]:
            assert sentence in card
    assert "host_net_income" not in card
    more = len(comparison.indicators) - len(NAMES)
    assert f"{more} more indicators: .summary(every=True)" in card
    assert "Guests' surplus: read its sign" in card
    assert max(map(len, card.splitlines())) <= 110
    assert "Hosts&#x27; net income" in comparison._repr_html_()


def test_many_reforms_make_one_table_with_a_row_each(many: ss.Comparison) -> None:
    lines = repr(many).splitlines()
    rows = [line for line in lines if line.startswith("  fee_") and "from" not in line]
    assert [row.split()[0] for row in rows] == many.reforms
    assert {len(row.split()) for row in rows} == {1 + len(NAMES)}
    assert max(map(len, lines[lines.index(rows[0]) - 4 :])) <= 100
    assert many._repr_html_().count("<table>") == 1


def test_figures_show_the_headlines_in_their_order(compared: Path, town: ss.Scenario) -> None:
    comparison = ss.open(compared)
    figure = comparison.plot()
    assert len(figure.axes) == len(NAMES) * len(comparison.reforms)
    labels = [axes.get_ylabel().replace("\n", " ") for axes in figure.axes[::2]]
    assert all(label.startswith(name) for label, name in zip(labels, NAMES, strict=True))
    titles = [axes.get_title(loc="left") for axes in town.run(days=10).plot().axes]
    assert [title.split(" (")[0] for title in titles] == NAMES


def test_a_reform_that_nobody_named_is_called_what_it_changes(town: ss.Scenario) -> None:
    comparison = ss.compare(town, [{"tax.rate": 0.3}], replicates=1, days=5)
    assert comparison.reform_title(comparison.reforms[0]) == "tax.rate = 0.3"
    named = ss.compare(town, {"dear": {"tax.rate": 0.3}}, replicates=1, days=5)
    assert named.reform_title("dear") == "dear"


def test_every_market_can_be_summed_up() -> None:
    for model in ss.list_models():
        if model.name == "home_sharing":
            continue
        told = ss.scenario(model.name).run(days=3).summary()
        assert 1 <= len(told) <= 8, model.name
        assert not any(math.isnan(value) for value in told["value"][:1]), model.name
        assert np.isnan(told["low"]).all(), model.name
