# SPDX-License-Identifier: Apache-2.0
"""What pages of the documentation show runs as it is shown."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def blocks_of(page: str) -> list[str]:
    """Give the Python blocks of a page."""
    return re.findall(r"```python\n(.*?)```", (DOCS / page).read_text("utf-8"), flags=re.DOTALL)


def run_blocks(page: str, folder: Path) -> str:
    """Run the Python blocks of a page, one after the other, as a user would; give what they say."""
    script = folder / "page.py"
    script.write_text("\n".join(blocks_of(page)), "utf-8")
    done = subprocess.run(
        [sys.executable, script], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_first_comparison_runs(tmp_path: Path) -> None:
    said = run_blocks("start/first_comparison.md", tmp_path)
    assert "placebo: exactly 0" in said
    assert "cap_120" in said
    assert (tmp_path / "cap.png").stat().st_size > 10_000


def test_the_examples_of_the_page_on_designs_run(tmp_path: Path) -> None:
    assert len(blocks_of("guides/designs.md")) >= 2
    run_blocks("guides/designs.md", tmp_path)
    assert (tmp_path / "sweep/sweep.nc").exists()
    assert (tmp_path / "response.png").stat().st_size > 10_000


def test_the_rule_on_the_page_on_trust_runs(tmp_path: Path) -> None:
    assert float(run_blocks("markets/home_sharing/trust.md", tmp_path)) > 100
