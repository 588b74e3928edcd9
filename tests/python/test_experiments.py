# SPDX-License-Identifier: Apache-2.0
"""Experiments as documents, and what they may say: as the command line and Python take them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from program import ROOT, answer, assert_refused, program_is_built, sharesim

import sharesim as ss

pytestmark = program_is_built

DAYS = {"days": 200, "burn_in": 20}
WHOLE = """
title = "Two rules in a village"
baseline = "town.toml"
reforms = ["night_cap_90", { label = "dear", "tax" = { rate = 0.3 } }]
replicates = 5
attribution = "shapley"
indicators = ["nights", "price"]

[set]
days = 200
"burn_in" = 20
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    village = next(one.path for one in ss.list_scenarios() if one.name == "village")
    (tmp_path / "town.toml").write_text(f'extends = "{village}"\n')
    path = tmp_path / "two_rules.toml"
    path.write_text(WHOLE)
    return path


def test_program_and_package_give_the_same_bytes(written: Path, tmp_path: Path) -> None:
    assert sharesim("run", written, "-o", tmp_path / "program").returncode == 0
    c = ss.experiment(written).run(out=tmp_path / "package")
    results = [(tmp_path / who / "results.h5").read_bytes() for who in ("program", "package")]
    assert results[0] == results[1]
    assert isinstance(c, ss.Comparison)
    assert c.title == "Two rules in a village"
    assert c.reforms == ["night_cap_90", "dear", "night_cap_90+dear"]
    assert set(c.indicators) == {"nights", "price", "home_revenue"}
    assert c.placebo_is_zero


def test_the_example_of_the_docs_runs(tmp_path: Path) -> None:
    page = (ROOT / "docs/guides/experiment_files.md").read_text()
    (tmp_path / "mine.toml").write_text(page.split("```toml\n")[1].split("```")[0])
    c = ss.experiment(tmp_path / "mine.toml").run(replicates=2)
    assert isinstance(c, ss.Comparison)
    assert c.placebo_is_zero
    assert list(c.attribution("nights")["part"].values) == ["night_cap_90", "dear"]
    assert c.persons("hosts")["host_income"].sizes["scenario"] == 4


def test_what_parts_contribute_adds_up(written: Path) -> None:
    c = ss.experiment(written).run()
    assert isinstance(c, ss.Comparison)
    parts = c.attribution("nights")
    assert list(parts["part"].values) == ["night_cap_90", "dear"]
    assert float(parts["value"].sum()) == pytest.approx(float(parts["whole"]), rel=1e-12)
    assert (parts["value_low"] <= parts["value"]).all()
    assert parts["value"].attrs["units"] == "nights"
    with pytest.raises(KeyError, match="attribution"):
        ss.compare("village", ["night_cap_90"], replicates=1, days=30).attribution("nights")


def test_an_experiment_is_also_a_dictionary() -> None:
    e = ss.experiment(
        {
            "baseline": "village",
            "set": DAYS,
            "reforms": ["registration"],
            "replication": {"chances": 2},
            "replicates": 4,
        }
    )
    assert e.reforms == ["registration"]
    assert e.replicates == 4
    assert e.design["chances"] == 2
    assert e.scenario.parameters["days"] == 200
    with pytest.raises(ss.ScenarioError, match="did you mean 'reforms'"):
        ss.experiment({"baseline": "village", "reform": ["registration"]})


def test_shipped_experiments_are_found_and_read() -> None:
    names = [one.name for one in ss.list_experiments()]
    assert "new_york_two_rules" in names
    assert [one["name"] for one in answer("list", "experiments")] == names
    markets = {name: ss.experiment(name).scenario.model for name in names}
    assert markets["new_york_two_rules"] == "home_sharing"
    assert set(markets.values()) == {"cocreation", "home_sharing"}


def test_goes_on_until_enough_is_known(tmp_path: Path) -> None:
    asked = {"targets": [{"indicator": "nights", "relative": 0.02}], "least": 5, "most": 40}
    c = ss.compare("village", ["night_cap_90"], days=200, out=tmp_path / "out", precision=asked)
    effect = c.effect("nights").isel(reform=0)
    width = float(effect["half_width"])
    assert width <= 0.02 * float(effect["baseline_level"])
    assert 5 <= c.dataset.sizes["replicate"] <= 40
    assert ss.verify(tmp_path / "out", rerun=2).rerun == 2


def test_says_when_it_does_not_know_enough() -> None:
    asked = {"targets": [{"indicator": "nights", "half_width": 1e-6}], "least": 5, "most": 6}
    with pytest.warns(RuntimeWarning, match="precision not reached: nights under night_cap_90"):
        c = ss.compare("village", ["night_cap_90"], days=200, precision=asked)
    assert c.dataset.sizes["replicate"] == 6


