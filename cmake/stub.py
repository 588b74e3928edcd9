# SPDX-License-Identifier: Apache-2.0
"""Writes what Python declares of the engine's tables of outputs: types in `_core.pyi`, dataclasses.

Needs the package built from the same sources; `./dev docs` runs it. Argument: the folder, laid out
as this project, in which the files are written.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sharesim import _core

ROOT = Path(__file__).resolve().parents[1]
STUB = Path("python/sharesim/_core.pyi")
BEGIN = "# Written by cmake/stub.py from the engine's tables of outputs.\n\n"
END = "\n# End of what cmake/stub.py wrote.\n"
LINES = Path("python/sharesim/markets/lines.py")
OBJECTS = ("ParameterLine", "IndicatorLine")  # what Python gives as objects, not as dictionaries
HEAD = '''# SPDX-License-Identifier: Apache-2.0
"""What a model says of its parameters and indicators; written by cmake/stub.py, not by hand."""

from __future__ import annotations

from dataclasses import dataclass
'''


def written(stub: str) -> str:
    """The stub with the declarations that the engine makes now."""
    before, rest = stub.split(BEGIN)
    after = rest.split(END)[1]
    return before + BEGIN + _core.declarations() + END + after


def dataclasses() -> str:
    """The module of dataclasses, with the fields that the engine declares now."""
    declared = dict(one.split("(TypedDict):\n") for one in _core.declarations().split("class ")[1:])
    return HEAD + "".join(
        f"\n\n@dataclass(frozen=True)\nclass {name}:\n"
        f'    """A line of the table of that name."""\n\n{declared[name].rstrip()}\n'
        for name in OBJECTS
    )


def write(path: Path, content: str) -> None:
    """Write a file, in folders that may be missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    write(target / STUB, written((ROOT / STUB).read_text("utf-8")))
    write(target / LINES, dataclasses())
