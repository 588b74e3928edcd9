# SPDX-License-Identifier: Apache-2.0
"""What listings do by themselves: the course of active listings over two years without reforms.

python tests/experiments/drift.py                   # every city and the village; half an hour
python tests/experiments/drift.py singapore --burn-in 180 365 --worlds 16
"""

from __future__ import annotations

import argparse

import numpy as np

import sharesim as ss

WORLDS = {"village": 40, "singapore": 16, "tokyo": 2, "new_york": 2, "new_york_full": 1}
WEEKS = 28
MONTH = 30


def main() -> None:
    """Print, by city and burn-in, the months that lie furthest from the first weeks."""
    parser = argparse.ArgumentParser(description="Drift of active listings without reforms.")
    parser.add_argument("city", nargs="*", default=list(WORLDS))
    parser.add_argument("--burn-in", type=int, nargs="+", default=[180, 365])
    parser.add_argument("--worlds", type=int)
    asked = parser.parse_args()
    print("city, burn-in, worlds | first weeks | lowest, highest, last month against them")
    for city in asked.city:
        for burn_in in asked.burn_in:
            worlds = asked.worlds or WORLDS[city]
            town = ss.scenario(city).set({"burn_in": burn_in, "days": 730})
            result = ss.run(town, replicates=worlds)
            days = np.asarray(result.dataset["active_listings"]).reshape(worlds, -1).mean(axis=0)
            first = days[:WEEKS].mean()
            months = [days[at : at + MONTH].mean() / first - 1 for at in range(0, 720, MONTH)]
            print(
                f"{city}, {burn_in}, {worlds} | {first:,.0f} | "
                f"{min(months):+.1%}, {max(months):+.1%}, {months[-1]:+.1%}",
                flush=True,
            )


if __name__ == "__main__":
    main()
