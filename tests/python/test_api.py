# SPDX-License-Identifier: Apache-2.0
"""What a user of the package types, and what comes back."""

from __future__ import annotations

import ast
import inspect
import json
import os
import pickle
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import xarray as xr

import sharesim as ss
from sharesim import _core

ROOT = Path(__file__).resolve().parents[2]


# ------------------------------------------------------------------------------------ catalogue


def test_models_describe_themselves() -> None:
    models = {model.name: model for model in ss.list_models()}
    assert "home_sharing" in models
    model = models["home_sharing"]
    assert model.doc
    assert model.phases
    assert any(line.name == "nights" and line.unit == "nights" for line in model.indicators)
    fee = next(line for line in model.parameters if line.path == "tax.rate")
    assert (fee.unit, fee.range) == ("share", "[0, 1]")
    assert fee.source == "nyctax2019"


def test_shipped_documents_are_listed() -> None:
    assert {"village", "new_york"} <= {one.name for one in ss.list_scenarios()}
    assert "night_cap_90" in {one.name for one in ss.list_reforms("home_sharing")}
    assert not ss.list_reforms("no_such_model")


# ------------------------------------------------------------------------------------ scenarios


def test_a_scenario_tells_its_parameters(town: ss.Scenario) -> None:
    assert town.model == "home_sharing"
    assert town.parameters["days"] == 70
    assert town.parameters["tax.rate"] == pytest.approx(0.07)
    assert town.parameters["segments.0.name"] == "tourist"
    assert town.parameters.describe("tax.rate").unit == "share"
    assert town.parameters.describe("segments.0.share").unit == "share"
    assert "tax.rate" in set(town.parameters)
    assert "tax.rate = 0.07" in repr(town.parameters)
    with pytest.raises(KeyError):
        town.parameters["tax.rat"]


def test_a_scenario_never_changes(town: ss.Scenario) -> None:
    dearer = town.set({"tax.rate": 0.2, "demand.mean_lead": {"value": 2, "unit": "weeks"}})
    assert town.parameters["tax.rate"] == pytest.approx(0.07)
    assert dearer.parameters["tax.rate"] == pytest.approx(0.2)
    assert dearer.parameters["demand.mean_lead"] == pytest.approx(14)


def test_numpy_values_and_paths_are_taken(town: ss.Scenario) -> None:
    assert town.set({"tax.rate": np.float64(0.1)}).parameters["tax.rate"] == pytest.approx(0.1)
    assert town.set({"days": np.int32(10)}).parameters["days"] == 10


def test_a_scenario_can_be_made_of_what_it_tells(town: ss.Scenario) -> None:
    again = ss.scenario(town.to_dict())
    assert again.to_dict() == town.to_dict()


def test_all_mistakes_come_at_once(town: ss.Scenario) -> None:
    with pytest.raises(ValueError, match="tax.rat") as caught:
        town.set({"tax.rat": 0.1, "tax.declared": 30, "trust.rule": "reveiws"})
    words = str(caught.value)
    assert isinstance(caught.value, ss.ScenarioError)
    assert "did you mean 'rate'" in words
    assert "30" in words
    assert "did you mean 'reviews'" in words


def test_an_error_lists_its_mistakes_for_programs(tmp_path: Path, town: ss.Scenario) -> None:
    with pytest.raises(ss.ScenarioError) as caught:
        town.set({"tax.rat": 0.1, "tax.declared": 30, "trust.rule": "reveiws"})
    found = {one["key"]: one for one in caught.value.problems}
    assert set(found) == {"tax.rat", "tax.declared", "trust.rule"}
    assert found["tax.rat"]["nearest"] == "rate"
    assert found["tax.rat"]["given"] == "rat"
    assert "rate" in found["tax.rat"]["allowed"]
    assert found["tax.declared"]["given"] == "30"
    assert found["tax.declared"]["allowed"] == ["[0, 1] share"]
    assert found["tax.declared"]["nearest"] is None
    assert found["trust.rule"]["nearest"] == "reviews"
    for one in caught.value.problems:
        assert one["message"] in str(caught.value)
        assert (one["file"], one["line"]) == (None, None), "nobody wrote them into a file"
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.problems) == (str(caught.value), caught.value.problems)

    written = tmp_path / "town.toml"
    written.write_text('model = "home_sharing"\n[tax]\nrate = "much"\n')
    with pytest.raises(ss.ScenarioError) as caught:
        ss.scenario(written)
    (rate,) = (one for one in caught.value.problems if one["key"] == "tax.rate")
    assert (rate["file"], rate["line"], rate["given"]) == (str(written), 3, "much")
    assert rate["message"] == "expected a number, got text 'much'"


