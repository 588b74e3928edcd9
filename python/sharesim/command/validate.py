# SPDX-License-Identifier: Apache-2.0
"""The verb `validate` of the command line, which the engine hands over to this."""

from __future__ import annotations

import json

from sharesim.command.refusals import guarded
from sharesim.command.request import Request, given
from sharesim.show.card import table_text
from sharesim.validation import bank
from sharesim.validation.facts import Fact
from sharesim.validation.validation import validate


def main(asked: Request) -> int:
    """Do what was asked; give the exit status of the command line."""
    return guarded(lambda: _validate(asked), "no answer was written")


def _validate(asked: Request) -> int:
    area, as_json = asked.text("area"), asked.flag("json")
    wanted = [name for name in asked.texts("facts") if name] or None
    if asked.flag("list"):
        return _list(bank.facts_of(area, wanted), as_json=as_json)
    options = given(replicates=asked.whole("replicates"), threads=asked.whole("threads"))
    answer = validate(
        area,
        wanted,
        out=asked.text("output"),
        overwrite=asked.flag("force"),
        progress=asked.progress,
        **options,
    )
    print(json.dumps(answer.to_dict(), default=str) if as_json else answer)
    return 0


def _list(facts: list[Fact], *, as_json: bool) -> int:
    keys = ("area", "id", "kind", "grade", "state", "finding")
    rows = [[f.area, f.id, f.kind, f.grade, f.standing or "runs", f.finding] for f in facts]
    if as_json:
        print(json.dumps([dict(zip(keys, row, strict=True)) for row in rows]))
        return 0
    head, *lines = table_text(keys, [[row[0], *row[1:5], ""] for row in rows]).splitlines()
    print(head.rstrip())
    for line, row in zip(lines, rows, strict=True):
        print(f"{line.rstrip()}  {row[-1]}")
    return 0
