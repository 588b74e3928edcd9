# SPDX-License-Identifier: Apache-2.0
"""What a report draws on: a comparison, read once, and the words of a language for it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from sharesim import _core
from sharesim.report.language import NOTHING, Words
from sharesim.report.scale import STATISTICS, Effect, effect_of
from sharesim.results import summaries, titles
from sharesim.results.comparison import Comparison


class Matter:
    """A comparison in a language: its reforms, its headline indicators, and their effects."""

    def __init__(self, comparison: Comparison, words: Words) -> None:
        self.comparison = comparison
        self.words = words
        self.folder = comparison.path.parent.name
        self.reforms = comparison.reforms
        self.headlines = summaries.headlines(comparison)[:8]
        self.replicates = int(comparison.dataset.sizes["replicate"])
        self._facts = comparison.effects
        self._lines = {name: comparison[name].attrs for name in comparison.indicators}

    @cached_property
    def parameters(self) -> dict[str, Any]:
        """Every parameter of the baseline."""
        return self.comparison.parameters()

    @property
    def market(self) -> str:
        """Name of the model."""
        return str(self.parameters["model"])

    @cached_property
    def model(self) -> _core.ModelFacts | None:
        """What the model says of itself, if this build has it."""
        return next((one for one in _core.models() if one["name"] == self.market), None)

    @cached_property
    def reform_titles(self) -> dict[str, str]:
        """What each reform is called; a name that two share is followed by the reform's own."""
        told = self._facts["title"].values.tolist()
        found = {}
        for reform, title in zip(self.reforms, told, strict=True):
            own = self.comparison.parameters(reform)
            found[reform] = titles.title_of(own, self.parameters, str(title) or reform)
        double = [title for title in found.values() if list(found.values()).count(title) > 1]
        return {one: f"{title} ({one})" if title in double else title
                for one, title in found.items()}  # fmt: skip

    @cached_property
    def acting(self) -> list[str]:
        """Those that are in force on a recorded day."""
        return [one for one in self.reforms if summaries.acts(self.comparison, one)]

    def effect(self, reform: str, indicator: str) -> Effect:
        """Give what a reform does to an indicator."""
        row = self.reforms.index(reform)
        column = self._columns[indicator]
        return effect_of({name: values[row, column] for name, values in self._table.items()})

    @cached_property
    def _table(self) -> dict[str, Any]:
        return {
            name: self._facts[name].transpose("reform", "indicator").values for name in STATISTICS
        }

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {str(one): place for place, one in enumerate(self._facts["indicator"].values)}

    def ends(self, effect: Effect) -> str:
        """Write the simulation interval of a difference in the unit of its indicator."""
        signed = self.words.signed
        if not effect.has_interval:
            return NOTHING
        return self.words.interval(signed(effect.low), signed(effect.high))

    # -------------------------------------------------------------------------------------- names

    def called(self, indicator: str) -> str:
        """Give what readers call an indicator."""
        own = str(self._lines[indicator].get("plain_name", indicator.replace("_", " ")))
        said = self.words.term(own).replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")
        return said[:1].upper() + said[1:]

    def unit(self, indicator: str) -> str:
        """Give the unit of an indicator in words; empty for plain numbers."""
        return self.units_as_words(str(self._lines[indicator].get("units", "1")))

    def units_as_words(self, units: str) -> str:
        """Give a unit of the file in words, with the currency by name."""
        if units == "1":
            return ""
        parts = [self._unit_word(one) for one in units.split("/")]
        return "/".join(parts)

    def _unit_word(self, word: str) -> str:
        return self.comparison.currency if word == "currency" else self.words.term(word)

    def statistic(self, indicator: str) -> str:
        """Give how an indicator adds up over days: sum, level or ratio."""
        return str(self._lines[indicator].get("statistic", "sum"))

    def caution(self, indicator: str) -> str:
        """Give what an indicator must not be taken for."""
        return str(self._lines[indicator].get("caution", ""))

    def is_money(self, indicator: str) -> bool:
        """Whether an indicator is an amount of money."""
        return str(self._lines[indicator].get("units", "")) == "currency"

    def name(self, word: str) -> str:
        """Give a label of the file, such as a trait's, in words."""
        plain = word.replace("_", " ")
        said = self.words.name(plain)
        return said[:1].upper() + said[1:]

    def python(self, call: str) -> str:
        """Give the command that shows a frame of the comparison."""
        return f"python -c \"import sharesim as ss; print(ss.open('{self.folder}').{call})\""
