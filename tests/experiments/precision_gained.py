# SPDX-License-Identifier: Apache-2.0
"""What pairing by identity is worth: how many independent worlds would tell as much as one pair.

    python tests/experiments/precision_gained.py [FOLDER]

Runs the shipped experiment `new_york_pairing` with draws by identity and with a shared stream,
twenty replicates each (a quarter of an hour on two cores), and prints the table of
docs/develop/experiments.md. Of independent seeds the spread follows from the same runs: the
variance of a difference of independent numbers is the sum of theirs. A finished folder is read, not
run again.
"""

from __future__ import annotations

import sys
from pathlib import Path

import sharesim as ss
from sharesim.show.numbers import number

EXPERIMENT = "new_york_pairing"
SHOWN = ("nights", "host_income", "price", "hotel_nights", "guest_surplus")


def compared(pairing: str, folder: Path) -> ss.Comparison:
    """Give the experiment with a pairing, simulated unless it was already."""
    place = folder / pairing
    if not (place / "results.h5").exists():
        experiment = ss.experiment(EXPERIMENT)
        experiment.design["pairing"] = pairing
        experiment.run(out=place, progress=True)
    results = ss.open(place)
    assert isinstance(results, ss.Comparison)
    return results


def main(folder: Path) -> None:
    """Print the table."""
    keyed, stream = (compared(pairing, folder) for pairing in ("identity", "stream"))
    print(
        "| reform | indicator | effect | of baseline | independent | shared stream | by identity"
        " | stream saves | identity saves |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for reform in keyed.reforms:
        for indicator in SHOWN:
            pair = keyed.effect(indicator).sel(reform=reform)
            level, apart = float(pair["baseline_level"]), float(pair["unpaired_sd"])
            in_order = float(stream.effect(indicator).sel(reform=reform)["paired_sd"])
            by_identity = float(pair["paired_sd"])
            cells = [
                reform,
                f"`{indicator}`",
                number(float(pair["difference"])),
                f"{float(pair['relative']):+.2%}",
            ]
            cells += [f"{spread / abs(level):.3%}" for spread in (apart, in_order, by_identity)]
            cells += [number((apart / spread) ** 2) for spread in (in_order, by_identity)]
            print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "results/precision_gained"))
