# SPDX-License-Identifier: Apache-2.0
"""The verb `report` of the command line, which the engine hands over to this."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from sharesim.command.grammar import Grammar, guarded
from sharesim.report.source import opened
from sharesim.report.write import Asked, report


def main(words: list[str]) -> int:
    """Do what the words say; give the exit status of the command line."""
    return guarded(lambda: _report(words), "nothing was written")


def _report(words: list[str]) -> int:
    asked = _grammar().parse_args(words[1:])
    folder = Path(asked.folder)
    out = Path(asked.output) if asked.output else Path(f"{folder.absolute().name}.html")
    how = Asked(
        asked.language,
        asked.depends_on,
        pdf=asked.pdf,
        docx=asked.docx,
        xlsx=asked.xlsx,
        overwrite=asked.force,
        threads=asked.threads,
        progress=False if asked.quiet else None,
    )
    how.refuse(out)
    written = report(opened(folder), out, how, checked=True)
    if asked.json:
        print(json.dumps({"files": [str(one) for one in written]}))
    else:
        print("\n".join(f"{one.suffix[1:]:6} {one}" for one in written))
    return 0


def _grammar() -> argparse.ArgumentParser:
    grammar = Grammar(prog="sharesim report", description="A comparison as one page of HTML.")
    grammar.add_argument("folder", metavar="DIR", help="Folder of a finished comparison")
    grammar.add_argument("-o", "--output", help="File of HTML; NAME.html here by default")
    grammar.add_argument("--language", default="en", help="en or ko")
    grammar.add_argument("--depends-on", metavar="TIME", help="Look for what turns the sign")
    grammar.add_argument("--pdf", action="store_true", help="Write a PDF beside, by a browser")
    grammar.add_argument("--docx", action="store_true", help="Write a Word document beside")
    grammar.add_argument("--xlsx", action="store_true", help="Write all tables as a workbook")
    grammar.add_argument("--force", action="store_true", help="Replace the files that are there")
    grammar.add_argument("--threads", type=int, help="Threads of --depends-on; all by default")
    grammar.add_argument("--quiet", action="store_true", help="No progress on stderr")
    grammar.add_argument("--json", action="store_true", help="Answer in JSON")
    return grammar
