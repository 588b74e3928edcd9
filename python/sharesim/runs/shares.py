# SPDX-License-Identifier: Apache-2.0
"""Shares of an experiment: simulated on many machines, gathered, and verified."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sharesim import _core
from sharesim._core import FileError
from sharesim.results.comparison import Comparison, held_by
from sharesim.results.results import Results
from sharesim.runs.executors import Asked, Executor, Failures, Task, conduct


@dataclass(frozen=True)
class Verification:
    """What `verify` found in order: files by hash, and how many of all runs simulated again."""

    files: int
    rerun: int
    runs: int


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
        Task(one, threads, Asked(scenario.values(), plain, design, (number, replicates)))
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
    return held_by(out)


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
