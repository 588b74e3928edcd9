# SPDX-License-Identifier: Apache-2.0
"""The verb `report` of the command line, which the engine hands over to this."""

from __future__ import annotations

import json
from pathlib import Path

from sharesim.command.refusals import guarded
from sharesim.command.request import Request
from sharesim.report.source import opened
from sharesim.report.write import Asked, report


def main(asked: Request) -> int:
    """Do what was asked; give the exit status of the command line."""
    return guarded(lambda: _report(asked), "nothing was written")


def _report(asked: Request) -> int:
    folder = Path(asked.word("DIR"))
    out = Path(asked.text("output") or f"{folder.absolute().name}.html")
    how = Asked(
        asked.text("language") or "en",
        asked.text("depends-on"),
        pdf=asked.flag("pdf"),
        docx=asked.flag("docx"),
        xlsx=asked.flag("xlsx"),
        overwrite=asked.flag("force"),
        threads=asked.whole("threads"),
        progress=asked.progress,
    )
    how.refuse(out)
    written = report(opened(folder), out, how, checked=True)
    if asked.flag("json"):
        print(json.dumps({"files": [str(one) for one in written]}))
    else:
        print("\n".join(f"{one.suffix[1:]:6} {one}" for one in written))
    return 0
