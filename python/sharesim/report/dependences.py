# SPDX-License-Identifier: Apache-2.0
"""The section of what an answer depends on, or how to have it looked for."""

from __future__ import annotations

import math

from sharesim.report.content import Cell, Figure, Panel, Section, Table
from sharesim.report.depends import Dependence, Finding
from sharesim.report.draw import bars, svg
from sharesim.report.language import NOTHING
from sharesim.report.matter import Matter


def section(matter: Matter, found: list[Dependence] | None) -> Section:
    """Give the section: figures of what was found, or how to look."""
    words = matter.words
    if found is None:
        return Section(
            "depends",
            words("depends.title"),
            paragraphs=(words("depends.intro"), words("depends.not_asked")),
            commands=((words("depends.command"), f"{_command(matter)} 10m"),),
        )
    paragraphs = [words("depends.intro")]
    if found:
        first = found[0]
        worlds = [words("depends.worlds", count=one) for one in (1, first.worlds)]
        paragraphs += [
            words("depends.method", pilot=worlds[0], chosen=first.chosen,
                  trajectories=first.trajectories, count=worlds[1]),
            words("depends.range"),
            words("depends.left", left=first.left, count=first.all),
        ]  # fmt: skip
    nothing = [
        words("depends.no_effect", title=matter.reform_titles[one.reform],
              name=matter.called(one.indicator))
        for one in found if not one.effect
    ]  # fmt: skip
    figures = tuple(_figure(matter, one) for one in found if one.effect)
    return Section("depends", words("depends.title"), paragraphs=tuple(paragraphs),
                   figures=figures, notes=tuple(nothing))  # fmt: skip


def _command(matter: Matter) -> str:
    return f"sharesim report {matter.folder} -o {matter.folder}.html --depends-on"


def _figure(matter: Matter, one: Dependence) -> Figure:
    words = matter.words
    title = matter.reform_titles[one.reform]
    name = matter.called(one.indicator)
    unit = matter.unit(one.indicator)
    whole = matter.effect(one.reform, one.indicator).difference
    told = f" {unit}" if unit else ""
    sample = words(
        "depends.sample",
        days=one.days,
        count=words("depends.worlds", count=one.worlds),
        sample=words.signed(one.effect) + told,
        whole=words.signed(whole) + told,
    )
    notes = [sample] + ([words("depends.budget", time=one.given)] if one.ended else [])
    return Figure(
        f"depends-{one.reform}",
        words("depends.title_of", title=title, name=name),
        words("depends.about"),
        (Panel(title, _drawn(matter, one)),),
        _table(matter, one, title, name),
        f"{_command(matter)} {one.given}",
        notes=tuple(notes),
    )


def _drawn(matter: Matter, one: Dependence) -> str:
    words = matter.words
    rows = [
        bars.Amount(f.candidate.path, f.importance, math.nan, math.nan,
                    words.share(f.importance, sign=False) + _turning(matter, f))
        for f in one.findings
    ]  # fmt: skip
    marks = [(at, words.share(at, 0, sign=False)) for at in svg.ticks(*bars.reach_of(rows), 4)]
    said = "; ".join(words("depends.said", parameter=row.name, size=row.words) for row in rows)
    return bars.amounts(rows, marks, words("depends.drawing"), said)


def _turning(matter: Matter, finding: Finding) -> str:
    if not finding.turns:
        return ""
    words = matter.words
    near = words.listed([words.number(one) for one in finding.turns])
    return f"; {words('depends.turning', value=near)}"


def _table(matter: Matter, one: Dependence, title: str, name: str) -> Table:
    words = matter.words
    head = tuple(words(f"depends.{key}") for key in ("parameter", "in_force", "tried", "importance",
                                                     "turns", "meaning", "source"))  # fmt: skip
    rows = []
    for finding in one.findings:
        of = finding.candidate
        near = [words("depends.near", value=words.number(at)) for at in finding.turns]
        turns = words.listed(near) or (words("depends.never") if finding.sought else NOTHING)
        unit = f" {of.unit}" if of.unit else ""
        rows.append((
            Cell(of.path),
            Cell(words.number(of.value) + unit, value=of.value),
            Cell(words.interval(words.number(of.low), words.number(of.high))),
            Cell(words.share(finding.importance, sign=False), value=finding.importance),
            Cell(turns),
            Cell(of.doc),
            Cell(of.source or words("depends.assumed")),
        ))  # fmt: skip
    return Table(words("depends.caption", title=title, name=name), head, tuple(rows))
