# SPDX-License-Identifier: Apache-2.0
"""The files that the looks at the sources look at."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def files(*suffixes: str, under: str = "") -> list[str]:
    """Paths, relative to the root, of the project's own files with one of the endings."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "--", under or "."],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    return sorted(f for f in listed if f.endswith(suffixes) and (ROOT / f).is_file())


def text(file: str) -> str:
    """The text of a file given relative to the root."""
    return (ROOT / file).read_text(encoding="utf-8")
