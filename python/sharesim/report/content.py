# SPDX-License-Identifier: Apache-2.0
"""What a report consists of, whatever it is written as: sections of words, figures and tables."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Cell:
    """A cell of a table: what it says, and what stands below it in small.

    `drawing` is an SVG that repeats the numbers for the eye, `kind` tells gain from loss by more
    than its colour, and `value` is the number itself for a sheet of a spreadsheet.
    """

    text: str
    below: str = ""
    drawing: str = ""
    kind: str = ""
    value: float | None = None


@dataclass(frozen=True)
class Table:
    """A table with a caption; the first column heads its row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Panel:
    """A drawing of a figure under a heading of its own."""

    heading: str
    svg: str


@dataclass(frozen=True)
class Figure:
    """A figure: what it shows in a sentence, how to read it, its numbers, and how to get them."""

    id: str
    title: str
    about: str
    panels: tuple[Panel, ...]
    table: Table
    command: str
    legend: tuple[tuple[str, str], ...] = ()  # swatch, words
    notes: tuple[str, ...] = ()
    across: bool = False  # whether panels stand beside each other where there is room


@dataclass(frozen=True)
class Verdict:
    """What a reform does, in a sentence."""

    reform: str
    title: str
    begins: str
    sentence: str
    others: str
    warning: str = ""


@dataclass(frozen=True)
class Section:
    """A section of a report; it has what it needs, in this order."""

    id: str
    title: str
    paragraphs: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    folded: tuple[Table, ...] = ()  # shown when they are asked for
    points: tuple[str, ...] = ()  # of a list; HTML that was made of a market's page
    points_language: str = ""
    commands: tuple[tuple[str, str], ...] = ()  # what a command does, the command
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """A report, from its title to its last section."""

    language: str
    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    alarm: str
    sections: tuple[Section, ...] = field(default=())


def cells(*texts: str) -> tuple[Cell, ...]:
    """Give a row of plain cells."""
    return tuple(Cell(one) for one in texts)
