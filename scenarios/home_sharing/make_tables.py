# SPDX-License-Identifier: Apache-2.0
"""Computes the New York tables in data/ from the public listing file and from new_york_figures.csv.

    SHARESIM_DATA=/path/to/data python scenarios/home_sharing/make_tables.py           # write
    SHARESIM_DATA=/path/to/data python scenarios/home_sharing/make_tables.py --check   # compare

docs/data.md says what each column means.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tables import Table
from tables.city import Figures, borough_table, hotel_table, read_figures, season_table
from tables.listings import host_table, neighbourhood_table, read_listings

HERE = Path(__file__).resolve().parent / "data"
LISTINGS_SOURCE = "Inside Airbnb, New York, 8 July 2019 (CC0 1.0), aggregated by make_tables.py."
FIGURES_SOURCE = "From new_york_figures.csv, with the source of each number, by make_tables.py."


def render(table: Table, source: str) -> str:
    text = io.StringIO()
    text.write(f"# SPDX-License-Identifier: CC0-1.0\n# {source}\n")
    writer = csv.DictWriter(text, fieldnames=list(table[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return text.getvalue()


def tables(folder: Path | None) -> dict[str, str]:
    """The text of every table that can be computed, by file name."""
    figures = read_figures(HERE / "new_york_figures.csv")
    makers: dict[str, Callable[[Figures], Table]] = {
        "new_york_boroughs.csv": borough_table,
        "new_york_hotels.csv": hotel_table,
        "new_york_season.csv": season_table,
    }
    texts = {name: render(make(figures), FIGURES_SOURCE) for name, make in makers.items()}
    if folder is not None:
        listings = read_listings(folder)
        texts["new_york_2019.csv"] = render(neighbourhood_table(listings), LISTINGS_SOURCE)
        texts["new_york_2019_hosts.csv"] = render(host_table(listings), LISTINGS_SOURCE)
    return texts


def shipped(name: str) -> str | None:
    path = HERE / name
    return path.read_bytes().decode("utf-8") if path.exists() else None


def listing_folder() -> Path | None:
    root = os.environ.get("SHARESIM_DATA")
    folder = Path(root) / "airbnb" if root else None
    return folder if folder and (folder / "new_york_2019_07.csv.gz").exists() else None


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Computes the New York tables.")
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
