# SPDX-License-Identifier: Apache-2.0
"""The tutorial shows code of the project, not a memory of it."""

from __future__ import annotations

import re

import pytest

from sources import text

SHOWN_FROM = [
    "models/bass/headlines.hpp",
    "models/bass/market.hpp",
    "models/bass/market.cpp",
    "models/catalogue.cpp",
    "tests/models/bass_test.cpp",
    "scenarios/bass/novelty.toml",
]
PAGE = text("docs/develop/write_your_own_model.md")
BLOCKS = re.findall(r"^```(?:cpp|toml)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_there_is_code_to_look_at() -> None:
    assert len(BLOCKS) > 10


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.strip().splitlines()[0][:40])
def test_code_is_the_project_s_own(block: str) -> None:
    assert any(block.strip() in text(file) for file in SHOWN_FROM), block