def test_the_program_says_how_well_it_knows(written: Path, tmp_path: Path) -> None:
    asked = tmp_path / "known.toml"
    asked.write_text(
        'baseline = "town.toml"\nreforms = ["night_cap_90"]\n[set]\ndays = 200\n[precision]\n'
        'targets = [{ indicator = "nights", relative = 1e-6 }]\nleast = 5\nmost = 5\n'
    )
    told = sharesim("run", asked).stdout
    assert "precision: NOT reached with 5 replicates" in told
    assert "replicates would do" in told
    (told_in_json,) = answer("run", asked)["precision"]
    assert told_in_json["reached"] is False
    assert told_in_json["would_do"] > 5


def test_replicates_may_share_their_people() -> None:
    town = ss.scenario("village").set(DAYS)
    runs = town.run(replicates=4, chances=2)
    assert len(set(runs.dataset["state_digest"].isel(scenario=0).values.tolist())) == 4
    # The first two have the people of world 0: the first is also the first of ordinary worlds.
    plain = town.run(replicates=2)
    digest = runs.dataset["state_digest"].isel(scenario=0).values
    assert digest[0] == plain.dataset["state_digest"].values[0, 0]
    assert digest[1] != plain.dataset["state_digest"].values[0, 1]


def test_a_shared_past_parts_on_the_day_given() -> None:
    day = datetime.date(2019, 2, 1)
    runs = ss.scenario("village").set(DAYS).run(replicates=3, histories="shared", branch_at=day)
    nights = runs["nights"].isel(scenario=0)
    before = nights.sel(time=slice(None, "2019-01-31"))
    after = nights.sel(time=slice("2019-02-01", None))
    assert (before == before.isel(replicate=0)).all()
    assert not (after == after.isel(replicate=0)).all()


def test_pairing_is_worth_something() -> None:
    spread = {}
    for pairing in ("identity", "independent"):
        c = ss.compare("village", ["night_cap_90"], replicates=8, days=300, pairing=pairing)
        spread[pairing] = float(c.effect("nights").isel(reform=0)["paired_sd"])
        assert c.dataset.attrs["pairing"] == pairing
    assert spread["identity"] < spread["independent"]


@pytest.mark.parametrize(
    ("design", "words"),
    [
        ({"pairing": "identical"}, "did you mean 'identity'"),
        ({"branch_at": datetime.date(2019, 12, 1)}, "branch_at.*is after 2019-07-01"),
        ({"announcement": datetime.date(2019, 12, 1)}, "announcement.*is after 2019-07-01"),
        ({"indicators": ["nihgts"]}, "did you mean 'nights'"),
        ({"attribution": "shapley"}, "takes 2 to 6 reforms, not 1"),
        ({"precision": {"targets": []}}, "at least one"),
        ({"chances": 0}, "chances.*outside"),
    ],
)
def test_refuses_what_cannot_be(design: dict[str, object], words: str) -> None:
    with pytest.raises(ss.ScenarioError, match=words):
        ss.compare("village", ["night_cap_90"], **design)  # type: ignore[arg-type]


def test_new_writes_a_file_that_runs(tmp_path: Path) -> None:
    new = ("new", "experiment", "mine", "--from", "village")
    told = sharesim(*new, "--reform", "night_cap_90", cwd=tmp_path)
    assert "wrote mine.toml" in told.stdout
    assert sharesim("check", "mine.toml", cwd=tmp_path).returncode == 0
    short = ("--replicates", "2", "--days", "60", "--set", "burn_in=10")
    assert sharesim("run", "mine.toml", *short, "-o", "out", cwd=tmp_path).returncode == 0
    assert isinstance(ss.open(tmp_path / "out"), ss.Comparison)
    assert_refused(sharesim(*new, cwd=tmp_path), "is there already")
    assert_refused(sharesim("new", "experiment", "b", "--from", "vilage", cwd=tmp_path), "village")


def test_the_command_line_goes_before_the_file(tmp_path: Path) -> None:
    path = tmp_path / "later.toml"
    path.write_text('baseline = "village"\nfirst_replicate = 3\nset = { days = 5, burn_in = 0 }\n')
    for words, first in (((), 3), (("--first-replicate", "0"), 0)):
        out = tmp_path / f"out_{first}"
        done = sharesim("run", path, "--replicates", "1", "-o", out, *words)
        assert done.returncode == 0, done.stderr
        assert ss.open(out).dataset["replicate"].values.tolist() == [first]


def test_an_experiment_is_not_saved_as_one_run(written: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved.h5"
    assert_refused(sharesim("run", written, "--save", saved), "--save", "experiment", folder=saved)


def test_compare_needs_something_to_compare_with(tmp_path: Path) -> None:
    refused = sharesim("compare", "village", "-o", tmp_path / "out")
    assert_refused(refused, "nothing to compare with", folder=tmp_path / "out")
