# SPDX-License-Identifier: Apache-2.0
"""Validation: whether paired worlds bear out what was measured in real markets."""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from sharesim._core import FileError
from sharesim.runs.progress import is_shown
from sharesim.show.card import Card, Shown
from sharesim.validation import bank, cards, judgement
from sharesim.validation.answer import Answer, Checked, Row
from sharesim.validation.contrasts import By, Worlds, lived
from sharesim.validation.facts import Fact, Part
from sharesim.validation.judgement import Judged

FILE = "validation.json"
WRITTEN = (FILE, "validation.txt", "validation.html", "validation.md")


class Validation(Shown, Answer):
    """What came of validating an area; `table` has a row for each part of each fact.

    `facts` holds each fact with its verdict and its file's words, `counts` how often each verdict
    was given. A notebook shows it as a card.
    """

    def to_markdown(self) -> str:
        """Give the table for a page."""
        return cards.markdown(self)

    def _card(self) -> Card:
        return cards.card(self)

    def __repr__(self) -> str:
        return cards.text(self)


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
    and the same draws; a verdict below 30 is provisional, and there is none below 5. With `out`
    that folder gets the answer as JSON, text, HTML and Markdown, and a folder for each fact that
    was simulated, with its scenarios and results. Raises `ScenarioError` with every mistake in the
    files of the facts.
    """
    if replicates < 1:
        raise ValueError(f"there must be at least one replicate, not {replicates}")
    folder = None if out is None else _folder(Path(out), overwrite=overwrite)
    chosen = bank.facts_of(area, [facts] if isinstance(facts, str) else facts)
    worlds = {one.id: Worlds(one, replicates, threads) for one in chosen if one.runs}
    shown = is_shown(progress)
    if shown and worlds:
        print(f"{replicates} worlds of each scenario", file=sys.stderr, flush=True)
    told = lived(worlds.values(), replicates, threads)
    checked = []
    for number, fact in enumerate(chosen, 1):
        if shown and fact.runs:
            print(f"{fact.id}: {number} of {len(chosen)} facts", file=sys.stderr, flush=True)
        kept = None if folder is None else folder / fact.id
        checked.append(_checked(fact, worlds.get(fact.id), told.get(fact.id, {}), kept))
    answer = Validation(area, replicates, checked)
    if folder is not None:
        _write(answer, folder)
    return answer


def _checked(
    fact: Fact, worlds: Worlds | None, told: Mapping[int, By], kept: Path | None
) -> Checked:
    numbers = worlds.numbers(told, kept, overwrite=True) if worlds else []
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
