# SPDX-License-Identifier: Apache-2.0
"""Designs over parameters from the command line: the program hands them to the package."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from program import assert_refused, program_is_built, sharesim

import sharesim as ss

pytestmark = program_is_built
pytest.importorskip("SALib")

WHOLE = """
title = "A fee and a tax"
baseline = "village"
reforms = ["night_cap_90"]
replicates = 2
indicators = ["nights"]
set = { days = 210, burn_in = 5 }
[design]
method = "grid"
[design.parameters]
"tax.rate" = { values = [0.0, 0.1] }
"demand.loss" = { values = [100, 200] }
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "points.toml"
    path.write_text(WHOLE)
    return path


def by_python(*words: object) -> subprocess.CompletedProcess[str]:
    return sharesim(*words, env={**os.environ, "SHARESIM_PYTHON": sys.executable})


def test_the_program_runs_the_points_and_goes_on_with_them(written: Path, tmp_path: Path) -> None:
    done = by_python("run", written, "-o", tmp_path / "out", "--quiet", "--json", "--seed", "7")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [one["parameters"] for one in told["points"]] == [
        {"tax.rate": rate, "demand.loss": loss} for rate in (0.0, 0.1) for loss in (100, 200)
    ]
    swept = ss.open(tmp_path / "out")
    assert isinstance(swept, ss.Sweep)
    nights = swept.levels("nights").sel(scenario="baseline").mean("replicate").values
    assert [one["levels"]["baseline"]["nights"] for one in told["points"]] == nights.tolist()
    again = by_python("resume", tmp_path / "out", "--json")
    assert json.loads(again.stdout) == told


def test_python_runs_the_same_points(written: Path, tmp_path: Path) -> None:
    one = ss.experiment(written).run(out=tmp_path / "package")
    assert by_python("run", written, "-o", tmp_path / "program").returncode == 0
    other = ss.open(tmp_path / "program")
    assert isinstance(one, ss.Sweep)
    assert isinstance(other, ss.Sweep)
    assert one.title == "A fee and a tax"
    assert one.table["nights"].identical(other.table["nights"])
    assert one.placebo_is_zero


def test_shares_are_simulated_gathered_and_verified(written: Path, tmp_path: Path) -> None:
    for number in ("1/2", "2/2"):
        out = tmp_path / number[0]
        done = by_python("run", written, "--shard", number, "--quiet", "-o", out)
        assert done.returncode == 0, done.stderr
        assert "`sharesim merge` gathers the shares" in done.stdout
    assert "gathers" in by_python("resume", tmp_path / "1").stdout
    whole = tmp_path / "whole"
    done = by_python("merge", tmp_path / "1", tmp_path / "2", "-o", whole, "--json", "--quiet")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["points"]) == 4
    assert by_python("run", written, "--quiet", "-o", tmp_path / "straight").returncode == 0
    for point in ("0001", "0004"):
        found, expected = (
            tmp_path / one / f"points/{point}/results.h5" for one in ("whole", "straight")
        )
        assert found.read_bytes() == expected.read_bytes()
    done = sharesim("verify", whole, "--rerun", 3)
    assert "3 of 24 runs simulated again: identical" in done.stdout, done.stderr
    assert_refused(by_python("run", written, "--shard", "1/2"), "--output")
    assert_refused(by_python("run", written, "--shard", "3/2", "-o", tmp_path / "x"), "--shard")


def test_seed_zero_is_a_seed(written: Path, tmp_path: Path) -> None:
    done = by_python("run", written, "-o", tmp_path / "out", "--quiet", "--seed", "0")
    assert done.returncode == 0, done.stderr
    assert ss.open(tmp_path / "out").attrs["seed"] == 0


def test_no_replicates_are_refused(written: Path) -> None:
    with pytest.raises(ValueError, match="at least one replicate, not 0"):
        ss.experiment(written).run(replicates=0)


def test_refuses_in_words(written: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    sound = written.read_text()
    for old, new, words in (
        ("tax.rate", "tax.rat", ("tax.rat", "did you mean 'rate'")),
        ("method", "mehtod", ("points.toml:9", "did you mean 'method'")),
        ("0.1]", "1.5]", ("tax.rate", "1.5")),
    ):
        written.write_text(sound.replace(old, new))
        assert_refused(by_python("run", written, "-o", out), *words, folder=out)
    written.write_text(sound)
    assert_refused(by_python("run", written, "--set", "x", "-o", out), "path=value", folder=out)
    assert_refused(
        by_python("run", written, "--replicate", "few", "-o", out), "expected", "few", folder=out
    )


@pytest.mark.parametrize(
    ("option", "value"),
    [("--begin", "+2d"), ("--placebos", "all"), ("--first-replicate", 3), ("--persons", "guests")],
)
def test_what_means_nothing_for_points_is_refused(
    written: Path, tmp_path: Path, option: str, value: object
) -> None:
    out = tmp_path / "out"
    words = ("run", written, "-o", out, option, value)
    assert_refused(by_python(*words), f"{option}: is not for a design", folder=out)


def test_says_what_is_missing_where_no_python_has_the_package(written: Path) -> None:
    env = {**os.environ, "SHARESIM_PYTHON": "/bin/false"}
    assert_refused(sharesim("run", written, env=env), "pip install", "SHARESIM_PYTHON")


def test_check_reads_it_and_says_that_it_is_about_one_point(written: Path) -> None:
    done = sharesim("check", written)
    assert done.returncode == 0
    assert "one point" in done.stderr
