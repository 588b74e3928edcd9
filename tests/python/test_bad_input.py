# SPDX-License-Identifier: Apache-2.0
"""One clear error for each bad input: exit code 2, nothing written, no trace of the inside."""

import json

import pytest
from program import assert_refused, program_is_built, run_in, sharesim, spoil

pytestmark = program_is_built


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
