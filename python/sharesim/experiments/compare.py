# SPDX-License-Identifier: Apache-2.0
"""Experiments: scenarios lived through by the same people with the same draws."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Unpack

from sharesim._core import ScenarioError
from sharesim.markets.reforms import Reform, named
from sharesim.markets.scenario import Scenario, asked
from sharesim.results.comparison import Comparison
from sharesim.results.results import Results
from sharesim.runs import conduct
from sharesim.runs.conduct import How
from sharesim.runs.executors import Executor
from sharesim.runs.options import Design


def run(
    scenario: Scenario,
    replicates: int = 1,
    days: int | None = None,
    threads: int | None = None,
    out: str | os.PathLike[str] | None = None,
    *,
    seed: int | None = None,
    overwrite: bool = False,
    progress: bool | None = None,
    **design: Unpack[Design],
) -> Results:
    """Simulate a scenario; `Scenario.run` and `Design` tell what the arguments mean."""
    how = How(replicates, threads, out, overwrite, progress, design)
    return conduct.simulate(asked(scenario, days, seed)._document, how)


def compare(
    scenario: Scenario | str | os.PathLike[str],
    reforms: Sequence[Reform] | Mapping[str, Reform],
    replicates: int = 5,
    days: int | None = None,
    threads: int | None = None,
    out: str | os.PathLike[str] | None = None,
    *,
    seed: int | None = None,
    overwrite: bool = False,
    progress: bool | None = None,
    executor: Executor | None = None,
    **design: Unpack[Design],
) -> Comparison:
    """Compare reforms with a scenario, replicate by replicate: same people, same draws.

    Each reform is a shipped name, a path, or a dictionary of values by path (`{"label": "Low fee",
    "platform.guest_fee": 0.05}`). Results call it by its label, or its file's name without one;
    give a mapping to name them yourself. Every measure is also run in the form that binds nobody,
    which must change nothing: the placebo. Intervals need at least five replicates. A reform whose
    dates do not fit what is simulated is a warning; `begin` moves it. What else an experiment may
    say, such as `persons`, `precision` or `attribution`, is said at `Design`; the other arguments
    are those of `Scenario.run`.

    An `executor`, such as a process pool or a Dask client, simulates one replicate a task, with one
    thread unless `threads` says more; a task that dies is submitted again. Workers share the file
    system.
    """
    how = How(replicates, threads, out, overwrite, progress, design)
    chosen = named(reforms)
    if not chosen:
        raise ScenarioError("reforms: none given; `run` simulates a scenario alone")
    return conduct.compare(asked(scenario, days, seed)._document, chosen, how, executor)


def simulate_share(
    scenario: Scenario | str | os.PathLike[str],
    share: tuple[int, int],
    out: str | os.PathLike[str],
    reforms: Sequence[Reform] | Mapping[str, Reform] = (),
    replicates: int = 5,
    days: int | None = None,
    threads: int | None = None,
    *,
    seed: int | None = None,
    overwrite: bool = False,
    progress: bool | None = None,
    **design: Unpack[Design],
) -> Path:
    """Simulate a share of an experiment into the folder `out`, and give its path.

    `share=(i, n)` is the i-th of n contiguous shares of the replicates, one for each job of an
    array; `merge` gathers them. The other arguments are those of `compare`.
    """
    how = How(replicates, threads, out, overwrite, progress, design, share)
    folder = Path(out)
    conduct.simulate_in(folder, asked(scenario, days, seed)._document, named(reforms), how)
    return folder
