# SPDX-License-Identifier: Apache-2.0
"""Writes reports: all files that were asked for, or none."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from sharesim._core import FileError, ScenarioError
from sharesim.report import source
from sharesim.report.content import Page
from sharesim.report.language import Words
from sharesim.report.matter import Matter
from sharesim.report.spans import seconds_of
from sharesim.results.comparison import Comparison

ENDINGS = (".html", ".htm")


@dataclass(frozen=True)
class Asked:
    """What a report is asked to be."""

    language: str = "en"
    depends_on: str | None = None
    pdf: bool = False
    docx: bool = False
    xlsx: bool = False
    overwrite: bool = False
    threads: int | None = None
    progress: bool | None = None

    def files(self, out: Path) -> dict[str, Path]:
        """Give the files to be written, by what they are."""
        wanted = {"pdf": self.pdf, "docx": self.docx, "xlsx": self.xlsx}
        beside = {kind: out.with_suffix(f".{kind}") for kind, asked in wanted.items() if asked}
        return {"html": out, **beside}

    def refuse(self, out: Path) -> None:
        """Refuse what cannot be written, before any work is done."""
        Words(self.language)
        if self.depends_on is not None:
            seconds_of(self.depends_on)
        if self.threads is not None and self.threads < 1:
            raise ScenarioError(f"threads: there must be at least one thread, not {self.threads}")
        if out.is_dir():
            raise FileError(f"{out}: is a folder; -o is the file of HTML to be written")
        if out.suffix.lower() not in ENDINGS:
            raise FileError(f"{out}: a report is HTML, so its name ends in .html")
        if not out.absolute().parent.is_dir():
            raise FileError(f"{out}: there is no folder {out.absolute().parent}")
        for path in self.files(out).values():
            if path.is_dir():
                raise FileError(f"{path}: is a folder, and a file of that name is to be written")
            if path.exists() and not self.overwrite:
                raise FileError(f"{path}: is there already; overwrite=True replaces it")


def written(comparison: Comparison, out: str | os.PathLike[str], **asked: object) -> list[Path]:
    """Write the report of a comparison; `Comparison.report` says what may be asked."""
    return report(comparison, Path(out), Asked(**asked))  # type: ignore[arg-type]


def report(comparison: Comparison, out: Path, asked: Asked, *, checked: bool = False) -> list[Path]:
    """Write a report, and what was asked for beside it; give the files."""
    asked.refuse(out)
    if not checked:
        source.checked(comparison)
    _ready(asked)
    files = asked.files(out)
    with tempfile.TemporaryDirectory(dir=out.absolute().parent, prefix=".report-") as name:
        fresh = _made(comparison, asked, Path(name), files)
        for kind, path in files.items():
            fresh[kind].replace(path)
    return list(files.values())


def _ready(asked: Asked) -> None:
    """Refuse what this installation cannot write."""
    if asked.pdf:
        from sharesim.report.pdf import browser

        browser()
    if asked.docx:
        from sharesim.report import documents

        documents.library("docx")
    if asked.xlsx:
        from sharesim.report import documents

        documents.library("openpyxl")


def _made(
    comparison: Comparison, asked: Asked, folder: Path, files: dict[str, Path]
) -> dict[str, Path]:
    from sharesim.report import documents, pdf, render

    page = page_of(comparison, asked)
    fresh = {kind: folder / f"report.{kind}" for kind in files}
    fresh["html"].write_text(render.html(page), encoding="utf-8", newline="\n")
    if "pdf" in fresh:
        pdf.printed(fresh["html"], fresh["pdf"])
    if "docx" in fresh:
        documents.word(page, fresh["docx"])
    if "xlsx" in fresh:
        documents.workbook(page, fresh["xlsx"])
    return fresh


def page_of(comparison: Comparison, asked: Asked) -> Page:
    """Give the content of a report, whatever it is to be written as."""
    from sharesim.report import assemble

    matter = Matter(comparison, Words(asked.language))
    if asked.depends_on is None:
        return assemble.page(matter)
    from sharesim.report import depends

    how = depends.How(asked.depends_on, seconds_of(asked.depends_on), asked.threads, asked.progress)
    return assemble.page(matter, depends.found(matter, how))
