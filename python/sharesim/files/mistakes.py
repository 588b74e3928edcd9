# SPDX-License-Identifier: Apache-2.0
"""Mistakes of the input: all of them reported at once, and which name was meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from sharesim._core import ScenarioError
from sharesim.files.regular import shortened

MOST_LINES = 10  # of a message; the first problems cause the others
LONGEST_LINE = 1000


class Problems:
    """What is wrong with the input: all of it is reported at once."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, where: str, what: str) -> None:
        """Tell that something is wrong, and where."""
        self.found.append(f"{where}: {what}")

    def refuse(self, way_on: str = "") -> None:
        """Raise what was found, at most ten and the number of the rest, and what can be done."""
        if not self.found:
            return
        shown = told(self.found)
        if way_on:
            shown[-1] += f"; {way_on}"
        raise ScenarioError("\n".join(shown))


def told(found: Sequence[str]) -> list[str]:
    """Give problems as a message has room for them: ten lines, the last of which may count."""
    named = len(found) if len(found) <= MOST_LINES else MOST_LINES - 1
    lines = [shortened(one, LONGEST_LINE) for one in found[:named]]
    return lines + [f"and {len(found) - named} more problems"] * (len(found) > named)


def did_you_mean(given: str, known: Sequence[str]) -> str:
    """Give '; did you mean ...?' for a name that is near to a known one, or nothing."""
    near = difflib.get_close_matches(given, known, n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


def nearest(given: str, known: Iterable[str]) -> str:
    """Say which name was meant, or which there are."""
    names = list(known)
    close = difflib.get_close_matches(given, names, 1)
    return f"did you mean {close[0]!r}?" if close else f"there are {', '.join(names)}"
