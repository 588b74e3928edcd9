# SPDX-License-Identifier: Apache-2.0
"""The command line: what it prints, what it writes, and its exit codes."""

import contextlib
import os
import pty
import shutil
import signal
import subprocess
import termios
import time

import pytest
from program import PROGRAM, answer, assert_refused, program_is_built, run_in, sharesim

pytestmark = program_is_built


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
    assert "Number of nights let" in done.stdout
    assert "Number of nights let" not in done.stderr


def test_compare_pairs_replicates_and_its_placebo_is_zero():
    told = answer("compare", "village", "--reform", "night_cap_90", "--days", 300, "--quiet")
    reform = told["reforms"][0]
    assert reform["placebo_is_zero"] is True
    assert reform["placebo_runs"] == 5
    bookings = next(one for one in reform["effects"] if one["name"] == "bookings")
    assert bookings["n"] == 5
    assert bookings["difference"] == pytest.approx(bookings["reform"] - bookings["baseline"])
    assert bookings["placebo"] == 0


COMPARE = ("compare", "village", "--reform", "night_cap_90", "--days", "220", "--quiet")
HEADLINES = ("Hosts' net income", "Number of nights let", "Guests' surplus")


def test_run_and_compare_print_the_headlines_and_how_to_see_the_rest():
    run = sharesim("run", "village", "--days", 10, "--quiet")
    short = sharesim(*COMPARE, "--set", "burn_in=10")
    for done in (run, short):
        assert done.returncode == 0, done.stderr
        assert all(name in done.stdout for name in HEADLINES)
        assert "host_net_income" not in done.stdout
        assert "more indicators: --all prints them" in done.stdout
    assert len(run.stdout.splitlines()) < 20
    assert len(short.stdout.splitlines()) < 35
    everything = sharesim("run", "village", "--days", 10, "--quiet", "--all").stdout
    told = answer("run", "village", "--days", 10, "--quiet")["scenarios"][0]["indicators"]
    assert all(f"\n{one['name']} " in everything for one in told)
    assert [one["plain_name"] for one in told if one.get("headline") == 1] == [HEADLINES[0]]


def test_sentences_come_first_and_agree_with_the_numbers():
    printed = sharesim(*COMPARE, "--set", "burn_in=10").stdout
    told = answer(*COMPARE, "--set", "burn_in=10")["reforms"][0]["effects"]
    nights = next(one for one in told if one["name"] == "nights")
    share = abs(nights["relative"]) * 100
    assert f"Number of nights let falls by {share:.0f} % (95 % interval -" in printed
    assert printed.index("falls by") < printed.index("baseline  ")


def test_more_than_two_reforms_make_one_table():
    names = ["night_cap_90", "registration", "commission_cap"]
    words = [word for name in names for word in ("--reform", name)]
    options = ("--days", 250, "--replicates", 1, "--quiet", "--set", "burn_in=10")
    printed = sharesim("compare", "village", *words, *options).stdout
    rows = [line.split()[0] for line in printed.splitlines() if line.startswith("  ")]
    assert [row for row in rows if row in names] == names
    assert "no intervals below 5 replicates" in printed
    in_full = sharesim("compare", "village", *words, *options, "--all").stdout
    assert in_full.count("baseline  ") == 3


def test_a_terminal_of_eighty_columns_is_not_overrun():
    names = ("night_cap_90", "registration", "commission_cap", "escrow", "occupancy_tax_host")
    for wanted in (names[:2], names):
        words = [word for name in wanted for word in ("--reform", name)]
        command = ["compare", "village", *words, "--days", "250", "--quiet"]
        printed = in_terminal(80, *command)
        assert "Hosts'" in printed
        long = [line for line in printed.splitlines() if len(line) > 80]
        assert not long, long


def in_terminal(columns, *words):
    """What the program prints on a terminal of so many columns."""
    inner, outer = pty.openpty()
    termios.tcsetwinsize(outer, (40, columns))
    with subprocess.Popen([str(PROGRAM), *words], stdout=outer, stderr=outer) as running:
        os.close(outer)
        printed = b""
        with contextlib.suppress(OSError):  # the end of a terminal reads as an error
            while part := os.read(inner, 4096):
                printed += part
        assert running.wait() == 0
    os.close(inner)
    return printed.decode().replace("\r\n", "\n")


def test_what_is_zero_throughout_is_left_out_of_the_table():
    words = ("compare", "village", "--reform", "night_cap_90", "--days", "220", "--quiet")
    printed = sharesim(*words, "--set", "burn_in=10", "--all").stdout
    shown = [line.split()[0] for line in printed.splitlines() if line.startswith("  ")]
    assert "rooms_offered" in shown
    assert "fines" not in shown
    assert "more: zero throughout" in printed


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


LISTS = ["models", "scenarios", "reforms", "rules", "parameters", "statistics"]


