# SPDX-License-Identifier: Apache-2.0
"""What a report is refused for: one clear error, exit code 2, and nothing written."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import pytest
from pages import with_comparison
from program import assert_refused, program_is_built, sharesim

import sharesim as ss
from sharesim.command import report as command
from sharesim.command.request import Request
from sharesim.report import documents, pdf, source
from sharesim.report.spans import seconds_of

Spoil = Callable[[Path], Any]
Page = Callable[[str], Path]


def asked(folder: Path, out: Path, *more: str) -> int:
    """Hand over what the engine reads of the words, which are all long options."""
    options = {"DIR": [str(folder)], "output": [str(out)], "quiet": ["true"]}
    words = list(more)
    while words:
        name = words.pop(0).removeprefix("--")
        options[name] = [words.pop(0)] if words and not words[0].startswith("--") else ["true"]
    return command.main(Request(json.dumps({"verb": "report", "options": options})))


def refused(
    folder: Path, out: Path, told: str, capsys: pytest.CaptureFixture[str], *more: str
) -> None:
    before = sorted(out.parent.iterdir())
    assert asked(folder, out, *more) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1, said.err
    assert said.err.startswith("sharesim: error: ")
    assert told in said.err
    assert sorted(out.parent.iterdir()) == before


def tampered(folder: Path) -> None:
    with h5py.File(folder / source.FILE, "r+") as file:
        file["effects/difference"][0, 0] += 1


def of_old(folder: Path) -> None:
    with h5py.File(folder / source.FILE, "r+") as file:
        file.attrs["schema_version"] = 1


def of_others(folder: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    (folder / "notes.txt").write_text("not an experiment")


def unfinished(folder: Path) -> None:
    (folder / source.FILE).unlink()
    (folder / source.MANIFEST).unlink()


def no_result_file(folder: Path) -> None:
    (folder / source.FILE).write_text("not a file of results")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (tampered, "results.h5"),
        (of_old, "has the layout 1"),
        (of_others, "holds no experiment"),
        (unfinished, "sharesim resume"),
        (no_result_file, "is no result file"),
        (shutil.rmtree, "no such folder"),
    ],
)
def test_a_folder_that_is_not_whole_is_refused(
    folder: Path, tmp_path: Path, spoil: Spoil, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    spoil(copy)
    refused(copy, tmp_path / "page.html", told, capsys)


def test_a_folder_without_reforms_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    town = ss.scenario("village").set({"burn_in": 5, "days": 10})
    town.run(out=tmp_path / "run").close()
    refused(tmp_path / "run", tmp_path / "page.html", "has no reforms", capsys)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--language", "kr"), "there are en, ko"),
        (("--depends-on", "10"), "such as 90s, 10m or 2h"),
        (("--threads", "0"), "at least one thread"),
    ],
)
def test_bad_options_are_refused(
    folder: Path,
    tmp_path: Path,
    more: tuple[str, ...],
    told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    refused(folder, tmp_path / "page.html", told, capsys, *more)


def test_bad_places_are_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "place.html").mkdir()
    refused(folder, tmp_path / "place.html", "is a folder", capsys)
    refused(folder, tmp_path / "page.txt", "ends in .html", capsys)
    (tmp_path / "old.html").write_text("mine")
    refused(folder, tmp_path / "old.html", "--force replaces it", capsys)
    assert (tmp_path / "old.html").read_text() == "mine"
    assert asked(folder, tmp_path / "none" / "page.html") == 2
    assert "there is no folder" in capsys.readouterr().err


def test_what_is_there_is_replaced_on_request(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "page.html"
    out.write_text("old")
    assert asked(folder, out, "--force", "--json") == 0
    assert str(out) in capsys.readouterr().out
    assert out.read_text("utf-8").startswith("<!doctype html>")
    assert list(tmp_path.iterdir()) == [out]


def test_an_open_comparison_is_checked_too(folder: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(folder, tmp_path / "copy"))
    comparison = with_comparison(copy)
    (copy / "scenario.toml").write_text("model = 'home_sharing'\n")
    with pytest.raises(ss.FileError, match=r"scenario\.toml"):
        comparison.report(tmp_path / "page.html")


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_missing_library_is_named(
    folder: Path, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(documents.importlib, "import_module", missing)
    refused(folder, tmp_path / "page.html", "sharesim[documents]", capsys, f"--{kind}")


def test_a_missing_browser_is_named(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(pdf.VARIABLE, "no-such-browser")
    refused(folder, tmp_path / "page.html", "needs a browser that prints", capsys, "--pdf")


@pytest.mark.parametrize(("words", "seconds"), [("90s", 90), ("10m", 600), ("1.5h", 5400)])
def test_spans_of_time(words: str, seconds: float) -> None:
    assert seconds_of(words) == seconds


# ------------------------------------------------------------------------------- other documents


def test_a_document_and_a_workbook_have_the_numbers(folder: Path, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    openpyxl = pytest.importorskip("openpyxl")
    comparison = with_comparison(folder)
    written = comparison.report(tmp_path / "page.html", docx=True, xlsx=True)
    assert [one.suffix for one in written] == [".html", ".docx", ".xlsx"]
    document = docx.Document(str(written[1]))
    told = "\n".join(one.text for one in document.paragraphs)
    assert "Sea & <i>sand</i>" in told
    assert "Hosts\N{RIGHT SINGLE QUOTATION MARK} net income" in told
    book = openpyxl.load_workbook(written[2])
    values = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    difference = float(comparison.effect("host_net_income")["difference"][0])
    numbers = [one for one in values if isinstance(one, float)]
    assert any(one == pytest.approx(difference, rel=1e-12) for one in numbers)
    assert not any(cell.data_type == "f" for sheet in book for row in sheet for cell in row)


# ------------------------------------------------------------------------------------ the program


@program_is_built
def test_the_program_hands_reports_over(folder: Path, page_in: Page, tmp_path: Path) -> None:
    done = sharesim("report", folder, "-o", tmp_path / "page.html", "--language", "ko", "--quiet")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["html", str(tmp_path / "page.html")]
    assert (tmp_path / "page.html").read_bytes() == page_in("ko").read_bytes()
    for asked in (("report",), ("report", folder, "--languages", "ko")):
        assert_refused(sharesim(*asked))
