# SPDX-License-Identifier: Apache-2.0
"""Sweeps from end to end: the same numbers whatever threads, workers, kills and files do."""

from __future__ import annotations

import json
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import netCDF4
import numpy as np
import pytest
from swept import ASKED, CAP, FEE, same_numbers

import sharesim as ss


@pytest.fixture
def swept(six_points: Path) -> ss.Sweep:
    opened = ss.open(six_points)
    assert isinstance(opened, ss.Sweep)
    return opened


def test_the_file_says_what_it_holds(six_points: Path, swept: ss.Sweep, short: ss.Scenario) -> None:
    assert swept.levels("nights").dims == ("point", "scenario", "replicate")
    assert swept.differences("nights").dims == ("point", "reform", "replicate")
    assert swept.table.sizes["point"] == 6
    for name, line in swept.table.data_vars.items():
        assert line.attrs.get("long_name"), name
        if name != "document":
            assert line.attrs.get("units"), name
    for path in ASKED:
        assert swept.table[path].dims == ("point",)
        assert swept.table[path].attrs["units"]
    assert swept.attrs["seed"] == short.to_dict()["seed"]
    assert swept.attrs["engine_version"] == ss.__version__
    assert json.loads(str(swept.table["document"].item()))["title"] == short.title
    with netCDF4.Dataset(six_points / "sweep.nc") as file:
        assert file["nights"].shape == (6, 3, 5)
        assert file["effects"]["difference"].dimensions == ("point", "reform", "indicator")
    lines = (six_points / "design.csv").read_text().splitlines()
    assert lines[0] == "point,tax.rate,population.travellers"
    assert len(lines) == 7


def test_every_point_is_the_comparison_that_it_says(swept: ss.Sweep, short: ss.Scenario) -> None:
    rate, people = (swept.table[path].values[3].item() for path in ASKED)
    there = short.set({"tax.rate": rate, "population.travellers": people})
    alone = ss.compare(there, [CAP, FEE], 5)
    nights = alone["nights"].sum("time").values
    assert (swept.levels("nights").values[3] == nights).all()
    for indicator in ("nights", "price", "active_listings"):
        found = swept.effects(indicator).isel(point=3)
        told = alone.effect(indicator)
        for name in ("difference", "low", "high", "baseline_level"):
            assert (found[name].values == told[name].values).all(), (indicator, name)
        pairs = swept.differences(indicator).isel(point=3).mean("replicate")
        assert pairs.values == pytest.approx(told["difference"].values, rel=1e-9)
    assert str(swept.table["record_hash"].values[3]) == alone.attrs["record_hash"]
    assert swept.placebo_is_zero


def test_points_live_in_the_same_worlds(short: ss.Scenario) -> None:
    """A parameter that nobody feels moves nothing between points."""
    swept = ss.sweep(short.set({"days": 20}), {"title": ["a", "b"]}, "grid", replicates=2)
    for name in swept.indicators:
        first, second = swept.levels(name).values
        assert first.tobytes() == second.tobytes()


def test_two_threads_give_the_same_numbers(
    short: ss.Scenario, six_points: Path, tmp_path: Path
) -> None:
    ss.sweep(short, ASKED, points=6, reforms=[CAP, FEE], out=tmp_path / "out", threads=2)
    same_numbers(tmp_path / "out", six_points)


def test_a_pool_of_processes_gives_the_same_numbers(
    short: ss.Scenario, six_points: Path, tmp_path: Path
) -> None:
    spawn = multiprocessing.get_context("spawn")
    out = tmp_path / "out"
    with ProcessPoolExecutor(2, mp_context=spawn) as pool:
        ss.sweep(
            short, ASKED, points=6, reforms=[CAP, FEE], out=out, executor=pool, keep_points=False
        )
    same_numbers(out, six_points)
    assert not (out / "points").exists()


def test_words_dates_and_tables(short: ss.Scenario) -> None:
    asked = {"trust.rule": ["reviews", "blind"], "start": ["2019-01-01", "2019-03-01"]}
    swept = ss.sweep(short.set({"days": 10}), asked, "grid", replicates=2)
    assert list(swept.table["trust.rule"].values) == ["reviews"] * 2 + ["blind"] * 2
    found = swept.sensitivity("nights").to_dataframe()
    assert list(found.index) == ["trust.rule", "start"]
    assert found["ST"].sum() >= 1 - 1e-9
    assert swept.plot("nights").axes


