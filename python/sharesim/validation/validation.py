# SPDX-License-Identifier: Apache-2.0
"""Validation: whether paired worlds bear out what was measured in real markets."""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sharesim._core import FileError
from sharesim.validation import cards, judgement
from sharesim.validation import facts as bank
from sharesim.validation.contrasts import Worlds
from sharesim.validation.facts import Fact, Part
from sharesim.validation.judgement import Judged

FILE = "validation.json"
WRITTEN = (FILE, "validation.txt", "validation.html", "validation.md")


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


class Validation:
    """What came of validating an area; `table` has a row for each part of each fact.

    `facts` holds each fact with its verdict and its file's words, `counts` how often each verdict
    was given. A notebook shows it as a card.
    """

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

    def to_markdown(self) -> str:
        """Give the table for a page."""
        return cards.markdown(self)

    def __repr__(self) -> str:
        return cards.text(self)

    def _repr_html_(self) -> str:
        return cards.html(self)


def validate(
    area: str | None = "trust",
    facts: Sequence[str] | None = None,
    replicates: int = judgement.WORLDS_OF_EVIDENCE,
    threads: int | None = None,
    out: str | os.PathLike[str] | None = None,
    *,
    overwrite: bool = False,
    progress: bool | None = None,
) -> Validation:
    """Judge published facts of an area by simulated contrasts; None takes every area.

    `facts` chooses some by their ids. Each contrast is of `replicates` worlds with the same people
    and the same luck; a verdict below 30 is provisional, and there is none below 5. With `out` that
    folder gets the answer as JSON, text, HTML and Markdown, and a folder for each fact that was
    simulated, with its scenarios and results. Raises `ScenarioError` with every mistake in the
    files of the facts.
    """
    if replicates < 1:
        raise ValueError(f"there must be at least one replicate, not {replicates}")
    folder = None if out is None else _folder(Path(out), overwrite=overwrite)
    chosen = bank.facts_of(area, [facts] if isinstance(facts, str) else facts)
    worlds = {one.id: Worlds(one, replicates, threads) for one in chosen if one.runs}
    shown = sys.stderr.isatty() if progress is None else progress
    checked = []
    for number, fact in enumerate(chosen, 1):
        if shown and fact.runs:
            print(f"{fact.id}: {number} of {len(chosen)} facts", file=sys.stderr, flush=True)
        kept = None if folder is None else folder / fact.id
        checked.append(_checked(fact, worlds.get(fact.id), kept))
    answer = Validation(area, replicates, checked)
    if folder is not None:
        _write(answer, folder)
    return answer


def _checked(fact: Fact, worlds: Worlds | None, kept: Path | None) -> Checked:
    numbers = worlds.numbers(kept, overwrite=True) if worlds else []
    of_part = {id(part): values for part, values in zip(fact.runs, numbers, strict=True)}
    rows = []
    for part in fact.parts:
        values = of_part.get(id(part))
        rows.append(
            _row(fact, part, None if values is None else judgement.judge(values, part.claim))
        )
    verdict = judgement.together([row.verdict for row in rows], fact.standing)
    return Checked(fact, verdict, fact.because, tuple(rows))


def _row(fact: Fact, part: Part, judged: Judged | None) -> Row:
    none = math.nan
    told = judged or Judged(part.standing or fact.standing, none, none, none, 0, none)
    passed = told.verdict == judgement.PASS
    calibrated = judgement.CALIBRATED in (part.standing, fact.standing)
    return Row(
        id=fact.id,
        part=part.name,
        finding=fact.finding,
        source=fact.source,
        band=part.claim.words(),
        mean=told.mean,
        low=told.low,
        high=told.high,
        on_side=told.on_side,
        worlds=told.worlds,
        verdict=judgement.CALIBRATED if passed and calibrated else told.verdict,
        why=told.why or part.because,
    )


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


def _folder(folder: Path, *, overwrite: bool) -> Path:
    if folder.exists() and not folder.is_dir():
        raise FileError(f"{folder}: is no folder")
    if folder.is_dir() and any(folder.iterdir()):
        if not all(one.name in WRITTEN or _is_result(one) for one in folder.iterdir()):
            raise FileError(f"{folder}: holds other things than a validation")
        if not overwrite:
            raise FileError(f"{folder}: holds a validation; overwrite=True replaces it")
    return folder


def _is_result(path: Path) -> bool:
    """Whether a folder holds the results of a fact, as it may after an interruption."""
    return (path / "status.jsonl").exists()


def _write(answer: Validation, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    told = json.dumps(answer.to_dict(), indent=2, ensure_ascii=False, default=str)
    (folder / FILE).write_text(told + "\n", "utf-8")
    (folder / "validation.txt").write_text(repr(answer) + "\n", "utf-8")
    (folder / "validation.html").write_text(answer._repr_html_() + "\n", "utf-8")
    (folder / "validation.md").write_text(answer.to_markdown() + "\n", "utf-8")
