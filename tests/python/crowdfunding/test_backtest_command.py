# SPDX-License-Identifier: Apache-2.0
"""The verb `backtest`: its answer, and one error for what cannot be scored."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from invented import CATEGORIES, written
from program import assert_refused, program_is_built, sharesim

import sharesim as ss

SMALL = Path(__file__).resolve().parents[3] / "scenarios/crowdfunding/crowdfunding_small.toml"
QUICK = ("--people", 5, "--rounds", 1, "--worlds", 2, "--resamples", 20, "--threads", 1)
HEAD = "main_category,country,launched,deadline,goal,pledged,backers,state"
ROW = "Art,US,2015-08-11,2015-09-10,1000,1500,30,successful"


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small market that knows the invented categories."""
    text = SMALL.read_text("utf-8")
    named = "".join(f'\n[[categories]]\nname = "{one}"\nshare = 1\n' for one in CATEGORIES)
    path = tmp_path_factory.mktemp("scenario") / "own.toml"
    path.write_text(text + named)
    return path


def by_python(*words: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The verb by the package's own command, whether or not the program is built here."""
    command = [sys.executable, "-m", "sharesim", "backtest", *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=300, check=False, cwd=cwd
    )


@program_is_built
def test_the_program_scores_a_file(scenario: Path, tmp_path: Path) -> None:
    file = written(tmp_path, 300)
    words = ("backtest", "crowdfunding", "--campaigns", file, "--scenario", scenario, *QUICK)
    env = {**os.environ, "SHARESIM_PYTHON": sys.executable}
    done = sharesim(*words, "--set", "backers.visits=0.5", "--json", env=env)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["trained"] + told["tested"] == 300
    assert {one["name"] for one in told["categories"]} == set(CATEGORIES)
    assert told["how"] == {"worlds": 2, "rounds": 1, "calibration_worlds": 4, "resamples": 20,
                           "seed": 1}  # fmt: skip
    assert "backtest" in sharesim("--help").stdout
    assert "--campaigns" in sharesim("backtest", "--help").stdout
    assert_refused(sharesim("backtest", "schelling", "--campaigns", file), "schelling")


def test_the_answer_is_a_card_too(scenario: Path, tmp_path: Path) -> None:
    name = written(tmp_path, 300).name  # found from where the command is given
    words = ("crowdfunding", "--campaigns", name, "--scenario", scenario)
    done = by_python(*words, *QUICK, "--set", "backers.visits=0.5", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Back-test: crowdfunding\n")
    assert "Bars, against the regressions" in done.stdout


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        (HEAD.replace("deadline", "dead_line"), ("no column 'deadline'", "did you mean")),
        (f"{HEAD}\n{ROW.replace(',1000,', ',-5,')}", (":2: goal: '-5'", "(0, inf)")),
        (f"{HEAD}\n{ROW.replace('2015-09-10', '2015-08-10')}", (":2: deadline", "before")),
        (f"{HEAD}\n{ROW.replace('Art', 'Arts')}", (":2: main_category: 'Arts'", "'Art'")),
        (f"{HEAD}\n{ROW.replace('US', 'UK')}", (":2: country: 'UK'", "'GB'")),
        (f"{HEAD},currency\n{ROW},UDS", (":2: currency: 'UDS'", "'USD'")),
        (f"{HEAD}\n{ROW}", ("1 successful and 0 failed", "10 of each")),
        ("", ("the file is empty",)),
    ],
)
def test_what_cannot_be_scored_is_refused_in_one_line(
    scenario: Path, tmp_path: Path, spoilt: str, told: tuple[str, ...]
) -> None:
    folder = tmp_path / "only"
    folder.mkdir()
    file = folder / "own.csv"
    file.write_text(spoilt + "\n" if spoilt else "")
    done = by_python("crowdfunding", "--campaigns", file, "--scenario", scenario, "--json")
    assert_refused(done, "own.csv", *told)
    assert list(folder.iterdir()) == [file]


def test_other_refusals_are_one_line_too(scenario: Path, tmp_path: Path) -> None:
    file = written(tmp_path, 300)
    given = ("crowdfunding", "--campaigns", file, "--scenario")
    nowhere = by_python(given[0], given[1], tmp_path / "none.csv", given[3], scenario)
    assert_refused(nowhere, "none.csv")
    assert_refused(by_python("crowdfunding"), "--campaigns")
    assert_refused(by_python("housing", "--campaigns", file), "crowdfunding")
    assert_refused(by_python(*given, scenario, "--split", "soon"), "split: 'soon' is no date")
    assert_refused(by_python(*given, scenario, "--worlds", 1), "worlds: 1 is below 2")
    assert_refused(by_python(*given, "village"), "of home_sharing, not of crowdfunding")


def test_a_scenario_without_categories_takes_those_of_the_file(tmp_path: Path) -> None:
    found = ss.backtest(
        written(tmp_path, 300),
        scenario=ss.scenario(SMALL),
        people=5,
        rounds=1, worlds=2, resamples=0, calibration_worlds=1, threads=1,
    )  # fmt: skip
    assert set(found.calibration.appeal.categories) == set(CATEGORIES)
