# SPDX-License-Identifier: Apache-2.0
"""Folders of sweeps: stopped and gone on with, shared out, verified, and never lost by accident."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path

import pytest
from swept import ASKED, CAP, same_numbers

import sharesim as ss
from sharesim.sweeps import sampling


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
from swept import CAP
from swept import ASKED, FEE, SHORT
ss.sweep(ss.scenario("village").set(SHORT), ASKED, points=6, reforms=[CAP, FEE], out=sys.argv[1])
"""


def begun(out: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(out)], cwd=Path(__file__).parent, stderr=subprocess.PIPE
    )


def finished(out: Path) -> list[Path]:
    return [one for one in sorted(out.glob("points/*")) if (one / "SHA256SUMS").exists()]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_stopped_sweep_goes_on(six_points: Path, tmp_path: Path, how: signal.Signals) -> None:
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
    same_numbers(out, six_points)
    assert kept == {one: (one / "results.h5").stat().st_mtime_ns for one in kept}


def test_a_resumed_sweep_uses_the_design_that_was_saved(short: ss.Scenario, tmp_path: Path) -> None:
    tiny, out = short.set({"days": 5}), tmp_path / "out"
    with pytest.raises(ConnectionError):
        ss.sweep(tiny, ASKED, points=3, replicates=1, out=out, executor=Counting(deaths=99))
    plan = json.loads((out / "design.json").read_text())
    assert plan["design"]["drawn_by"] == f"SALib {metadata.version('SALib')}"
    plan["design"]["drawn_by"] = "SALib 0.0.1"
    (out / "design.json").write_text(json.dumps(plan))
    moved = out.rename(tmp_path / "moved")
    swept = ss.resume(moved)
    assert list(swept.parameter("tax.rate").values) == [
        point["tax.rate"] for point in plan["design"]["values"]
    ]
    assert swept.design.drawn_by == "SALib 0.0.1"
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


def test_a_finished_sweep_is_verified(six_points: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(six_points, tmp_path / "copy")
    checked = ss.verify(copy, rerun=2)
    assert checked.rerun == 2
    assert checked.runs == 6 * 5 * 4, "points, worlds; baseline, two reforms and a placebo"
    (copy / "points/0004/reforms/1.toml").unlink()
    with (copy / "sweep.nc").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ss.FileError, match=r"points/0004/reforms/1\.toml: is missing") as caught:
        ss.verify(copy)
    assert "sweep.nc: was changed" in str(caught.value)


def test_shares_of_a_sweep_are_gathered(tmp_path: Path) -> None:
    asked = ss.experiment(
        {
            "baseline": "village",
            "set": {"burn_in": 5, "days": 40},
            "replicates": 2,
            "reforms": [CAP],
            "design": {"points": 2, "parameters": {"tax.rate": {"low": 0.0, "high": 0.3}}},
        }
    )
    asked.run(out=tmp_path / "straight")
    shares = [asked.simulate_share((n, 2), tmp_path / str(n)) for n in (2, 1)]
    assert isinstance(ss.merge(shares, tmp_path / "out"), ss.Sweep)
    same_numbers(tmp_path / "out", tmp_path / "straight")
    assert ss.verify(tmp_path / "out").files == ss.verify(tmp_path / "straight").files
    with pytest.raises(ss.FileError, match="in none of the folders"):
        ss.merge(shares[:1], tmp_path / "half")
    assert not (tmp_path / "half").exists()


def test_sweeps_of_earlier_versions(six_points: Path, tmp_path: Path) -> None:
    """They had no plan of the engine's: what was finished reads, what was not says what to do."""
    old = shutil.copytree(six_points, tmp_path / "old")
    (old / "experiment.toml").unlink()
    (old / "SHA256SUMS").unlink()
    (old / "design.json").write_text('{"format": 1}')
    assert isinstance(ss.open(old), ss.Sweep)
    assert isinstance(ss.resume(old), ss.Sweep)
    (old / "sweep.nc").unlink()
    with pytest.raises(ss.FileError, match="begun by an earlier version.*overwrite=True"):
        ss.resume(old)


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
