# SPDX-License-Identifier: Apache-2.0
"""Reforms: what is changed of a scenario, and what it is called."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from typing import Any

from sharesim import _core
from sharesim._core import ScenarioError

Reform = str | os.PathLike[str] | Mapping[str, Any]


def open_reform(reform: Reform) -> tuple[str, _core.Document]:
    """Name and document of a reform; keys of a dictionary may be paths such as `tax.rate`."""
    if not isinstance(reform, Mapping):
        return _core.open_reform(os.fspath(reform))
    document = _core.Document.of({}).with_values(dict(reform))
    return _slug(str(reform.get("label", "reform"))), document


def _slug(label: str) -> str:
    return re.sub(r"\W+", "_", label.lower()).strip("_") or "reform"


def named(reforms: Sequence[Reform] | Mapping[str, Reform]) -> list[tuple[str, _core.Document]]:
    """Give names and documents of reforms; a mapping says the names. Refuses those that clash."""
    if isinstance(reforms, str):
        reforms = [reforms]
    if isinstance(reforms, Mapping):
        if odd := [name for name in reforms if not isinstance(name, str)]:
            raise ScenarioError(f"reforms: expected a text as the name of one, got {odd[0]!r}")
        found = [(name, open_reform(reform)[1]) for name, reform in reforms.items()]
    else:
        found = [open_reform(reform) for reform in reforms]
    _core.check_labels(found)
    return found
