# SPDX-License-Identifier: Apache-2.0
"""The verbs `run`, `compare`, `resume` and `merge` of designs over parameters.

The engine hands experiments with a table `[design]`, and the folders of sweeps, over to this.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import xarray as xr

from sharesim import _core, opening
from sharesim.command.refusals import guarded
from sharesim.command.request import Request, given
from sharesim.experiments.document import Experiment
from sharesim.sweeps import sweep
from sharesim.sweeps.plan import RESULT
from sharesim.sweeps.results import Sweep


def main(asked: Request) -> int:
    """Do what was asked; give the exit status of the command line."""
    body = {"resume": _resume, "merge": _merge}.get(asked.verb, _run)
    return guarded(lambda: body(asked), "`sharesim resume DIR` goes on")


def _run(asked: Request) -> int:
    experiment = changed(asked.word("FILE"), asked)
    out, shard, as_json = asked.text("output"), asked.text("shard"), asked.flag("json")
    threads = asked.whole("threads")
    how: dict[str, Any] = {
        "replicates": asked.whole("replicates"),
        "overwrite": asked.flag("force"),
        "progress": asked.progress,
    }
    asked.refuse_rest("a design over parameters")
    if shard is None:
        swept = experiment.run(threads=threads, out=out, **how)
        assert isinstance(swept, Sweep)
        return _tell(swept, as_json=as_json)
    assert out is not None  # the grammar wants a folder with a share
    folder = experiment.simulate_share(_core.parse_share(shard), out, threads, **how)
    return _tell_share(folder, as_json=as_json)


def _tell_share(folder: Path, *, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"finished": True, "folder": str(folder)}))
    else:
        print(f"share of a sweep in {folder}; `sharesim merge` gathers the shares")
    return 0


def changed(subject: str, asked: Request) -> Experiment:
    """Give an experiment with what the command line says otherwise."""
    e = Experiment(_core.find_experiment(subject), Path(subject).stem)
    for assignment in asked.texts("set"):
        e.scenario = e.scenario.assigned(assignment)
    options = given(seed=asked.whole("seed"), days=asked.whole("days"))
    return e.otherwise(options, asked.texts("reform"))


def _resume(asked: Request) -> int:
    folder = Path(asked.word("DIR|FILE"))
    how = sweep.How(asked.whole("threads"), progress=asked.progress)
    as_json = asked.flag("json")
    asked.refuse_rest("the folder of a sweep")
    sweep.resume(folder, how)
    if not (folder / RESULT).exists():
        return _tell_share(folder, as_json=as_json)
    return _tell(opening.open(folder), as_json=as_json)


def _merge(asked: Request) -> int:
    shares, out, force = asked.texts("DIR"), asked.word("output"), asked.flag("force")
    as_json = asked.flag("json")
    asked.refuse_rest("the shares of a sweep")
    return _tell(opening.merge(shares, out, overwrite=force), as_json=as_json)


def _tell(swept: Any, *, as_json: bool) -> int:
    if not as_json:
        print(swept)
        return 0
    told = {"title": swept.title, "file": str(swept.path)}
    if isinstance(swept, Sweep):
        told["points"] = _points(swept)
    print(json.dumps(told))
    return 0


def _points(swept: Sweep) -> list[dict[str, Any]]:
    """Give each point's parameters, mean levels by scenario, and mean differences by reform."""
    levels = {name: swept.levels(name).mean("replicate") for name in swept.indicators}
    differences = (
        {name: swept.differences(name).mean("replicate") for name in swept.indicators}
        if swept.reforms
        else {}
    )
    return [
        {
            "point": number + 1,
            "parameters": values,
            "levels": _by("scenario", levels, number),
            "effects": _by("reform", differences, number),
        }
        for number, values in enumerate(_values(swept))
    ]


def _values(swept: Sweep) -> list[dict[str, Any]]:
    columns = {path: swept.parameter(path).values.tolist() for path in swept.design.paths}
    return [
        {path: column[number] for path, column in columns.items()}
        for number in range(len(swept.design))
    ]


def _by(dimension: str, means: dict[str, xr.DataArray], point: int) -> dict[str, dict[str, Any]]:
    told: dict[str, dict[str, Any]] = {}
    for name, mean in means.items():
        here = mean.isel(point=point)
        for label in here[dimension].values:
            value = float(here.sel({dimension: label}))
            told.setdefault(str(label), {})[name] = value if math.isfinite(value) else None
    return told
