# SPDX-License-Identifier: Apache-2.0
"""Running the program as a user does, for the tests of the command line."""

import json
import os
import pathlib
import re
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = (
    os.environ.get("SHARESIM_BIN") or os.environ.get("SHARESIM_BINARY") or ROOT / "build/sharesim"
)
VILLAGE = ROOT / "scenarios/home_sharing/village.toml"

program_is_built = pytest.mark.skipif(
    not pathlib.Path(PROGRAM).exists(), reason="the program is not built"
)


def sharesim(*words, **kwargs):
    command = [str(PROGRAM), *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=120, check=False, **kwargs
    )


def answer(*words):
    done = sharesim(*words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def spoil(path, old, new):
    """Replaces the first match of a pattern in a file."""
    text, count = re.subn(old, new, path.read_text(), count=1, flags=re.MULTILINE)
    assert count == 1, f"{old} is not in {path}"
    path.write_text(text)


def assert_refused(done, *words, folder=None):
    """One clear error, exit code 2, nothing on stdout, nothing written, no trace of the inside."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    errors = done.stderr.strip().splitlines()
    assert len(errors) == 1, errors
    assert errors[0].startswith("sharesim: error: ")
    for word in words:
        assert word in errors[0], errors[0]
    for trace in ("terminate", "what()", "HDF5-DIAG", "internal", ".cpp"):
        assert trace not in done.stderr
    if folder is not None:
        assert not folder.exists()


def run_in(folder, scenario, *words):
    return sharesim("run", scenario, "--quiet", "-o", folder, *words)
