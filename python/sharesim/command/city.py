# SPDX-License-Identifier: Apache-2.0
"""The verb `new city` of the command line, which the engine hands over to this."""

from __future__ import annotations

import json
import math
import sys

from sharesim.command.refusals import SOME_FAILED, guarded
from sharesim.command.request import Request, given
from sharesim.home_sharing.new_city import NewCity, new_city


def main(asked: Request) -> int:
    """Do what was asked; give the exit status of the command line."""
    return guarded(lambda: _new(asked), "nothing was written")


def _new(asked: Request) -> int:
    options = given(bad_rows=asked.text("bad-rows"))
    made = new_city(
        asked.word("NAME"),
        asked.word("listings"),
        asked.text("output"),
        neighbourhoods=asked.text("neighbourhoods"),
        hotels=asked.text("hotels"),
        currency=asked.text("currency"),
        exchange_rate=asked.number("exchange-rate"),
        dates=asked.text("dates"),
        calibrate=asked.flag("calibrate"),
        overwrite=asked.flag("force"),
        threads=asked.whole("threads"),
        progress=asked.progress,
        **options,
    )
    print(json.dumps(_machine_words(made)) if asked.flag("json") else made)
    if not made.hindrances:
        return 0
    print(f"sharesim: {made.path} is written, but not calibrated", file=sys.stderr)
    return SOME_FAILED


def _machine_words(made: NewCity) -> dict[str, object]:
    def plain(value: float) -> float | None:
        return value if math.isfinite(value) else None

    found = made.calibration
    return {
        "file": str(made.path),
        "calibrated": found.met if found else None,
        "tastes": found.tastes.values() if found else None,
        "fit": [
            {"group": line.group, "statistic": line.name, "data": plain(line.data),
             "drawn": plain(line.drawn)}
            for line in made.fit
        ],
        "hindrances": made.hindrances,
        "assumed": made.assumptions,
    }  # fmt: skip
