# SPDX-License-Identifier: Apache-2.0
"""Computes the tables of real cities in data/ from public listing files and from *_figures.csv.

    SHARESIM_DATA=/path/to/data python scenarios/home_sharing/make_tables.py           # write
    SHARESIM_DATA=/path/to/data python scenarios/home_sharing/make_tables.py --check   # compare

It needs the package sharesim, which makes tables of any city's listings.
docs/markets/home_sharing/data.md says what each column means.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tables import Table
from tables.city import Figures, borough_table, hotel_table, read_figures, season_table
from tables.listings import NEW_YORK, SINGAPORE, TOKYO, Source

from sharesim.home_sharing.tables import render

HERE = Path(__file__).resolve().parent / "data"
MAKERS: dict[str, Callable[[Figures], Table]] = {
    "boroughs": borough_table,
    "hotels": hotel_table,
    "season": season_table,
}
# Name of the tables, of the listings', the snapshot, the listings' licence.
CITIES: tuple[tuple[str, str, Source, str, str], ...] = (
    ("new_york", "new_york_2019", NEW_YORK, "8 July 2019 (CC0 1.0)", "CC0-1.0"),
    ("tokyo", "tokyo_2023", TOKYO, "29 June 2023 (CC BY 4.0)", "CC-BY-4.0"),
    ("singapore", "singapore_2023", SINGAPORE, "23 September 2023 (CC BY 4.0)", "CC-BY-4.0"),
)


def tables(folder: Path | None) -> dict[str, str]:
    """The text of every table that can be computed, by file name."""
    texts: dict[str, str] = {}
    for city, counted, source, snapshot, licence in CITIES:
        told = f"From {city}_figures.csv, with the source of each number, by make_tables.py."
        figures = read_figures(HERE / f"{city}_figures.csv")
        for part, make in MAKERS.items():
            texts[f"{city}_{part}.csv"] = render(make(figures), "CC0-1.0", told)
        if folder is not None:
            made = f"Inside Airbnb, {source.city}, {snapshot}, aggregated by make_tables.py."
            for part, table in source.tables(source.listings(folder, HERE)).items():
                texts[f"{counted}{part}.csv"] = render(table, licence, made)
    return texts


def shipped(name: str) -> str | None:
    path = HERE / name
    return path.read_bytes().decode("utf-8") if path.exists() else None


def listing_folder() -> Path | None:
    root = os.environ.get("SHARESIM_DATA")
    folder = Path(root) / "airbnb" if root else None
    return folder if folder and (folder / NEW_YORK.file).exists() else None


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Computes the tables of real cities.")
    parser.add_argument("--check", action="store_true", help="compare with data/, write nothing")
    check = parser.parse_args(arguments).check
    folder = listing_folder()
    if folder is None:
        print("no listing file below $SHARESIM_DATA/airbnb: only the city figures are computed")
    stale = {name: text for name, text in tables(folder).items() if shipped(name) != text}
    for name, text in stale.items():
        print(f"{name}: {'differs' if check else 'written'}")
        if not check:
            (HERE / name).write_bytes(text.encode("utf-8"))
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
