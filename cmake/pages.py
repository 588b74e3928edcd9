# SPDX-License-Identifier: Apache-2.0
"""Writes what the program knows of itself: the schema of scenarios, a page a market.

Arguments: the program, and the folder to write into (the root of the project, or an empty one).
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any


def told(program: str, *words: str) -> str:
    """What the program says when asked."""
    return subprocess.run([program, *words], check=True, capture_output=True, text=True).stdout


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    """A Markdown table, its cells free of bars that would end them."""
    lines = [head, ["---"] * len(head), *rows]
    return ["| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines]


def code(text: str) -> str:
    """A word as code, or nothing."""
    return f"`{text}`" if text else ""


def measure(parameter: dict[str, str]) -> str:
    """The unit and range of a parameter, or its type where it has no unit."""
    return f"{parameter['unit'] or parameter['type']} {parameter['range']}".strip()


def options(heading: str, under: str, known: list[dict[str, str]]) -> list[str]:
    """What may be chosen, with what each does; nothing where there is no choice."""
    rows = [[code(one["name"]), code(one["of"]), one["doc"]] for one in known]
    return ["", f"## {heading}", "", *table(["name", under, "meaning"], rows)] if rows else []


def page(model: dict[str, Any]) -> str:
    """The page of a market: what it is, what happens in a day, what it reports, what can be set."""
    phases = [[one["name"], one["every"]] for one in model["phases"]]
    told = ["name", "doc", "statistic", "unit"]
    heads = ["name", "meaning", "statistic", "unit"]
    if any(one["role"] for one in model["indicators"]):
        told, heads = [*told, "role"], [*heads, "gain of"]
    indicators = [
        [code(one[key]) if key == "name" else one[key] for key in told]
        for one in model["indicators"]
    ]
    parameters = [
        [code(one["path"]), one["doc"], code(one["default"]), measure(one), one["source"]]
        for one in model["parameters"]
    ]
    lines = [
        f"# Parameters of `{model['model']}`",
        "",
        model["doc"],
        "",
        "Written by `./dev docs` from the program; sources are keys of "
        "[references.bib](../references.bib).",
        "",
        "## Phases of a day",
        "",
        *table(["phase", "when"], phases),
        "",
        "## Indicators",
        "",
        *table(heads, indicators),
        "",
        "## Parameters",
        "",
        *table(["path", "meaning", "default", "unit, range", "source"], parameters),
        *options("Measures", "law", model["measures"]),
        *options("Rules", "parameter", model["rules"]),
    ]
    return "\n".join(lines) + "\n"


def statistics(known: list[dict[str, str]]) -> str:
    """The page of the statistics of an effect."""
    rows = [
        [code(one["statistic"]), code(one["json"]), one["unit"] or "1", one["meaning"]]
        for one in known
    ]
    lines = [
        "# Statistics of an effect",
        "",
        "What a reform does to an indicator, as the group `/effects` of",
        "[a result file](results.md), the frames of effects in Python and",
        "`sharesim compare --json` say it.",
        "Written by `./dev docs` from the program.",
        "",
        *table(["name", "in JSON", "unit", "meaning"], rows),
    ]
    return "\n".join(lines) + "\n"


def main(program: str, folder: Path) -> None:
    """Write the schema and all pages."""
    pages = folder / "docs" / "reference"
    pages.mkdir(parents=True, exist_ok=True)
    (folder / "scenarios").mkdir(exist_ok=True)
    (folder / "scenarios" / "sharesim.schema.json").write_text(told(program, "schema"), "utf-8")
    known = json.loads(told(program, "list", "statistics", "--json"))
    (pages / "statistics.md").write_text(statistics(known), "utf-8")
    for shown in json.loads(told(program, "list", "models", "--json")):
        model = json.loads(told(program, "describe", shown["model"], "--json"))
        (pages / f"{shown['model']}_parameters.md").write_text(page(model), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
