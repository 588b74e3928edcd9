# SPDX-License-Identifier: Apache-2.0
"""Published facts: what was found, which scenarios reproduce it, what has to come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sharesim.validation import judgement
from sharesim.validation.formulas import Formula
from sharesim.validation.judgement import Claim


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
    middle: str = ""
    where: Formula | None = None
    weight: Formula | None = None
    on: Formula | None = None
    against: Formula | None = None
    by: Formula | None = None  # what rows are summed by
    controls: tuple[Formula, ...] = ()
    factors: tuple[Formula, ...] = ()
    relative: bool = False
    at: float = 0.5  # of a quantile, or of those at the top
    earlier: int = 0  # days before the last on which `earlier.` columns are seen
    standing: str = ""  # "waiting" or "calibrated"
    because: str = ""

    @property
    def formulas(self) -> list[Formula]:
        """Every formula it says."""
        single = (self.value, self.where, self.weight, self.on, self.against, self.by)
        return [one for one in single if one is not None] + [*self.controls, *self.factors]

    @property
    def scenarios(self) -> list[str]:
        """The scenarios it looks at: `base` last where there are several."""
        if self.contrast == "level":
            return [self.reform or "baseline"]
        return [self.reform, *filter(None, [self.middle]), self.base]


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
