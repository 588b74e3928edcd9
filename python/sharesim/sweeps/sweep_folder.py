# SPDX-License-Identifier: Apache-2.0
"""The folder of a sweep: its plan, its points, and who is at work there."""

from __future__ import annotations

import csv
import datetime
import fcntl
import io
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sharesim import _core
from sharesim._core import FileError
from sharesim.files import regular
from sharesim.runs import executors
from sharesim.sweeps import axes
from sharesim.sweeps.axes import Axis
from sharesim.sweeps.sampling import Points

PLAN = "design.json"
DRAWN = "design.csv"
RESULT = "sweep.nc"
POINTS = "points"
OURS = (PLAN, DRAWN, RESULT, POINTS)
FOREIGN = ("experiment.toml", "results.h5", "shards")
FORMAT = 1

Reforms = list[tuple[str, dict[str, Any]]]


@dataclass(frozen=True)
class Plan:
    """All that is needed to go on with a sweep: kept as `design.json`.

    `experiment` is what the document of the experiment at each point says beside its scenario.
    """

    design: Points
    title: str
    scenario: dict[str, Any]
    reforms: Reforms
    experiment: dict[str, Any]
    keep_points: bool
    kind: str = "sweep"
    engine: str = _core.__version__

    @property
    def chances(self) -> int:
        """How many replicates in a row share their people."""
        return int(self.experiment.get("replication", {}).get("chances", 1))

    def document(self, point: int) -> _core.Document:
        """Give the scenario of a point, the first being 0."""
        return _core.Document.of(self.scenario).with_values(self.design.values[point])

    def task(self, folder: Path, point: int, threads: int) -> executors.Task:
        """Give a point as a task for any worker."""
        return executors.Task(
            folder=os.fspath(place(folder, point).absolute()),
            scenario=self.document(point).values(),
            reforms=tuple(self.reforms),
            design=self.experiment,
            share=None,
            threads=threads,
        )


def place(folder: Path, point: int) -> Path:
    """Give the folder of a point, the first being 0."""
    return folder / POINTS / f"{point + 1:04d}"


def is_finished(point: Path) -> bool:
    """Whether a point has been simulated whole; runs under way or failed stay in `parts`."""
    return (point / "results.h5").exists() and not (point / "parts").exists()


def holds_sweep(folder: str | os.PathLike[str]) -> bool:
    """Whether a folder holds a sweep, finished or not."""
    return (Path(folder) / PLAN).exists()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other processes from the folder, as the engine keeps them from that of a point."""
    try:
        handle = os.open(folder / ".lock", os.O_CREAT | os.O_RDWR, 0o644)
    except OSError as error:
        raise FileError(f"{folder}: cannot be written: {error.strerror}") from None
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise FileError(f"{folder}: is in use by another sharesim process") from None
        try:
            yield
        finally:
            fcntl.flock(handle, fcntl.LOCK_UN)  # a forked worker may hold the handle too
    finally:
        os.close(handle)


def refuse_taken(folder: Path) -> None:
    """Refuse a folder that holds a sweep or an experiment."""
    if (folder / RESULT).exists():
        raise FileError(f"{folder}: holds a finished sweep; overwrite=True replaces it")
    if holds_sweep(folder):
        raise FileError(
            f"{folder}: holds an unfinished sweep; sharesim.resume goes on with it, overwrite=True"
            " replaces it"
        )
    for name in (*OURS, *FOREIGN):
        if (folder / name).exists():
            raise FileError(f"{folder}: already has '{name}'")


def clear(folder: Path) -> None:
    """Remove a sweep; an experiment that lies there is not ours to remove."""
    for name in FOREIGN:
        if (folder / name).exists():
            raise FileError(f"{folder}: holds an experiment, '{name}', and no sweep to replace")
    for name in OURS:  # the plan first: without it nothing half removed is taken for a sweep
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that appears under its name only when it is complete."""
    aside = path.with_name(path.name + ".partial")
    with aside.open("wb") as file:
        file.write(content)
    put_in_place(aside, path)


def put_in_place(aside: Path, path: Path) -> None:
    """Give a file that was written aside its name, once it is safe on the disk."""
    for one in (aside, path.parent):
        if one == path.parent:
            aside.replace(path)
        handle = os.open(one, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


# ---------------------------------------------------------------------------------------- plan


def write_plan(folder: Path, plan: Plan) -> None:
    """Keep the plan; what makes a folder a sweep comes last."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["point", *plan.design.paths])
    for number, point in enumerate(plan.design.values, 1):
        table.writerow([number, *(axes.bare(point[path]) for path in plan.design.paths)])
    write_whole(folder / DRAWN, text.getvalue().encode())
    facts = {"format": FORMAT, **asdict(plan)}
    facts["design"]["shares"] = plan.design.shares.tolist()
    write_whole(folder / PLAN, json.dumps(facts, default=_plain, indent=1).encode())


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()  # a scenario takes dates as text, too
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"a plan cannot hold a {type(value).__name__}")


def read_plan(folder: Path) -> Plan:
    """Read the plan of a sweep back."""
    path = folder / PLAN
    try:
        if not path.exists():
            raise FileError(f"{folder}: holds no sweep")
        facts = json.loads(regular.document_of(path))
    except (RecursionError, ValueError) as error:
        raise FileError(f"{path}: {error}") from None
    if not isinstance(facts, dict) or facts.pop("format", None) != FORMAT:
        raise FileError(f"{path}: is no plan of a sweep that this version can read")
    try:
        return _plan(facts)
    except (KeyError, TypeError, ValueError) as error:
        raise FileError(f"{path}: is damaged ({error})") from None


def _plan(facts: dict[str, Any]) -> Plan:
    drawn = facts.pop("design")
    known = [Axis(**{**one, "values": tuple(one["values"])}) for one in drawn.pop("axes")]
    values = tuple(drawn.pop("values"))
    shares = np.array(drawn.pop("shares"), dtype=np.float64).reshape(len(values), len(known))
    design = Points(axes=tuple(known), shares=shares, values=values, **drawn)
    reforms = [(str(name), dict(overlay)) for name, overlay in facts.pop("reforms")]
    return Plan(design=design, reforms=reforms, **facts)
