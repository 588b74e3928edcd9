# SPDX-License-Identifier: Apache-2.0
"""Each file names its licence, has one subject, and each header says what it is for."""

from __future__ import annotations

import re

from sources import files, text

LICENCE = "SPDX-License-Identifier: Apache-2.0"
SIGNED = (".hpp", ".cpp", ".py", ".sh", ".cmake", "CMakeLists.txt", "dev", ".ci/run")
LONGEST = 350  # the rule is 300; the rest is for the last line of a thought


def test_every_file_names_its_licence() -> None:
    wrong = [f for f in files(*SIGNED) if LICENCE not in "\n".join(text(f).splitlines()[:2])]
    assert not wrong, "\n".join(wrong)


def test_no_file_is_too_long() -> None:
    lengths = {f: len(text(f).splitlines()) for f in files(".hpp", ".cpp", ".py")}
    wrong = [f"{f}: {lines} lines" for f, lines in lengths.items() if lines > LONGEST]
    assert not wrong, "\n".join(wrong)


def test_headers_open_with_what_they_are_for() -> None:
    form = re.compile(r"// SPDX[^\n]*\n#pragma once\n+// \S")
    headers = [f for f in files(".hpp") if f.startswith(("sim/", "models/"))]
    wrong = [f for f in headers if not form.match(text(f))]
    assert not wrong, "\n".join(wrong)


def test_every_todo_has_an_issue() -> None:
    todo = re.compile(r"\b(TODO|FIXME|XXX)\b(?!.*#\d)")
    wrong = [
        f"{file}:{number}: {line.strip()}"
        for file in files(".hpp", ".cpp", ".py", ".sh", ".cmake", ".toml")
        if file != "tests/style/test_files.py"
        for number, line in enumerate(text(file).splitlines(), 1)
        if todo.search(line)
    ]
    assert not wrong, "\n".join(wrong)
