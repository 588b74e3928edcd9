# SPDX-License-Identifier: Apache-2.0
"""Memory does not grow with the number of runs: few and many, in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from program import PROGRAM, program_is_built

pytestmark = program_is_built

FEW, MANY = 20, 200
# Whoever kept the runs themselves would need 48 kB a replicate: two runs, 1,000 days, three
# indicators. Lists of numbers made of them are watched by tests/sim/memory_test.cpp.
DAYS = 1_000
ALLOWED_BYTES_A_REPLICATE = 5_000


def peak_memory(folder: Path, reform: Path, replicates: int) -> int:
    """Compare ten people under two rates of talk; give the most memory held, in bytes."""
    words = ["compare", "bass", "--set", "people=10", "--days", str(DAYS), "--threads", "1"]
    words += ["--reform", str(reform), "--replicates", str(replicates), "--json", "--quiet"]
    with (folder / f"{replicates}.json").open("w") as told:
        out = folder / str(replicates)
        child = subprocess.Popen([str(PROGRAM), *words, "-o", str(out)], stdout=told)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    return usage.ru_maxrss * 1024


def test_memory_does_not_grow_with_the_number_of_runs(tmp_path: Path) -> None:
    reform = tmp_path / "talk.toml"
    reform.write_text('label = "More talk"\nimitation = 0.5\n')
    few, many = (peak_memory(tmp_path, reform, replicates) for replicates in (FEW, MANY))
    told = json.loads((tmp_path / f"{MANY}.json").read_text())
    effects = {one["name"]: one for one in told["reforms"][0]["effects"]}
    assert effects["adopters"]["n"] == MANY  # or less was held because less was done
    assert many - few < ALLOWED_BYTES_A_REPLICATE * (MANY - FEW)
