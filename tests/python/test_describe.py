# SPDX-License-Identifier: Apache-2.0
"""`sharesim describe`: what each name means, in words of eighty columns and as JSON."""

import subprocess
import sys

import pytest
from program import answer, assert_refused, program_is_built, sharesim

pytestmark = program_is_built

MARKETS = [one["model"] for one in answer("list", "models")] if not pytestmark.args[0] else []


def printed(*words):
    done = sharesim("describe", *words)
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stdout.splitlines() if not line.startswith("  /")]  # a path
    assert max(map(len, lines)) <= 80
    return done.stdout


def flat(text):
    return " ".join(text.split())


def kinds(name):
    return [one["kind"] for one in answer("describe", name)]


def one(name, kind):
    (found,) = [one for one in answer("describe", name) if one["kind"] == kind]
    return found


@pytest.mark.parametrize("market", MARKETS)
def test_a_model_tells_everything_of_each_parameter(market):
    told = answer("describe", market)
    words = flat(printed(market))
    law = {one["of"] for one in told["measures"]}
    for parameter in told["parameters"]:
        if any(parameter["path"].startswith(f"{name}.") for name in law):
            continue  # what all measures have is told once
        assert f"{parameter['path']} = " in words
        for key in ("doc", "unit", "range", "source"):
            assert parameter[key] in words, parameter
    for measure in told["measures"]:
        assert f"{measure['of']}.{measure['name']}" in words
    for indicator in told["indicators"]:
        assert indicator["doc"] in words


@pytest.mark.parametrize("market", MARKETS)
def test_every_measure_and_rule_says_what_it_does(market):
    told = answer("describe", market)
    for option in told["measures"] + told["rules"]:
        assert option["doc"].endswith("."), option


def test_a_measure():
    told = one("night_cap", "measure")
    assert told["doc"].startswith("At most so many nights")
    paths = [one["path"] for one in told["parameters"]]
    assert "regulation.night_cap[].nights" in paths
    assert "regulation.night_cap[].from" in paths
    assert "night_cap_90" in told["reforms"]
    assert "registration" not in told["reforms"]
    words = flat(printed("night_cap"))
    assert "regulation.night_cap[].nights = 90 nights/year, [0, 366]" in words
    assert "sharesim new reform NAME --measure night_cap" in words


def test_documents():
    reform = one("night_cap_90", "reform")
    (nights,) = [line for line in reform["sets"] if line["path"].endswith("nights")]
    assert nights["path"] == "regulation.night_cap.0.nights"
    assert nights["default"] == "90"
    assert nights["doc"] == "Nights a listing may be let in a calendar year."
    city = one("new_york", "scenario")
    assert city["model"] == "home_sharing"
    assert {"path", "value", "default", "doc"} == set(city["sets"][0])
    assert all(line["doc"] for line in city["sets"])
    words = flat(printed("new_york"))
    assert "population.travellers = 1800000 (by default" in words
    study = one("new_york_two_rules", "experiment")
    assert all(line["doc"] for line in study["sets"])


def test_the_rule_that_a_document_names_is_the_one_described():
    sets = one("village_abuse", "scenario")["sets"]
    assert all(line["doc"] for line in sets)


def test_groups_rules_and_indicators():
    group = one("hotels", "group")
    assert {line["path"].split(".")[0].split("[")[0] for line in group["parameters"]} == {"hotels"}
    assert {told["model"] for told in answer("describe", "platform")} == {
        "cocreation",
        "crowdfunding",
        "home_sharing",
    }
    trust = one("trust", "group") if len(answer("describe", "trust")) == 1 else None
    assert trust is None or trust["rules"]
    markets = {told["model"] for told in answer("describe", "eigentrust")}
    assert markets == {"crowdfunding", "home_sharing", "maker_city", "trust_network"}
    rule = next(told for told in answer("describe", "eigentrust") if told["kind"] == "rule")
    assert rule["of"] == "trust"
    assert "Kamvar" in rule["doc"]
    assert {line["path"] for line in rule["parameters"]} == {
        "trust[eigentrust].restart",
        "trust[eigentrust].doubt",
    }
    assert one("cooperative", "rule")["of"] == "platform.sharing"
    assert one("cooperative", "reform")["name"] == "cooperative"
    assert one("guest_surplus", "indicator")["caution"]
    law = printed("regulation")
    assert "night_cap: At most so many nights" in flat(law)
    for name in (
        "platform",
        "eigentrust",
        "guest_surplus",
        "hotels.pricing",
        "pricing",
        "bitcoin_otc",
    ):
        printed(name)
    # What is inside others is found by its last name where nothing else is called so.
    assert {told["name"] for told in answer("describe", "pricing")} >= {
        "supply.pricing",
        "hotels.pricing",
    }


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("trust.half_life", {"trust[reviews].half_life", "trust[social].half_life"}),
        ("trust[reviews].half_life", {"trust[reviews].half_life"}),
        ("regulation.night_cap.nights", {"regulation.night_cap[].nights"}),
        ("regulation.night_cap.0.nights", {"regulation.night_cap[].nights"}),
        ("segments.0.party", {"segments[].party"}),
        ("mean_lead", {"demand.mean_lead"}),
    ],
)
def test_parameters_by_the_paths_that_scenarios_write(asked, found):
    told = [one for one in answer("describe", asked) if one["model"] == "home_sharing"]
    assert {one["path"] for one in told if one["kind"] == "parameter"} == found


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("nigth_cap", "night_cap"),
        ("new_yrok", "new_york"),
        ("eigentrsut", "eigentrust"),
        ("guest_surplsu", "guest_surplus"),
        ("platfrom", "platform"),
        ("trust.half_lief", "trust.half_life"),
        ("home_sharign", "home_sharing"),
    ],
)
def test_the_nearest_name(asked, near):
    assert_refused(sharesim("describe", asked), asked, f"did you mean '{near}'?")


def test_nothing_near():
    assert_refused(
        sharesim("describe", "qqqqqqqq"), "nothing is called 'qqqqqqqq'", "sharesim list"
    )


def test_the_wheels_command_says_the_same():
    for words in (("night_cap",), ("platform", "--json"), ("home_sharing",)):
        command = [sys.executable, "-m", "sharesim", "describe", *words]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout == sharesim("describe", *words).stdout
