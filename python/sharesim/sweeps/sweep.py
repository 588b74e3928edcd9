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
from typing import Any, Unpack

from sharesim import _core
from sharesim._core import FileError, ScenarioError
from sharesim.files.mistakes import nearest
from sharesim.markets.reforms import Reform, named
from sharesim.markets.scenario import Scenario, asked
from sharesim.runs import executors, progress
from sharesim.runs.conduct import served_by
from sharesim.runs.executors import Executor, Failures, do_task
from sharesim.runs.options import Design, plain
from sharesim.sweeps import sweep_folder
from sharesim.sweeps.collect import collect
from sharesim.sweeps.results import Sweep
from sharesim.sweeps.sampling import LEVELS, Method, Points, draw
from sharesim.sweeps.sweep_folder import Plan

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
    executor: Executor | None = None,
    keep_points: bool = True,
    **design: Unpack[Design],
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
    `reforms` and the other arguments are those of `compare`; there is no `precision` and no
    `attribution` in a sweep.
    """
    return _swept(
        asked(scenario, days),
        {"parameters": parameters, "method": method, "points": points, "levels": levels},
        seed,
        reforms,
        plain(replicates, design),
        How(threads, out, overwrite, progress, executor, keep_points),
    )


def sweep_of_table(
    table: Mapping[str, Any],
    scenario: Scenario | str | os.PathLike[str],
    reforms: Sequence[Reform] | Mapping[str, Reform] = (),
    experiment: Mapping[str, Any] | None = None,
    **how: Any,
) -> Sweep:
    """Simulate the sweep that the table `[design]` of the document of an experiment describes.

    The table holds `method`, `points`, `levels`, `seed` and `parameters`; of `points` and `levels`,
    what the method does not need counts for nothing, because the engine completes the table.
    `experiment` is what the document says beside, such as `replicates`; `how` are `threads`, `out`,
    `overwrite`, `progress`, `executor` and `keep_points`, as in `sweep`.
    """
    unknown = [key for key in table if key not in TABLE_KEYS]
    if unknown:
        told = [f"design.{key}: no such key; {nearest(key, TABLE_KEYS)}" for key in unknown]
        raise ScenarioError("\n".join(told))
    drawing = {"method": "latin_hypercube", "parameters": {}, **table}
    seed = drawing.pop("seed", None)
    numbers = {"seed": seed, "points": drawing.get("points"), "levels": drawing.get("levels")}
    for key, value in numbers.items():
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise ScenarioError(f"design.{key}: expected a whole number, got {value!r}")
    if drawing["method"] == "grid":
        drawing["points"] = None
    elif drawing["method"] not in LEVELS:
        drawing["levels"] = None
    told_beside = {"replicates": 5, **(experiment or {})}
    return _swept(asked(scenario), drawing, seed, reforms, told_beside, How(**how))


def _swept(
    scenario: Scenario,
    drawing: dict[str, Any],
    seed: int | None,
    reforms: Sequence[Reform] | Mapping[str, Reform],
    experiment: dict[str, Any],
    how: How,
) -> Sweep:
    if not drawing["parameters"]:
        raise ScenarioError("parameters: a sweep needs at least one")
    points = draw(scenario, **drawing, seed=seed)
    folder, keeper = begin(planned(scenario, points, reforms, experiment, how.keep_points), how)
    conduct(folder, how)
    return Sweep(folder, keeper)


@dataclass(frozen=True)
class How:
    """How a sweep is conducted; changes no result."""

    threads: int | None = None
    out: str | os.PathLike[str] | None = None
    overwrite: bool = False
    progress: bool | None = None
    executor: Executor | None = None
    keep_points: bool = True


def planned(
    scenario: Scenario,
    points: Points,
    reforms: Sequence[Reform] | Mapping[str, Reform],
    experiment: dict[str, Any],
    keep_points: bool = True,
    kind: str = "sweep",
) -> Plan:
    """Give the plan of a sweep, every point of which the model accepts."""
    _refuse_experiment(experiment, keep_points)
    chosen = named(reforms)
    plan = Plan(
        design=points,
        title=str(experiment.get("title") or scenario.title),
        scenario=scenario._document.values(),
        reforms=[(name, overlay.values()) for name, overlay in chosen],
        experiment=experiment,
        keep_points=keep_points,
        kind=kind,
    )
    _refuse_points(plan, [overlay for _, overlay in chosen])
    return plan


def _refuse_experiment(experiment: dict[str, Any], keep_points: bool) -> None:
    """Refuse what a single comparison may ask for and a sweep may not."""
    if int(experiment["replicates"]) < 1:
        raise ValueError(f"there must be at least one replicate, not {experiment['replicates']}")
    if experiment.get("precision"):
        raise ValueError("precision: all points of a sweep need the same number of replicates")
    if experiment.get("attribution", "none") != "none":
        raise ValueError("attribution: a sweep tells of each reform, not of their combinations")
    if experiment.get("persons") and not keep_points:
        raise ValueError("persons: are kept in the points, which keep_points=False removes")


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
            collect(folder, plan)
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
        failures = executors.conduct(how.executor, tasks)
    else:
        failures = _one_by_one(folder, plan, missing, how)
    if failures:
        told = "; ".join(f"{name}, replicate {number}: {why}" for name, number, why in failures)
        raise RuntimeError(f"some runs failed, so the points were not gathered: {told}")


def _one_by_one(folder: Path, plan: Plan, missing: list[int], how: How) -> Failures:
    """Simulate points in turn, each with all threads."""
    failures: Failures = []
    shown = progress.is_shown(how.progress)
    threads = served_by(how.threads)
    for point in missing:
        told = progress.of_point(f"point {point + 1} of {len(plan.design)}") if shown else None
        failures += do_task(plan.task(folder, point, threads), told)
    if shown and missing:
        print(file=sys.stderr)
    return failures
