# SPDX-License-Identifier: Apache-2.0
"""Where the files of published facts lie, and all of those of an area read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from sharesim import _paths
from sharesim._core import ScenarioError
from sharesim.files.mistakes import nearest, told
from sharesim.validation import reader
from sharesim.validation.facts import Fact

FOLDER = "validation"


def _roots() -> list[Path]:
    named = os.environ.get(_paths.VARIABLE, "").split(":")
    return [Path(folder) / FOLDER for folder in [*filter(None, named), str(_paths.SHIPPED)]]


def areas() -> list[str]:
    """Names of the areas that have facts."""
    found = {one.name for root in _roots() if root.is_dir() for one in root.iterdir()}
    return sorted(name for name in found if _files(name))


def _files(area: str) -> dict[str, Path]:
    """The file of each fact of an area; the user's own come before those shipped."""
    files: dict[str, Path] = {}
    for root in _roots():
        for path in sorted((root / area).glob("*.toml")):
            files.setdefault(path.stem, path)
    return dict(sorted(files.items()))


def facts_of(area: str | None, wanted: Sequence[str] | None = None) -> list[Fact]:
    """Read the facts of an area, or of all; every mistake in their files is reported at once."""
    known = areas()
    if area is not None and area not in known:
        raise ScenarioError(f"area: no facts of {area!r}; {nearest(area, known)}")
    files = {
        name: (one, path)
        for one in ([area] if area is not None else known)
        for name, path in _files(one).items()
    }
    for name in wanted or ():
        if name not in files:
            raise ScenarioError(f"facts: no fact {name!r}; {nearest(name, files)}")
    mistakes: list[str] = []
    read = [
        reader.opened(path, one, mistakes)
        for name, (one, path) in files.items()
        if _in(name, wanted)
    ]
    if mistakes:
        raise ScenarioError("\n".join(told(mistakes)))
    return [fact for fact in read if fact is not None]


def _in(name: str, wanted: Sequence[str] | None) -> bool:
    return not wanted or name in wanted
