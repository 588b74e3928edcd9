# SPDX-License-Identifier: Apache-2.0
"""Cards: what an object says of itself in a title, lines and tables, in a terminal or a notebook.

An object builds its card; here it becomes text or HTML. So nothing here knows any object.
"""

from __future__ import annotations

import html
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

Rows = list[list[str]]


@dataclass(frozen=True)
class Table:
    """Head and rows, below a title that may have sentences on lines of their own below it."""

    head: Sequence[str]
    rows: Rows
    title: str = ""


@dataclass(frozen=True)
class Card:
    """A title, lines, the `first` table close below them, and `tables` each set apart."""

    title: str
    lines: Sequence[str]
    first: Table | None = None
    tables: Sequence[Table] = ()


class Shown(ABC):
    """What shows itself as a card."""

    @abstractmethod
    def _card(self) -> Card:
        """What the object says of itself."""

    def __repr__(self) -> str:
        return card_text(self._card())

    def _repr_html_(self) -> str:
        return card_html(self._card())


def telling(rows: Rows, silent: Sequence[bool]) -> Rows:
    """Leave out the rows of what is zero throughout, and say how many they are."""
    kept = [row for row, empty in zip(rows, silent, strict=True) if not empty]
    if left := len(rows) - len(kept):
        width = len(rows[0]) - 1
        kept.append([f"{left} more: zero throughout", *[""] * width])
    return kept


# ------------------------------------------------------------------------------------ a terminal


def card_text(card: Card) -> str:
    """Give a card for a terminal."""
    below = [table_text(card.first.head, card.first.rows)] if card.first else []
    parts = ["\n".join([card.title, *card.lines, *below])]
    for table in card.tables:
        title = [table.title.replace("\n", "\n  ")] if table.title else []
        rows = [table_text(table.head, table.rows)] if table.rows else []
        parts.append("\n".join([*title, *rows]))
    return "\n\n".join(parts)


def table_text(head: Sequence[str], rows: Rows) -> str:
    """Align rows in columns; all but the first to the right. A head may have several lines."""
    heads = [cell.split("\n") for cell in head]
    height = max(map(len, heads))
    stacked = [[""] * (height - len(lines)) + lines for lines in heads]  # above the numbers
    table = [*map(list, zip(*stacked, strict=True)), *rows]
    widths = [max(len(row[i]) for row in table) for i in range(len(head))]
    lines = []
    for row in table:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  " + "  ".join(cells))
    return "\n".join(lines)


# ------------------------------------------------------------------------------------ a notebook

FRAME = "border:1px solid currentColor;border-radius:6px;padding:0.5em 1em;display:inline-block"


def card_html(card: Card) -> str:
    """Give a card for a notebook."""
    words = "<br>".join(html.escape(line) for line in card.lines)
    inner = f"<strong>{html.escape(card.title)}</strong><br>{words}"
    if card.first:
        inner += table_html(card.first.head, card.first.rows)
    for table in card.tables:
        title, *sentences = map(html.escape, table.title.split("\n"))
        told = "".join(f"<br>{one}" for one in sentences)
        rows = table_html(table.head, table.rows) if table.rows else ""
        inner += f"<p><strong>{title}</strong>{told}</p>{rows}"
    return f'<div style="{FRAME}">{inner}</div>'


def table_html(head: Sequence[str], rows: Rows) -> str:
    """Give a table for a notebook."""

    def line(cells: Sequence[str], tag: str) -> str:
        right = ' style="text-align:right"'
        inner = "".join(
            f"<{tag}{right if i else ' style=text-align:left'}>{html.escape(cell)}</{tag}>"
            for i, cell in enumerate(cells)
        )
        return f"<tr>{inner}</tr>"

    body = "".join(line(row, "td") for row in rows)
    head = [cell.replace("\n", " ") for cell in head]
    return f"<table><thead>{line(head, 'th')}</thead><tbody>{body}</tbody></table>"
