# SPDX-License-Identifier: Apache-2.0
"""Files whose bytes are spoilt or that are none, and tables with wrong cells, rows and columns."""

from __future__ import annotations

import os
from pathlib import Path

from spoilt_files import Case, Files


def _spoil_bytes(given: Files, path: Path) -> tuple[str, bool]:
    content = path.read_bytes()
    at = given.luck.randrange(len(content))
    changes: dict[str, tuple[bytes, bool]] = {
        "truncated": (content[:at], False),
        "bad UTF-8": (content[:at] + b"\xff\xfe" + content[at:], True),
        "Latin-1": (content[:at] + "Zürich".encode("latin-1") + content[at:], True),
        "NUL": (content[:at] + b"\0" + content[at:], True),
        "byte order mark": (b"\xef\xbb\xbf" + content, False),
        "CRLF": (content.replace(b"\n", b"\r\n"), False),
        "CR": (content.replace(b"\n", b"\r"), False),
        "empty": (b"", path.name == "village.toml" or path.suffix == ".csv"),
        "blank": (b"\n \n\t\n", path.name == "village.toml" or path.suffix == ".csv"),
        "a letter changed": (
            content[:at] + bytes([given.luck.randrange(256)]) + content[at + 1 :],
            False,
        ),
        "UTF-16": (content.decode().encode("utf-16"), True),
        "control letters": (content[:at] + b"\x1b[31m\x07" + content[at:], False),
    }
    name = given.luck.choice(list(changes))
    changed, must_refuse = changes[name]
    path.write_bytes(changed)
    return f"{name} at {at} of {path.name}", must_refuse


def document_bytes(given: Files) -> Case:
    path = given.document()
    what, must_refuse = _spoil_bytes(given, path)
    return Case(given.words(path), what, must_refuse)


def table_bytes(given: Files) -> Case:
    what, must_refuse = _spoil_bytes(given, given.table())
    return Case(given.words(given.folder / "village.toml"), what, must_refuse)


def no_file(given: Files) -> Case:
    document = given.luck.random() < 0.5
    path = given.document() if document else given.table()
    path.unlink()
    kind = given.luck.choice(["missing", "folder", "pipe", "loop of links", "vast"])
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "loop of links":
        path.symlink_to(path)
    elif kind == "vast":
        with path.open("wb") as file:
            file.truncate(1 << 42)
    words = given.words(path if document else given.folder / "village.toml")
    return Case(words, f"{kind}: {path.name}", must_refuse=True)


def _cells(path: Path) -> tuple[list[str], list[list[str]]]:
    lines = path.read_text().splitlines()
    remarks = [line for line in lines if line.startswith("#")]
    return remarks, [line.split(",") for line in lines[len(remarks) :]]


def _write(path: Path, remarks: list[str], rows: list[list[str]]) -> None:
    path.write_text("\n".join([*remarks, *(",".join(row) for row in rows)]) + "\n")


def table_cell(given: Files) -> Case:
    path = given.table()
    remarks, rows = _cells(path)
    row, column = given.luck.randrange(1, len(rows)), given.luck.randrange(len(rows[0]))
    values = ["", "nan", "inf", "-1", "1e300", "9223372036854775807", "cheap", "1,2", '"', "\u200b"]
    rows[row][column] = given.luck.choice([*values, "12 USD", "0x10", "1e", " ", "x" * 9_000])
    _write(path, remarks, rows)
    what = f"{path.name}: row {row}, {rows[0][column]} is {rows[row][column][:20]!r}"
    return Case(given.words(given.folder / "village.toml"), what)


def table_rows(given: Files) -> Case:
    path = given.table()
    remarks, rows = _cells(path)
    at = given.luck.randrange(1, len(rows))
    change = given.luck.choice(["twice", "left out", "short", "long", "blank lines", "head alone"])
    if change == "twice":
        rows.insert(at, rows[at])
    elif change == "left out":
        del rows[at]
    elif change == "short":
        rows[at].pop()
    elif change == "long":
        rows[at].append("1")
    elif change == "blank lines":
        rows.insert(at, [])
    else:
        del rows[1:]
    _write(path, remarks, rows)
    none_is_fine = "hotels" in path.name  # a town may have none
    must = change in ("twice", "short", "long") or (change == "head alone" and not none_is_fine)
    return Case(given.words(given.folder / "village.toml"), f"{path.name}: {change} {at}", must)


def table_columns(given: Files) -> Case:
    path = given.table()
    remarks, rows = _cells(path)
    at = given.luck.randrange(len(rows[0]))
    change = given.luck.choice(["unknown", "twice", "misspelt", "no name", "thousands"])
    if change == "unknown":
        rows = [[*row, "remark"] for row in rows]
    elif change == "twice":
        rows = [[*row, row[at]] for row in rows]
    elif change == "misspelt":
        rows[0][at] = rows[0][at][:-1] + "_"
    elif change == "no name":
        rows[0][at] = ""
    else:
        rows = [row + [f"c{i}" for i in range(5_000)] for row in rows]
    _write(path, remarks, rows)
    must = change in ("twice", "thousands")
    return Case(
        given.words(given.folder / "village.toml"), f"{path.name}: column {at} {change}", must
    )
