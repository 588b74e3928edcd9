# SPDX-License-Identifier: Apache-2.0
"""Pages of HTML as tests read them: what stands in them, and whether they hang together."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import sharesim as ss

VOID = {"meta", "link", "br", "hr", "img", "input", "rect", "line", "circle", "polygon", "polyline"}


@dataclass
class Element:
    """An element with its attributes, its children, and all text within."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text within, spaces as one; those that do not break count as spaces."""
        return " ".join("".join(self.pieces).replace("\xa0", " ").split())

    def all(self, name: str, **attributes: str) -> list[Element]:
        """Every element of a name within, with these attributes (class_ for class)."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        found = []
        for one in self.children:
            has = all(value in one.attributes.get(key, "").split() for key, value in wanted.items())
            if name in (one.name, "*") and has:
                found.append(one)
            found += one.all(name, **attributes)
        return found

    def one(self, name: str, **attributes: str) -> Element:
        """The only element of a name within."""
        (only,) = self.all(name, **attributes)
        return only


class Reader(HTMLParser):
    """Builds the tree; `wrong` names what is not closed where it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("document")
        self.open = [self.root]
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self.open[-1].children.append(element)

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) > 1 and self.open[-1].name == tag:
            self.open.pop()
        else:
            self.wrong.append(f"</{tag}> at {self.getpos()} closes {self.open[-1].name}")

    def handle_data(self, data: str) -> None:
        for one in self.open:
            one.pieces.append(data)


def read(page: str) -> Element:
    """The tree of a page, every element of which is closed."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert not reader.wrong, reader.wrong[:5]
    assert [one.name for one in reader.open] == ["document"]
    return reader.root


def with_comparison(folder: Path) -> ss.Comparison:
    """The comparison of a folder."""
    found = ss.open(folder)
    assert isinstance(found, ss.Comparison)
    return found
