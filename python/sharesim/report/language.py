# SPDX-License-Identifier: Apache-2.0
"""What a report says in a language: its messages, terms, numbers and dates.

A language is two files of data: `catalogues/LANGUAGE.toml` has every message by its key, and
`terms/LANGUAGE.toml` what the words of the markets' tables are in it, where it is not English.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sharesim._core import ScenarioError
from sharesim.files.mistakes import nearest

HERE = Path(__file__).parent
CATALOGUES, TERMS = HERE / "catalogues", HERE / "terms"
MINUS = "\N{MINUS SIGN}"
NOTHING = "\N{EN DASH}"  # where there is no number


def languages() -> list[str]:
    """Give the languages that a report can be written in."""
    return sorted(one.stem for one in CATALOGUES.glob("*.toml"))


@cache
def _flat(path: Path) -> dict[str, str]:
    found: dict[str, str] = {}

    def gather(table: Mapping[str, Any], before: str) -> None:
        for key, value in table.items():
            if isinstance(value, Mapping):
                gather(value, f"{before}{key}.")
            else:
                found[before + key] = value

    gather(tomllib.loads(path.read_text("utf-8")), "")
    return found


def catalogue(language: str) -> dict[str, str]:
    """Give every message of a language by its key."""
    return _flat(CATALOGUES / f"{language}.toml")


@cache
def terms(language: str) -> dict[str, str]:
    """Give what words of the markets' tables are in a language; empty for that of the tables."""
    path = TERMS / f"{language}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


class Words:
    """The messages of a language, and how it writes numbers, shares and dates."""

    def __init__(self, language: str) -> None:
        known = languages()
        if language not in known:
            raise ScenarioError(f"language: no {language!r}; {nearest(language, known)}")
        self.language = language
        self._messages = catalogue(language)
        self._terms = terms(language)

    def __call__(self, key: str, **values: object) -> str:
        """Give a message; a count of one takes its singular where the language has one."""
        if values.get("count") == 1:
            key = f"{key}_one" if f"{key}_one" in self._messages else key
        return self._messages[key].format(**values)

    def term(self, word: str) -> str:
        """Give what a word of a market's table is in the language; itself where it has none."""
        return self._terms.get(word, word)

    def name(self, word: str) -> str:
        """Give a word that names people; one that is a unit, too, has a term of its own."""
        return self._terms.get(f"{word} (name)", self.term(word))

    def knows(self, word: str) -> bool:
        """Whether a word of a market's table is in the language."""
        return not self._terms or word in self._terms

    # ------------------------------------------------------------------------------------ numbers

    def number(self, value: float) -> str:
        """Write a number for reading: four digits that count, thousands set apart."""
        if not math.isfinite(value):
            return NOTHING
        size = abs(value)
        digits = 0 if size >= 1000 else max(0, 3 - math.floor(math.log10(size))) if size else 0
        written = f"{value:,.{min(digits, 4)}f}"
        if "." in written and digits:
            written = written.rstrip("0").rstrip(".")
        return ("0" if written == "-0" else written).replace("-", MINUS)

    def signed(self, value: float) -> str:
        """Write a number with its sign."""
        written = self.number(value)
        return f"+{written}" if value > 0 and written != "0" else written

    def count(self, value: float) -> str:
        """Write a number of people or of things; means over replicates need not be whole."""
        if not math.isfinite(value):
            return NOTHING
        return f"{value:,.0f}" if value >= 10 or value == round(value) else f"{value:.1f}"

    def share(self, share: float, digits: int | None = None, *, sign: bool = True) -> str:
        """Write a share as a percentage, with its sign unless told otherwise."""
        if not math.isfinite(share):
            return NOTHING
        written = self.bare_share(share, digits, sign=sign)
        return self("format.percent", value=written)

    def bare_share(self, share: float, digits: int | None = None, *, sign: bool = True) -> str:
        """Write a share in hundredths, without the mark of a percentage."""
        places = digits_of(share) if digits is None else digits
        written = f"{abs(share) * 100:,.{places}f}"
        if not any(one in "123456789" for one in written):
            return "0"
        return (MINUS if share < 0 else "+" if sign else "") + written

    def short(self, value: float) -> str:
        """Write a number beside an axis or a bar: large ones by the words of the language."""
        size = abs(value)
        for name in ("3", "2", "1"):
            unit = float(self._messages[f"format.size_{name}"])
            if size >= unit:
                shown = f"{value / unit:.3g}" if size / unit < 1000 else f"{value / unit:,.0f}"
                return (shown + self._messages[f"format.word_{name}"]).replace("-", MINUS)
        return (f"{value:,.0f}" if size >= 100 else f"{value:.3g}").replace("-", MINUS)

    def signed_short(self, value: float) -> str:
        """Write such a number with its sign."""
        return f"+{self.short(value)}" if value > 0 else self.short(value)

    def interval(self, low: str, high: str) -> str:
        """Write the two ends of an interval."""
        return self("format.interval", low=low, high=high)

    # -------------------------------------------------------------------------------------- dates

    def date(self, day: Any) -> str:
        """Write a day in full."""
        year, month, number = _parts(day)
        names = self._messages["format.months"].split()
        return self("format.date", year=year, month=names[month - 1], day=number)

    def month(self, day: Any, *, year: bool) -> str:
        """Write a month beside an axis, with its year where it is asked for."""
        number, month, _ = _parts(day)
        names = self._messages["format.short_months"].split()
        key = "format.short_month_year" if year else "format.short_month"
        return self(key, year=number, month=names[month - 1])

    def day(self, day: Any) -> str:
        """Write a day in a table."""
        return str(day)[:10]

    def listed(self, names: list[str]) -> str:
        """Write several names in a row."""
        if len(names) < 2:
            return "".join(names)
        return self("format.list_end", most=", ".join(names[:-1]), last=names[-1])


def digits_of(share: float) -> int:
    """Give how many digits of a percentage are worth writing, by its size."""
    size = abs(share) * 100
    return 0 if size >= 10 else 1 if size >= 1 else 2


def _parts(day: Any) -> tuple[int, int, int]:
    year, month, number = (int(part) for part in str(day)[:10].split("-"))
    return year, month, number
