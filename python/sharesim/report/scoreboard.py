# SPDX-License-Identifier: Apache-2.0
"""The scoreboard: reforms by outcome, each as a change against the baseline."""

from __future__ import annotations

import math

from sharesim.report.content import Cell, Section, Table
from sharesim.report.draw.strip import strip
from sharesim.report.matter import Matter
from sharesim.report.scale import Effect, certainty_of
from sharesim.report.sentences import change, interval, scales

WIDEST = 1.0  # a change of more than the baseline itself ends in an arrow
ACROSS = 4  # reforms that stand beside each other


def section(matter: Matter) -> Section:
    """Give the section of the scoreboard: one table where few reforms are compared, else many."""
    words = matter.words
    cautions = [
        words("score.caution", name=matter.called(one), caution=words.term(caution))
        for one in matter.headlines
        if (caution := matter.caution(one))
    ]
    count = len(matter.reforms) * len(matter.headlines)
    about = [words("score.intro")]
    if matter.replicates >= 5:
        missed = f"{count / 20:.1g}" if count < 20 else str(round(count / 20))
        about.append(words("score.many", count=count, missed=missed))
    return Section(
        "scoreboard",
        words("score.title"),
        paragraphs=tuple(about),
        tables=(*_boards(matter), *scales(matter)),
        folded=(numbers(matter),),
        notes=(*cautions, words("score.dots")),
        commands=((words("page.numbers"), matter.python("summary()")),),
    )


def _boards(matter: Matter) -> list[Table]:
    reforms = matter.acting
    groups = [reforms[at : at + ACROSS] for at in range(0, len(reforms), ACROSS)]
    reach = _reach(matter)
    return [_board(matter, group, reach) for group in groups]


def _reach(matter: Matter) -> tuple[float, float]:
    sizes = [0.05]
    for reform in matter.acting:
        for one in matter.headlines:
            effect = matter.effect(reform, one)
            ends = (effect.relative, effect.as_share(effect.low), effect.as_share(effect.high))
            sizes += [abs(end) for end in ends if math.isfinite(end)]
    widest = min(max(sizes), WIDEST)
    return -widest, widest


def _board(matter: Matter, reforms: list[str], reach: tuple[float, float]) -> Table:
    words = matter.words
    same_days = len({matter.comparison.takes_effect(one) for one in reforms}) == 1
    level = (words("score.baseline"),) if same_days else ()
    head = (words("score.outcome"), *level, *(matter.reform_titles[one] for one in reforms))
    rows = []
    for one in matter.headlines:
        row = [Cell(matter.called(one))]
        if same_days:
            base = matter.effect(reforms[0], one).baseline
            row.append(Cell(words.number(base), matter.unit(one), "", "level", base))
        row += [_cell(matter, one, matter.effect(reform, one), reach) for reform in reforms]
        rows.append(tuple(row))
    return Table(words("score.caption"), head, tuple(rows))


def _cell(matter: Matter, indicator: str, effect: Effect, reach: tuple[float, float]) -> Cell:
    words = matter.words
    certainty = certainty_of(effect)
    if certainty == "none":
        return Cell(words("score.unchanged"), value=0.0)
    text = _signed(matter, indicator, effect)
    ends = interval(matter, indicator, effect)
    sure = words(f"score.{certainty}")
    below = f"{ends}; {sure}" if ends else sure
    drawn = ""
    if effect.has_share:
        low, high = (effect.as_share(one) for one in (effect.low, effect.high))
        if not effect.has_interval:
            low = high = math.nan
        drawn = strip(effect.relative, low, high, reach)
    kind = "unsure" if certainty in ("open", "few") else ""
    value = effect.relative if effect.has_share else effect.difference
    return Cell(text, below, drawn, kind, value)


def _signed(matter: Matter, indicator: str, effect: Effect) -> str:
    if effect.has_share and not effect.needs_levels:
        return matter.words.share(effect.relative)
    return change(matter, indicator, effect)


def numbers(matter: Matter) -> Table:
    """Give every headline effect in the units of its indicator, a row a reform and outcome."""
    words = matter.words
    head = tuple(words(f"column.{one}") for one in ("reform", "outcome", "baseline", "with",
                                                    "difference", "interval", "unit"))  # fmt: skip
    rows = []
    for reform in matter.acting:
        for one in matter.headlines:
            e = matter.effect(reform, one)
            rows.append((
                Cell(matter.reform_titles[reform]),
                Cell(matter.called(one)),
                Cell(words.number(e.baseline), value=e.baseline),
                Cell(words.number(e.reform), value=e.reform),
                Cell(words.signed(e.difference), value=e.difference),
                Cell(matter.ends(e)),
                Cell(matter.unit(one)),
            ))  # fmt: skip
    return Table(words("score.numbers"), head, tuple(rows))
