# SPDX-License-Identifier: Apache-2.0
"""Input made to crash or to hang the program is refused at once, in a few words."""

import os
import time

import pytest
from program import VILLAGE, assert_refused, program_is_built, run_in, sharesim, spoil

pytestmark = program_is_built

SECONDS = 20  # the program takes less than two; without an end it took more than three hundred
MANY = 100_000
HEAD = 'model = "home_sharing"\n'


def refused_at_once(path, *words):
    began = time.monotonic()
    assert_refused(run_in(path.parent / "out", path), *words, folder=path.parent / "out")
    assert time.monotonic() - began < SECONDS


def refused_in_ten_lines(done):
    assert done.returncode == 2, done.stderr
    lines = done.stderr.splitlines()
    assert 1 < len(lines) <= 10
    assert all(line.startswith("sharesim: error: ") for line in lines)
    assert lines[-1].endswith("more problems")
    return lines


@pytest.mark.parametrize(
    "line",
    [
        "a" + ".a" * MANY + " = 1",
        "[a" + ".a" * MANY + "]",
        "a = " + "[" * MANY + "]" * MANY,
        "a = " + "{a = " * MANY + "1" + "}" * MANY,
        f"[a{'.a' * 200}]\nb{'.b' * 200} = {('{c' + '.c' * 200 + ' = ') * 200}1{'}' * 200}",
    ],
    ids=["names", "header", "lists", "tables", "all together"],
)
def test_toml_that_nests_without_end(tmp_path, line):
    path = tmp_path / "deep.toml"
    path.write_text(HEAD + line + "\n")
    refused_at_once(path, "deep.toml:", "nested more than 256 deep")


@pytest.mark.parametrize("opening", ['{"a":', "["])
def test_json_that_nests_without_end(tmp_path, opening):
    path = tmp_path / "deep.json"
    path.write_text('{"a":' + opening * MANY)
    refused_at_once(path, "deep.json:1: nested more than 256 deep")


@pytest.mark.parametrize("whole", ["12", '"x"', "[1, 2]", "null"])
def test_json_that_is_no_table(tmp_path, whole):
    path = tmp_path / "a.json"
    path.write_text(whole)
    refused_at_once(path, "a.json:1: expected a table of keys, got ")


def test_chain_of_thirty_thousand_files(tmp_path):
    for i in range(30_000):
        (tmp_path / f"{i}.toml").write_text(f'extends = "{i + 1}.toml"\n')
    refused_at_once(tmp_path / "0.toml", "31.toml:1: extends: is the 32nd file in a row")


def test_path_of_set_that_leads_without_end():
    assert_refused(sharesim("run", "village", "--set", "a" + ".a" * 60_000 + "=1"), "256 deep")
    assert_refused(sharesim("run", "village", "--set", "a=" + "[" * 60_000), "256 deep")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.toml", HEAD + "".join(f"k{i} = 1\n" for i in range(900_000))),
        ("a.json", "{" + ",\n".join(f'"k{i}": 1' for i in range(800_000)) + "}"),
    ],
    ids=["TOML", "JSON"],
)
def test_ten_megabytes_of_keys(tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content)
    refused_at_once(path, f"{name}:1", "a table with more than 1000 keys")


def test_hundred_keys_that_nobody_knows(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text(HEAD + "".join(f"k{i} = 1\n" for i in range(100)))
    lines = refused_in_ten_lines(sharesim("run", path))
    assert lines[-1].endswith("and 91 more problems")


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('[[events]]\nname = "e{}"\nfrom = 2019-03-01\n', ("events", "100000; at most 10000")),
        ('[[segments]]\nname = "s{}"\n', ("segments", "at most 10000")),
        ("[[regulation.night_cap]]\nnights = 9{}\nfrom = 2019-03-01\n", ("night_cap", "1000")),
    ],
    ids=["events", "segments", "measures"],
)
def test_hundred_thousand_entries(tmp_path, entry, words):
    path = tmp_path / "many.toml"
    entries = "".join(entry.format(i) for i in range(MANY))
    path.write_text(f'extends = "{VILLAGE}"\n{entries}')
    refused_at_once(path, *words)


@pytest.mark.parametrize("table", ["listings", "hosts", "hotels", "boroughs", "season"])
def test_pipe_in_place_of_a_table(tmp_path, village, table):
    path = tmp_path / f"data/village_{table}.csv"
    path.unlink()
    os.mkfifo(path)
    refused_at_once(village, f"village_{table}.csv: is a pipe, not a regular file")


def test_pipe_in_place_of_a_document(tmp_path):
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    refused_at_once(pipe, "pipe.toml: is a pipe, not a regular file")
    assert_refused(sharesim("compare", "village", "--reform", pipe), "pipe.toml: is a pipe")
    assert_refused(sharesim("resume", pipe), "pipe.toml: is a pipe")
    path = tmp_path / "a.toml"
    path.write_text('\nextends = "pipe.toml"\n')
    refused_at_once(path, "a.toml:2: extends: '", "is a pipe")


