# SPDX-License-Identifier: Apache-2.0
"""Shipped files and command lines spoilt at random, the same wherever a number is asked for."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable
from pathlib import Path

from program import PROGRAM
from spoilt_commands import option, verb
from spoilt_documents import (
    as_json,
    deep,
    extends,
    garbage,
    line_left_out,
    line_twice,
    long_name,
    many_entries,
    misspelt_key,
    no_such_date,
    twins,
    wrong_type,
    wrong_unit,
    wrong_value,
)
from spoilt_files import Case, Files, files
from spoilt_tables import (
    document_bytes,
    no_file,
    table_bytes,
    table_cell,
    table_columns,
    table_rows,
)

SECONDS = 60  # a machine may be busy; what hangs takes for ever
MEMORY = 4 << 20  # KiB
MOST_LINES = 10
LONGEST_LINE = 2_000
TRACES = ("internal", "terminate", "what()", "Traceback", "HDF5-DIAG", ".cpp:", ".hpp:")

KINDS: tuple[Callable[[Files], Case], ...] = (
    *(misspelt_key, wrong_value, wrong_type, wrong_unit, no_such_date, line_left_out, line_twice),
    *(garbage, document_bytes, table_bytes, no_file, extends, as_json, deep, long_name),
    *(many_entries, twins, table_cell, table_rows, table_columns, option, verb),
    *(document_bytes, table_bytes, table_cell, option, verb, wrong_value),
)


def case_of(number: int, folder: Path) -> Case:
    """Make the case of a number in a folder."""
    given = files(folder, random.Random(number))
    return KINDS[number % len(KINDS)](given)


def _listed(folder: Path) -> list[str]:
    return sorted(str(path) for path in folder.rglob("*"))


def faults_of(number: int, folder: Path) -> tuple[str, list[str]]:
    """Run the case of a number; give what it is, and what the program did wrong."""
    case = case_of(number, folder)
    before = _listed(folder)
    command = ["bash", "-c", f'ulimit -v {MEMORY}; exec "$@"', "-", PROGRAM, *case.words]
    what = f"{number}: {case.what}"
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return what, [f"did not end within {SECONDS} s"]
    told = done.stderr.decode(errors="replace")
    faults = [f"says {trace}" for trace in TRACES if trace in told]
    if done.returncode not in (0, 2) or (case.must_refuse and done.returncode == 0):
        faults.append(f"exit code {done.returncode}")
    if done.returncode == 2:
        faults += _of_refusal(told)
        if done.stdout:
            faults.append("writes to stdout")
        if _listed(folder) != before:
            faults.append("leaves files")
    return what, [f"{fault}: {told[-300:]!r}" for fault in faults]


def _of_refusal(told: str) -> list[str]:
    """What is wrong with the words of a refusal."""
    said = told.splitlines()
    lines = [line for line in said if line.startswith("sharesim: error")]
    faults = []
    if not 1 <= len(lines) <= MOST_LINES:
        faults.append(f"{len(lines)} lines of error")
    if any(not line.startswith("sharesim: ") for line in said):
        faults.append("lines that are no error")
    if max(map(len, lines), default=0) > LONGEST_LINE:
        faults.append("a line without end")
    if any(not letter.isprintable() for line in lines for letter in line):
        faults.append("letters that no terminal shows")
    return faults