def test_the_table_of_an_experiment(short: ss.Scenario) -> None:
    table = {"method": "morris", "points": 2, "parameters": {"tax.rate": {"low": 0, "high": 0.4}}}
    swept = ss.sweep_of_table(table, short.set({"days": 10}), experiment={"replicates": 1})
    assert swept.design.method == "morris"
    assert len(swept.design) == 4
    with pytest.raises(ss.ScenarioError, match=r"design\.metod: no such key; did you mean"):
        ss.sweep_of_table({**table, "metod": "x"}, short)
    with pytest.raises(ss.ScenarioError, match=r"design\.points: expected a whole number"):
        ss.sweep_of_table({**table, "points": "many"}, short)
    with pytest.raises(ss.ScenarioError, match="at least one"):
        ss.sweep_of_table({"method": "morris"}, short)


def test_the_table_of_an_experiment_is_completed_by_the_engine(short: ss.Scenario) -> None:
    """A grid needs no points and a Latin hypercube no levels, but the table always has both."""
    table = {"points": 2, "levels": 3, "seed": 7, "parameters": {"tax.rate": {"low": 0, "high": 1}}}
    tiny, once = short.set({"days": 5}), {"replicates": 1}
    assert len(ss.sweep_of_table({**table, "method": "grid"}, tiny, experiment=once).design) == 3
    drawn = ss.sweep_of_table({**table, "method": "latin_hypercube"}, tiny, experiment=once).design
    assert (len(drawn), drawn.seed) == (2, 7)


def test_a_parameter_may_be_called_like_an_indicator() -> None:
    market = ss.scenario("bass").set({"days": 5, "burn_in": 0})
    swept = ss.sweep(market, {"people": [100, 200]}, "grid", replicates=2)
    assert list(swept.parameter("people").values) == [100, 200]
    assert swept.levels("people").dims == ("point", "scenario", "replicate")
    assert swept.plot("people").axes
    assert "people" in repr(swept)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"replicates": 0}, "at least one replicate"),
        ({"precision": {"targets": []}}, "same number of replicates"),
        ({"attribution": "shapley"}, "not of their combinations"),
        ({"persons": ["hosts"], "keep_points": False}, "keep_points=False removes"),
    ],
)
def test_what_a_sweep_cannot_do_is_refused(
    short: ss.Scenario, tmp_path: Path, asked, words
) -> None:
    with pytest.raises(ValueError, match=words):
        ss.sweep(short, ASKED, points=2, out=tmp_path / "out", **asked)
    assert not (tmp_path / "out").exists()


def test_sensitivities_have_units_and_can_be_tables(swept: ss.Sweep) -> None:
    level = swept.sensitivity("nights").to_dataframe()
    assert list(level.index) == list(ASKED)
    size = level["rank_coefficient"]
    assert size["population.travellers"] > 0.5, "more people, more nights"
    of_effect = swept.sensitivity("nights", reform="30_night_cap")
    assert of_effect.attrs["reform"] == "30_night_cap"
    with pytest.raises(KeyError, match="no reform 'nothing'"):
        swept.sensitivity("nights", reform="nothing")
    with pytest.raises(KeyError, match="no indicator 'nihgts'"):
        swept.sensitivity("nihgts")


def test_effects_are_told_at_each_point(swept: ss.Sweep) -> None:
    found = swept.effects("nights")
    assert found["difference"].dims == ("point", "reform")
    assert (found["low"] <= found["difference"]).all()
    assert found["tax.rate"].dims == ("point",)
    frame = swept.to_dataframe(effects=True)
    assert len(frame) == 6 * 2 * 5
    assert {"nights_difference", *ASKED} <= set(frame.columns)
    assert len(swept.to_dataframe()) == 6 * 3 * 5


def test_sweeps_have_cards_and_figures(swept: ss.Sweep) -> None:
    text, page = repr(swept), swept._repr_html_()
    for words in ("Latin hypercube of 6 points", "tax.rate", "0 to 0.3", "30_night_cap", "placebo"):
        assert words in text, words
        assert words in page, words
    response = swept.plot("nights", reform="30_night_cap")
    assert len(response.axes) == 2
    assert "population.travellers" in response.axes[1].get_xlabel()
    bars = swept.plot("nights", kind="sensitivity").axes[0]
    assert len(bars.patches) == 2
    with pytest.raises(ValueError, match="no kind 'pie'"):
        swept.plot("nights", kind="pie")


def test_without_reforms_there_are_levels_only(short: ss.Scenario) -> None:
    swept = ss.sweep(short.set({"days": 10}), ASKED, "sobol", points=2, replicates=1)
    assert swept.reforms == []
    assert len(swept.design) == 8
    with pytest.raises(ValueError, match="levels only"):
        swept.effects("nights")
    assert "Sobol' design of 8 points" in repr(swept)
    axes = swept.plot("nights").axes[0]
    assert len(axes.patches) == 4
    assert np.isfinite(swept.sensitivity("nights")["ST"].values).all()