def test_loop_of_links_and_names_without_end(tmp_path):
    loop, path = tmp_path / "loop.toml", tmp_path / "a.toml"
    loop.symlink_to(loop)
    for name in ("loop.toml", "x" * 5_000 + ".toml"):
        path.write_text(f'extends = "{name}"\n')
        refused_at_once(path, "a.toml:1: extends: '", "cannot be read")
    long = "x" * 5_000
    for words in (["run", long], ["resume", long], ["verify", long], ["resume", loop]):
        done = sharesim(*words)
        assert_refused(done)
        assert len(done.stderr) < 1_000
    assert len(sharesim("compare", "village", "--reform", long).stderr) < 1_000


def test_file_larger_than_memory(tmp_path, village):
    vast = tmp_path / "vast.toml"
    table = tmp_path / "data/village_season.csv"
    for path in (vast, table):
        with path.open("wb") as file:
            file.truncate(1 << 42)  # a hole, which takes no disk
    refused_at_once(vast, "vast.toml: has 4194304 MiB; at most 32 MiB are read")
    refused_at_once(village, "village_season.csv: has 4194304 MiB")


def test_letters_that_break_lines_and_values_without_end(tmp_path):
    path = tmp_path / "a.toml"
    long = "k" * 5_000_000
    path.write_text(f'{HEAD}"a\\nb\\u001b[31m" = 1\ntrust = "{long}"\n"{long}" = 1\n')
    done = sharesim("run", path)
    lines = done.stderr.splitlines()
    assert done.returncode == 2
    assert len(lines) == 3
    assert r"a.toml:2: a\nb\x1b[31m: no such parameter" in lines[0]
    assert max(map(len, lines)) < 1_600


def test_new_file_without_a_name(tmp_path):
    done = sharesim("new", "experiment", "", "--from", VILLAGE, cwd=tmp_path)
    assert_refused(done, "NAME: is empty")
    assert not list(tmp_path.iterdir())


# ---- what says the same twice, or nothing


def test_two_segments_of_one_name(village):
    with village.open("a") as file:
        file.write('\n[[segments]]\nname = "tourist"\nshare = 0.1\n')
    first = 1 + village.read_text().splitlines().index('name = "tourist"')
    refused_at_once(
        village, "segments.", "'tourist' stands twice; first at", f"village.toml:{first}"
    )


def test_two_rows_of_one_place(tmp_path, village):
    table = tmp_path / "data/village_boroughs.csv"
    lines = table.read_text().splitlines()
    table.write_text("\n".join([*lines, "", lines[-1]]) + "\n")
    refused_at_once(village, f"boroughs.csv:{len(lines) + 2}: ", f"first in line {len(lines)}")


@pytest.mark.parametrize("given", ["euro", "EU", "eur", "E R", "€€€", ""])
def test_currency_is_three_capital_letters(village, given):
    spoil(village, r"^currency = .*", f'currency = "{given}"')
    refused_at_once(village, "village.toml:", "currency: expected three capital letters")


def test_columns_that_nobody_reads_are_named(tmp_path, village):
    table = tmp_path / "data/village_season.csv"
    table.write_text(table.read_text().replace("rate_index", "rate_indx"))
    done = run_in(tmp_path / "out", village, "--days", 1, "--set", "burn_in=0")
    assert done.returncode == 0, done.stderr
    told = "village_season.csv: nobody reads the column 'rate_indx' (did you mean 'rate_index'?)"
    assert told in done.stderr
    assert "nobody reads" not in sharesim("run", VILLAGE, "--days", 1, "--set", "burn_in=0").stderr


def test_what_a_market_refuses_is_named_with_its_line(village):
    spoil(village, r"^share = 0.7", "share = 0")
    spoil(village, r"^share = 0.3", "share = 0")
    refused_at_once(village, "village.toml:", "segments: need a positive share")


def test_amount_that_no_sum_of_cents_holds(tmp_path, village):
    spoil(tmp_path / "data/village_hotels.csv", "210.00", "9223372036854775807")
    done = run_in(tmp_path / "out", village, "--days", "3")
    assert_refused(done, "village_hotels.csv:4", "rate", "[0, 1000000000]", folder=tmp_path / "out")
    fine = ["--set", "abuse.damage_cost=1e15", "--days", "3"]
    assert_refused(sharesim("run", "village", *fine), "abuse.damage_cost", "[0, 1000000000]")


def test_option_that_set_contradicts():
    assert_refused(sharesim("run", "village", "--days", "3", "--set", "days=4"), "--days", "days=4")
    assert_refused(sharesim("run", "village", "--seed", "3", "--set", "seed=4"), "--seed", "seed=4")


def test_a_thousand_events_are_simulated(tmp_path, village):
    event = '[[events]]\nname = "{}"\nfrom = 2019-02-01\ndays = 3\ndemand = 1.1\n'
    village.write_text(village.read_text() + "\n".join(event.format(i) for i in range(1000)))
    began = time.monotonic()
    done = run_in(tmp_path / "out", village, "--days", "3", "--set", "burn_in=3")
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - began < SECONDS  # thirty seconds when every event met every other
