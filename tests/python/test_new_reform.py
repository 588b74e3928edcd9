# SPDX-License-Identifier: Apache-2.0
"""`sharesim new reform`: a commented file that is valid as it stands; and verbs there are not."""

import subprocess
import sys
import tomllib

import pytest
from program import answer, assert_refused, program_is_built, sharesim

pytestmark = program_is_built

MARKETS = {
    "home_sharing": "village",
    "cocreation": "cocreation_small",
    "crowdfunding": "crowdfunding_small",
    "maker_city": "maker_city_small",
    "makerspace": "makerspace_small",
}
PARTS = {"maker_city"}  # whose measures have the names that other markets have for them
LAWS = {
    market: [(one["of"], one["name"]) for one in answer("describe", market)["measures"]]
    for market in (MARKETS if not pytestmark.args[0] else ())
}
SHORT = ("--days", "40", "--set", "burn_in=10", "--replicates", "1", "--begin", "+20d", "--quiet")


ABOUT = ("--measure", "night_cap")


def new(folder, *words):
    return sharesim("new", "reform", *words, cwd=folder)


def measures_in(document):
    """The measures of a reform, in its order: under `regulation`, or that of a part."""
    parts = [document, *(part for part in document.values() if isinstance(part, dict))]
    return [name for part in parts for name in part.get("regulation", {})]


def test_every_market_with_a_law_is_tried():
    lawful = [one["model"] for one in answer("list", "models") if measures_of(one["model"])]
    assert sorted(lawful) == sorted(MARKETS)


def measures_of(market):
    return answer("describe", market)["measures"]


@pytest.mark.parametrize(
    ("market", "measure"), [(market, name) for market, law in LAWS.items() for _, name in law]
)
def test_each_measure_is_valid_as_it_stands(market, measure, tmp_path):
    scenario = MARKETS[market]
    about = ("--from", scenario) if market in PARTS else ()
    done = new(tmp_path, "mine", "--measure", measure, *about)
    assert done.returncode == 0, done.stderr
    assert "wrote mine.toml" in done.stdout
    path = tmp_path / "mine.toml"
    text = path.read_text()
    document = tomllib.loads(text)
    assert measures_in(document) == [measure]
    told = next(one for one in answer("describe", measure) if one["kind"] == "measure")
    for parameter in told["parameters"]:
        *_, key = parameter["path"].split("[].")
        assert f"\n{key} = " in text
        words = " ".join(line.removeprefix("# ") for line in text.splitlines())
        assert parameter["doc"] in words
        assert parameter["unit"] in words
    checked = sharesim("check", scenario, "--reform", path, *SHORT[:4], "--begin", "+20d")
    assert checked.returncode == 0, checked.stderr
    compared = answer("compare", scenario, "--reform", path, *SHORT)
    (reform,) = compared["reforms"]
    assert reform["name"] == "mine"
    assert reform["placebo_is_zero"] is True


@pytest.mark.parametrize("market", MARKETS)
def test_without_a_measure_all_of_the_law_follows(market, tmp_path):
    scenario, measures = MARKETS[market], LAWS[market]
    assert new(tmp_path, "all", "--from", scenario).returncode == 0
    text = (tmp_path / "all.toml").read_text()
    names = [name for _, name in measures]
    assert measures_in(tomllib.loads(text)) == names[:1]
    heads = [line for line in text.splitlines() if line.startswith("# [[") and "steps" not in line]
    assert heads == [f"# [[{law}.{name}]]" for law, name in measures[1:]]
    # Every comment that is a line of a document can be taken in.
    free = [
        line.removeprefix("# ")
        for line in text.splitlines()
        if line.startswith("# [[") or " = " in line or not line.startswith("#")
    ]
    document = tomllib.loads("\n".join(line for line in free if not line.startswith("# ")))
    assert measures_in(document) == names
    whole = tmp_path / "whole.toml"
    whole.write_text("\n".join(line for line in free if not line.startswith("# ")))
    checked = sharesim("check", scenario, "--reform", whole, "--days", "40", "--begin", "+20d")
    assert checked.returncode == 0, checked.stderr


def test_it_begins_within_the_scenario_it_is_for(tmp_path):
    assert new(tmp_path, "a", "--measure", "freeze").returncode == 0
    assert new(tmp_path, "b", "--measure", "freeze", "--from", "tokyo").returncode == 0
    begins = [
        tomllib.loads((tmp_path / f"{name}.toml").read_text())["regulation"]["freeze"][0]["from"]
        for name in "ab"
    ]
    assert [day.isoformat() for day in begins] == ["2019-07-01", "2023-07-01"]


def test_it_is_as_the_user_calls_it_and_replaces_nothing_unasked(tmp_path):
    (tmp_path / "laws").mkdir()
    told = sharesim("new", "reform", "laws/cap.toml", *ABOUT, "--json", cwd=tmp_path)
    assert told.stdout.split('"')[3] == "laws/cap.toml"
    path = tmp_path / "laws/cap.toml"
    assert tomllib.loads(path.read_text())["label"] == "cap"
    path.write_text("mine")
    assert_refused(new(tmp_path, "laws/cap", *ABOUT), "is there already", "--force")
    assert path.read_text() == "mine"
    assert new(tmp_path, "laws/cap", *ABOUT, "--force").returncode == 0
    assert path.read_text() != "mine"


def test_what_does_not_belong_there(tmp_path):
    assert_refused(new(tmp_path, "a", "--measure", "nigth_cap"), "did you mean 'night_cap'?")
    assert_refused(new(tmp_path, "a", "--from", "novelty"), "bass has no law")
    assert_refused(new(tmp_path, "a"), "--measure", "--from", "crowdfunding", "home_sharing")
    assert_refused(new(tmp_path, "a", "--reform", "registration"), "--reform", "experiment")
    experiment = ("new", "experiment", "a", "--from", "village", "--measure", "freeze")
    assert_refused(sharesim(*experiment, cwd=tmp_path), "--measure", "reform")
    assert_refused(sharesim("new", "experiment", "a", cwd=tmp_path), "needs --from")
    assert list(tmp_path.iterdir()) == []


def by_python(*words):
    command = [sys.executable, "-m", "sharesim", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("program", [sharesim, by_python])
def test_verbs_that_there_are_not(program):
    assert_refused(program("rnu", "village"), "there is no verb 'rnu'; did you mean 'run'?")
    assert_refused(program("frobnicate"), "there is no verb 'frobnicate'", "compare", "describe")
    assert_refused(program("--json"), "sharesim --help")


@pytest.mark.parametrize("program", [sharesim, by_python])
def test_no_verb_gives_a_short_usage(program):
    done = program()
    assert done.returncode == 2
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert lines[0] == "sharesim: error: a verb is missing"
    assert lines[1].startswith("usage: sharesim VERB")
    assert len(lines) <= 6
    for verb in ("run", "compare", "describe", "demo", "new"):
        assert verb in done.stderr
