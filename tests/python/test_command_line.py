# SPDX-License-Identifier: Apache-2.0
"""The command line: what it prints, its exit codes, and one clear error for each bad input."""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import time

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = (
    os.environ.get("SHARESIM_BIN") or os.environ.get("SHARESIM_BINARY") or ROOT / "build/sharesim"
)
VILLAGE = ROOT / "scenarios/home_sharing/village.toml"

pytestmark = pytest.mark.skipif(
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


@pytest.fixture
def village(tmp_path):
    """A copy of the village that a test may spoil."""
    shutil.copytree(VILLAGE.parent / "data", tmp_path / "data")
    return pathlib.Path(shutil.copy(VILLAGE, tmp_path / "village.toml"))


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


# What works


def test_run_prints_every_indicator():
    told = answer("run", "village", "--days", 30, "--replicates", 5, "--quiet")
    assert told["model"] == "home_sharing"
    assert told["days"] == 30
    names = {one["name"]: one for one in told["scenarios"][0]["indicators"]}
    assert names["bookings"]["value"] > 0
    assert names["bookings"]["low"] < names["bookings"]["value"] < names["bookings"]["high"]


def test_no_interval_below_five_replicates():
    told = answer("run", "village", "--days", 10, "--replicates", 4, "--quiet")
    assert all(one["low"] is None for one in told["scenarios"][0]["indicators"])


def test_results_go_to_stdout_and_progress_to_stderr():
    done = sharesim("run", "village", "--days", 10)
    assert done.returncode == 0
    assert "bookings" in done.stdout
    assert "bookings" not in done.stderr


def test_compare_pairs_replicates_and_its_placebo_is_zero():
    told = answer("compare", "village", "--reform", "night_cap_90", "--days", 300, "--quiet")
    reform = told["reforms"][0]
    assert reform["placebo_is_zero"] is True
    assert reform["placebo_runs"] == 5
    bookings = next(one for one in reform["effects"] if one["name"] == "bookings")
    assert bookings["n"] == 5
    assert bookings["difference"] == pytest.approx(bookings["reform"] - bookings["baseline"])
    assert bookings["placebo"] == 0


def test_two_reforms_give_two_tables():
    done = sharesim(
        "compare",
        "village",
        "--reform",
        "night_cap_90",
        "--reform",
        "registration",
        "--days",
        250,
        "--replicates",
        1,
        "--quiet",
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("placebo: exactly zero in 1 run") == 2
    assert max(map(len, done.stdout.splitlines())) <= 100


@pytest.mark.parametrize("what", ["models", "scenarios", "reforms", "rules", "parameters"])
def test_list(what):
    assert answer("list", what)
    printed = sharesim("list", what).stdout
    assert max(map(len, printed.splitlines())) <= 100


def test_describe_says_what_a_parameter_means():
    assert answer("describe", "half_life")[0]["unit"] == "days"
    assert answer("describe", "home_sharing")["parameters"]
    printed = sharesim("describe", "home_sharing").stdout
    assert "phases of a day" in printed
    assert max(map(len, printed.splitlines())) <= 100


def test_schema_knows_every_model():
    assert answer("schema", "schelling")["properties"]["model"]["enum"] == ["schelling"]
    assert len(answer("schema")["anyOf"]) == len(answer("list", "models"))


def test_check_predicts_time_memory_and_disk():
    told = answer("check", "village", "--reform", "registration", "--replicates", 3)
    assert told["runs"] == 9
    assert min(told["seconds"], told["memory_bytes"], told["disk_bytes"]) > 0


def test_version_and_demo():
    assert answer("version")["version"]
    done = sharesim("demo")
    assert done.returncode == 0
    assert "what to type next" in done.stdout


def test_set_changes_a_parameter(tmp_path):
    done = run_in(tmp_path / "out", "village", "--days", 10, "--set", "platform.instant=0.25")
    assert done.returncode == 0, done.stderr
    assert "instant = 0.25" in (tmp_path / "out/scenario.toml").read_text()


def test_a_folder_holds_all_that_made_it(tmp_path, village):
    out = tmp_path / "out"
    assert run_in(out, village, "--days", 20).returncode == 0
    shutil.rmtree(tmp_path / "data")
    assert {one.name for one in out.iterdir()} >= {
        "experiment.toml",
        "scenario.toml",
        "inputs",
        "results.h5",
    }
    assert run_in(tmp_path / "again", out / "scenario.toml").returncode == 0


def test_an_interrupted_comparison_resumes_to_the_same_bytes(tmp_path):
    words = ["village", "--reform", "night_cap_90", "--replicates", 6, "--threads", 1, "--quiet"]
    assert sharesim("compare", *words, "-o", tmp_path / "straight").returncode == 0
    out = tmp_path / "out"
    command = [str(PROGRAM), "compare", *map(str, words), "-o", str(out)]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as running:
        while not list(out.glob("parts/*.h5")):
            time.sleep(0.005)
        running.send_signal(signal.SIGINT)
        said = running.stderr.read()
    assert running.returncode == 130, said
    assert "resume" in said
    assert not (out / "results.h5").exists()
    assert sharesim("resume", out, "--quiet").returncode == 0
    assert (out / "results.h5").read_bytes() == (tmp_path / "straight/results.h5").read_bytes()
    assert not (out / "parts").exists()


def test_a_saved_run_goes_on(tmp_path):
    state = tmp_path / "state.h5"
    assert (
        sharesim(
            "run", "minimal_market", "--days", 40, "--save", state, "--until", "2019-01-20"
        ).returncode
        == 0
    )
    assert (
        answer("resume", state)["scenarios"]
        == answer("run", "minimal_market", "--days", 40, "--quiet")["scenarios"]
    )


def test_a_finished_folder_is_replaced_only_by_force(tmp_path):
    out = tmp_path / "out"
    assert run_in(out, "schelling", "--days", 5).returncode == 0
    before = (out / "results.h5").read_bytes()
    refused = run_in(out, "schelling", "--days", 6)
    assert_refused(refused, "finished experiment", "--force")
    assert (out / "results.h5").read_bytes() == before
    assert run_in(out, "schelling", "--days", 6, "--force").returncode == 0
    assert (out / "results.h5").read_bytes() != before


# Bad input


def test_misspelt_key(tmp_path, village):
    spoil(village, r"^rate = ", "raet = ")
    assert_refused(
        run_in(tmp_path / "out", village),
        "village.toml:",
        "tax.raet",
        "did you mean 'rate'?",
        folder=tmp_path / "out",
    )


def test_share_of_thirty(tmp_path, village):
    spoil(village, r"^rate = .*", "rate = 30")
    assert_refused(
        run_in(tmp_path / "out", village),
        "village.toml:",
        "tax.rate",
        "30",
        "[0, 1]",
        folder=tmp_path / "out",
    )


def test_unknown_rule(tmp_path, village):
    with village.open("a") as file:
        file.write('\n[trust]\nrule = "reveiws"\n')
    assert_refused(
        run_in(tmp_path / "out", village),
        "trust.rule",
        "did you mean 'reviews'?",
        folder=tmp_path / "out",
    )


def test_negative_price(tmp_path, village):
    spoil(village, r"^per_night = .*", "per_night = -1")
    assert_refused(
        run_in(tmp_path / "out", village), "tax.per_night", "-1", folder=tmp_path / "out"
    )


def test_dates_in_the_wrong_order(tmp_path):
    reform = tmp_path / "reform.toml"
    reform.write_text(
        "[[regulation.night_cap]]\nnights = 90\nfrom = 2019-07-01\nuntil = 2019-06-01\n"
    )
    done = sharesim("compare", "village", "--reform", reform, "-o", tmp_path / "out")
    assert_refused(done, "reform.toml:", "until", folder=tmp_path / "out")


def test_missing_scenario(tmp_path):
    assert_refused(
        run_in(tmp_path / "out", tmp_path / "none.toml"),
        "none.toml",
        "no such file",
        folder=tmp_path / "out",
    )


def test_unknown_name_gets_the_nearest():
    assert_refused(sharesim("run", "vilage"), "did you mean 'village'?", "sharesim list scenarios")
    assert_refused(
        sharesim("compare", "village", "--reform", "night_cap_09"), "did you mean 'night_cap_90'?"
    )


def test_missing_table(tmp_path, village):
    (tmp_path / "data/village_hosts.csv").unlink()
    assert_refused(run_in(tmp_path / "out", village), "village_hosts.csv", folder=tmp_path / "out")


def test_truncated_table(tmp_path, village):
    table = tmp_path / "data/village_listings.csv"
    content = table.read_text().rstrip("\n")
    table.write_text(content[: content.rindex(",")])
    assert_refused(
        run_in(tmp_path / "out", village), "village_listings.csv", folder=tmp_path / "out"
    )


def test_text_in_a_price(tmp_path, village):
    table = tmp_path / "data/village_hotels.csv"
    lines = table.read_text().splitlines()
    head = next(i for i, line in enumerate(lines) if not line.startswith("#"))
    column = next(i for i, name in enumerate(lines[head].split(",")) if "rate" in name)
    cells = lines[head + 1].split(",")
    cells[column] = "cheap"
    lines[head + 1] = ",".join(cells)
    table.write_text("\n".join(lines) + "\n")
    assert_refused(
        run_in(tmp_path / "out", village), "village_hotels.csv", "cheap", folder=tmp_path / "out"
    )


def test_resume_of_what_is_no_checkpoint(tmp_path):
    plain = tmp_path / "state.h5"
    plain.write_text("no HDF5")
    assert_refused(sharesim("resume", plain), "state.h5")
    assert_refused(sharesim("resume", tmp_path), "holds no experiment")
    assert_refused(sharesim("resume", tmp_path / "nowhere"), "no such file or folder")


@pytest.mark.parametrize("beneath", ["file/out", "/proc/nowhere/out"])
def test_folder_that_cannot_be_written(tmp_path, beneath):
    (tmp_path / "file").write_text("in the way")
    assert_refused(
        run_in(tmp_path / beneath, "village", "--days", 5), "out", folder=tmp_path / beneath
    )


def test_unknown_parameter_of_set():
    assert_refused(
        sharesim("run", "village", "--set", "trust.half_lief=3"), "did you mean 'half_life'?"
    )
    assert_refused(sharesim("run", "village", "--set", "half_life"), "path=value")


def test_unknown_verb():
    assert_refused(sharesim("compair", "village"), "did you mean 'compare'?")
    assert_refused(sharesim())


def test_all_problems_come_at_once(village):
    spoil(village, r"^rate = .*", "rate = 30")
    spoil(village, r"^per_night = .*", "per_night = -1")
    done = sharesim("run", village)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 2


def test_errors_are_told_to_machines_too(tmp_path):
    done = sharesim("run", tmp_path / "none.toml", "--json")
    assert done.returncode == 2
    assert "no such file" in json.loads(done.stdout)["errors"][0]["what"]
