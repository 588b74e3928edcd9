# SPDX-License-Identifier: Apache-2.0
"""Who writes the report of a comparison: the package of reports says so when it is imported.

A report stands on designs and markets, which stand on results; so results know only that there is
somebody to ask.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Writer = Callable[..., list[Path]]
_writers: list[Writer] = []


def use_writer(writer: Writer) -> None:
    """Have a function write all reports from now on."""
    _writers[:] = [writer]


def write(comparison: Any, out: Any, **asked: Any) -> list[Path]:
    """Write the report of a comparison; `Comparison.report` says what may be asked."""
    if not _writers:
        raise RuntimeError("nobody writes reports: `import sharesim` has them written")
    return _writers[0](comparison, out, **asked)
