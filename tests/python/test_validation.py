# SPDX-License-Identifier: Apache-2.0
"""Published facts: their files, the numbers asked of worlds, and what the verb says of them."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from program import assert_refused, program_is_built, sharesim

import sharesim as ss
from sharesim.markets.scenario import Live
from sharesim.validation import bank, contrasts

SHIPPED = Path(__file__).resolve().parents[2] / "scenarios/validation/trust"

CAP = """
id = "T01"
finding = "A cap lowers nights"
number = "sign"
source = "A test"
status = "invented"
grade = "d"
kind = "V"
note = "Short days."
baseline = "village"
set = { burn_in = 20, days = 70 }

[reforms]
cap = { "regulation.night_cap" = [{ nights = 30, enforcement = "automatic", from = 2019-02-01 }] }
dear = { "demand.loss" = 400 }

[[part]]
name = "nights"
statistic = "indicator"
value = "nights"
contrast = "ratio"
reform = "cap"
side = "below"

[[part]]
name = "price"
statistic = "indicator"
value = "price"
contrast = "difference"
reform = "dear"
band = [-50, 50]

[[part]]
name = "nights let to entire homes"
statistic = "share"
table = "listings"
where = "active"
value = "kind == 'entire_home'"
weight = "nights_this_year"
contrast = "ratio"
reform = "cap"
base = "dear"
band = [0, 2]
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a fact in an area of the user's own."""
    monkeypatch.setenv("SHARESIM_SCENARIOS", f"{tmp_path}:{os.environ['SHARESIM_SCENARIOS']}")
    path = tmp_path / "validation/tests/T01.toml"
    path.parent.mkdir(parents=True)
    path.write_text(CAP)
    return path


# ------------------------------------------------------------------------------------ contrasts


def test_contrasts_are_those_of_the_results(own: Path, tmp_path: Path) -> None:
    told = ss.validate("tests", replicates=5, out=tmp_path / "out")
    kept = ss.open(tmp_path / "out/T01")
    assert isinstance(kept, ss.Comparison)
    nights = kept["nights"].sel(time=slice("2019-02-01", None)).sum("time")
    ratio = (nights.sel(scenario="cap") / nights.sel(scenario="baseline")).values
    assert told.table[0].mean == pytest.approx(ratio.mean())
    assert told.table[0].high < 1
    money, days = kept["home_revenue"].sum("time"), kept["nights"].sum("time")
    price = money / days
    difference = price.sel(scenario="dear") - price.sel(scenario="baseline")
    assert told.table[1].mean == pytest.approx(float(difference.mean()))
    base = ss.scenario("village").set({"burn_in": 20, "days": 70, "demand.loss": 400})
    fact = bank.facts_of("tests")[0]
    worlds = contrasts.Worlds(fact, 2, 1)
    told = contrasts.lived([worlds], 2, 1)
    numbers = worlds.numbers(told["T01"])[2]
    cap = base.set({"demand.loss": 120}).with_reform(fact.reforms["cap"])
    assert numbers[1] == pytest.approx(homes(cap.start(1)) / homes(base.start(1)))


def homes(world: Live) -> float:
    """The share of nights let in entire homes, over listings offered, on the last day."""
    world.step(1000)
    table = world.agents("listings")
    let = table["nights_this_year"] * (table["active"] > 0)
    return float(let[table["kind"] == 0].sum() / let.sum())


def test_an_elasticity_is_a_ratio_of_logarithms(own: Path, tmp_path: Path) -> None:
    text = CAP.replace('contrast = "ratio"', 'contrast = "elasticity"\nagainst = "stays"', 1)
    own.write_text(text.split('[[part]]\nname = "price"')[0])
    told = ss.validate("tests", replicates=2, out=tmp_path / "out")
    kept = ss.open(tmp_path / "out/T01")
    since = {"time": slice("2019-02-01", None)}
    nights, stays = (np.log(kept[line].sel(since).sum("time")) for line in ("nights", "stays"))
    over = [line.sel(scenario="cap") - line.sel(scenario="baseline") for line in (nights, stays)]
    assert told.table[0].mean == pytest.approx(float((over[0] / over[1]).mean()))