@pytest.mark.parametrize("what", LISTS)
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
    *models, experiment = answer("schema")["anyOf"]
    assert len(models) == len(answer("list", "models"))
    assert answer("schema", "experiment")["properties"] == experiment["properties"]


def test_check_predicts_time_memory_and_disk():
    told = answer("check", "village", "--reform", "registration", "--replicates", 3)
    assert told["runs"] == 9
    assert min(told["seconds"], told["memory_bytes"], told["disk_bytes"]) > 0


def test_check_predicts_for_as_many_worlds_as_would_be_simulated():
    assert answer("check", "village", "--reform", "registration")["runs"] == 5 * 3
    assert answer("check", "village")["runs"] == 1


def test_check_tests_whether_the_scenario_stands_still():
    told = answer("check", "village", "--days", 30)["stationarity"]
    assert told["active_listings"]["first"] > 100
    assert told["active_listings"]["low"] < told["active_listings"]["high"]
    steady = answer("check", "village", "--set", "supply.exit_hazard=0")["stationarity"]
    assert not steady["active_listings"]["found"]
    assert steady["active_listings"]["change"] == 0
    printed = sharesim("check", "village").stdout
    assert "stationarity:" in printed
    assert "of" in printed.split("stationarity:")[1]


def test_stationarity_is_tested_beside_reforms_that_are_moved():
    moved = answer("check", "village", "--reform", "night_cap_90", "--begin", "+30d")
    plain = answer("check", "village")
    assert moved["stationarity"] == plain["stationarity"] != {}
    other = answer("check", "village", "--seed", 2)
    assert other["stationarity"] != plain["stationarity"]


def test_a_long_test_of_stationarity_is_asked_for():
    told = answer("check", "new_york")
    assert told["stationarity"] is None


def test_version_and_demo():
    assert answer("version")["version"]
    done = sharesim("demo")
    assert done.returncode == 0
    assert "A village by the sea" in done.stdout
    after = done.stdout.split("what to type next\n")[1].splitlines()
    assert after[0] == "  sharesim list scenarios               what can be run"


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


@pytest.mark.parametrize("scenario", ["minimal_market", "village"])
def test_a_saved_run_goes_on(tmp_path, scenario):
    state = tmp_path / "state.h5"
    run = ["run", scenario, "--days", 40, "--quiet"]
    assert sharesim(*run, "--save", state, "--until", "2019-01-20").returncode == 0
    assert answer("resume", state)["scenarios"] == answer(*run)["scenarios"]


def test_a_saved_run_goes_on_into_a_folder(tmp_path):
    state, out = tmp_path / "state.h5", tmp_path / "out"
    run = ["run", "village", "--days", 40, "--set", "burn_in=20", "--first-replicate", 2, "--quiet"]
    assert sharesim(*run, "-o", tmp_path / "straight").returncode == 0
    for until in ("2018-12-20", "2019-01-20"):
        assert sharesim(*run, "--save", state, "--until", until, "--force").returncode == 0
        done = sharesim("resume", state, "-o", out, "--force", "--quiet")
        assert done.returncode == 0, done.stderr
        assert (out / "results.h5").read_bytes() == (tmp_path / "straight/results.h5").read_bytes()
        assert sharesim("verify", out, "--rerun", 1).returncode == 0
    before = {one: one.read_bytes() for one in out.iterdir() if one.is_file()}
    assert_refused(sharesim("resume", state, "-o", out), "finished experiment", "--force")
    assert {one: one.read_bytes() for one in before} == before
    told = answer("resume", state, "-o", tmp_path / "json")
    assert told["results"] == str(tmp_path / "json/results.h5")
    assert answer("resume", state)["scenarios"] == told["scenarios"]
    elsewhere = tmp_path / "elsewhere"
    assert_refused(
        sharesim("resume", out, "-o", elsewhere), "--output", "saved run", folder=elsewhere
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


def test_winners_are_told_where_account_was_kept(tmp_path):
    words = ("compare", "village", "--reform", "night_cap_90", "--days", "210", "--replicates", "1")
    told = answer(*words, "--persons", "hosts,travellers")["reforms"][0]["winners"]
    assert [one["name"] for one in told] == ["host_income", "host_net_income", "guest_surplus"]
    for one in told:
        counts = [one[name]["mean"] for name in ("winners", "losers", "neither")]
        assert sum(counts) == one["persons"]["mean"] > 0
        assert one["placebo"] == 0
    printed = sharesim(*words, "--persons", "hosts", "--quiet").stdout
    assert "host_income of 200 hosts, by more than 100 EUR" in printed
    assert answer(*words)["reforms"][0]["winners"] == []
    assert_refused(sharesim(*words, "--persons", "dogs"), "dogs", "hosts, travellers")
    out = tmp_path / "out"
    assert_refused(sharesim("run", "village", "--persons", "hosts"), "--output", folder=out)
