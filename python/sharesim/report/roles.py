# SPDX-License-Identifier: Apache-2.0
"""Who gains and who loses in money, role by role."""

from __future__ import annotations

import math

from sharesim.report.content import Cell, Figure, Panel, Table
from sharesim.report.draw import bars, svg
from sharesim.report.draw.bars import Amount
from sharesim.report.draw.legend import swatch
from sharesim.report.matter import Matter
from sharesim.report.scale import Effect, direction_known


def lines(matter: Matter) -> dict[str, str]:
    """Give the roles of the market, each with the indicator that is all that it gains."""
    comparison = matter.comparison
    told = {name: comparison[name].attrs for name in comparison.indicators}
    return {str(one["role"]): name for name, one in told.items() if "role" in one}


def figure(matter: Matter) -> Figure | None:
    """Draw what each role gains or loses, a panel a reform; None where no role is told."""
    known = lines(matter)
    if not known or not matter.acting:
        return None
    words = matter.words
    unit = matter.comparison.currency
    told = {
        reform: _amounts(
            matter, {role: matter.effect(reform, name) for role, name in known.items()}
        )
        for reform in matter.acting
    }
    every = [row for rows in told.values() for row in rows]
    panels = [
        Panel(matter.reform_titles[reform], _drawn(matter, rows, every, unit))
        for reform, rows in told.items()
    ]
    return Figure(
        "roles",
        _title(matter, known),
        words("roles.about", unit=unit),
        tuple(panels),
        _table(matter, known),
        matter.python("roles().to_dataframe()"),
        legend=_legend(matter),
        notes=(words("roles.note"), *_cautions(matter, known)),
    )


def _amounts(matter: Matter, told: dict[str, Effect]) -> list[Amount]:
    """Give what each role gains, the largest loss first."""
    return [
        Amount(
            matter.name(name),
            one.difference,
            one.low if one.has_interval else math.nan,
            one.high if one.has_interval else math.nan,
            matter.words.signed_short(one.difference),
        )
        for name, one in sorted(told.items(), key=lambda item: item[1].difference)
    ]


def _drawn(matter: Matter, rows: list[Amount], every: list[Amount], unit: str) -> str:
    words = matter.words
    marks = [(at, words.signed_short(at)) for at in svg.ticks(*bars.reach_of(every), 5)]
    about = "; ".join(f"{row.name} {row.words} {unit}" for row in rows)
    return bars.amounts(rows, marks, words("roles.drawing"), about, every)


def _title(matter: Matter, known: dict[str, str]) -> str:
    """Say who gains and who loses where one reform or all of them agree; else ask."""
    words = matter.words
    ways: dict[str, set[int]] = {}
    for role, name in known.items():
        effects = [matter.effect(reform, name) for reform in matter.acting]
        ways[role] = {(1 if e.difference > 0 else -1) if direction_known(e) else 0 for e in effects}
    lose = [matter.name(role).lower() for role, way in ways.items() if way == {-1}]
    gain = [matter.name(role).lower() for role, way in ways.items() if way == {1}]
    several = len(matter.acting) > 1
    if lose and gain:
        told = words("roles.both", lose=words.listed(lose), gain=words.listed(gain))
        return words("roles.under_every", what=told.lower()) if several else told
    if several or not (lose or gain):
        return words("roles.title")
    return words("roles.lose" if lose else "roles.gain", who=words.listed(lose or gain))


def _table(matter: Matter, known: dict[str, str]) -> Table:
    words = matter.words
    head = tuple(words(f"column.{one}") for one in ("reform", "role", "measured", "baseline",
                                                    "difference", "interval", "agree"))  # fmt: skip
    rows = []
    for reform in matter.acting:
        for role, name in known.items():
            e = matter.effect(reform, name)
            rows.append((
                Cell(matter.reform_titles[reform]),
                Cell(matter.name(role)),
                Cell(matter.called(name)),
                Cell(words.number(e.baseline), value=e.baseline),
                Cell(words.signed(e.difference), value=e.difference),
                Cell(matter.ends(e)),
                Cell(words.share(e.same_sign, 0, sign=False), value=e.same_sign),
            ))  # fmt: skip
    return Table(words("roles.caption", unit=matter.comparison.currency), head, tuple(rows))


def _legend(matter: Matter) -> tuple[tuple[str, str], ...]:
    words = matter.words
    told = [(swatch("loss"), words("legend.loss")), (swatch("gain"), words("legend.gain"))]
    if matter.replicates >= 5:
        told.append((swatch("whisker"), words("legend.whisker")))
    return tuple(told)


def _cautions(matter: Matter, known: dict[str, str]) -> list[str]:
    words = matter.words
    return [
        words("score.caution", name=matter.called(one), caution=words.term(caution))
        for one in known.values()
        if (caution := matter.caution(one))
    ]
