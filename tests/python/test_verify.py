# SPDX-License-Identifier: Apache-2.0
"""Whether a folder is what it was, and whether its runs come out the same again."""

import json
import shutil
import subprocess

import pytest
from program import answer, assert_refused, program_is_built, sharesim

h5py = pytest.importorskip("h5py")
pytestmark = program_is_built


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    out = tmp_path_factory.mktemp("verified") / "out"
    words = ["--reform", "night_cap_90", "--days", 250, "--replicates", 5, "--quiet"]
    assert sharesim("compare", "village", *words, "-o", out).returncode == 0
    return out


@pytest.fixture
def folder(finished, tmp_path):
    """A copy that a test may spoil."""
    return shutil.copytree(finished, tmp_path / "out")


def sealed(folder):
    """Writes the manifest anew, as one would who tampers with care."""
    manifest = folder / "SHA256SUMS"
    names = [line.split("  ", 1)[1] for line in manifest.read_text().splitlines()]
    done = subprocess.run(["sha256sum", *names], cwd=folder, capture_output=True, check=True)
    manifest.write_bytes(done.stdout)


def test_sha256sum_agrees(folder):
    done = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    names = {line.split(": ")[0] for line in done.stdout.splitlines()}
    assert names >= {"results.h5", "scenario.toml", "experiment.toml", "reforms/1.toml"}
    assert any(name.startswith("inputs/") for name in names)


def test_a_sound_folder_passes_where_it_was_sent(folder):
    moved = folder.rename(folder.parent / "sent")
    (moved / ".lock").unlink()
    (moved / "remarks.txt").write_text("mine")
    done = sharesim("verify", moved, "--rerun", 5)
    assert done.returncode == 0, done.stderr
    assert "5 of 15 runs simulated again: identical" in done.stdout
    assert not (moved / ".lock").exists()
    assert answer("verify", moved)["files"] >= 5


def test_everything_wrong_is_named_at_once(folder):
    with (folder / "results.h5").open("r+b") as file:
        file.seek(5000)
        file.write(b"x")
    (folder / "reforms/1.toml").unlink()
    (folder / "inputs/more.csv").write_text("a,b\n")
    done = sharesim("verify", folder, "--rerun", 1)
    assert done.returncode == 2
    assert done.stdout == ""
    changed, missing, unexpected = sorted(done.stderr.splitlines(), key=lambda line: line[-8:])[:3]
    said = "\n".join([changed, missing, unexpected])
    assert len(done.stderr.splitlines()) == 3
    assert "results.h5: was changed" in said
    assert "reforms/1.toml: is missing" in said
    assert "more.csv: is unexpected" in said


def test_a_careful_forger_is_found_by_simulating_again(folder):
    with h5py.File(folder / "results.h5", "r+") as file:
        file["nights"][1, 3, 7] += 1
        file["placebo/zones/nights"][0, 2, 0, 0] += 1
    sealed(folder)
    done = sharesim("verify", folder, "--rerun", 15)
    assert done.returncode == 3
    errors = [line for line in done.stderr.splitlines() if line.startswith("sharesim: error")]
    assert errors == [
        "sharesim: error: night_cap_90, replicate 3: differs in nights",
        "sharesim: error: placebo of night_cap_90, replicate 2: differs in zones/nights",
    ]
    command = next(line for line in done.stderr.splitlines() if "again:" in line).split()
    assert sharesim(*command[3:], "--quiet").returncode == 0


def test_the_choice_is_the_folders_unless_a_seed_varies_it(folder):
    with h5py.File(folder / "results.h5", "r+") as file:
        file["state_digest"][...] = "0" * 16
        file["placebo/state_digest"][...] = "0" * 16
    sealed(folder)

    def chosen(*words):
        told = json.loads(sharesim("verify", folder, "--rerun", 4, "--json", *words).stdout)
        return [one["run"] for one in told["differences"]]

    assert len(set(chosen())) == 4
    assert chosen() == chosen("--threads", 1)
    assert any(chosen("--seed", seed) != chosen() for seed in (2, 3, 4))


def test_another_engine_may_check_but_not_simulate(folder):
    plan = folder / "experiment.toml"
    plan.write_text(plan.read_text().replace('engine = "', 'engine = "9.'))
    sealed(folder)
    assert sharesim("verify", folder).returncode == 0
    done = sharesim("verify", folder, "--rerun", 1)
    assert done.returncode == 2
    assert "was begun by engine 9." in done.stderr


def test_an_unfinished_folder_is_refused(folder, tmp_path):
    (folder / "SHA256SUMS").unlink()
    assert_refused(sharesim("verify", folder), "is not finished", "resume")
    assert_refused(sharesim("verify", tmp_path / "none"), "holds no experiment")
