# SPDX-License-Identifier: Apache-2.0
"""What the model leaves out, as the market's own page and tables say it."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from sharesim.report.content import Section
from sharesim.report.matter import Matter

PAGES = Path(__file__).parents[1] / "pages"
HEADING = re.compile(r"^#{2,} What (?:is left out|the model leaves out|falls short)\b.*$", re.M)
ASSUMED = ("", "assumed")


def section(matter: Matter) -> Section:
    """Give what the page of the market says, and what its tables say of assumed numbers."""
    words = matter.words
    paragraphs = [words("left.intro")]
    if matter.model:
        known = matter.model["parameters"]
        assumed = sum(one["source"].strip().lower() in ASSUMED for one in known)
        paragraphs.append(words("left.assumed", assumed=assumed, count=len(known)))
    points = points_of(page_of(matter.market))
    if not points:
        paragraphs.append(words("left.no_page", market=matter.market))
    elif matter.words.language != "en":
        paragraphs.append(words("left.english"))
    return Section(
        "left-out",
        words("left.title"),
        paragraphs=tuple(paragraphs),
        points=tuple(points),
        points_language="en",
        commands=((words("left.command"), f"sharesim describe {matter.market}"),),
    )


def page_of(market: str) -> str:
    """Give the page of a market that comes with the package; "" where there is none."""
    path = PAGES / f"{market}.md"
    return path.read_text("utf-8") if market.isidentifier() and path.is_file() else ""


def points_of(page: str) -> list[str]:
    """Give the points of the section of a page on what is left out, each as HTML."""
    begins = HEADING.search(page)
    if not begins:
        return []
    body = re.split(r"^#{1,2} ", page[begins.end() :], maxsplit=1, flags=re.M)[0]
    points: list[list[str]] = []
    fresh = True
    for line in body.splitlines():
        if not line.strip():
            fresh = True
        elif re.match(r"[-*] ", line):
            points.append([line[2:]])
            fresh = False
        elif fresh or not points:
            points.append([line])
            fresh = False
        else:
            points[-1].append(line.strip())
    return [inline(" ".join(words)) for words in points]


def inline(words: str) -> str:
    """Give a line of Markdown as HTML: emphasis and code; a link leaves its words."""
    plain = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", words)
    safe = escape(plain, quote=False)
    safe = re.sub(r"`([^`]+)`", r"<code>\1</code>", safe)
    safe = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", safe)
    return re.sub(r"(?<![\w*])\*([^*]+)\*(?![\w*])", r"<em>\1</em>", safe)
