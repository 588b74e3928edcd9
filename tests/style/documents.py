# SPDX-License-Identifier: Apache-2.0
"""The pages of the project and how they are read: prose, headings, links."""

from __future__ import annotations

import re

from sources import files, text

INDEX = "docs/README.md"
FENCE = re.compile(r"^ *```.*?^ *```[^\n]*$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
ADDRESS = re.compile(r"[a-z]+:")


def pages() -> list[str]:
    """Paths of all pages, relative to the root."""
    return files(".md")


def prose(page: str) -> list[tuple[int, str]]:
    """The numbered lines of a page without blocks of code (fenced or indented) and table rows."""
    blank = FENCE.sub(lambda block: "\n" * block.group().count("\n"), text(page))
    lines = enumerate(blank.splitlines(), 1)
    return [(n, line) for n, line in lines if not line.startswith(("|", "    "))]


def links(page: str) -> list[str]:
    """The targets of the links of a page that lead to another file or place of the project."""
    bare = re.sub(r"`[^`\n]*`(?!\])", "", FENCE.sub("", text(page)))
    return [target for target in LINK.findall(bare) if not ADDRESS.match(target)]


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "")
    return re.sub(r"[^\w\- ]", "", plain.strip().lower()).replace(" ", "-")


def anchors(page: str) -> set[str]:
    """The anchors of all headings of a page."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text(page)), re.MULTILINE)
    return {slug(heading) for heading in headings}
