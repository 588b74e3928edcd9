# SPDX-License-Identifier: Apache-2.0
"""Writes the part of `_core.pyi` that follows from the engine's tables of outputs.

Needs the package built from the same sources; `./dev docs` runs it. Argument: the folder, laid out as
this project, in which the stub is written.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sharesim import _core

ROOT = Path(__file__).resolve().parents[1]
STUB = Path("python/sharesim/_core.pyi")
BEGIN = "# Written by cmake/stub.py from the engine's tables of outputs.\n\n"
END = "\n# End of what cmake/stub.py wrote.\n"


def written(stub: str) -> str:
    """The stub with the declarations that the engine makes now."""
    before, rest = stub.split(BEGIN)
    after = rest.split(END)[1]
    return before + BEGIN + _core.declarations() + END + after


if __name__ == "__main__":
    target = Path(sys.argv[1]) / STUB
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(written((ROOT / STUB).read_text("utf-8")), "utf-8")
