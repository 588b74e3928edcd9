# SPDX-License-Identifier: Apache-2.0
"""Reforms that do not fit what is simulated or that are moved, and placebos that did not run."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from program import answer, assert_refused, program_is_built, sharesim

import sharesim as ss

pytestmark = program_is_built

SHORT = {"days": 40, "burn_in": 10}
LATE = {"regulation.night_cap": [{"nights": 30, "from": datetime.date(2025, 3, 1)}]}
OLD = {"regulation.night_cap": [{"nights": 30, "from": datetime.date(2018, 3, 1)}]}
CAP = {"regulation.night_cap": [{"nights": 5, "from": datetime.date(2019, 1, 11)}]}
TAX = {"regulation.occupancy_tax": [{"rate": 0.2, "from": datetime.date(2019, 1, 11)}]}
FEE = {"tax.rate": 0.3}
LATE_FILE = """
title = "In force after the last recorded day"
[[regulation.night_cap]]
nights = 30
enforcement = "automatic"
from = 2025-03-01
"""


def town() -> ss.Scenario:
    return ss.scenario("village").set(SHORT)


def first_days(folder: Path, reform: str) -> str:
    document = (folder / "reforms" / f"{reform}.toml").read_text()
    return next(line for line in document.splitlines() if line.startswith("from = "))


@pytest.fixture
def late(tmp_path: Path) -> Path:
    path = tmp_path / "late.toml"
    path.write_text(LATE_FILE)
    return path


# ------------------------------------------------------------------- dates that do not fit


def test_a_law_in_force_on_no_recorded_day_is_said_loudly(late: Path, tmp_path: Path) -> None:
    words = ("compare", "village", "--reform", late, "--days", 40, "--replicates", 1, "--quiet")
    done = sharesim(*words, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "warning: late is in force on no recorded day (from 2025-03-01" in done.stderr
    printed = " ".join(done.stdout.split())
    assert "in force on no recorded day (from 2025-03-01)" in printed
    assert "95 % simulation interval" not in printed  # no table of dashes
    lines = (tmp_path / "out/status.jsonl").read_text().splitlines()
    told = [one for one in map(json.loads, lines) if one["event"] == "warning"]
    assert [one["reform"] for one in told] == ["late"]
    reform = answer(*words)["reforms"][0]
    assert reform["takes_effect"] == "2025-03-01"
    assert reform["in_force"] is False
    assert reform["warning"]
    assert reform["placebo_is_zero"] is None
    assert all(one["same_sign"] is None for one in reform["effects"])


def test_a_law_older_than_the_city_is_a_warning_everywhere() -> None:
    words = ("--reform", "registration", "--replicates", 1)
    told = answer("check", "singapore", *words)["warnings"]
    assert [one["reform"] for one in told] == ["registration"]
    assert "from 2019-09-01" in told[0]["words"]
    assert "2022-07-05" in told[0]["words"]  # the first simulated day
    assert "warning: registration is older" in sharesim("check", "singapore", *words).stdout
    assert answer("check", "singapore", *words, "--begin", "+31d")["warnings"] == []


def test_cards_and_python_say_what_is_wrong_with_dates() -> None:
    with pytest.warns(UserWarning) as caught:
        c = ss.compare(town(), {"late": LATE, "old": OLD, "cap": CAP}, replicates=5)
    assert sorted(str(one.message).split()[0] for one in caught) == ["late", "old"]
    assert str(c.begins("old"))[:10] == "2018-03-01"
    assert str(c.takes_effect("old"))[:10] == "2019-01-01"
    assert str(c.begins("late"))[:10] == "2025-03-01"
    assert "older than what is simulated" in c.warning("old")
    assert c.warning("cap") == ""
    card = repr(c)
    assert "from 2025-03-01: in force on no recorded day" in card
    assert "from 2018-03-01" in card
    assert "warning: old is older" in card
    assert "2018-03-01" in c._repr_html_()
    effect = c.effect("nights")
    assert np.isnan(effect["same_sign"].sel(reform="late"))
    assert float(effect["same_sign"].sel(reform="cap")) > 0
    assert np.isnan(c.effect("nights", by="zone")["same_sign"].sel(reform="late")).all()
    c.plot("nights")


def test_precision_does_not_wait_for_an_effect_that_cannot_be(late: Path, tmp_path: Path) -> None:
    path = tmp_path / "known.toml"
    path.write_text(f"""
baseline = "village"
reforms = ["{late}"]
set = {{ days = 20, burn_in = 5 }}
[precision]
targets = [{{ indicator = "nights", relative = 0.01 }}]
least = 5
most = 12
""")
    told = answer("run", path, "--quiet")
    assert told["replicates"] == 5
    assert told["precision"][0]["in_force"] is False
    assert told["precision"][0]["reached"] is None
    assert "left out, for it is in force on no recorded day" in sharesim("run", path).stdout


# ------------------------------------------------------------------- reforms that move


def test_program_file_and_python_move_a_reform_to_the_same_days(tmp_path: Path) -> None:
    path = tmp_path / "moved.toml"
    path.write_text("""
