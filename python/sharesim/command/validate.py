# SPDX-License-Identifier: Apache-2.0
"""The verb `validate` of the command line, which the engine hands over to this."""

from __future__ import annotations

import argparse
import json

from sharesim.command.grammar import Grammar, guarded
from sharesim.show.card import table_text
from sharesim.validation import bank, judgement
from sharesim.validation.facts import Fact
from sharesim.validation.validation import validate


def main(words: list[str]) -> int:
    """Do what the words say; give the exit status of the command line."""
    return guarded(lambda: _validate(words), "no answer was written")


def _validate(words: list[str]) -> int:
    asked = _grammar().parse_args(words[1:])
    wanted = [name for one in asked.facts for name in one.split(",") if name] or None
    if asked.list:
        return _list(bank.facts_of(asked.area, wanted), as_json=asked.json)
    answer = validate(
        asked.area,
        wanted,
        asked.replicates,
        asked.threads,
        asked.output,
        overwrite=asked.force,
        progress=False if asked.quiet else None,
    )
    print(json.dumps(answer.to_dict(), default=str) if asked.json else answer)
    return 0


def _grammar() -> argparse.ArgumentParser:
    grammar = Grammar(prog="sharesim validate", description="Published facts and simulated ones.")
    grammar.add_argument("--area", help="Area of the facts; every area by default")
    grammar.add_argument("--facts", action="append", default=[], help="Ids, such as B03,B04")
    grammar.add_argument("--replicates", type=int, default=judgement.WORLDS_OF_EVIDENCE)
    grammar.add_argument("--threads", type=int, help="Threads; all by default")
    grammar.add_argument("-o", "--output", help="Folder for the answer and the scenarios")
    grammar.add_argument("--force", action="store_true", help="Replace what the folder holds")
    grammar.add_argument("--list", action="store_true", help="List the facts; simulate nothing")
    grammar.add_argument("--quiet", action="store_true", help="No progress on stderr")
    grammar.add_argument("--json", action="store_true", help="Answer in JSON")
    return grammar


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
