# SPDX-License-Identifier: Apache-2.0
"""A report as one page of HTML that needs nothing beside itself."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sharesim.report.content import Page
from sharesim.report.language import Words

TEMPLATES = Path(__file__).parent / "templates"


def html(page: Page) -> str:
    """Give the page as HTML; all words in it are escaped but those that are drawings of ours."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["drawing"] = Markup
    style = (TEMPLATES / "page.css").read_text("utf-8")
    template = environment.get_template("page.html.j2")
    words = Words(page.language)
    return template.render(page=page, words=words, style=Markup(_squeezed(style)))


def _squeezed(style: str) -> str:
    lines = (line.strip() for line in style.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("/*"))
