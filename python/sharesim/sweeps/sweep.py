# SPDX-License-Identifier: Apache-2.0
"""Sweeps: a scenario, and reforms in pairs, at many points of its parameters."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Unpack

from sharesim import _core
from sharesim._core import ScenarioError
from sharesim.files.mistakes import nearest
from sharesim.markets.reforms import Reform, named
from sharesim.markets.scenario import Scenario, asked
from sharesim.runs import executors, progress
from sharesim.runs.conduct import served_by
from sharesim.runs.executors import Executor, Task
from sharesim.runs.options import Design, plain
from sharesim.sweeps.collect import collect
from sharesim.sweeps.plan import RESULT, Plan, read_plan
from sharesim.sweeps.results import Sweep
from sharesim.sweeps.sampling import LEVELS, Method, Points, draw

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
    What interrupts a sweep costs at most the runs in progress: `resume` goes on with it; `verify`
    checks the folder. With an `executor` a point is a task. `keep_points=False` removes the points
    once they are gathered.
    `reforms` and the other arguments are those of `compare`; there is no `precision` and no
    `attribution` in a sweep.
    """
    drawing = {"parameters": parameters, "method": method, "points": points, "levels": levels}
    request = _drawn(asked(scenario, days), drawing, seed, reforms, plain(replicates, design))
    how = How(threads, out, overwrite, progress, executor, keep_points)
    return Sweep(*simulated(request, how))


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
    return Sweep(*simulated(_told(table, asked(scenario), reforms, experiment), How(**how)))


def share_of_table(
    table: Mapping[str, Any],
    scenario: Scenario,
    reforms: Sequence[Reform] | Mapping[str, Reform],
    experiment: Mapping[str, Any] | None,
    share: tuple[int, int],
    **how: Any,
) -> Path:
    """Simulate a share of the replicates at each point of such a sweep; give its folder."""
    folder, _ = simulated(_told(table, scenario, reforms, experiment), How(**how), share)
    return folder


def merge(folders: Sequence[str | os.PathLike[str]], out: Path, *, overwrite: bool) -> None:
    """Gather the shares of a sweep into a folder, as if it had been simulated in one go."""
    shares = [os.fspath(one) for one in folders]
    conduct(_core.PointsFolder.merge(shares, os.fspath(out), overwrite), out, How())


def resume(folder: Path, how: How) -> None:
    """Simulate what a sweep lacks, or a share of one, and gather it; what is done stays."""
    older = not (folder / "experiment.toml").exists()
    if older and (folder / RESULT).exists():
        return  # finished by an earlier version, whose results still read
    conduct(_core.PointsFolder.open(os.fspath(folder)), folder, how)


@dataclass(frozen=True)
class How:
    """How a sweep is conducted; changes no result."""

    threads: int | None = None
    out: str | os.PathLike[str] | None = None
    overwrite: bool = False
    progress: bool | None = None
    executor: Executor | None = None
    keep_points: bool = True


@dataclass(frozen=True)
class Request:
    """What is to be simulated; `experiment` is what its document says beside the scenario."""

    scenario: Scenario
    design: Points
    reforms: Sequence[Reform] | Mapping[str, Reform]
    experiment: dict[str, Any]
    kind: str = "sweep"

    def plan(self, *, keep_points: bool) -> Plan:
        """Give what the folder keeps of it."""
        return Plan(
            design=self.design,
            title=str(self.experiment.get("title") or self.scenario.title),
            scenario=self.scenario.to_dict(),
            chances=int(self.experiment.get("replication", {}).get("chances", 1)),
            keep_points=keep_points,
            kind=self.kind,
        )


def _told(
    table: Mapping[str, Any],
    scenario: Scenario,
    reforms: Sequence[Reform] | Mapping[str, Reform],
    experiment: Mapping[str, Any] | None,
) -> Request:
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
    return _drawn(scenario, drawing, seed, reforms, {"replicates": 5, **(experiment or {})})


def _drawn(
    scenario: Scenario,
    drawing: dict[str, Any],
    seed: int | None,
    reforms: Sequence[Reform] | Mapping[str, Reform],
    experiment: dict[str, Any],
) -> Request:
    if not drawing["parameters"]:
        raise ScenarioError("parameters: a sweep needs at least one")
    return Request(scenario, draw(scenario, **drawing, seed=seed), reforms, experiment)


def _refuse_experiment(experiment: dict[str, Any], *, keep_points: bool) -> None:
    """Refuse what a single comparison may ask for and a sweep may not."""
    if int(experiment["replicates"]) < 1:
        raise ValueError(f"there must be at least one replicate, not {experiment['replicates']}")
    if experiment.get("precision"):
        raise ValueError("precision: all points of a sweep need the same number of replicates")
    if experiment.get("attribution", "none") != "none":
        raise ValueError("attribution: a sweep tells of each reform, not of their combinations")
    if experiment.get("persons") and not keep_points:
        raise ValueError("persons: are kept in the points, which keep_points=False removes")


def simulated(
    request: Request, how: How, share: tuple[int, int] | None = None
) -> tuple[Path, tempfile.TemporaryDirectory[str] | None]:
    """Simulate a sweep in its folder; give it, and who keeps a temporary one."""
    _refuse_experiment(request.experiment, keep_points=how.keep_points)
    plan = request.plan(keep_points=how.keep_points)
    keeper = tempfile.TemporaryDirectory(prefix="sharesim-") if how.out is None else None
    path = Path(keeper.name if keeper else how.out or "")
    folder = _core.PointsFolder.create(
        os.fspath(path),
        request.scenario._document,
        [_core.Document.of(values) for values in request.design.values],
        named(request.reforms),
        _core.Document.of(request.experiment),
        (plan.document(), plan.table()),
        how.overwrite,
        share,
    )
    conduct(folder, path, how)
    return path, keeper


def conduct(folder: _core.PointsFolder, path: Path, how: How) -> None:
    """Simulate the points that are missing and gather all; what is done is not done again."""
    try:
        plan = read_plan(path)
        if folder.finished:
            return
        if not (path / RESULT).exists():
            _simulate(folder, how)
            if not folder.is_share:
                collect(path, plan, folder.points)
        folder.finish(plan.keep_points)
    finally:
        folder.let_go()


def _simulate(folder: _core.PointsFolder, how: How) -> None:
    if how.executor is not None:
        missing = [os.fspath(Path(point).absolute()) for point in folder.missing]
        tasks = [Task(point, how.threads or 1) for point in missing]
        told = [
            f"{name}, replicate {number}: {why}"
            for name, number, why in executors.conduct(how.executor, tasks)
        ]
    else:
        shown = progress.of_points(how.progress)
        failures = folder.conduct(served_by(how.threads), shown)
        told = [f"{run}: {why}" for run, why in failures]
        if shown:
            print(file=sys.stderr)
    if told:
        raise RuntimeError(f"some runs failed, so the points were not gathered: {'; '.join(told)}")
