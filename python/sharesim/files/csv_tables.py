# SPDX-License-Identifier: Apache-2.0
"""Tables as people have them: CSV with any separator, packed or not, read or refused with why."""

from __future__ import annotations

import csv
import gzip
import io
import os
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sharesim._core import FileError
from sharesim.files import cell_words, regular
from sharesim.files.mistakes import Problems, did_you_mean

SEPARATORS = (",", ";", "\t")
SKIP = 'bad_rows="skip" leaves such rows out'
GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"

Place = str | os.PathLike[str]


def text_of(path: Place) -> str:
    """Give the text of a file, unpacked."""
    try:
        content = regular.bytes_of(path)
        if content.startswith(GZIP):
            content = _unpacked(path, content)
        if content.startswith(ZIP):
            raise FileError(f"{path}: a spreadsheet's own file, or an archive; save it as CSV")
        text = content.decode("utf-8-sig")
        if "\0" in text:
            line = text.count("\n", 0, text.index("\0")) + 1
            raise FileError(f"{path}:{line}: holds a NUL byte, so this is no table of text")
        return text
    except UnicodeDecodeError as error:
        raise FileError(
            f"{path}: not UTF-8 (byte {error.start + 1:,}); a spreadsheet saves it as 'CSV UTF-8'"
        ) from None
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise FileError(f"{path}: cannot be unpacked ({error})") from None
    except OSError as error:
        raise error if isinstance(error, FileError) else FileError(f"{path}: {error}") from None


def _unpacked(path: Place, content: bytes) -> bytes:
    """Give what is packed; a small file may hold more than any machine."""
    with gzip.open(io.BytesIO(content)) as packed:
        unpacked = packed.read(regular.MOST_OF_TEXT + 1)
    if len(unpacked) > regular.MOST_OF_TEXT:
        raise FileError(f"{path}: unpacked it has more than {regular.MOST_OF_TEXT >> 20} MiB")
    return unpacked


def rows_of(path: Place) -> tuple[str, Iterator[tuple[int, list[str]]]]:
    """Give the separator of a CSV file, and each row with its line, the head first.

    Lines of `#` above the head are remarks; below it a `#` is a letter like any other.
    """
    text = text_of(path)
    line = 1
    while text.startswith("#") or (text and not text.split("\n", 1)[0].strip()):
        _, _, text = text.partition("\n")
        line += 1
    head = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=head.count)
    return separator, _rows(path, text, separator, line)


def _rows(path: Place, text: str, separator: str, line: int) -> Iterator[tuple[int, list[str]]]:
    above = line - 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield line, row
            line = above + reader.line_num + 1
    except csv.Error as error:
        raise FileError(f"{path}:{line}: cannot be read as CSV ({error})") from None


class Table:
    """A CSV file with its head; rows of another width are problems of rows."""

    def __init__(self, path: Place, problems: Problems, bad: Problems) -> None:
        self.path = Path(path)
        self.separator, rows = rows_of(path)
        line, head = next(rows, (1, []))
        self.head = [name.strip() for name in head]
        for name, times in Counter(self.head).items():
            if name and times > 1:
                problems.add(f"{path}:{line}", f"column '{name}' stands twice")
        if not self.head:
            problems.add(str(path), "is empty: a row of column names is missing")
        self.rows: list[tuple[int, list[str]]] = []
        self.broken = 0
        for line, row in rows:
            if len(row) == len(self.head):
                self.rows.append((line, row))
            else:
                self.broken += 1
                bad.add(f"{path}:{line}", f"{len(row)} fields, the head has {len(self.head)}")

    def column(self, names: Sequence[str], problems: Problems | None = None) -> int | None:
        """Where the first of the names stands; a problem when none does and one is needed."""
        for name in names:
            if name in self.head:
                return self.head.index(name)
        if problems is not None and self.head:
            said = " or ".join(f"'{name}'" for name in names)
            problems.add(str(self.path), f"no column {said}{did_you_mean(names[0], self.head)}")
        return None


class Cells:
    """The fields of one row, read as what they should be."""

    def __init__(
        self, file: Table, line: int, row: list[str], at: Mapping[str, int], problems: Problems
    ) -> None:
        self._file, self._line, self._row = file, line, row
        self._at, self._problems = at, problems

    def text(self, key: str) -> str:
        """The words of a field; empty when the file lacks the column."""
        return self._row[self._at[key]].strip() if key in self._at else ""

    def said(self, key: str) -> str:
        """The same, but empty where a word such as NA stands for nothing."""
        return cell_words.said(self.text(key))

    def wrong(self, key: str, what: str) -> None:
        """Tell that a field cannot be used."""
        name = self._file.head[self._at[key]]
        where = f"{self._file.path}:{self._line}"
        self._problems.add(where, f"{name}: '{regular.shortened(self.text(key))}' {what}")

    def number(
        self, key: str, low: float, high: float, empty: float | None = None, thousands: str = ""
    ) -> float:
        """A number within bounds; what an empty field stands for, if it may be empty.

        `thousands` is the sign that parts thousands, if any may; a currency may then stand by.
        """
        words = self.said(key)
        if not words and empty is not None:
            return empty
        plain = cell_words.amount_of(words)[0] if thousands else words
        value = cell_words.number_of(plain, thousands)
        if value is None:
            self.wrong(key, "is no number")
            return low
        if not low <= value <= high:
            self.wrong(key, f"is outside [{low:g}, {high:g}]")
            return low
        return value
