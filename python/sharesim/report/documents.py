# SPDX-License-Identifier: Apache-2.0
"""The same content as a document of Word, and its tables as a workbook: for whoever edits."""

from __future__ import annotations

import html
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sharesim.report.content import Cell, Page, Section, Table

PACKAGES = {"docx": "python-docx", "openpyxl": "openpyxl"}
MOST_ROWS = 60  # of a table in a document; the workbook has all
SHEET = 31  # letters that the name of a sheet may have


def library(name: str) -> Any:
    """Give a library that writes documents; ImportError with the command that installs it."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ImportError(
            f"{PACKAGES[name]} writes such files: pip install 'sharesim[documents]' ({error})"
        ) from None


def _plain(cell: Cell) -> str:
    return f"{cell.text} ({cell.below})" if cell.below else cell.text


def _tables(section: Section) -> Iterator[Table]:
    yield from section.tables
    yield from section.folded
    for figure in section.figures:
        yield figure.table


# --------------------------------------------------------------------------------------- document


def word(page: Page, out: Path) -> None:
    """Write a document with the words and tables of a page; its drawings are in the HTML."""
    document = library("docx").Document()
    document.core_properties.title = page.title
    document.core_properties.language = page.language
    document.add_heading(page.title, 0)
    if page.subtitle:
        document.add_paragraph(page.subtitle)
    if page.alarm:
        document.add_paragraph().add_run(page.alarm).bold = True
    for name, value in page.facts:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(value)
    for section in page.sections:
        _section(document, section)
    document.save(str(out))


def _section(document: Any, section: Section) -> None:
    document.add_heading(section.title, 1)
    for words in section.paragraphs:
        document.add_paragraph(words)
    for one in section.verdicts:
        document.add_heading(one.title, 2)
        for words in filter(None, (one.begins, one.sentence, one.others, one.warning)):
            document.add_paragraph(words)
    for table in (*section.tables, *section.folded):
        _table(document, table)
    for figure in section.figures:
        document.add_heading(figure.title, 2)
        document.add_paragraph(figure.about)
        document.add_paragraph(" ".join(figure.notes))
        _table(document, figure.table)
    for point in section.points:
        document.add_paragraph(_text_of(point), style="List Bullet")
    for words in section.notes:
        document.add_paragraph(words)
    for what, command in section.commands:
        document.add_paragraph(f"{what} {command}".strip())


def _text_of(point: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", point))


def _table(document: Any, table: Table) -> None:
    document.add_paragraph().add_run(table.caption).bold = True
    rows = table.rows[:MOST_ROWS]
    grid = document.add_table(rows=1, cols=len(table.head), style="Light Grid")
    for cell, words in zip(grid.rows[0].cells, table.head, strict=True):
        cell.text = words
    for row in rows:
        for cell, told in zip(grid.add_row().cells, row, strict=True):
            cell.text = _plain(told)
    if len(table.rows) > len(rows):
        document.add_paragraph(f"({len(rows)} / {len(table.rows)})")


# --------------------------------------------------------------------------------------- workbook


def workbook(page: Page, out: Path) -> None:
    """Write every table of a page on a sheet of its own, numbers as numbers."""
    book = library("openpyxl").Workbook()
    first = book.active
    first.title = "0"
    first.append([page.title])
    for name, value in page.facts:
        first.append([name, value])
    for section in page.sections:
        for one in section.verdicts:
            first.append([one.title, one.sentence])
    number = 0
    for section in page.sections:
        for table in _tables(section):
            number += 1
            first.append([str(number), table.caption])
            _sheet(book, table, f"{number} {section.title}")
    _made_safe(book)
    book.save(str(out))


def _sheet(book: Any, table: Table, name: str) -> None:
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", name)[:SHEET])
    sheet.append([table.caption])
    sheet.append(list(table.head))
    for row in table.rows:
        sheet.append([_plain(one) if one.value is None else one.value for one in row])


def _made_safe(book: Any) -> None:
    """Have no text of a user taken for a formula."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.data_type = "s"
