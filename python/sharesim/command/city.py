# SPDX-License-Identifier: Apache-2.0
"""The verb `new city` of the command line, which the engine hands over to this."""

from __future__ import annotations

import argparse
import json
import math
import sys

from sharesim.command.grammar import SOME_FAILED, Grammar, guarded
from sharesim.home_sharing.new_city import NewCity, new_city


def main(words: list[str]) -> int:
    """Do what the words say; give the exit status of the command line."""
    return guarded(lambda: _new(words), "nothing was written")


def _new(words: list[str]) -> int:
    asked = _grammar().parse_args(words[1:])
    made = new_city(
        asked.name,
        asked.listings,
        asked.output,
        neighbourhoods=asked.neighbourhoods,
        hotels=asked.hotels,
        currency=asked.currency,
        exchange_rate=asked.exchange_rate,
        bad_rows=asked.bad_rows,
        dates=asked.dates,
        calibrate=asked.calibrate,
        overwrite=asked.force,
        threads=asked.threads,
        progress=False if asked.quiet else None,
    )
    print(json.dumps(_machine_words(made)) if asked.json else made)
    if not made.hindrances:
        return 0
    print(f"sharesim: {made.path} is written, but not calibrated", file=sys.stderr)
    return SOME_FAILED


def _grammar() -> argparse.ArgumentParser:
    grammar = Grammar(prog="sharesim new", description="A city from a listings file.")
    grammar.add_argument("kind", choices=["city"])
    grammar.add_argument("name", metavar="NAME", help="What the city is called")
    grammar.add_argument("--listings", required=True, help="CSV file of listings, packed or not")
    grammar.add_argument("--neighbourhoods", help="CSV file: neighbourhood,borough")
    grammar.add_argument("--hotels", help="CSV file: borough,tier,rooms,occupancy,rate")
    grammar.add_argument("--currency", help="Currency of all prices, such as EUR")
    grammar.add_argument("--exchange-rate", type=float, help="Units of the currency to a USD")
    grammar.add_argument("--dates", help="Whether 3/4/23 is day-first or month-first")
    grammar.add_argument("--bad-rows", default="refuse", help="Rows of no use: refuse, or skip")
    grammar.add_argument("--calibrate", action="store_true", help="Fit tastes to a year's stays")
    grammar.add_argument("-o", "--output", help="Folder for the city; NAME by default")
    grammar.add_argument("--force", action="store_true", help="Replace the city that is there")
    grammar.add_argument("--threads", type=int, help="Threads; all by default")
    grammar.add_argument("--quiet", action="store_true", help="No progress on stderr")
    grammar.add_argument("--json", action="store_true", help="Answer in JSON")
    return grammar


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
