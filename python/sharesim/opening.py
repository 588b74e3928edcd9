# SPDX-License-Identifier: Apache-2.0
"""Opens, or goes on with, whatever a folder holds: a run, a comparison, a sweep or a spread.

Who dispatches knows all kinds; so this stands above them, and no kind knows another.
"""

from __future__ import annotations

import os
from pathlib import Path

import h5py

from sharesim.results.comparison import Comparison
from sharesim.results.results import Results
from sharesim.runs import conduct
from sharesim.runs.executors import Executor
from sharesim.sweeps import sweep, sweep_folder
from sharesim.sweeps.results import Sweep
from sharesim.sweeps.variance_components import Spread


def open(path: str | os.PathLike[str]) -> Results | Comparison | Sweep | Spread:  # noqa: A001
    """Open a result file, or the folder that holds one.

    Gives a `Comparison` when it has reforms, a `Sweep` or a `Spread` when it is of one. Raises
    `FileError` (an `OSError`) when there is none.
    """
    if sweep_folder.holds_sweep(path):
        return _swept(path)
    results = Results(path)
    with h5py.File(results.path, "r") as file:
        compared, swept = "effects" in file, "design_share" in file
    if not compared and not swept:
        return results
    results.close()
    return _swept(path) if swept else Comparison(path)


def _swept(path: str | os.PathLike[str]) -> Sweep | Spread:
    """Open the folder or file of a sweep, as what it was made for."""
    found = Sweep(path)
    if found.attrs.get("kind") != "spread":
        return found
    found.close()
    return Spread(path)


def resume(
    folder: str | os.PathLike[str],
    *,
    threads: int | None = None,
    progress: bool | None = None,
    executor: Executor | None = None,
) -> Results | Comparison | Sweep | Spread:
    """Go on with an experiment or a sweep that was interrupted; only what is missing is simulated.

    A sweep can go on by an `executor`, as in `sweep`.
    """
    path = Path(folder)
    if sweep_folder.holds_sweep(path):
        sweep.conduct(path, sweep.How(threads=threads, progress=progress, executor=executor))
        return _swept(path)
    if executor is not None:
        raise ValueError(f"{path}: an executor goes on with sweeps only, and this is none")
    return conduct.resume(path, threads, progress)
