# SPDX-License-Identifier: Apache-2.0
"""How validations present themselves, in a terminal, in a notebook and on a page."""

from __future__ import annotations

import math
from typing import Any

from sharesim.show.card import Card, Rows, Table, card_text
from sharesim.show.numbers import number
from sharesim.validation.answer import Answer, Row
from sharesim.validation.facts import Fact
from sharesim.validation.judgement import WORLDS_OF_EVIDENCE

HEAD = ["fact, and what is compared", "claimed", "mean", "95 % interval", "verdict"]


def _lines(one: Answer) -> list[str]:
    worlds = "world" if one.replicates == 1 else "worlds"
    told = ", ".join(f"{count} {verdict}" for verdict, count in one.counts.items())
    lines = [f"{len(one.facts)} facts: {told}; {one.replicates} {worlds} each"]
    if one.provisional:
        lines.append(f"Provisional: evidence takes {WORLDS_OF_EVIDENCE} worlds or more.")
    return lines


def _numbers(row: Row) -> list[str]:
    interval = f"{number(row.low)} to {number(row.high)}" if math.isfinite(row.low) else "-"
    share = (
        f" ({row.on_side * 100:.0f} % there)" if "% of worlds" in row.band and row.worlds else ""
    )
    return [row.band, number(row.mean) + share, interval, row.verdict]


def _rows(one: Answer) -> Rows:
    """A row for each part; a fact of several parts, or of none yet, has one of its own above."""
    rows: Rows = []
    for checked in one.facts:
        identity, parts = checked.fact.id, checked.rows
        if len(parts) == 1:
            rows.append([f"{identity} {parts[0].part}", *_numbers(parts[0])])
            continue
        rows.append([identity, "", "", "", checked.verdict])
        rows += [[f"{identity} {part.part}", *_numbers(part)] for part in parts]
    return rows


def cite(fact: Fact) -> str:
    """Say who found what, and how good the evidence is."""
    return f"{fact.source}; grade {fact.grade}, {fact.status}"


def pair(fact: Fact) -> str:
    """Say which scenarios reproduce a fact."""
    if not fact.baseline:
        return ""
    changed = ", ".join(f"{path} = {_said(value)}" for path, value in fact.set.items())
    told = f"{fact.baseline} with {changed}" if changed else fact.baseline
    for name, reform in fact.reforms.items():
        if isinstance(reform, str):
            told += f"; {reform}"
        else:
            values = (f"{p} = {_said(value)}" for p, value in reform.items() if p != "label")
            told += f"; {name}: {', '.join(values) or 'to be named'}"
    return told


def _said(value: Any) -> str:
    """Write a value as scenarios say it."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_said(one)}' for key, one in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_said, value))}]"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _findings(one: Answer) -> list[str]:
    """What each fact says, and what is amiss with it."""
    told = []
    for checked in one.facts:
        fact = checked.fact
        told.append(f"{fact.id}  {fact.finding}: {fact.number} ({cite(fact)})")
        if scenarios := pair(fact):
            told.append(f"     scenarios: {scenarios}")
        if checked.why:
            told.append(f"     {checked.verdict}: {checked.why}")
        told += [f"     {row.part}: {row.why}" for row in checked.rows if row.why]
        told.append(f"     {fact.note}")
    return told


def text(one: Answer) -> str:
    """Give a validation for a terminal, where what was found takes sentences, not a table."""
    card = Card(one.title, _lines(one), tables=[Table(HEAD, _rows(one))])
    return card_text(card) + "\n\n" + "\n".join(_findings(one))


def card(one: Answer) -> Card:
    """Give the card of a validation."""
    findings = [
        [
            checked.fact.id,
            f"{checked.fact.finding}: {checked.fact.number}",
            cite(checked.fact),
            checked.why or "; ".join(row.why for row in checked.rows if row.why),
        ]
        for checked in one.facts
    ]
    found = Table(
        ["fact", "finding", "source", "why"], findings, "What was found, and what is amiss"
    )
    return Card(one.title, _lines(one), tables=[Table(HEAD, _rows(one)), found])


def markdown(one: Answer) -> str:
    """Give the tables for a page."""
    findings = [
        [
            checked.fact.id,
            f"{checked.fact.finding}: {checked.fact.number}",
            cite(checked.fact),
            pair(checked.fact),
            checked.verdict
            + (f": {checked.why}" if checked.why else "")
            + "".join(f"; {row.part}: {row.why}" for row in checked.rows if row.why),
        ]
        for checked in one.facts
    ]
    head = ["fact", "finding", "source", "scenarios", "verdict"]
    blocks = [_markdown(HEAD, _rows(one)), _markdown(head, findings)]
    return "\n\n".join([*_lines(one), *blocks])


def _markdown(head: list[str], rows: Rows) -> str:
    def line(cells: list[str]) -> str:
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

    return "\n".join([line(head), line(["---"] * len(head)), *(line(row) for row in rows)])
