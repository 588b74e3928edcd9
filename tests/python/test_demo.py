# SPDX-License-Identifier: Apache-2.0
"""The figure of the demonstration, and the notebooks."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sharesim import demo

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def test_the_demo_draws_and_says_where(
    compared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(compared, tmp_path / "out")
    assert demo.main([str(folder)]) == 0
    picture, table = folder / "effects.png", folder / "effects.csv"
    page = tmp_path / "out.html"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 200_000
    assert table.read_text().startswith("reform,indicator,")
    told = capsys.readouterr().out
    assert str(picture) in told
    assert str(table) in told
    assert str(page) in told
    assert page.read_text("utf-8").startswith("<!doctype html>")


def test_a_folder_without_a_comparison_is_refused(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sharesim.demo", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stripped_and_runs(path: Path, tmp_path: Path) -> None:
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    notebook = nbformat.read(path, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert not any(cell.outputs or cell.execution_count for cell in code)
    client = nbclient.NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": tmp_path}}
    )
    client.execute()
