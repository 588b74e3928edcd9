# SPDX-License-Identifier: Apache-2.0
"""The files that a spoilt case begins with, and what a case is."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from program import ROOT

SCENARIOS = ROOT / "scenarios/home_sharing"
REFORM = ROOT / "scenarios/reforms/home_sharing/night_cap_90.toml"
SHORT = ("--days", "3", "--set", "burn_in=0", "--quiet", "--threads", "1")
EXPERIMENT = """title = "Spoilt"
baseline = "village.toml"
reforms = ["reform.toml"]
replicates = 2
[set]
days = 3
burn_in = 0
"""


@dataclass
class Case:
    """What is asked of the program, and whether it must refuse."""

    words: list[str | bytes]
    what: str
    must_refuse: bool = False


@dataclass
class Files:
    """A folder with the village, a reform and an experiment that a case may spoil."""

    folder: Path
    luck: random.Random

    def document(self) -> Path:
        return self.folder / self.luck.choice(["village.toml", "reform.toml", "experiment.toml"])

    def table(self) -> Path:
        return self.luck.choice(sorted((self.folder / "data").glob("village_*.csv")))

    def words(self, document: Path) -> list[str | bytes]:
        """The command that reads a document."""
        verb: list[str | bytes] = ["run", "village.toml", *SHORT]
        if document.name == "reform.toml":
            verb = [
                "compare",
                "village.toml",
                "--reform",
                "reform.toml",
                "--replicates",
                "1",
                *SHORT,
            ]
        if document.name == "experiment.toml":
            verb = ["run", "experiment.toml", "--quiet", "--threads", "1"]
        return [*verb, "-o", "out"]


def files(folder: Path, luck: random.Random) -> Files:
    """Lay the shipped files into a folder."""
    (folder / "data").mkdir(parents=True)
    for table in (SCENARIOS / "data").glob("village_*.csv"):
        shutil.copy(table, folder / "data")
    shutil.copy(SCENARIOS / "village.toml", folder)
    shutil.copy(REFORM, folder / "reform.toml")
    (folder / "experiment.toml").write_text(EXPERIMENT)
    return Files(folder, luck)
