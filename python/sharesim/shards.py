# SPDX-License-Identifier: Apache-2.0
"""Shares of an experiment: simulated by any executor, on many machines, and gathered."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from sharesim import _core, _paths
from sharesim._core import FileError
from sharesim.comparisons import Comparison
from sharesim.results import Results

ATTEMPTS = 3
Failures = list[tuple[str, int, str]]
Told = Callable[[str, int, int], None]


class Future(Protocol):
    """What an executor gives for a task."""

    def result(self) -> Any:
        """Wait for the task; its value, or what it raised."""


class Executor(Protocol):
    """What runs tasks: a pool of `concurrent.futures`, a Dask client, or anything like them."""

    def submit(self, fn: Callable[..., Any], /, *args: Any) -> Future:
        """Begin a task."""


@dataclass(frozen=True)
class Task:
    """One share, or a whole experiment, described by plain values: it can travel to a worker."""

    folder: str
    scenario: dict[str, Any]
    reforms: tuple[tuple[str, dict[str, Any]], ...]
    design: dict[str, Any]
    share: tuple[int, int] | None
    threads: int
    attempt: int = 1
    call: str = ""  # of `conduct`, and of no other


@dataclass(frozen=True)
class Verification:
    """What `verify` found in order: files by hash, and how many of all runs simulated again."""

    files: int
    rerun: int
    runs: int


def do_task(task: Task, told: Told | None = None) -> Failures:
    """Simulate a share in its folder, or what a worker that died has left of it."""
    _paths.tell_engine()
    if (Path(task.folder) / "experiment.toml").exists():
        return _core.resume_experiment(task.folder, task.threads, told)[0]
    reforms = [(name, _core.Document.of(values)) for name, values in task.reforms]
    scenario = _core.Document.of(task.scenario)
    # What lies there without a plan was left by a worker that died before it had one.
    design = _core.Document.of(task.design)
    return _core.run_experiment(
        task.folder, scenario, reforms, design, True, task.share, task.threads, told
    )[0]


def conduct(executor: Executor, tasks: list[Task]) -> Failures:
    """Have an executor do all tasks; one that dies is submitted again, at most twice.

    A cluster knows a task by its arguments, and gives what it found for an equal one without doing
    it; so each call marks its tasks. What ends the call, such as Ctrl-C, cancels what is pending.
    """
    call = uuid.uuid4().hex
    marked = [replace(task, call=call) for task in tasks]
    pending = [(task, executor.submit(do_task, task)) for task in marked]
    try:
        return _collected(executor, pending)
    except BaseException:
        for _, future in pending:
            if cancel := getattr(future, "cancel", None):
                cancel()
        raise


def _collected(executor: Executor, pending: list[tuple[Task, Future]]) -> Failures:
    """Wait for all tasks; a task stays in the list until it is done."""
    failures: Failures = []
    while pending:
        task, future = pending[0]
        try:
            failures += future.result()
        except _core.ScenarioError:
            raise
        except Exception:
            if task.attempt == ATTEMPTS:
                raise
            again = replace(task, attempt=task.attempt + 1)
            pending.append((again, executor.submit(do_task, again)))
        pending.pop(0)
    return failures


def refuse_taken(folder: Path) -> None:
    """Refuse a folder with an experiment before anything is simulated, not after."""
    for name in ("experiment.toml", "results.h5", "shards"):
        if (folder / name).exists():
            raise FileError(f"{folder}: already has '{name}'; overwrite=True replaces it")


def compare_apart(
    executor: Executor,
    folder: Path,
    scenario: _core.Document,
    reforms: list[tuple[str, _core.Document]],
    design: dict[str, Any],
    threads: int,
    overwrite: bool,
) -> Failures:
    """Simulate one share a replicate by an executor and gather them in `folder`."""
    if "precision" in design:
        raise ValueError(
            "precision: an executor needs a number of replicates, for no task knows what the"
            " others found"
        )
    if not overwrite:
        refuse_taken(folder)
    for document in (scenario, *(scenario.merged(overlay) for _, overlay in reforms)):
        _core.prepare(document)  # mistakes are told here, not by a worker
    every = folder / "shards"
    shutil.rmtree(every, ignore_errors=True)
    places = every / uuid.uuid4().hex  # a worker of a call that was given up may write still
    plain = tuple((name, overlay.values()) for name, overlay in reforms)
    replicates = int(design["replicates"])
    folders = [os.fspath((places / str(number + 1)).absolute()) for number in range(replicates)]
    tasks = [
        Task(one, scenario.values(), plain, design, (number, replicates), threads)
        for number, one in enumerate(folders, 1)
    ]
    places.mkdir(parents=True)
    failures = conduct(executor, tasks)
    if not failures:
        _core.merge_experiment(folders, os.fspath(folder), overwrite)
        shutil.rmtree(places)
        shutil.rmtree(every, ignore_errors=True)
    return failures


def merge(
    folders: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    overwrite: bool = False,
) -> Results | Comparison:
    """Gather the shares of an experiment into the folder `out`, as if it had been run in one go.

    Raises `FileError` with all that speaks against it, such as a share that is missing, and then
    writes nothing.
    """
    _core.merge_experiment([os.fspath(one) for one in folders], os.fspath(out), overwrite)
    path = Path(out)
    return Comparison(path) if (path / "reforms").exists() else Results(path)


def verify(
    folder: str | os.PathLike[str], rerun: int = 0, *, seed: int | None = None
) -> Verification:
    """Check the files of a finished folder, and simulate `rerun` of its runs again.

    The folder decides which runs, unless a `seed` varies the choice. Raises `FileError` with every
    file that was changed, is missing or is unexpected, or every run that came out otherwise.
    """
    if rerun < 0:
        raise ValueError(f"rerun is a number of runs, not {rerun}")
    path = os.fspath(folder)
    files, again, runs, differences = _core.verify_experiment(path, rerun, seed)
    if differences:
        told = [f"{run}: {what}; again: {command}" for run, what, command in differences]
        raise FileError(f"{path}: " + "\n".join(told))
    return Verification(files, again, runs)
