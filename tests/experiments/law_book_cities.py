# SPDX-License-Identifier: Apache-2.0
"""What each law of the shelf does to a city in the year after it begins.

    python tests/experiments/law_book_cities.py CITY [--worlds 5] [--days 365] [--program SHARESIM]

Lays every preset of scenarios/reforms/home_sharing that states a law over a shipped city, moved to
the city's own year, with amounts of money in its currency, and prints the table of
docs/markets/home_sharing/regulation.md in Markdown: paired effects with half of the 95 % interval,
over so many days after the start in July. All laws share each world's past, so a year of a city of
fifty thousand listings takes some ten minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from law_book import COLUMNS, PRESETS, cell

SHELF = Path(__file__).parents[2] / "scenarios/reforms/home_sharing"
CITIES = Path(__file__).parents[2] / "scenarios/home_sharing"
UNITS_A_DOLLAR = {"USD": 1, "EUR": 0.92, "JPY": 140, "SGD": 1.34}  # rough rates of 2023
MONEY = {"fine", "cost", "per_night", "premium"}
SHOWN = ("active_listings", "nights", "price", "hotel_rate", "host_net_income", "tax", "fines")
BEFORE = 181  # days of the year before July, when the presets begin


def moved(value: Any, years: int, rate: float, key: str = "") -> Any:
    """Give a law with its dates so many years later and its amounts in another currency."""
    if isinstance(value, dict):
        return {inner: moved(one, years, rate, inner) for inner, one in value.items()}
    if isinstance(value, list):
        return [moved(one, years, rate, key) for one in value]
    if isinstance(value, date):
        return value.replace(year=value.year + years).isoformat()
    if key in MONEY and isinstance(value, int | float):
        return value * rate
    return value


def laws(city: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the presets as the city would enact them."""
    years = city["start"].year - 2019
    rate = UNITS_A_DOLLAR[city["currency"]]
    return [
        moved(tomllib.loads((SHELF / f"{preset}.toml").read_text()), years, rate)
        for preset in PRESETS
    ]


def experiment(name: str, worlds: int, days: int) -> dict[str, Any]:
    """Give the document of the experiment."""
    city = tomllib.loads((CITIES / f"{name}.toml").read_text())
    return {
        "title": f"The law book in {name}",
        "baseline": name,
        "reforms": laws(city),
        "replicates": worlds,
        "placebos": "skip",
        "set": {"days": BEFORE + days},
    }


def main() -> None:
    """Print the table of one city."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("city")
    asked.add_argument("--worlds", type=int, default=5)
    asked.add_argument("--days", type=int, default=365)
    asked.add_argument("--program", default=shutil.which("sharesim"))
    given = asked.parse_args()
    if given.program is None:
        sys.exit("law_book_cities.py: no sharesim on the path; name it with --program")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "law_book.json"
        file.write_text(json.dumps(experiment(given.city, given.worlds, given.days)))
        answer = subprocess.run(
            [given.program, "compare", str(file), "--json"], check=True, stdout=subprocess.PIPE
        )
    print("| law |", " | ".join(COLUMNS.get(one, one) for one in SHOWN), "|")
    print("| --- |" + " --- |" * len(SHOWN))
    for told in json.loads(answer.stdout)["reforms"]:
        found = {one["name"]: one for one in told["effects"]}
        print(f"| `{told['name']}` |", " | ".join(cell(found[one]) for one in SHOWN), "|")


if __name__ == "__main__":
    main()
