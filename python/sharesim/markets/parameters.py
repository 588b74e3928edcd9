# SPDX-License-Identifier: Apache-2.0
"""The parameters of a scenario, with their values and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sharesim.markets.catalogue import Parameter


class Parameters(Mapping[str, Any]):
    """The parameters of a scenario by path, with their values.

    `parameters["trust.half_life"]` is the value in force, `parameters.describe("trust.half_life")`
    its meaning, unit, range, default and source. Parts of the tree can be asked for too:
    `parameters["trust"]` is a dictionary.
    """

    def __init__(self, tree: dict[str, Any], known: list[Parameter]) -> None:
        self._tree = tree
        self._known = known

    def __getitem__(self, path: str) -> Any:
        value: Any = self._tree
        for step in path.split("."):
            try:
                value = value[int(step)] if isinstance(value, list) else value[step]
            except (KeyError, IndexError, ValueError, TypeError):
                raise KeyError(path) from None
        return value

    def __iter__(self) -> Iterator[str]:
        return _paths(self._tree)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def describe(self, path: str) -> Parameter:
        """Tell what a parameter means; KeyError when the model has none of that path."""
        plain = _plain(path)
        for one in self._known:
            if _plain(one.path) == plain:
                return one
        raise KeyError(path)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)

    def __repr__(self) -> str:
        return "\n".join(f"{path} = {self[path]!r}" for path in self)


def _plain(path: str) -> str:
    """A path without the numbers of list entries and the names of rules."""
    return re.sub(r"\[[^]]*\]|\.\d+(?=\.|$)", "", path)


def _paths(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _paths(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, inner in enumerate(value):
            yield from _paths(inner, f"{path}.{number}")
    else:
        yield path
