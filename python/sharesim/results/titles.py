# SPDX-License-Identifier: Apache-2.0
"""What reforms are called; one that nobody named is called what it changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

NAMELESS = re.compile(r"reform(_\d+)?")
MOST_CHANGES = 3
NAMES = ("title", "label")  # what a reform is called, which is no change of the market


def title_of(own: Mapping[str, Any], baseline: Mapping[str, Any], told: str) -> str:
    """Give a reform's title, or its label, or what it changes when it has neither.

    `own` and `baseline` are the parameters with and without it, `told` is its label or its name.
    """
    if own["title"] != baseline["title"]:
        return str(own["title"])
    if not NAMELESS.fullmatch(told):
        return told
    changes = [words for words in _changes(own, baseline) if words]
    if not changes:
        return told
    more = ["..."] if len(changes) > MOST_CHANGES else []
    return ", ".join(changes[:MOST_CHANGES] + more)


def _changes(own: Any, before: Any, path: str = "") -> Iterator[str]:
    if isinstance(own, Mapping) and isinstance(before, Mapping):
        for key, value in own.items():
            if not path and key in NAMES:
                continue
            yield from _changes(value, before.get(key), f"{path}.{key}" if path else str(key))
    elif own != before and not _same_file(own, before):
        told = isinstance(own, list | Mapping)
        yield path if told else f"{path} = {own}"


def _same_file(own: Any, before: Any) -> bool:
    """Whether two paths name the same input, which a folder of results may keep one level up."""
    if not isinstance(own, str) or not isinstance(before, str) or "/" not in own:
        return False
    return PurePath(own).name == PurePath(before).name
