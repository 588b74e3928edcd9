# SPDX-License-Identifier: Apache-2.0
"""What a sweep is about, as it waits beside its points until they are gathered."""

from __future__ import annotations

import csv
import datetime
import io
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sharesim._core import FileError
from sharesim.files import regular
from sharesim.sweeps import axes
from sharesim.sweeps.axes import Axis
from sharesim.sweeps.sampling import Points

PLAN = "design.json"
RESULT = "sweep.nc"
FORMAT = 2


@dataclass(frozen=True)
class Plan:
    """What the file of a sweep says that its points do not: kept as `design.json`.

    `scenario` is that before the design, with every parameter; `chances` is how many replicates in
    a row share their people.
    """

    design: Points
    title: str
    scenario: dict[str, Any]
    chances: int = 1
    keep_points: bool = True
    kind: str = "sweep"

    def document(self) -> str:
        """Give the plan as JSON."""
        facts = {"format": FORMAT, **asdict(self)}
        facts["design"]["shares"] = self.design.shares.tolist()
        return json.dumps(facts, default=_plain, indent=1)

    def table(self) -> str:
        """Give the points as a table for reading."""
        text = io.StringIO()
        table = csv.writer(text, lineterminator="\n")
        table.writerow(["point", *self.design.paths])
        for number, point in enumerate(self.design.values, 1):
            table.writerow([number, *(axes.bare(point[path]) for path in self.design.paths)])
        return text.getvalue()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()  # a scenario takes dates as text, too
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"a plan cannot hold a {type(value).__name__}")


def holds_sweep(folder: str | os.PathLike[str]) -> bool:
    """Whether a folder holds a sweep, finished or not."""
    return (Path(folder) / PLAN).exists()


def read_plan(folder: Path) -> Plan:
    """Read the plan of a sweep back."""
    path = folder / PLAN
    try:
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
    return Plan(Points(axes=tuple(known), shares=shares, values=values, **drawn), **facts)