baseline = "village"
reforms = ["registration"]
replicates = 1
begin = "+20d"
set = { days = 40, burn_in = 10 }
""")
    common = ("--replicates", 1, "--quiet", "--days", 40, "--set", "burn_in=10")
    runs: dict[str, Any] = {
        "date": ("compare", "village", "--reform", "registration", "--begin", "2019-01-21"),
        "days": ("compare", "village", "--reform", "registration", "--begin", "+20d"),
        "file": ("run", path),
    }
    for name, words in runs.items():
        done = sharesim(*words, *common, "-o", tmp_path / name)
        assert done.returncode == 0, done.stderr
    ss.compare(town(), ["registration"], 1, begin=datetime.date(2019, 1, 21), out=tmp_path / "py")
    documents = [(tmp_path / name / "reforms/1.toml").read_text() for name in (*runs, "py")]
    assert "from = 2019-01-21" in documents[0]
    assert "announced = 2018-11-20" in documents[0]  # 62 days before, as in the file
    assert len(set(documents)) == 1


def test_a_moved_law_is_answered() -> None:
    with pytest.warns(UserWarning, match="older than what is simulated"):
        unanswered = ss.compare(town(), {"old": OLD}, replicates=1)
    moved = ss.compare(town(), {"old": OLD}, replicates=1, begin="+0d")
    assert float(unanswered.effect("hidden_listings")["reform_level"].item()) == 0
    assert float(moved.effect("hidden_listings")["reform_level"].item()) > 0
    assert moved.placebo_is_zero is True


@pytest.mark.parametrize("wrong", ["soon", "60d", "+60", "2019-02-30"])
def test_a_beginning_that_is_none_is_refused(wrong: str) -> None:
    words = ("compare", "village", "--reform", "registration", "--begin", wrong)
    assert_refused(sharesim(*words), "--begin", wrong)
    with pytest.raises(ss.ScenarioError, match="begin"):
        ss.compare(town(), ["registration"], begin=wrong)


def test_a_beginning_of_nothing_is_refused() -> None:
    assert_refused(sharesim("run", "village", "--begin", "+5d"), "there is none")
    with pytest.raises(ss.ScenarioError, match="no reform has one"):
        ss.compare(town(), {"fee": FEE}, begin="+5d")


# ------------------------------------------------------------------- placebos


def test_a_placebo_that_did_not_run_is_not_claimed() -> None:
    c = ss.compare(town(), {"fee": FEE}, replicates=1)
    assert c.placebo_is_zero is None
    assert c.placebo_states() == {"fee": "parameter"}
    assert "no placebo: this reform is a parameter" in repr(c)
    assert "exactly 0" not in repr(c)
    assert "exactly 0" not in str(c.plot("nights").get_supxlabel())
    skipped = ss.compare(town(), {"cap": CAP}, replicates=1, placebos="skip")
    assert skipped.placebo_is_zero is None
    assert "no placebo: not run" in repr(skipped)
    apart = ss.compare(town(), {"cap": CAP}, replicates=1, pairing="independent")
    assert apart.placebo_is_zero is None
    assert "do not share all draws" in repr(apart)
    mixed = ss.compare(town(), {"cap": CAP, "fee": FEE}, replicates=1)
    assert mixed.placebo_is_zero is True
    assert "placebo: exactly 0; none for fee: this reform is a parameter" in repr(mixed)
    with pytest.raises(ValueError, match="unenforced"):
        mixed.placebo_states("null")


def test_a_sweep_of_parameters_claims_no_placebo() -> None:
    tastes = {"demand.price_spread": [0.2, 0.3]}
    swept = ss.sweep(town(), tastes, method="grid", reforms={"fee": FEE}, replicates=1)
    assert swept.placebo_is_zero is None
    assert "no placebo was run" in repr(swept)


def test_the_second_placebo_runs_on_request_and_is_zero(tmp_path: Path) -> None:
    c = ss.compare(
        town(),
        {"cap": CAP, "tax": TAX, "fee": FEE},
        replicates=2,
        placebos="all",
        persons=["hosts"],
        out=tmp_path / "out",
    )
    assert c.placebo_is_zero is True
    assert c.unenforced_is_zero is True
    assert c.placebo_states("unenforced") == {
        "cap": "zero",
        "tax": "binds by itself",
        "fee": "parameter",
    }
    assert "unenforced placebo: exactly 0; none for tax" in repr(c)
    assert (c.effects["unenforced"].sel(reform="cap") == 0).all()
    assert np.isnan(c.effects["unenforced"].sel(reform="tax")).all()
    assert ss.verify(tmp_path / "out", rerun=20).rerun == 16  # each world 8
    assert ss.compare(town(), {"cap": CAP}, replicates=1).unenforced_is_zero is None


def test_the_program_runs_the_second_placebo() -> None:
    words = ("compare", "village", "--reform", "registration", "--days", 40, "--begin", "+10d")
    words = (*words, "--replicates", 2, "--placebos", "all", "--quiet")
    reform = answer(*words)["reforms"][0]
    assert reform["unenforced_is_zero"] is True
    assert reform["unenforced_runs"] == 2
    assert any(one["difference"] for one in reform["effects"])
    assert "placebo, unenforced: exactly zero in 2 runs" in sharesim(*words).stdout
