# SPDX-License-Identifier: Apache-2.0
"""A lead figure that most markets have use for: what a whole consists of, with and without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sharesim.report.content import Cell, Figure, Panel, Table
from sharesim.report.draw import parts
from sharesim.report.draw.legend import swatch
from sharesim.report.matter import Matter


@dataclass(frozen=True)
class Composition:
    """A whole and its parts, each a sum of totals of the market with their signs.

    `title`, `what` and the names of parts are terms, which a language may have words for.
    """

    title: str
    what: str
    parts: Mapping[str, Mapping[str, int]]

    def __post_init__(self) -> None:
        if not 2 <= len(self.parts) <= parts.MOST_PARTS:
            raise ValueError(f"a composition has 2 to {parts.MOST_PARTS} parts")

    def figure(self, matter: Matter) -> Figure | None:
        """Draw it for each reform; None where an indicator was not recorded."""
        needed = {name for part in self.parts.values() for name in part}
        if not needed <= set(matter.comparison.indicators):
            return None
        words = matter.words
        unit = matter.unit(next(iter(next(iter(self.parts.values())))))
        panels = tuple(Panel(matter.reform_titles[one], self._drawn(matter, one))
                       for one in matter.acting)  # fmt: skip
        legend = tuple((swatch(f"part-{place}"), words.term(name))
                       for place, name in enumerate(self.parts))  # fmt: skip
        what = words.term(self.what)
        return Figure(
            "lead",
            words.term(self.title),
            words("lead.about", what=what, unit=unit or words("time.number")),
            panels,
            self._table(matter, unit or words("time.number")),
            matter.python(f"whole_effects().sel(indicator={sorted(needed)}).to_dataframe()"),
            legend=legend,
        )

    def amounts(self, matter: Matter, reform: str, *, with_it: bool) -> list[float]:
        """Give the amounts of the parts, without the reform or with it."""
        return [
            sum(
                sign * (effect.reform if with_it else effect.baseline)
                for name, sign in part.items()
                for effect in (matter.effect(reform, name),)
            )
            for part in self.parts.values()
        ]

    def _drawn(self, matter: Matter, reform: str) -> str:
        words = matter.words
        bars: list[parts.Bar] = []
        said = []
        for with_it, name in ((False, words("lead.without")), (True, words("lead.with"))):
            amounts = self.amounts(matter, reform, with_it=with_it)
            bars.append((name, [(one, words.short(one)) for one in amounts]))
            told = [f"{words.term(part)} {words.short(one)}"
                    for part, one in zip(self.parts, amounts, strict=True)]  # fmt: skip
            said.append(f"{name}: {', '.join(told)}")
        return parts.parts(bars, words("lead.drawing"), "; ".join(said))

    def _table(self, matter: Matter, unit: str) -> Table:
        words = matter.words
        head = tuple(words(f"column.{one}") for one in ("reform", "group", "baseline", "with"))
        rows = []
        for reform in matter.acting:
            without, under = (self.amounts(matter, reform, with_it=one) for one in (False, True))
            for name, *pair in zip(self.parts, without, under, strict=True):
                numbers = (Cell(words.number(one), value=one) for one in pair)
                title = matter.reform_titles[reform]
                rows.append((Cell(title), Cell(words.term(name)), *numbers))
        caption = words("lead.caption", what=words.term(self.what), unit=unit)
        return Table(caption, head, tuple(rows))
