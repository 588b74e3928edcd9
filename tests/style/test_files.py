# SPDX-License-Identifier: Apache-2.0
"""Each file names its licence, has one subject, and each header says what it is for."""

from __future__ import annotations

import re
from collections import Counter

from sources import files, text

LICENCE = "SPDX-License-Identifier: Apache-2.0"
SIGNED = (".hpp", ".cpp", ".py", ".sh", ".cmake", "CMakeLists.txt", "dev", ".ci/run")
ENDINGS = (".hpp", ".cpp", ".py")
LONGEST = 350  # the rule is 300; the rest is for the last line of a thought
MOST_IN_A_FOLDER = 25  # files that can still be told apart at a look


def test_every_file_names_its_licence() -> None:
    wrong = [f for f in files(*SIGNED) if LICENCE not in "\n".join(text(f).splitlines()[:2])]
    assert not wrong, "\n".join(wrong)


def test_no_file_is_too_long() -> None:
    lengths = {f: len(text(f).splitlines()) for f in files(*ENDINGS)}
    wrong = [f"{f}: {lines} lines" for f, lines in lengths.items() if lines > LONGEST]
    assert not wrong, "\n".join(wrong)


def test_no_folder_holds_more_than_25_sources() -> None:
    sources = [f for f in files(*ENDINGS) if f.startswith(("sim/", "models/", "python/"))]
    held = Counter(f.rpartition("/")[0] for f in sources)
    wrong = [
        f"{folder}: {count} files" for folder, count in held.items() if count > MOST_IN_A_FOLDER
    ]
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
