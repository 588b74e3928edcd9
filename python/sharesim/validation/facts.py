# SPDX-License-Identifier: Apache-2.0
"""Published facts as files: what was found, which scenarios reproduce it, what has to come out."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sharesim import _paths
from sharesim._core import ScenarioError
from sharesim.files import csv_tables
from sharesim.sweeps.axes import nearest
from sharesim.validation import judgement
from sharesim.validation.formulas import Formula
from sharesim.validation.judgement import Claim

FOLDER = "validation"


@dataclass(frozen=True)
class Part:
    """One number that a fact is about: a statistic, the contrast it is of, and the claim."""

    name: str
    statistic: str
    value: Formula
    claim: Claim
    contrast: str = "level"
    table: str = ""
    reform: str = ""
    base: str = "baseline"
    where: Formula | None = None
    weight: Formula | None = None
    on: Formula | None = None
    against: Formula | None = None
    controls: tuple[Formula, ...] = ()
    factors: tuple[Formula, ...] = ()
    relative: bool = False
    standing: str = ""  # "waiting" or "calibrated"
    because: str = ""

    @property
    def formulas(self) -> list[Formula]:
        """Every formula it says."""
        single = (self.value, self.where, self.weight, self.on, self.against)
        return [one for one in single if one is not None] + [*self.controls, *self.factors]

    @property
    def scenarios(self) -> list[str]:
        """The scenarios it looks at: `base` last where there are two."""
        if self.contrast == "level":
            return [self.reform or "baseline"]
        return [self.reform, self.base]


@dataclass(frozen=True)
class Fact:
    """A published finding, and how it is to be reproduced."""

    path: Path
    area: str
    id: str
    finding: str
    number: str
    source: str
    status: str
    grade: str
    kind: str
    note: str
    baseline: str
    set: Mapping[str, Any]
    reforms: Mapping[str, Any]
    parts: tuple[Part, ...]
    standing: str = ""
    because: str = ""

    @property
    def runs(self) -> list[Part]:
        """The parts that can be simulated today."""
        if self.standing in (judgement.WAITING, judgement.NOT_APPLICABLE):
            return []
        return [part for part in self.parts if part.standing != judgement.WAITING]


def _roots() -> list[Path]:
    named = os.environ.get(_paths.VARIABLE, "").split(":")
    return [Path(folder) / FOLDER for folder in [*filter(None, named), str(_paths.SHIPPED)]]


def areas() -> list[str]:
    """Names of the areas that have facts."""
    found = {one.name for root in _roots() if root.is_dir() for one in root.iterdir()}
    return sorted(name for name in found if _files(name))


def _files(area: str) -> dict[str, Path]:
    """The file of each fact of an area; the user's own come before those shipped."""
    files: dict[str, Path] = {}
    for root in _roots():
        for path in sorted((root / area).glob("*.toml")):
            files.setdefault(path.stem, path)
    return dict(sorted(files.items()))


def facts_of(area: str | None, wanted: Sequence[str] | None = None) -> list[Fact]:
    """Read the facts of an area, or of all; every mistake in their files is told at once."""
    known = areas()
    if area is not None and area not in known:
        raise ScenarioError(f"area: no facts of {area!r}; {nearest(area, known)}")
    files = {
        name: (one, path)
        for one in ([area] if area is not None else known)
        for name, path in _files(one).items()
    }
    for name in wanted or ():
        if name not in files:
            raise ScenarioError(f"facts: no fact {name!r}; {nearest(name, files)}")
    from sharesim.validation import reader

    mistakes: list[str] = []
    read = [
        reader.opened(path, one, mistakes)
        for name, (one, path) in files.items()
        if _in(name, wanted)
    ]
    if mistakes:
        raise ScenarioError("\n".join(csv_tables.told(mistakes)))
    return [fact for fact in read if fact is not None]


def _in(name: str, wanted: Sequence[str] | None) -> bool:
    return not wanted or name in wanted
