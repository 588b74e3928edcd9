# SPDX-License-Identifier: Apache-2.0
"""Calibrates a shipped city to its listings file, and prints the table of its page in docs/.

SHARESIM_DATA=/path/to/data python tests/experiments/calibrate_city.py tokyo
SHARESIM_DATA=/path/to/data python tests/experiments/calibrate_city.py tokyo --only-measure
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import sharesim as ss
from sharesim.home_sharing import assumptions, calibration

HOME_SHARING = Path(__file__).resolve().parents[2] / "scenarios" / "home_sharing"
sys.path.insert(0, str(HOME_SHARING))

from tables import listings  # noqa: E402

TASTES = ("demand.home_appeal", "demand.room_appeal", "demand.hotel_appeal")


def main() -> None:
    """Calibrate one city, then measure it in more worlds."""
    parser = argparse.ArgumentParser(description="Calibrates a shipped city.")
    parser.add_argument("city", choices=["new_york", "new_york_full", "tokyo", "singapore"])
    parser.add_argument("--only-measure", action="store_true", help="keep its tastes")
    parser.add_argument("--replicates", type=int, default=5)
    asked = parser.parse_args()
    source = getattr(listings, asked.city.removesuffix("_full").upper())
    rows = source.listings(Path(os.environ["SHARESIM_DATA"]) / "airbnb", HOME_SHARING / "data")
    active = source.active_of(rows)
    targets = assumptions.targets_of(active)
    town = ss.scenario(asked.city)
    print(f"{len(rows):,} listings, {len(active):,} active; {targets}")
    print(f"price level over New York's: {assumptions.price_level(active) / 106.3:.4g}")
    if not asked.only_measure:
        start = calibration.Tastes(*(town.parameters[path] for path in TASTES))
        found = calibration.calibrate(town, targets, start, tell=print)
        rounded = {path: round(value, 3) for path, value in found.tastes.values().items()}
        print(f"met: {found.met}; {rounded}")
        town = town.set(rounded)
    year = calibration.year_of(town, asked.replicates)
    for name, value in vars(year).items():
        print(f"{name:18} {value:,.4g}")
    print("nights per active", f"{year.nights / year.active:,.4g}")
    print("misses", [f"{miss:+.2%}" for miss in year.misses(targets)])


if __name__ == "__main__":
    main()
