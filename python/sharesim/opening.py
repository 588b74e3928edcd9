# SPDX-License-Identifier: Apache-2.0
"""Opens, goes on with or gathers whatever folders hold: a run, a comparison, a sweep, a spread.

Who dispatches knows all kinds; so this stands above them, and no kind knows another.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import h5py

from sharesim.results.comparison import Comparison
from sharesim.results.results import Results
from sharesim.runs import conduct, shares
from sharesim.runs.executors import Executor
from sharesim.sweeps import sweep
from sharesim.sweeps.plan import holds_sweep
from sharesim.sweeps.results import Sweep
from sharesim.sweeps.variance_components import Spread


def open(path: str | os.PathLike[str]) -> Results | Comparison | Sweep | Spread:  # noqa: A001
    """Open a result file, or the folder that holds one.

    Gives a `Comparison` when it has reforms, a `Sweep` or a `Spread` when it is of one. Raises
    `FileError` (an `OSError`) when there is none.
    """
    if holds_sweep(path):
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
    if holds_sweep(path):
        sweep.resume(path, sweep.How(threads=threads, progress=progress, executor=executor))
        return _swept(path)
    if executor is not None:
        raise ValueError(f"{path}: an executor goes on with sweeps only, and this is none")
    return conduct.resume(path, threads, progress)


def merge(
    folders: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    overwrite: bool = False,
) -> Results | Comparison | Sweep | Spread:
    """Gather the shares of an experiment or a sweep into the folder `out`, as if in one go.

    Raises `FileError` with all that speaks against it, such as a share that is missing, and then
    writes nothing.
    """
    given = list(folders)
    if given and holds_sweep(given[0]):
        sweep.merge(given, Path(out), overwrite=overwrite)
        return _swept(out)
    return shares.merge(given, out, overwrite=overwrite)
