# SPDX-License-Identifier: Apache-2.0
"""Sweeps: a scenario, and reforms in pairs, at many points of its parameters."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sharesim import _core, axes, designs, experiments, gather, shards, sweep_folder
from sharesim._core import FileError, ScenarioError
from sharesim.designs import Design, Method
from sharesim.scenarios import Reform, Scenario
from sharesim.sweep_folder import Plan
from sharesim.swept import Sweep

TABLE_KEYS = ("method", "points", "levels", "seed", "parameters")


def sweep(
    scenario: Scenario | str | os.PathLike[str],
    parameters: Mapping[str, Any],
    method: Method = "latin_hypercube",
    points: int | None = None,
    reforms: Sequence[Reform] | Mapping[str, Reform] = (),
    replicates: int = 5,
    days: int | None = None,
    threads: int | None = None,
    out: str | os.PathLike[str] | None = None,
    *,
    seed: int | None = None,
    levels: int | None = None,
    overwrite: bool = False,
    progress: bool | None = None,
    executor: shards.Executor | None = None,
    persons: Sequence[str] = (),
    keep_points: bool = True,
) -> Sweep:
    """Simulate a scenario, and reforms in pairs, at many points of its parameters.

    `parameters` maps paths to ranges: `(low, high)`, or a dictionary with `low`, `high` and, if
    wanted, `scale` ("linear" or "log") and `unit`. A grid also takes lists of values: numbers,
    words, dates, or true and false. Whole numbers are rounded.

    `method` says how points are drawn, and what `points` counts, for k parameters:

    - "grid": all combinations; of a range, `levels` values (5). No `points`.
    - "latin_hypercube": `points` points (10 k), evenly spread over each range by itself.
    - "sobol": `points` (64) is the base sample N, a power of two; N (k + 2) points are simulated,
      for variance shares. Intervals as wide as the shares tell that N should be doubled.
    - "morris": `points` (10) trajectories through `levels` (4, even) values of each range;
      `points` (k + 1) points are simulated. Few runs, which say what matters and what does not.

    SALib draws them, seeded by the scenario's seed unless `seed` is given. All points live in the
    same worlds, so that what differs between points is made by the parameters. Every point is
    checked before any is simulated; `ScenarioError` names all mistakes.

    Each point is an experiment of its own in `out/points`, and all are gathered in `out/sweep.nc`.
    What interrupts a sweep costs at most the runs in progress: `resume` goes on with it. With an
    `executor` a point is a task. `keep_points=False` removes the points once they are gathered.
    `reforms` and the other arguments are those of `compare`.
    """
    if not parameters:
        raise ScenarioError("parameters: a sweep needs at least one")
    asked = experiments._asked(scenario, days)
    design = designs.draw(asked, parameters, method, points, levels, seed)
    plan = planned(asked, design, reforms, replicates, persons=persons, keep_points=keep_points)
    how = How(threads, out, overwrite, progress, executor)
    folder, keeper = begin(plan, how)
    conduct(folder, how)
    return Sweep(folder, keeper)


def sweep_of_table(
    table: Mapping[str, Any],
    scenario: Scenario,
    reforms: Sequence[Reform] | Mapping[str, Reform] = (),
    replicates: int = 5,
    **how: Any,
) -> Sweep:
    """Simulate the sweep that the table `[design]` of an experiment describes.

    The table holds `method`, `points`, `levels`, `seed` and `parameters`; `how` are the other
    arguments of `sweep`.
    """
    unknown = [key for key in table if key not in TABLE_KEYS]
    if unknown:
        told = [f"design.{key}: no such key; {axes.nearest(key, TABLE_KEYS)}" for key in unknown]
        raise ScenarioError("\n".join(told))
    asked = {key: value for key, value in table.items() if key != "parameters"}
    for key in ("points", "levels", "seed"):
        if not isinstance(asked.get(key, 0), int) or isinstance(asked.get(key), bool):
            raise ScenarioError(f"design.{key}: expected a whole number, got {asked[key]!r}")
    return sweep(
        scenario,
        table.get("parameters", {}),
        reforms=reforms,
        replicates=replicates,
        **asked,
        **how,
    )


@dataclass(frozen=True)
class How:
    """How a sweep is conducted; changes no result."""

    threads: int | None = None
    out: str | os.PathLike[str] | None = None
    overwrite: bool = False
    progress: bool | None = None
    executor: shards.Executor | None = None


def planned(
    scenario: Scenario,
    design: Design,
    reforms: Sequence[Reform] | Mapping[str, Reform],
    replicates: int,
    *,
    persons: Sequence[str] = (),
    keep_points: bool = True,
    chances: int = 1,
) -> Plan:
    """Give the plan of a sweep, every point of which the model accepts."""
    if replicates < 1:
        raise ValueError(f"there must be at least one replicate, not {replicates}")
    if persons and not keep_points:
        raise ValueError("persons: are kept in the points, which keep_points=False removes")
    named = experiments._named(reforms)
    plan = Plan(
        design=design,
        title=scenario.title,
        scenario=scenario._document.values(),
        reforms=[(name, overlay.values()) for name, overlay in named],
        replicates=replicates,
        persons=experiments._kept(persons),
        keep_points=keep_points,
        chances=chances,
    )
    _refuse_points(plan, [overlay for _, overlay in named])
    return plan


def _refuse_points(plan: Plan, overlays: list[_core.Document]) -> None:
    """Have the model look at every point, without and with each reform."""
    told: dict[str, int] = {}
    for point in range(len(plan.design)):
        base = plan.document(point)
        for document in (base, *(base.merged(overlay) for overlay in overlays)):
            try:
                _core.prepare(document)
            except ScenarioError as error:
                for line in str(error).splitlines():
                    told.setdefault(line, point + 1)
    if told:
        raise ScenarioError("\n".join(f"point {point}: {line}" for line, point in told.items()))


def begin(plan: Plan, how: How) -> tuple[Path, tempfile.TemporaryDirectory[str] | None]:
    """Write the plan into the folder of the sweep; give it, and who keeps a temporary one."""
    keeper = tempfile.TemporaryDirectory(prefix="sharesim-") if how.out is None else None
    folder = Path(keeper.name if keeper else how.out or "")
    if not how.overwrite:
        sweep_folder.refuse_taken(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with sweep_folder.alone(folder):
        if how.overwrite:
            sweep_folder.clear(folder)
        sweep_folder.write_plan(folder, plan)
    return folder, keeper


def conduct(folder: Path, how: How) -> None:
    """Simulate the points that are missing and gather all; what is done is not done again."""
    with sweep_folder.alone(folder):
        plan = sweep_folder.read_plan(folder)
        if not (folder / sweep_folder.RESULT).exists():
            _simulate(folder, plan, how)
            gather.gather(folder, plan)
        if not plan.keep_points:
            shutil.rmtree(folder / sweep_folder.POINTS, ignore_errors=True)


def _simulate(folder: Path, plan: Plan, how: How) -> None:
    if plan.engine != _core.__version__:
        raise FileError(
            f"{folder}: was begun by engine {plan.engine}; {_core.__version__} may differ from it"
        )
    every = range(len(plan.design))
    missing = [
        point for point in every if not sweep_folder.is_finished(sweep_folder.place(folder, point))
    ]
    (folder / sweep_folder.POINTS).mkdir(exist_ok=True)
    if how.executor is not None:
        tasks = [plan.task(folder, point, how.threads or 1) for point in missing]
        failures = shards.conduct(how.executor, tasks)
    else:
        failures = _one_by_one(folder, plan, missing, how)
    if failures:
        told = "; ".join(f"{name}, replicate {number}: {why}" for name, number, why in failures)
        raise RuntimeError(f"some runs failed, so the points were not gathered: {told}")


def _one_by_one(folder: Path, plan: Plan, missing: list[int], how: How) -> shards.Failures:
    """Simulate points in turn, each with all threads."""
    failures: shards.Failures = []
    shown = sys.stderr.isatty() if how.progress is None else how.progress
    with experiments._threads(how.threads):
        for point in missing:
            told = _telling(f"point {point + 1} of {len(plan.design)}") if shown else None
            failures += shards.do_task(plan.task(folder, point, _core.threads()), told)
    if shown and missing:
        print(file=sys.stderr)
    return failures


def _telling(place: str) -> shards.Told:
    """Give what tells of a point: all points take turns on one line."""

    def told(stage: str, done: int, total: int) -> None:
        share = done / total if total else 1.0
        print(f"\r{place}, {stage}: {share:4.0%} ", end="", file=sys.stderr, flush=True)

    return told


def resume(
    folder: Path,
    threads: int | None = None,
    progress: bool | None = None,
    executor: shards.Executor | None = None,
) -> Sweep:
    """Go on with a sweep; points that are finished are not simulated again."""
    conduct(folder, How(threads=threads, progress=progress, executor=executor))
    return Sweep(folder)
