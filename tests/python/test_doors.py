# SPDX-License-Identifier: Apache-2.0
"""Values and calls at the door of the package: taken whole, or refused in its own words."""

from __future__ import annotations

import copy
import datetime
import multiprocessing
import os
import pickle
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

import sharesim as ss

LATE = {"tax.rate": 0.1}
SHORT = {"burn_in": 5, "days": 5}


def digest_of(scenario: ss.Scenario) -> int:
    return scenario.start().digest()


def test_scenarios_travel(town: ss.Scenario) -> None:
    laws = town.with_reform("night_cap_90").set(SHORT)
    again = pickle.loads(pickle.dumps(laws))
    assert again.to_dict() == laws.to_dict()
    assert (again.name, again.title) == (laws.name, laws.title)
    assert copy.deepcopy(laws) is copy.copy(laws) is laws
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        assert pool.submit(digest_of, laws).result() == digest_of(laws)


def test_a_comparison_needs_reforms_with_names(town: ss.Scenario, tmp_path: Path) -> None:
    out = tmp_path / "out"

    def refused(told: str, reforms: object) -> None:
        with pytest.raises(ss.ScenarioError, match=told) as caught:
            ss.compare(town, reforms, replicates=1, out=out)  # type: ignore[arg-type]
        assert "\n" not in str(caught.value)
        assert not out.exists()

    refused("reforms: none given; `run` simulates", [])
    refused("reforms: none given", {})
    refused("reforms: a label of a reform must not be empty, got ''", {"": LATE})
    refused("reforms: expected a text as the name of one, got 3", {3: LATE})
    label = ss.compare(town, [{"label": "cap 30/90", **LATE}], replicates=1, days=5)
    assert label.reforms == ["cap_30_90"]


@pytest.mark.parametrize(
    ("seed", "told"),
    [
        (2**63, "seed: 9223372036854775808 is too far from zero"),
        (-(2**63) - 1, "seed: -9223372036854775809 is too far from zero"),
        (-1, "seed: .*-1"),
    ],
)
def test_seeds_that_cannot_be_are_refused(town: ss.Scenario, seed: int, told: str) -> None:
    with pytest.raises(ss.ScenarioError, match=told):
        town.set({"seed": seed})
    with pytest.raises(ss.ScenarioError, match=told):
        town.run(seed=seed)


def test_a_run_takes_a_seed(town: ss.Scenario) -> None:
    short = town.set(SHORT)
    states = [
        str(run.dataset["state_digest"].values[0, 0])
        for run in (short.run(seed=7), short.set({"seed": 7}).run(), short.run())
    ]
    assert states[0] == states[1] != states[2]


def test_a_time_of_day_is_refused_and_not_cut(town: ss.Scenario) -> None:
    zone = datetime.timezone(datetime.timedelta(hours=9))
    day = datetime.datetime(2020, 2, 29)
    for time in (day.replace(hour=23, minute=30), day.replace(tzinfo=zone)):
        with pytest.raises(ss.ScenarioError, match=r"start: .* has a time of day or a time zone"):
            town.set({"start": time})
    assert town.set({"start": day}).to_dict()["start"] == day.date()
    nested = {"regulation.night_cap": [{"nights": 30, "from": day.replace(hour=1)}]}
    with pytest.raises(ss.ScenarioError, match=r"regulation\.night_cap\.from: "):
        town.set(nested)


def test_percent_has_its_sign(town: ss.Scenario) -> None:
    rates = [
        town.set({"tax.rate": {"value": 7, "unit": unit}}).parameters["tax.rate"]
        for unit in ("%", "percent")
    ]
    assert rates == [0.07, 0.07]
    with pytest.raises(ss.ScenarioError, match="'percent' does not measure time"):
        town.set({"trust.half_life": {"value": 7, "unit": "%"}})


def test_refusals_name_arguments_and_not_options(town: ss.Scenario, tmp_path: Path) -> None:
    town.run(out=tmp_path / "out", days=5)
    with pytest.raises(ss.FileError, match="overwrite=True replaces it") as caught:
        town.run(out=tmp_path / "out", days=5)
    assert "--" not in str(caught.value)
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts/validation.json").write_text("{}")
    with pytest.raises(ss.FileError, match="overwrite=True") as caught:
        ss.validate("trust", out=tmp_path / "facts")
    assert "--" not in str(caught.value)


def test_a_reader_that_has_enough_breaks_nothing() -> None:
    """As `sharesim validate --list | head` does, only sooner."""
    read, write = os.pipe()
    os.close(read)
    listing = subprocess.run(
        [sys.executable, "-m", "sharesim", "validate", "--list"],
        stdout=write, stderr=subprocess.PIPE, text=True, check=False, timeout=120,
    )  # fmt: skip
    os.close(write)
    assert listing.stderr == ""
    assert listing.returncode == 141  # as of a program that the signal ends


PLOTS = """
import matplotlib, sharesim as ss
results = ss.scenario("village").set({"burn_in": 5, "days": 5}).run()
results.plot("nights")
assert matplotlib.is_interactive(), "the figures of the user are switched off"
assert matplotlib.rcParams["font.size"] == 13
assert matplotlib.rcParams["axes.spines.top"]
"""
BACKEND = """
import matplotlib
from matplotlib.backends.backend_agg import FigureCanvasAgg as FigureCanvas
matplotlib.interactive(True)
matplotlib.rcParams["font.size"] = 13
"""


def test_plots_leave_the_parameters_of_a_backend(tmp_path: Path) -> None:
    """A backend that, as that of notebooks, sets parameters when it is first used."""
    (tmp_path / "awaking.py").write_text(BACKEND)
    env = {**os.environ, "MPLBACKEND": "module://awaking", "PYTHONPATH": str(tmp_path)}
    subprocess.run([sys.executable, "-c", PLOTS], check=True, env=env, timeout=120)
