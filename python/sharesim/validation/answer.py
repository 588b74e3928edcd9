# SPDX-License-Identifier: Apache-2.0
"""What a validation finds: a verdict for each fact, and a row for each part of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sharesim.validation import judgement
from sharesim.validation.facts import Fact


@dataclass(frozen=True)
class Row:
    """One part of a fact: what was claimed, what came out, and the verdict on the part.

    `mean`, `low` and `high` are no numbers where nothing was simulated; `why` tells what is amiss,
    or what is waited for.
    """

    id: str
    part: str
    finding: str
    source: str
    band: str
    mean: float
    low: float
    high: float
    on_side: float
    worlds: int
    verdict: str
    why: str


@dataclass(frozen=True)
class Checked:
    """A fact with its verdict and the rows of its parts."""

    fact: Fact
    verdict: str
    why: str
    rows: tuple[Row, ...]


class Answer:
    """What came of validating an area: each fact with its verdict."""

    def __init__(self, area: str | None, replicates: int, facts: Sequence[Checked]) -> None:
        self.area = area
        self.replicates = replicates
        self.facts = tuple(facts)

    @property
    def title(self) -> str:
        """What the card is called."""
        return f"Validation: {self.area or 'every area'}"

    @property
    def table(self) -> list[Row]:
        """A row for each part of each fact."""
        return [row for one in self.facts for row in one.rows]

    @property
    def counts(self) -> dict[str, int]:
        """How many facts have each verdict."""
        given = [one.verdict for one in self.facts]
        return {verdict: given.count(verdict) for verdict in judgement.VERDICTS if verdict in given}

    @property
    def provisional(self) -> bool:
        """Whether there are fewer worlds than the rule asks of evidence."""
        return self.replicates < judgement.WORLDS_OF_EVIDENCE

    def __getitem__(self, identity: str) -> Checked:
        """One fact by its id."""
        for one in self.facts:
            if one.fact.id == identity:
                return one
        raise KeyError(f"no fact {identity!r}; there are {', '.join(self._ids)}")

    @property
    def _ids(self) -> list[str]:
        return [one.fact.id for one in self.facts]

    def to_dict(self) -> dict[str, Any]:
        """Give all of it as plain values, for JSON; what is no number is None."""
        return {
            "area": self.area,
            "replicates": self.replicates,
            "provisional": self.provisional,
            "counts": self.counts,
            "facts": [_plain(one) for one in self.facts],
        }


def _plain(one: Checked) -> dict[str, Any]:
    fact = one.fact
    words = ("area", "id", "finding", "number", "source", "status", "grade", "kind", "note")
    parts = [{key: _number(value) for key, value in asdict(row).items()} for row in one.rows]
    return {
        **{key: getattr(fact, key) for key in words},
        "verdict": one.verdict,
        "why": one.why,
        "scenarios": {
            "baseline": fact.baseline,
            "set": dict(fact.set),
            "reforms": dict(fact.reforms),
        },
        "file": str(fact.path),
        "parts": [
            {key: value for key, value in part.items() if key not in ("id", "finding", "source")}
            for part in parts
        ],
    }


def _number(value: Any) -> Any:
    return None if isinstance(value, float) and not math.isfinite(value) else value
