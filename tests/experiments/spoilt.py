# SPDX-License-Identifier: Apache-2.0
"""Shipped files and command lines spoilt at random: what the program makes of many of them.

python tests/experiments/spoilt.py                # 600; some minutes
python tests/experiments/spoilt.py 2000 --first 600
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "python"))

from spoilt import faults_of  # the tests' own generator, in the folder named above


def one(number: int) -> tuple[str, list[str]]:
    """Try the case of a number in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        return faults_of(number, Path(folder) / "given")


def main() -> int:
    """Print every case that is not refused in a few words or read, and how many there are."""
    parser = argparse.ArgumentParser(description="Spoilt input, and what becomes of it.")
    parser.add_argument("count", type=int, nargs="?", default=600)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--side-by-side", type=int, default=2)
    asked = parser.parse_args()
    held = 0
    with ThreadPoolExecutor(asked.side_by_side) as team:
        for what, faults in team.map(one, range(asked.first, asked.first + asked.count)):
            held += not faults
            for fault in faults:
                print(f"{what}: {fault}", flush=True)
    print(f"{asked.count} tried, {held} held")
    return 0 if held == asked.count else 1


if __name__ == "__main__":
    sys.exit(main())
