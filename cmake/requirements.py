# SPDX-License-Identifier: Apache-2.0
"""Writes what pyproject.toml asks for, development tools included, as a requirements file."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path


def requirements(project: Path) -> list[str]:
    """Everything that building, using and testing the package needs."""
    table = tomllib.loads(project.read_text(encoding="utf-8"))
    extras = table["project"]["optional-dependencies"]["dev"]
    return [*table["build-system"]["requires"], *table["project"]["dependencies"], *extras]


if __name__ == "__main__":
    Path(sys.argv[1]).write_text("\n".join(requirements(Path("pyproject.toml"))) + "\n", "utf-8")