def test_errors_of_python_list_their_lines(town: ss.Scenario) -> None:
    with pytest.raises(ss.ScenarioError) as caught:
        ss.compare(town, [])
    (only,) = caught.value.problems
    assert only["message"] == str(caught.value)
    assert only["key"] is None
    assert only["allowed"] == []


def test_unknown_names_and_missing_files() -> None:
    with pytest.raises(ValueError, match="did you mean 'village'"):
        ss.scenario("vilage")
    with pytest.raises(OSError, match="no such file"):
        ss.scenario("missing/town.toml")
    with pytest.raises(ValueError, match="type object"):
        ss.scenario({"model": "home_sharing", "days": object()})


def test_scenarios_have_cards(town: ss.Scenario) -> None:
    assert "home_sharing" in repr(town)
    assert town.title in town._repr_html_()


# ---------------------------------------------------------------------------------------- runs


def test_a_run_gives_labelled_arrays(town: ss.Scenario) -> None:
    results = town.run(replicates=2, days=30)
    nights = results["nights"]
    assert nights.dims == ("scenario", "replicate", "time")
    assert nights.shape == (1, 2, 30)
    assert nights.attrs["units"] == "nights"
    assert float(nights.sum()) > 0
    assert results.units("price") == "EUR/night"
    assert str(nights["time"].values[0])[:10] == "2019-01-01"
    assert "zone" in results.zones.dims
    assert len(results.to_dataframe()) == 60
    assert "nights" in repr(results)
    assert "<table>" in results._repr_html_()
    with pytest.raises(KeyError, match="there are"):
        results["nigths"]


def test_zones_add_up_to_the_city(town: ss.Scenario) -> None:
    results = town.run(days=59)
    by_zone = results.zones["nights"].sum(["month", "zone"])
    np.testing.assert_allclose(by_zone.values, results["nights"].sum("time").values)


def test_threads_change_nothing(town: ss.Scenario) -> None:
    alone, together = (town.run(days=20, threads=count) for count in (1, 3))
    xr.testing.assert_identical(alone.dataset["state_digest"], together.dataset["state_digest"])
    with pytest.raises(ValueError, match="at least one thread"):
        town.run(days=20, threads=0)


def test_each_thread_has_the_number_of_its_experiment(town: ss.Scenario, tmp_path: Path) -> None:
    begun = threading.Barrier(2)

    def results_by(count: int) -> bytes:
        out = tmp_path / str(count)
        begun.wait()
        town.run(3, days=60, threads=count, out=out).close()
        events = [json.loads(line) for line in (out / "status.jsonl").read_text().splitlines()]
        assert [event["threads"] for event in events if event["event"] == "simulating"] == [count]
        return (out / "results.h5").read_bytes()

    with ThreadPoolExecutor(2) as pool:
        one, three = pool.map(results_by, (1, 3))
    assert one == three


def test_a_temporary_result_lives_as_long_as_it_is_held(town: ss.Scenario) -> None:
    results = town.run(days=5)
    assert results.path.exists()
    path = results.path
    results.close()
    assert not path.exists()


def test_an_output_folder_is_not_overwritten_unasked(town: ss.Scenario, tmp_path: Path) -> None:
    out = tmp_path / "out"
    town.run(days=5, out=out)
    with pytest.raises(OSError, match="finished experiment"):
        town.run(days=5, out=out)
    town.run(days=6, out=out, overwrite=True)
    assert ss.open(out)["nights"].sizes["time"] == 6


def test_bad_arguments_are_refused(town: ss.Scenario) -> None:
    with pytest.raises(ValueError, match="at least one replicate"):
        town.run(replicates=0)
    with pytest.raises(ValueError, match="days"):
        town.run(days=-3)


def test_progress_is_told_when_wanted(town: ss.Scenario, capfd: pytest.CaptureFixture[str]) -> None:
    town.run(days=5, progress=True)
    assert "100%" in capfd.readouterr().err


# --------------------------------------------------------------------------------- comparisons


def test_a_comparison_pairs_and_has_a_placebo_of_zero(compared: Path) -> None:
    comparison = ss.open(compared)
    assert isinstance(comparison, ss.Comparison)
    assert comparison.placebo_is_zero
    assert comparison.reforms == ["30_night_cap", "higher_commission"]
    assert "placebo: exactly 0" in repr(comparison)
    assert "30-night cap" in comparison._repr_html_()
    assert str(comparison.takes_effect("30_night_cap"))[:10] == "2019-02-01"


