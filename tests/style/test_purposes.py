# SPDX-License-Identifier: Apache-2.0
"""Two draws with one purpose would be one draw: labels are unique, and so are their codes."""

from __future__ import annotations

import re
from collections import defaultdict

from sources import files, text


def code(label: str) -> int:
    """The 32-bit FNV-1a hash that sim/random/stream.hpp gives a label."""
    value = 2166136261
    for byte in label.encode():
        value = (value ^ byte) * 16777619 % 2**32
    return value


def places() -> dict[str, list[str]]:
    """Where each label of the engine and the markets stands."""
    found = defaultdict(list)
    for file in files(".hpp", ".cpp"):
        if file.startswith(("sim/", "models/")):
            bare = re.sub(r"//[^\n]*", "", text(file))
            for label in re.findall(r'\bpurpose\(\s*"([^"]+)"', bare):
                found[label].append(file)
    return found


def test_each_label_stands_once() -> None:
    wrong = [f"{label}: {', '.join(at)}" for label, at in places().items() if len(at) > 1]
    assert not wrong, "\n".join(wrong)


def test_no_two_labels_share_a_code() -> None:
    shared = defaultdict(list)
    for label in places():
        shared[code(label)].append(label)
    wrong = [", ".join(labels) for labels in shared.values() if len(labels) > 1]
    assert not wrong, "\n".join(wrong)


def test_labels_are_dotted_paths() -> None:
    wrong = [label for label in places() if not re.fullmatch(r"[a-z_0-9]+(\.[a-z_0-9]+)+", label)]
    assert not wrong, "\n".join(wrong)


def test_the_hash_itself() -> None:
    assert code("") == 0x811C9DC5
    assert code("a") == 0xE40C292C
    assert code("foobar") == 0xBF9CF968
