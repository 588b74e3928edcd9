# SPDX-License-Identifier: Apache-2.0
"""Each source that a table of fields names is in docs/references.bib, or is a word that says so."""

from __future__ import annotations

import re

from sources import files, text

NO_SOURCE = {"assumed", "memory", "calibrated"}
FIELD = re.compile(r"\b(?:given|ratio_of_sums)<&.*?>\((.*?)\)(?=,\n|\n|;|\};)", re.DOTALL)
READING = re.compile(r'"([a-z]+\d{4}[a-z]?)",\s*\[')  # before the function that reads it off
KEY = re.compile(r'"([a-z]+\d{4}[a-z]?|[a-z]+)"\s*$')


def sources_named() -> dict[str, str]:
    """Each last word of a field's line that stands alone in quotes, with the file that says it."""
    named = {}
    for file in files(".hpp", under="sim") + files(".hpp", under="models"):
        for field in FIELD.findall(text(file)):
            if (key := KEY.search(field)) and field.count(",") >= 2:
                named[key.group(1)] = file
    for file in files(".cpp", under="models"):
        named |= {key: file for key in READING.findall(text(file))}
    return named


def test_every_source_has_an_entry() -> None:
    entries = set(re.findall(r"@\w+\{(\w+),", text("docs/references.bib")))
    named = sources_named()
    assert "dendorfer2023" in named, "the tables are no longer found"
    missing = [f"{file}: {key}" for key, file in named.items() if key not in entries | NO_SOURCE]
    assert not missing, "\n".join(missing)


def test_every_entry_is_used() -> None:
    entries = set(re.findall(r"@\w+\{(\w+),", text("docs/references.bib")))
    assert entries <= set(sources_named()), entries - set(sources_named())
