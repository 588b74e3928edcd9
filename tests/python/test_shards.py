# SPDX-License-Identifier: Apache-2.0
"""Shares of an experiment on the command line: simulated apart, gathered to the same bytes."""

import shutil

import pytest
from program import answer, assert_refused, program_is_built, sharesim

pytestmark = program_is_built

COMPARE = ["compare", "village", "--reform", "night_cap_90", "--days", 250, "--replicates", 5]


@pytest.fixture(scope="module")
def shares(tmp_path_factory):
    root = tmp_path_factory.mktemp("shares")
    for number in (1, 2, 3):
        told = answer(*COMPARE, "--quiet", "--shard", f"{number}/3", "-o", root / str(number))
        assert told["finished"] is True
        assert told["share"] == number
    return root


def test_shares_are_gathered_to_the_bytes_of_one_go(shares, tmp_path):
    assert sharesim(*COMPARE, "--quiet", "-o", tmp_path / "straight").returncode == 0
    moved = shutil.copytree(shares / "2", tmp_path / "moved")
    told = answer("merge", shares / "3", moved, shares / "1", "--quiet", "-o", tmp_path / "out")
    assert told["replicates"] == 5
    assert told["reforms"][0]["placebo_is_zero"] is True
    expected = tmp_path / "straight"
    for name in ("results.h5", "scenario.toml", "experiment.toml", "reforms/1.toml"):
        assert (tmp_path / "out" / name).read_bytes() == (expected / name).read_bytes(), name
    assert not (tmp_path / "out/parts").exists()


def test_a_share_is_finished_without_a_result(shares):
    done = sharesim("resume", shares / "2")
    assert done.returncode == 0, done.stderr
    assert "share 2 of 3" in done.stdout
    assert not (shares / "2/results.h5").exists()
    assert '"complete"' in (shares / "2/status.jsonl").read_text()


def test_a_missing_share_is_named_and_nothing_is_written(shares, tmp_path):
    out = tmp_path / "out"
    done = sharesim("merge", shares / "1", shares / "3", "-o", out)
    assert_refused(done, "replicates 1 to 2", folder=out)


@pytest.mark.parametrize("share", ["0/3", "6/6", "3", "1/0"])
def test_wrong_shares_are_refused(tmp_path, share):
    out = tmp_path / "out"
    assert_refused(sharesim(*COMPARE, "--shard", share, "-o", out), "--shard", folder=out)


def test_a_share_needs_a_folder():
    assert_refused(sharesim(*COMPARE, "--shard", "1/2"), "--output")