def test_nothing_differs_before_a_reform_takes_effect(compared: Path) -> None:
    comparison = ss.open(compared)
    nights = comparison["nights"].sel(time=slice(None, "2019-01-31"))
    capped, baseline = (nights.sel(scenario=name) for name in ("30_night_cap", "baseline"))
    np.testing.assert_array_equal(capped.values, baseline.values)


def test_effects_are_those_of_the_series(compared: Path) -> None:
    comparison = ss.open(compared)
    assert isinstance(comparison, ss.Comparison)
    since = comparison["nights"].sel(time=slice("2019-02-01", None)).sum("time")
    expected = since.sel(scenario="30_night_cap") - since.sel(scenario="baseline")
    effect = comparison.effect("nights").sel(reform="30_night_cap")
    assert float(effect["difference"]) == pytest.approx(float(expected.mean()))
    assert float(effect["low"]) <= float(effect["difference"]) <= float(effect["high"])
    assert int(effect["replicates"]) == 5
    assert effect["difference"].attrs["units"] == "nights"
    weekly = comparison.effect_over_time("nights")
    assert weekly["difference"].dims == ("reform", "week")
    assert len(comparison.effect("nights").to_dataframe()) == 2
    assert len(comparison.to_dataframe()) == 2 * len(comparison.indicators)


def test_reforms_may_be_named_by_the_user(town: ss.Scenario) -> None:
    comparison = ss.compare(town, {"dear": {"tax.rate": 0.3}}, replicates=1, days=10)
    assert comparison.reforms == ["dear"]
    assert "No interval below 5 replicates" in repr(comparison)


def test_shipped_reforms_apply(town: ss.Scenario) -> None:
    capped = town.with_reform("night_cap_90")
    assert capped.parameters["regulation.night_cap.0.nights"] == 90


def test_what_is_no_result_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no such result"):
        ss.open(tmp_path)
    foreign = tmp_path / "words.h5"
    foreign.write_text("not HDF5")
    with pytest.raises(OSError, match="no result file"):
        ss.open(foreign)


# --------------------------------------------------------------------------------- the package


def stub_names() -> dict[str, set[str]]:
    """Names in the stub of the extension: of the module under "", of each class under its name."""
    tree = ast.parse((ROOT / "python/sharesim/_core.pyi").read_text(encoding="utf-8"))
    names: dict[str, set[str]] = {"": set()}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            names[""].add(node.name)
        elif isinstance(node, ast.ClassDef) and node.name not in typed_dicts():
            inner = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
            names[node.name] = inner
    return names


def test_the_stub_says_what_the_extension_has() -> None:
    plain = {name: one for name, one in vars(_core).items() if not name.startswith("_")}
    classes = {name: one for name, one in plain.items() if inspect.isclass(one)}
    found = {"": set(plain) - set(classes)}
    for name, one in classes.items():
        own = {key for key in vars(one) if not key.startswith("_")}
        found[name] = own - {"with_traceback"}
    stub = {k: v for k, v in stub_names().items() if k in found or k == ""}
    assert set(found) - {""} == set(classes) == set(stub_names()) - {"", *typed_dicts()}
    assert stub == found


def typed_dicts() -> set[str]:
    tree = ast.parse((ROOT / "python/sharesim/_core.pyi").read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    known = {"TypedDict"}
    for one in classes:
        if any(ast.unparse(base) in known for base in one.bases):
            known.add(one.name)
    return known - {"TypedDict"}


def test_every_public_name_has_a_docstring() -> None:
    for name in ss.__all__:
        if not name.startswith("__"):
            assert getattr(ss, name).__doc__, name


def test_the_command_is_the_engines_own() -> None:
    command = [sys.executable, "-m", "sharesim"]
    listed = subprocess.run(
        [*command, "list", "scenarios"], capture_output=True, text=True, check=True
    )
    assert "village" in listed.stdout
    wrong = subprocess.run([*command, "run", "vilage"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2
    assert "did you mean 'village'" in wrong.stderr


def test_a_forked_child_is_refused_and_a_fresh_process_is_not(town: ss.Scenario) -> None:
    town.run(days=1)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            ss.scenario("village")
            words = "worked"
        except RuntimeError as error:
            words = str(error)
        os.write(writer, words.encode())
        os._exit(0)
    os.waitpid(child, 0)
    assert "forked" in os.read(reader, 1000).decode()
    code = "import sharesim as ss; ss.scenario('village')"
    subprocess.run([sys.executable, "-c", code], check=True)
