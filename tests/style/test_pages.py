# SPDX-License-Identifier: Apache-2.0
"""Links of pages lead somewhere, the index lists every page, and lines of prose are short."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from documents import INDEX, anchors, links, pages, prose, slug
from sources import ROOT, files, text

LONGEST = 160


def destination(page: str, target: str) -> tuple[str, str]:
    """The file, relative to the root, and the anchor that a link of a page names."""
    file, _, anchor = target.partition("#")
    place = (ROOT / page).parent / file if file else ROOT / page
    return str(place.resolve().relative_to(ROOT)), anchor


def is_broken(page: str, target: str) -> bool:
    """Whether a link leads to no file, or to no heading of it."""
    file, anchor = destination(page, target)
    return not (ROOT / file).exists() or bool(anchor and anchor not in anchors(file))


@pytest.mark.parametrize("page", pages())
def test_links_lead_somewhere(page: str) -> None:
    broken = [target for target in links(page) if is_broken(page, target)]
    assert not broken, f"{page}: {', '.join(broken)}"


def test_the_index_lists_every_page() -> None:
    listed = {destination(INDEX, target)[0] for target in links(INDEX)}
    missing = {page for page in pages() if page.startswith("docs/")} - listed - {INDEX}
    assert not missing, "\n".join(sorted(missing))


def test_each_page_of_the_index_has_a_sentence() -> None:
    lines = [line for line in text(INDEX).splitlines() if line.startswith("- [")]
    bare = [line for line in lines if not line.partition("): ")[2].endswith(".")]
    assert len(lines) > 20
    assert not bare, "\n".join(bare)


def test_the_front_page_leads_to_the_index() -> None:
    assert INDEX in links("README.md")


@pytest.mark.parametrize("page", pages())
def test_lines_of_prose_are_short(page: str) -> None:
    long = [n for n, line in prose(page) if len(line) > LONGEST]
    assert not long, f"{page}: lines {long}"


SOURCE = re.compile(r"`([\w/]*(?:[\w/.*]|\{[\w,]+\})+\.(?:cpp|hpp|py))`")


def spelt_out(name: str) -> list[str]:
    """A name with one pair of braces as the names that it stands for."""
    found = re.fullmatch(r"(.*)\{([\w,]+)\}(.*)", name)
    return [found[1] + one + found[3] for one in found[2].split(",")] if found else [name]


def is_there(name: str, market: str) -> bool:
    """Whether a source of that name, or one that fits it, is in the tree or in the market."""
    known = files(".cpp", ".hpp", ".py")
    if "/" in name:
        ours = (ROOT / name.split("/")[0]).is_dir()
        return not ours or any(fnmatch(one, name) for one in known)
    folders = (f"models/{market}/", "tests/") if market else ("",)
    return any(fnmatch(Path(one).name, name) for one in known if one.startswith(folders))


@pytest.mark.parametrize("page", pages())
def test_sources_that_pages_name_are_there(page: str) -> None:
    market = page.split("/")[1] if page.startswith("models/") else ""
    named = [name for found in SOURCE.findall(text(page)) for name in spelt_out(found)]
    missing = [name for name in named if not is_there(name, market)]
    assert page == "CHANGELOG.md" or not missing, f"{page}: {', '.join(missing)}"


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Two commands", "two-commands"),
        ("Rules: from what is known to `this`", "rules-from-what-is-known-to-this"),
        ("1. What a scenario may say", "1-what-a-scenario-may-say"),
    ],
)
def test_the_anchor_of_a_heading(heading: str, anchor: str) -> None:
    assert slug(heading) == anchor


def test_a_link_that_leads_nowhere_is_seen() -> None:
    assert is_broken("README.md", "docs/nowhere.md")
    assert is_broken("README.md", "#nowhere")
    assert not is_broken("README.md", "#licence")