def test_threads_change_no_number(own: Path) -> None:
    one, two = (ss.validate("tests", replicates=3, threads=count).to_dict() for count in (1, 2))
    assert one == two


def test_facts_of_the_same_scenario_look_at_the_same_worlds(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = ss.validate("tests", replicates=3).to_dict()["facts"][0]["parts"]
    (own.parent / "T02.toml").write_text(CAP.replace("T01", "T02"))
    lives = []
    whole = contrasts.tables.lived

    def counted(world: Live, parts: dict[int, Any]) -> dict[int, float]:
        lives.append(len(parts))
        return whole(world, parts)

    monkeypatch.setattr(contrasts.tables, "lived", counted)
    both = ss.validate("tests", replicates=3).to_dict()["facts"]
    assert [fact["parts"] for fact in both] == [one, one]
    assert lives == [2] * 6  # three worlds of two scenarios, each for a part of either fact


def test_equal_steps_that_bring_less_and_less_bend_down() -> None:
    part = SimpleNamespace(contrast="curvature", scenarios=["wide", "middle", "narrow"])
    values = {"narrow": np.array([0.0]), "middle": np.array([5.0]), "wide": np.array([7.0])}
    assert contrasts._contrast(part, values, {}) == [-3]  # type: ignore[arg-type]


# ------------------------------------------------------------------------------- files of facts


def test_the_facts_of_trust_can_be_read() -> None:
    known = {fact.id: fact for fact in bank.facts_of("trust")}
    assert set(known) == {path.stem for path in SHIPPED.glob("*.toml")}
    assert {"B03", "B04", "B09", "B13", "B29", "B30"} <= {n for n, f in known.items() if f.runs}
    assert known["B09"].standing == "calibrated"
    assert known["B23"].standing == "not applicable"
    assert all(fact.because for fact in known.values() if fact.standing)
    assert not {"B04"} & {one.name for one in ss.list_scenarios()}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('kind = "V"', 'kind = "X"', "T01.toml: kind: is 'X'; allowed: V, P, K"),
        ("finding", "findin", "findin: no such key; did you mean 'finding'?"),
        ("id = ", "ID = ", "id: is missing"),
        ('"T01"', '"T02"', "id: is 'T02'; allowed is the file's name, 'T01'"),
        ("band = [-50, 50]", "band = [50, -50]", "part 2: band: is [50, -50]; allowed: two num"),
        ("band = [-50, 50]", "band = [50]", "part 2: band: is [50]"),
        ("band = [-50, 50]", 'band = "50"', "part 2: band: is '50'; allowed is a list"),
        ("band = [-50, 50]", "bnad = [-50, 50]", "part 2: bnad: no such key; did you mean 'band'"),
        ("band = [-50, 50]", "", "part 2: band or side or equivalence: exactly one"),
        ('side = "below"', 'side = "left"', "part 1: side: is 'left'; allowed: above, below"),
        ('reform = "cap"', 'reform = "cpa"', "part 1: reform: no 'cpa'; did you mean 'cap'?"),
        ('reform = "cap"', "", "part 1: reform: is missing"),
        ('"difference"', '"diff"', "contrast: is 'diff'; allowed: ratio, difference"),
        ('"share"', '"median"', "statistic: is 'median'; allowed: indicator, mean, share"),
        ('table = "listings"', "", "part 3: table: allowed for 'share': the name of a table"),
        ('table = "listings"', 'table = "listings"\nearlier = 0', "earlier: is 0; allowed: 1 to"),
        ('table = "listings"', 'table = "listings"\nearlier = 1.5', "allowed is a whole number"),
        ('"difference"', '"curvature"', "middle: goes with the contrast 'curvature', and it with"),
        ('value = "nights"', 'value = "nights("', "part 1: value: 'nights(' is no formula"),
        ('value = "nights"', 'value = "nights"\non = "x"', "on: says nothing for the statistic"),
        ('side = "below"', 'side = "below"\nshare = 2', "share: is 2; allowed: in (0, 1]"),
        ('[[part]]\nname = "price"', '[[prat]]\nname = "price"', "prat: no such key"),
        ('id = "T01"', 'id = "T01"\nwaiting = "a"\ncalibrated = "b"', "at most one of these"),
        ("burn_in = 20", "burn_in = ", "T01.toml:11: not valid TOML"),
    ],
)
def test_each_mistake_in_a_file_is_told(own: Path, old: str, new: str, told: str) -> None:
    assert old in CAP
    own.write_text(CAP.replace(old, new, 1))
    with pytest.raises(ss.ScenarioError, match=re.escape(told)):
        ss.validate("tests", replicates=1)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('value = "nights"', 'value = "nihgts"', "no indicator 'nihgts'; did you mean 'nights'"),
        (
            'table = "listings"',
            'table = "lisitngs"',
            "no table 'lisitngs'; did you mean 'listings'",
        ),
        ('where = "active"', 'where = "actve"', "no column of listings 'actve'; did you mean"),
        ("burn_in", "bunr_in", "T01.toml: "),
        ('"demand.loss" = 400', '"demand.loss" = -1', "demand.loss"),
        ('baseline = "village"', 'baseline = "vilage"', "did you mean 'village'"),
    ],
)
def test_names_of_the_market_are_checked_before_anything_is_simulated(
    own: Path, tmp_path: Path, old: str, new: str, told: str
) -> None:
    own.write_text(CAP.replace(old, new, 1))
    with pytest.raises(ss.ScenarioError, match=re.escape(told)):
        ss.validate("tests", replicates=1, out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_all_mistakes_are_told_at_once(own: Path) -> None:
    own.write_text(CAP.replace("side", "sdie").replace("[-50, 50]", "[3, 2]"))
    with pytest.raises(ss.ScenarioError) as refused:
        ss.validate("tests", replicates=1)
    assert len(str(refused.value).splitlines()) == 2


def test_unknown_areas_and_facts_are_refused_with_the_nearest_name() -> None:
    with pytest.raises(ss.ScenarioError, match="no facts of 'trsut'; did you mean 'trust'"):
        ss.validate("trsut")
    with pytest.raises(ss.ScenarioError, match="no fact 'B044'; did you mean"):
        ss.validate("trust", ["B044"])
    with pytest.raises(ValueError, match="at least one replicate, not 0"):
        ss.validate("trust", replicates=0)


def test_the_page_tells_of_every_fact_what_it_claims() -> None:
    page = (SHIPPED.parents[2] / "docs/markets/home_sharing/validation.md").read_text("utf-8")
    lines = [line for line in page.splitlines() if line.startswith("| ")]
    for fact in bank.facts_of("trust"):
        assert any(line.startswith(f"| {fact.id} | {fact.finding}") for line in lines), fact.id
        for part in fact.parts:
            start = f"| {fact.id} {part.name} | {part.claim.words()} |"
            assert any(line.startswith(start) for line in lines), start


# ---------------------------------------------------------------------------------- validations


def test_what_waits_is_not_simulated_and_says_for_what() -> None:
    told = ss.validate("trust", ["B21", "B23", "B06"], replicates=30)
    assert [one.verdict for one in told.facts] == ["waiting", "waiting", "not applicable"]
    assert told["B21"].why.startswith("friends whose pledges others see")
    assert {row.verdict for row in told["B06"].rows} == {"waiting"}
    assert all(row.worlds == 0 and np.isnan(row.mean) for row in told.table)
    assert told.counts == {"not applicable": 1, "waiting": 2}


def test_a_shipped_fact_is_judged_and_a_miss_is_told() -> None:
    told = ss.validate("trust", ["B04", "B09"], replicates=5)
    surplus = told["B04"].rows[0]
    assert told["B04"].verdict == "fail"
    assert surplus.low < surplus.mean < surplus.high < 1
    assert (surplus.band, surplus.verdict) == ("0.5 to 0.8", "fail")
    assert "outside the band" in surplus.why
    assert told["B09"].verdict == "calibrated"
    assert told.provisional
    for shown in (repr(told), told._repr_html_(), told.to_markdown()):
        for word in ("B04", "guest surplus, hidden over visible", "0.5 to 0.8", "Saeedi", "fail"):
            assert word in shown
    assert "Provisional" in repr(told)


def test_four_worlds_give_no_verdict(own: Path) -> None:
    told = ss.validate("tests", replicates=4)
    assert {row.verdict for row in told.table} == {"not enough worlds"}
    assert told["T01"].verdict == "not enough worlds"


def test_the_folder_holds_the_answer_and_the_scenarios(own: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    told = ss.validate("tests", replicates=1, out=out)
    assert json.loads((out / "validation.json").read_text("utf-8")) == json.loads(
        json.dumps(told.to_dict(), default=str)
    )
    assert {"validation.txt", "validation.html", "validation.md"} <= {p.name for p in out.iterdir()}
    assert {p.name for p in (out / "T01/reforms").iterdir()} == {"1.toml", "2.toml"}
    with pytest.raises(ss.FileError, match="holds a validation"):
        ss.validate("tests", replicates=1, out=out)
    (out / "validation.json").unlink()  # as after an interruption
    ss.validate("tests", replicates=1, out=out, overwrite=True)
    assert (out / "validation.json").exists()
    with pytest.raises(ss.FileError, match="holds other things"):
        ss.validate("tests", replicates=1, out=tmp_path, overwrite=True)


# --------------------------------------------------------------------------------- command line


def by_python(*words: object) -> Any:
    return sharesim("validate", *words, env={**os.environ, "SHARESIM_PYTHON": sys.executable})


@program_is_built
def test_the_program_goes_on_in_the_package(own: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = by_python("--area", "tests", "--replicates", 5, "--threads", 1, "--json", "-o", out)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told == json.loads((out / "validation.json").read_text("utf-8"))
    assert told["provisional"]
    assert told["facts"][0]["parts"][0]["verdict"] == "pass"
    assert told["facts"][0]["scenarios"]["reforms"]["dear"] == {"demand.loss": 400}
    assert_refused(by_python("--area", "tests", "-o", out), "holds a validation", "--force")
    again = by_python("--area", "tests", "--replicates", 1, "--threads", 1, "--force", "-o", out)
    assert again.returncode == 0, again.stderr
    assert "not enough worlds" in again.stdout


@program_is_built
def test_the_program_lists_facts() -> None:
    done = by_python("--area", "trust", "--list", "--json")
    told = {one["id"]: one for one in json.loads(done.stdout)}
    assert told["B04"]["state"] == "runs"
    assert told["B21"]["state"] == "waiting"
    some = by_python("--area", "trust", "--facts", "B03,B04", "--list")
    assert [line.split()[1] for line in some.stdout.splitlines()] == ["id", "B03", "B04"]


@program_is_built
def test_the_program_refuses_in_words(tmp_path: Path) -> None:
    assert_refused(by_python("--area", "trsut"), "did you mean 'trust'")
    assert_refused(by_python("--area", "trust", "--facts", "B0"), "no fact 'B0'", "did you mean")
    assert_refused(by_python("--area", "trust", "--replicates", 0), "replicates")
    assert_refused(by_python("trust"), "validate --help")
    listed = sharesim("list", "scenarios", "--json")
    assert "B04" not in listed.stdout
