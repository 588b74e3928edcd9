# SPDX-License-Identifier: Apache-2.0
"""What the package's own readers take: regular files of a sane size, in text, or why not."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import sharesim as ss
from sharesim.files import regular
from sharesim.files.csv_tables import Table, text_of
from sharesim.files.mistakes import Problems
from sharesim.listings.reader import Source, read_listings
from sharesim.markets import rules
from sharesim.sweeps.plan import read_plan
from sharesim.validation import bank, reader

LISTINGS = """host_id,neighbourhood,room_type,price,minimum_nights,last_review,reviews_per_month
1,Quay,Private room,50,1,2019-06-23,1.5
"""


def table(path: Path) -> Table:
    problems = Problems()
    read = Table(path, problems, problems)
    problems.refuse()
    return read


def of_facts(path: Path) -> object:
    """Read a file of facts, wherever it lies."""
    mistakes: list[str] = []
    reader.opened(path, "area", mistakes)
    raise ss.ScenarioError("\n".join(mistakes))


READERS: list[Callable[[Path], object]] = [
    text_of,
    table,
    regular.document_of,
    of_facts,
    lambda path: read_listings(Source(path)),
]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("pipe", "is a pipe, not a regular file"),
        ("folder", "is a folder, not a file"),
        ("loop", "symbolic links"),
        ("vast", "MiB are read"),
        ("missing", "no such file"),
        ("long", "too long"),
    ],
)
def test_only_regular_files_are_read(
    tmp_path: Path, read: Callable[[Path], object], kind: str, why: str
) -> None:
    path = tmp_path / ("x" * 3_000 if kind == "long" else "given.csv")
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "loop":
        path.symlink_to(path)
    elif kind == "vast":
        with path.open("wb") as file:
            file.truncate(1 << 42)  # a hole, which takes no disk
    with pytest.raises((ss.FileError, ss.ScenarioError), match=why) as refused:
        read(path)
    assert len(str(refused.value)) < 1_000


def test_what_nobody_can_unpack_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "given.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n" * 100_000))
    assert text_of(path).startswith("a,b\n")
    monkeypatch.setattr(regular, "MOST_OF_TEXT", 1 << 16)
    with pytest.raises(ss.FileError, match="unpacked it has more than"):
        text_of(path)
    monkeypatch.undo()
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(ss.FileError, match="cannot be unpacked"):
        text_of(path)


def test_a_nul_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "given.csv"
    path.write_text("a,b\n1,2\n\0,3\n")
    with pytest.raises(ss.FileError, match="given.csv:3: holds a NUL byte"):
        text_of(path)


def test_a_column_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "given.csv"
    path.write_text("# remark\nprice,b,price\n1,2,3\n")
    with pytest.raises(ss.ScenarioError, match="given.csv:2: column 'price' stands twice"):
        table(path)


def test_columns_that_nobody_reads_are_named(tmp_path: Path) -> None:
    path = tmp_path / "given.csv"
    path.write_text(LISTINGS)
    assert not any("nobody reads" in note for note in read_listings(Source(path)).notes)
    head, row = LISTINGS.splitlines()
    path.write_text(f"{head},latitud,name,c1\n{row},,Attic,\n")
    notes = read_listings(Source(path)).notes
    told = "nobody reads the columns 'latitud' (did you mean 'latitude'?), 'c1'"
    assert any(told in note for note in notes), notes


def test_problems_make_ten_lines(tmp_path: Path) -> None:
    path = tmp_path / "given.csv"
    row = LISTINGS.splitlines()[1].replace("50", "x" * 5_000)
    path.write_text(LISTINGS + f"{row}\n" * 20)
    with pytest.raises(ss.ScenarioError) as refused:
        read_listings(Source(path))
    lines = str(refused.value).splitlines()
    assert len(lines) == 10
    assert lines[-1].startswith("and 11 more problems")
    assert max(map(len, lines)) < 1_000


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "says nothing; a fact needs id, finding"),
        ("# nothing\n\n", "says nothing; a fact needs id, finding"),
        ("a = " + "[" * 100_000, "nested more than 256 deep"),
        ("a" + ".a" * 100_000 + " = 1", "nested more than 256 deep"),
        ("id = [" + '"x", ' * 10_000 + "]", "allowed is a text"),
        ("id = ", "fact.toml"),
    ],
    ids=["empty", "remarks", "lists", "names", "long", "broken"],
)
def test_facts_that_say_nothing_or_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, why: str
) -> None:
    folder = tmp_path / "validation/harbour"
    folder.mkdir(parents=True)
    (folder / "fact.toml").write_text(content)
    monkeypatch.setenv("SHARESIM_SCENARIOS", str(tmp_path))
    with pytest.raises((ss.ScenarioError, ss.FileError), match=why) as refused:
        bank.facts_of("harbour")
    assert "fact.toml" in str(refused.value)
    assert len(str(refused.value)) < 2_000


def test_a_rule_and_a_plan_come_from_files_too(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "design.json")
    with pytest.raises(ss.FileError, match="is a pipe"):
        read_plan(tmp_path)
    address, why = rules.compile_rule(str(tmp_path / "design.json"), "trust")
    assert address == 0
    assert "is a pipe" in why
