# SPDX-License-Identifier: Apache-2.0
"""The verbs `run`, `compare`, `resume` and `merge` of designs over parameters.

The engine hands experiments with a table `[design]`, and the folders of sweeps, over to this.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path
from typing import Any

import xarray as xr

from sharesim import _core, opening
from sharesim._core import ScenarioError
from sharesim.command.grammar import Grammar, guarded
from sharesim.experiments.document import Experiment
from sharesim.sweeps import sweep
from sharesim.sweeps.plan import RESULT
from sharesim.sweeps.results import Sweep


def main(words: list[str]) -> int:
    """Do what the words say; give the exit status of the command line."""
    body = {"resume": _resume, "merge": _merge}.get(words[0], _run)
    return guarded(lambda: body(words), "`sharesim resume DIR` goes on")


def _run(words: list[str]) -> int:
    grammar = _grammar(words[0], "FILE", "Experiment with a table [design]")
    grammar.add_argument("-o", "--output", help="Folder for the points and what they tell")
    grammar.add_argument("--force", action="store_true", help="Replace what the folder holds")
    grammar.add_argument("--set", action="append", default=[], help="path=value")
    grammar.add_argument("--seed", type=int, help="Names the family of worlds")
    grammar.add_argument("--days", type=int, help="Recorded days")
    grammar.add_argument("--replicates", type=int, help="How many worlds at each point")
    grammar.add_argument("--reform", action="append", default=[], help="A path or a shipped name")
    grammar.add_argument("--shard", help="i/n: only the i-th of n shares of the worlds")
    asked = grammar.parse_args(words[1:])
    if asked.shard:
        return _run_share(asked)
    swept = changed(asked.subject, asked).run(
        threads=asked.threads,
        out=asked.output,
        replicates=asked.replicates,
        overwrite=asked.force,
        progress=False if asked.quiet else None,
    )
    assert isinstance(swept, Sweep)
    return _tell(swept, as_json=asked.json)


def _run_share(asked: argparse.Namespace) -> int:
    if not asked.output:
        raise ScenarioError("--shard: needs --output, a folder for the share")
    folder = changed(asked.subject, asked).simulate_share(
        _core.parse_share(asked.shard),
        asked.output,
        asked.threads,
        replicates=asked.replicates,
        overwrite=asked.force,
        progress=False if asked.quiet else None,
    )
    return _tell_share(folder, as_json=asked.json)


def _tell_share(folder: Path, *, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"finished": True, "folder": str(folder)}))
    else:
        print(f"share of a sweep in {folder}; `sharesim merge` gathers the shares")
    return 0


def changed(subject: str, asked: argparse.Namespace) -> Experiment:
    """Give an experiment with what the command line says otherwise."""
    e = Experiment(_core.find_experiment(subject), Path(subject).stem)
    for assignment in asked.set:
        e.scenario = e.scenario.assigned(assignment)
    given = {key: getattr(asked, key) for key in ("seed", "days")}
    return e.otherwise({k: v for k, v in given.items() if v is not None}, asked.reform)


def _resume(words: list[str]) -> int:
    asked = _grammar("resume", "DIR", "Folder of a sweep").parse_args(words[1:])
    folder = Path(asked.subject)
    sweep.resume(folder, sweep.How(asked.threads, progress=False if asked.quiet else None))
    if not (folder / RESULT).exists():
        return _tell_share(folder, as_json=asked.json)
    return _tell(opening.open(folder), as_json=asked.json)


def _merge(words: list[str]) -> int:
    grammar = _grammar("merge", "DIR", "Folders of --shard", count="+")
    grammar.add_argument("-o", "--output", required=True, help="Folder for the whole")
    grammar.add_argument("--force", action="store_true", help="Replace what the folder holds")
    asked = grammar.parse_args(words[1:])
    swept = opening.merge(asked.subject, asked.output, overwrite=asked.force)
    return _tell(swept, as_json=asked.json)


def _grammar(verb: str, subject: str, what: str, count: str | None = None) -> Grammar:
    grammar = Grammar(prog=f"sharesim {verb}", description="A design over parameters.")
    grammar.add_argument("subject", metavar=subject, help=what, nargs=count)
    grammar.add_argument("--threads", type=int, help="Threads; all by default")
    grammar.add_argument("--quiet", action="store_true", help="No progress on stderr")
    grammar.add_argument("--json", action="store_true", help="Answer in JSON")
    return grammar


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
