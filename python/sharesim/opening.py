# SPDX-License-Identifier: Apache-2.0
"""Opens whatever a folder holds: a run, a comparison, a sweep or a spread."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import h5py

from sharesim.results.comparison import Comparison
from sharesim.results.results import Results

if TYPE_CHECKING:
    from sharesim.sweeps.results import Sweep
    from sharesim.sweeps.variance_components import Spread


def open(path: str | os.PathLike[str]) -> Results | Comparison | Sweep | Spread:  # noqa: A001
    """Open a result file, or the folder that holds one.

    Gives a `Comparison` when it has reforms, a `Sweep` or a `Spread` when it is of one. Raises
    `FileError` (an `OSError`) when there is none.
    """
    from sharesim.sweeps import sweep_folder, variance_components

    if sweep_folder.holds_sweep(path):
        return variance_components.opened(path)
    results = Results(path)
    with h5py.File(results.path, "r") as file:
        compared, swept = "effects" in file, "design_share" in file
    if not compared and not swept:
        return results
    results.close()
    return variance_components.opened(path) if swept else Comparison(path)
