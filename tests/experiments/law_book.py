# SPDX-License-Identifier: Apache-2.0
"""What each law of the shelf does to the village, and what the evidence says it should do.

    python tests/experiments/law_book.py [SHARESIM]

Runs every preset of scenarios/reforms/home_sharing that states a law in twenty worlds, in pairs
(ten minutes on two cores), and prints the tables of docs/markets/home_sharing/regulation.md in
Markdown. SHARESIM is the program, by default the one on the path.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

WORLDS = 20
PRESETS = (
    "night_cap_90",
    "registration",
    "london_90_nights",
    "amsterdam_30_nights",
    "paris_120_nights",
    "japan_180_nights",
    "san_francisco_registration",
    "new_york_local_law_18",
    "barcelona_licences",
    "berlin_whole_home_ban",
    "los_angeles_ordinance",
    "one_host_one_home",
    "seoul_foreigners_only",
    "lisbon_freeze",
    "occupancy_tax_platform",
    "occupancy_tax_host",
    "progressive_tax",
    "commission_cap",
)
COLUMNS = {
    "active_listings": "listings",
    "nights": "nights in homes",
    "price": "price",
    "hotel_rate": "hotel rate",
    "host_net_income": "hosts' net income",
    "tax": "tax",
    "fines": "fines",
}

# Laws from the first recorded day on, so that a year's ratio is that of the law.
START = "from = 2019-01-01\n"
RISK = "sanction = { inspections = 0.2, fine = 2_000 }\n"
BREACH = "sanction = { inspections = 0.05, fine = 1_000 }\n"
LAWS = {
    "ban, 20 % a year found": "[[regulation.entire_home_ban]]\n" + START + RISK,
    "ban, main home exempt, 20 % found": "[[regulation.entire_home_ban]]\n"
    + START
    + RISK
    + "except_primary = true\n",
    "registration, delisted": "[[regulation.registration]]\n" + START + BREACH,
    "registration, nobody delists": "[[regulation.registration]]\n"
    + START
    + BREACH
    + 'platform = "none"\n',
    "registration of all, delisted": "[[regulation.registration]]\n"
    + START
    + BREACH
    + 'eligible = "everyone"\n',
    "foreigners only, kept": '[[regulation.foreigners_only]]\nplatform = "delists"\n' + START,
    "foreigners only, as it is": "[[regulation.foreigners_only]]\n" + START,
    "foreigners, and 180 nights of others": '[[regulation.foreigners_only]]\nplatform = "delists"\n'
    + "domestic_nights = 180\n"
    + START,
    "tax by the platform": "[[regulation.occupancy_tax]]\n" + START,
    "tax by hosts": '[[regulation.occupancy_tax]]\nremitted = "host"\n' + START,
}
UNTAXED = ("tax.rate=0", "tax.per_night=0", "tax.declared=0.24")


def effects(program: str, reform: str, *settings: str) -> dict[str, dict[str, Any]]:
    """Give the paired effects of a reform by indicator."""
    command = [program, "compare", "village", "--reform", reform, "--json", "--quiet"]
    command += ["--replicates", str(WORLDS)]
    for setting in settings:
        command += ["--set", setting]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    told = answer["reforms"][0]
    assert told["placebo_is_zero"], reform
    return {one["name"]: one for one in told["effects"]}


def cell(effect: dict[str, Any]) -> str:
    """Show a difference with half its interval, as a percentage where there is a baseline."""
    base, digits = (effect["baseline"] / 100, 1) if effect["baseline"] else (1, 0)
    shown = f"{effect['difference'] / base:+,.{digits}f}"
    if effect["low"] is None:  # fewer than five worlds
        return shown
    half = (effect["high"] - effect["low"]) / 2
    return f"{shown} ± {half / base:,.{digits}f}"


def presets(program: str) -> None:
    """Print the table of presets."""
    print("| preset |", " | ".join(COLUMNS.values()), "|")
    print("| --- |" + " --- |" * len(COLUMNS))
    for preset in PRESETS:
        found = effects(program, preset)
        cells = [cell(found[name]) for name in COLUMNS]
        print(f"| `{preset}` |", " | ".join(cells), "|", flush=True)


def evidence(program: str) -> None:
    """Print what laws from the first day on leave, against the year without them."""
    print("| law | listings | lawful of all before | nights | tax a year |")
    print("| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, law) in enumerate(LAWS.items()):
            file = Path(folder) / f"law_{number}.toml"
            file.write_text(f'label = "law_{number}"\ntitle = "{name}"\n{law}')
            settings = UNTAXED if name.startswith("tax") else ()
            found = effects(program, str(file), *settings)
            listings, nights = found["active_listings"], found["nights"]
            breaking = sum(found[one]["reform"] for one in ("ignoring_listings", "hidden_listings"))
            lawful = (listings["reform"] - breaking) / listings["baseline"]
            print(
                f"| {name} | {listings['reform'] / listings['baseline']:.2f} | {lawful:.2f} "
                f"| {nights['reform'] / nights['baseline']:.2f} | {found['tax']['reform']:,.0f} |",
                flush=True,
            )


def main() -> None:
    """Print both tables."""
    program = sys.argv[1] if len(sys.argv) > 1 else shutil.which("sharesim")
    if program is None:
        sys.exit("law_book.py: no sharesim on the path; name the program")
    presets(program)
    print()
    evidence(program)


if __name__ == "__main__":
    main()
