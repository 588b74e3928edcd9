# SPDX-License-Identifier: Apache-2.0
"""Sweeps from end to end: the same numbers whatever threads, workers, kills and files do."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from importlib import metadata
from pathlib import Path

import netCDF4
import numpy as np
import pytest
import xarray as xr
from conftest import CAP

import sharesim as ss
from sharesim.sweeps import sampling, sweep_folder

ASKED = {"tax.rate": (0.0, 0.3), "population.travellers": (1000, 1600)}
FEE = {"label": "Higher commission", "tax.rate": 0.4}
SHORT = {"burn_in": 10, "days": 50}


@pytest.fixture(scope="module")
def short() -> ss.Scenario:
    return ss.scenario("village").set(SHORT)


@pytest.fixture(scope="module")
def folder(short: ss.Scenario, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Latin hypercube of six points with a cap and another fee, in five replicates."""
    out = tmp_path_factory.mktemp("sweep") / "out"
    ss.sweep(short, ASKED, points=6, reforms=[CAP, FEE], out=out, threads=1)
    return out


@pytest.fixture
def swept(folder: Path) -> ss.Sweep:
    opened = ss.open(folder)
    assert isinstance(opened, ss.Sweep)
    return opened


def same_numbers(one: Path, other: Path) -> None:
    for group in (None, "effects"):
        with (
            xr.open_dataset(one / "sweep.nc", group=group, engine="h5netcdf") as a,
            xr.open_dataset(other / "sweep.nc", group=group, engine="h5netcdf") as b,
        ):
            assert a.identical(b)
            for name in a.variables:
                if a[name].dtype.kind == "f":
                    assert a[name].values.tobytes() == b[name].values.tobytes(), name


def test_the_file_says_what_it_holds(folder: Path, swept: ss.Sweep, short: ss.Scenario) -> None:
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
    with netCDF4.Dataset(folder / "sweep.nc") as file:
        assert file["nights"].shape == (6, 3, 5)
        assert file["effects"]["difference"].dimensions == ("point", "reform", "indicator")
    lines = (folder / "design.csv").read_text().splitlines()
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
    short: ss.Scenario, folder: Path, tmp_path: Path
) -> None:
    ss.sweep(short, ASKED, points=6, reforms=[CAP, FEE], out=tmp_path / "out", threads=2)
    same_numbers(tmp_path / "out", folder)


def test_a_pool_of_processes_gives_the_same_numbers(
    short: ss.Scenario, folder: Path, tmp_path: Path
) -> None:
    spawn = multiprocessing.get_context("spawn")
    out = tmp_path / "out"
    with ProcessPoolExecutor(2, mp_context=spawn) as pool:
        ss.sweep(
            short, ASKED, points=6, reforms=[CAP, FEE], out=out, executor=pool, keep_points=False
        )
    same_numbers(out, folder)
    assert not (out / "points").exists()


class Counting:
    """An executor that counts, and whose first tasks die."""

    def __init__(self, deaths: int = 0) -> None:
        self.deaths = deaths
        self.submitted = 0

    def submit(self, fn, /, *args):
        self.submitted += 1
        dies = self.submitted <= self.deaths

        class Future:
            def result(self):
                if dies:
                    raise ConnectionError("the worker is gone")
                return fn(*args)

        return Future()


def test_a_task_that_dies_is_submitted_again(short: ss.Scenario, tmp_path: Path) -> None:
    tiny, out = short.set({"days": 5}), tmp_path / "out"
    with pytest.raises(ConnectionError):
        ss.sweep(tiny, ASKED, points=3, replicates=1, out=out, executor=Counting(deaths=99))
    with pytest.raises(ss.FileError, match="not finished; sharesim.resume"):
        ss.open(out)
    lucky = Counting(deaths=2)
    assert isinstance(ss.resume(out, executor=lucky), ss.Sweep)
    assert lucky.submitted == 5


SCRIPT = """
import sys, sharesim as ss
from conftest import CAP
from test_sweeps import ASKED, FEE, SHORT
ss.sweep(ss.scenario("village").set(SHORT), ASKED, points=6, reforms=[CAP, FEE], out=sys.argv[1])
"""


def begun(out: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(out)], cwd=Path(__file__).parent, stderr=subprocess.PIPE
    )


def finished(out: Path) -> list[Path]:
    return [one for one in sorted(out.glob("points/*")) if sweep_folder.is_finished(one)]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_stopped_sweep_goes_on(folder: Path, tmp_path: Path, how: signal.Signals) -> None:
    out = tmp_path / "out"
    with begun(out) as process:
        while len(finished(out)) < 2:
            assert process.poll() is None, process.communicate()[1].decode()
            time.sleep(0.01)
        with pytest.raises(ss.FileError, match="in use by another sharesim process"):
            ss.resume(out)
        process.send_signal(how)
        process.communicate()
    assert process.returncode != 0
    assert not (out / "sweep.nc").exists()
    kept = {one: (one / "results.h5").stat().st_mtime_ns for one in finished(out)}
    assert len(kept) >= 2
    with pytest.raises(ss.FileError, match="unfinished sweep"):
        ss.sweep("village", ASKED, out=out)
    assert isinstance(ss.resume(out), ss.Sweep)
    same_numbers(out, folder)
    assert kept == {one: (one / "results.h5").stat().st_mtime_ns for one in kept}


def test_a_resumed_sweep_uses_the_design_that_was_saved(short: ss.Scenario, tmp_path: Path) -> None:
    tiny, out = short.set({"days": 5}), tmp_path / "out"
    with pytest.raises(ConnectionError):
        ss.sweep(tiny, ASKED, points=3, replicates=1, out=out, executor=Counting(deaths=99))
    plan = json.loads((out / "design.json").read_text())
    assert plan["design"]["drawn_by"] == f"SALib {metadata.version('SALib')}"
    plan["design"]["values"][1]["tax.rate"] = 0.123
    (out / "design.json").write_text(json.dumps(plan))
    swept = ss.resume(out)
    assert swept.table["tax.rate"].values[1] == 0.123
    assert swept.design.drawn_by == plan["design"]["drawn_by"]
    assert sampling.draw(tiny, ASKED, "grid").drawn_by == ""


def test_folders_are_not_overwritten_by_accident(short: ss.Scenario, tmp_path: Path) -> None:
    tiny, out = short.set({"days": 5}), tmp_path / "out"
    ss.sweep(tiny, ASKED, points=2, replicates=1, out=out)
    with pytest.raises(ss.FileError, match="finished sweep"):
        ss.sweep(tiny, ASKED, points=2, replicates=1, out=out)
    again = ss.sweep(tiny, ASKED, points=3, replicates=1, out=out, overwrite=True)
    assert again.table.sizes["point"] == 3
    assert isinstance(ss.resume(out), ss.Sweep)
    alone = tmp_path / "alone"
    tiny.run(out=alone)
    for overwrite in (False, True):
        with pytest.raises(ss.FileError, match=r"experiment\.toml"):
            ss.sweep(tiny, ASKED, points=2, out=alone, overwrite=overwrite)
    assert (alone / "results.h5").exists()


def test_damaged_plans_are_refused(short: ss.Scenario, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ss.sweep(short.set({"days": 5}), ASKED, points=2, replicates=1, out=out)
    for text in ("{", '{"format": 99}', '{"format": 1, "design": {}}'):
        (out / "design.json").write_text(text)
        with pytest.raises(ss.FileError, match=r"design\.json"):
            ss.resume(out)
    os.truncate(out / "sweep.nc", 100)
    with pytest.raises(ss.FileError, match="no result of a sweep"):
        ss.open(out)


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
