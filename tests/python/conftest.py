# SPDX-License-Identifier: Apache-2.0
"""A small town and a small comparison that several tests look at."""

from __future__ import annotations

import shutil
from pathlib import Path

import matplotlib
import pytest
from swept import ASKED, CAP, FEE, SHORT

import sharesim as ss

matplotlib.use("Agg")


@pytest.fixture(scope="session")
def town() -> ss.Scenario:
    """The village with a short past, recorded for 70 days."""
    return ss.scenario("village").set({"burn_in": 20, "days": 70})


@pytest.fixture(scope="session")
def compared(town: ss.Scenario, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a comparison: a cap, and another fee, in five replicates."""
    folder = tmp_path_factory.mktemp("compared") / "out"
    fee = {"label": "Higher commission", "tax.rate": 0.2}
    ss.compare(town, reforms=[CAP, fee], replicates=5, out=folder)
    return folder


@pytest.fixture(scope="session")
def kept(town: ss.Scenario, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a comparison that keeps account of hosts and travellers."""
    folder = tmp_path_factory.mktemp("kept") / "out"
    ss.compare(town, [CAP], replicates=2, out=folder, persons=["hosts", "travellers"])
    return folder


@pytest.fixture(scope="session")
def short() -> ss.Scenario:
    return ss.scenario("village").set(SHORT)


@pytest.fixture(scope="session")
def six_points(short: ss.Scenario, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Latin hypercube of six points with a cap and another fee, in five replicates."""
    out = tmp_path_factory.mktemp("sweep") / "out"
    ss.sweep(short, ASKED, points=6, reforms=[CAP, FEE], out=out, threads=1)
    return out


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A copy of the village that a test may spoil."""
    source = Path(__file__).resolve().parents[2] / "scenarios/home_sharing"
    shutil.copytree(source / "data", tmp_path / "data")
    return Path(shutil.copy(source / "village.toml", tmp_path / "village.toml"))
