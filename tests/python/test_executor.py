# SPDX-License-Identifier: Apache-2.0
"""Shares of an experiment by executors, and folders that are verified, from Python."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import threading
import time
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

import pytest
from swept import CAP

import sharesim as ss

FEE = {"label": "Higher commission", "tax.rate": 0.2}


def same_bytes(folder: Path, expected: Path) -> None:
    for name in ("results.h5", "scenario.toml", "experiment.toml", "SHA256SUMS"):
        assert (folder / name).read_bytes() == (expected / name).read_bytes(), name
    assert not (folder / "shards").exists()


def test_shares_are_merged_to_the_same_bytes(
    town: ss.Scenario, compared: Path, tmp_path: Path
) -> None:
    shares = [
        ss.simulate_share(town, (number, 2), tmp_path / str(number), [CAP, FEE])
        for number in (1, 2)
    ]
    with pytest.raises(ss.FileError, match="replicates 2 to 4"):
        ss.merge(shares[:1], tmp_path / "out")
    assert not (tmp_path / "out").exists()
    merged = ss.merge(reversed(shares), tmp_path / "out")
    assert isinstance(merged, ss.Comparison)
    same_bytes(tmp_path / "out", compared)


def test_a_share_of_a_run(town: ss.Scenario, tmp_path: Path) -> None:
    share = ss.simulate_share(town, (1, 1), tmp_path / "one", replicates=2, days=10)
    assert ss.merge([share], tmp_path / "out")["nights"].sizes["replicate"] == 2
    with pytest.raises(ValueError, match="no share 3 of 2"):
        ss.simulate_share(town, (3, 2), tmp_path / "three", replicates=2, days=10)


def test_a_pool_of_processes_gives_the_same_bytes(
    town: ss.Scenario, compared: Path, tmp_path: Path
) -> None:
    spawn = multiprocessing.get_context("spawn")
    out = tmp_path / "out"
    with ProcessPoolExecutor(2, mp_context=spawn) as pool:
        assert ss.compare(town, [CAP, FEE], 5, out=out, executor=pool).placebo_is_zero
        with pytest.raises(ss.FileError, match=r"already has 'experiment.toml'"):
            ss.compare(town, [CAP], 2, out=out, executor=pool)
        assert ss.compare(town, [FEE], 2, days=5, executor=pool).reforms == ["higher_commission"]
    same_bytes(out, compared)


def test_forked_workers_are_refused(town: ss.Scenario) -> None:
    fork = multiprocessing.get_context("fork")
    with (
        ProcessPoolExecutor(1, mp_context=fork) as pool,
        pytest.raises(RuntimeError, match="forked"),
    ):
        ss.compare(town, [CAP], 1, days=5, executor=pool)


class Unlucky:
    """An executor whose first tasks die."""

    def __init__(self, deaths: int) -> None:
        self.deaths = deaths
        self.submitted = 0

    def submit(self, fn, /, *args):
        self.submitted += 1
        future = Future()
        if self.submitted <= self.deaths:
            future.set_exception(ConnectionError("the worker is gone"))
        else:
            future.set_result(fn(*args))
        return future


def test_a_task_that_dies_is_submitted_again_twice(town: ss.Scenario, tmp_path: Path) -> None:
    unlucky = Unlucky(deaths=2)
    assert ss.compare(town, [CAP], 1, days=5, executor=unlucky).reforms == ["30_night_cap"]
    assert unlucky.submitted == 3
    with pytest.raises(ConnectionError):
        ss.compare(town, [CAP], 1, days=5, out=tmp_path / "out", executor=Unlucky(deaths=3))
    assert not (tmp_path / "out/results.h5").exists()


def kill_a_busy_worker(client, out: Path) -> None:
    while not list(out.glob("shards/*/*/parts/*.h5")):
        time.sleep(0.01)
    pids = client.run(os.getpid)
    busy = next(worker for worker, tasks in client.processing().items() if tasks)
    os.kill(pids[busy], signal.SIGKILL)


@pytest.mark.filterwarnings("ignore")
def test_a_killed_worker_of_a_cluster_loses_nothing(town: ss.Scenario, tmp_path: Path) -> None:
    distributed = pytest.importorskip("dask.distributed")
    longer = town.set({"days": 400})
    straight, out = tmp_path / "straight", tmp_path / "out"
    ss.compare(longer, [CAP, FEE], 6, out=straight)
    with (
        distributed.LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        killer = threading.Thread(target=kill_a_busy_worker, args=(client, out), daemon=True)
        killer.start()
        ss.compare(longer, [CAP, FEE], 6, out=out, executor=client)
        killer.join(timeout=10)
        assert not killer.is_alive()
    same_bytes(out, straight)


def test_a_folder_is_verified(compared: Path, tmp_path: Path) -> None:
    found = ss.verify(compared, rerun=4)
    assert (found.rerun, found.runs) == (4, 20)
    assert found.files >= 5
    spoilt = shutil.copytree(compared, tmp_path / "out")
    with (spoilt / "scenario.toml").open("a") as file:
        file.write("# mine\n")
    (spoilt / "reforms/mine.toml").write_text("")
    with pytest.raises(ss.FileError) as caught:
        ss.verify(spoilt)
    assert "scenario.toml: was changed" in str(caught.value)
    assert "mine.toml: is unexpected" in str(caught.value)
    with pytest.raises(ValueError, match="number of runs"):
        ss.verify(compared, rerun=-1)


class Cluster:
    """An executor that keeps its tasks, and of whose futures the first is interrupted."""

    def __init__(self) -> None:
        self.tasks = []
        self.futures = []

    def submit(self, _fn, /, task):
        future = Future()
        if not self.futures:
            future.set_exception(KeyboardInterrupt())
        self.tasks.append(task)
        self.futures.append(future)
        return future


def test_an_interrupt_cancels_what_is_pending(town: ss.Scenario, tmp_path: Path) -> None:
    clusters = [Cluster(), Cluster()]
    for cluster in clusters:
        with pytest.raises(KeyboardInterrupt):
            ss.compare(town, [CAP], 3, out=tmp_path / "out", executor=cluster, overwrite=True)
        assert [one.cancelled() for one in cluster.futures] == [False, True, True]
    # Two calls have no task in common, so none is given what the other found, nor its folder.
    first, second = clusters
    assert len({one.call for one in first.tasks}) == 1
    assert first.tasks[0].call != second.tasks[0].call
    assert not {one.folder for one in first.tasks} & {one.folder for one in second.tasks}


def test_tasks_of_a_sweep_are_of_one_call(town: ss.Scenario, tmp_path: Path) -> None:
    clusters = [Cluster(), Cluster()]
    for cluster in clusters:
        with pytest.raises(KeyboardInterrupt):
            ss.sweep(
                town, {"tax.rate": [0.0, 0.1]}, "grid", replicates=1, out=tmp_path / "out",
                executor=cluster, overwrite=True,
            )  # fmt: skip
    assert clusters[0].tasks[0].call != clusters[1].tasks[0].call
