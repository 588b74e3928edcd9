# SPDX-License-Identifier: Apache-2.0
"""The folder that a report is about: finished, unchanged, of this program, and with reforms."""

from __future__ import annotations

import os
from pathlib import Path

import h5py

from sharesim import _core
from sharesim._core import FileError
from sharesim.results.comparison import Comparison
from sharesim.results.record import FILE

SCHEMA = 2  # of the result files that this version reads
MANIFEST, PARTS, PLAN = "SHA256SUMS", "parts", "experiment.toml"


def opened(folder: str | os.PathLike[str]) -> Comparison:
    """Open the comparison that a folder holds, once it is known to be a whole one.

    Raises `FileError` that says what is wrong: no such folder, not finished, a share, a sweep, of
    another version, without reforms, or changed since it was written.
    """
    path = _folder_of(Path(folder))
    _refuse_unfinished(path)
    _refuse_others(path / FILE)
    _core.verify_experiment(os.fspath(path), 0, None)
    return Comparison(path)


def checked(comparison: Comparison) -> None:
    """Refuse a comparison that is open but whose folder is not what was written."""
    _refuse_unfinished(comparison.path.parent)
    _core.verify_experiment(os.fspath(comparison.path.parent), 0, None)


def _folder_of(given: Path) -> Path:
    if not given.exists():
        raise FileError(f"{given}: no such folder")
    if given.is_file():
        if given.name != FILE:
            raise FileError(f"{given}: is a file; a report is about the folder of a comparison")
        return given.absolute().parent
    return given


def _refuse_unfinished(path: Path) -> None:
    if (path / "design.json").exists():
        raise FileError(f"{path}: holds a sweep; a report is about a comparison of reforms")
    if (path / FILE).is_file() and (path / MANIFEST).is_file():
        return
    if not (path / PLAN).exists():
        raise FileError(f"{path}: holds no experiment of sharesim ({PLAN} and {FILE} are missing)")
    raise FileError(f"{path}: is not finished; `sharesim resume {path}` goes on with it")


def _refuse_others(result: Path) -> None:
    try:
        with h5py.File(result, "r") as file:
            schema = int(file.attrs.get("schema_version", 0))
            compared = "effects" in file
    except (OSError, ValueError, TypeError) as error:
        raise FileError(f"{result}: is no result file ({error})") from None
    if schema != SCHEMA:
        known = f"this version reads {SCHEMA}; `sharesim version` says which it is"
        raise FileError(f"{result}: has the layout {schema or 'of no version'}, and {known}")
    if not compared:
        raise FileError(
            f"{result}: has no reforms, and a report tells what reforms do; "
            "`sharesim compare FILE --reform NAME -o DIR` makes a comparison"
        )
