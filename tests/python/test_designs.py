# SPDX-License-Identifier: Apache-2.0
"""How points are drawn, and what is refused before anything is simulated."""

from __future__ import annotations

import builtins
import datetime
from pathlib import Path

import numpy as np
import pytest

import sharesim as ss
from sharesim.sweeps import sampling

RATE = {"tax.rate": (0.0, 0.2)}


def test_a_grid_has_every_combination(town: ss.Scenario) -> None:
    asked = {"tax.rate": (0.0, 0.2), "trust.rule": ["reviews", "blind"]}
    design = sampling.draw(town, asked, "grid", levels=3)
    assert len(design) == 6
    assert design.values[0] == {"tax.rate": 0.0, "trust.rule": "reviews"}
    assert design.values[-1] == {"tax.rate": 0.2, "trust.rule": "blind"}
    assert design.shape == (3, 2)


def test_a_latin_hypercube_has_one_point_in_each_layer(town: ss.Scenario) -> None:
    asked = {"tax.rate": (0.1, 0.3), "tax.per_night": {"low": 1, "high": 100, "scale": "log"}}
    design = sampling.draw(town, asked, points=20)
    for column in design.shares.T:
        assert sorted(np.floor(column * 20)) == list(range(20))
    rates = [point["tax.rate"] for point in design.values]
    assert 0.1 <= min(rates) < max(rates) <= 0.3
    below = sum(point["tax.per_night"] < 10 for point in design.values)
    assert below == 10, "half of the points lie in half of the range, by its logarithm"
    assert len(sampling.draw(town, asked)) == 20, "ten points a parameter"


def test_sizes_are_as_told(town: ss.Scenario) -> None:
    asked = {"tax.rate": (0.0, 0.2), "tax.per_night": (0, 5)}
    assert len(sampling.draw(town, asked, "sobol", points=8)) == 8 * (2 + 2)
    assert len(sampling.draw(town, asked, "morris", points=5)) == 5 * (2 + 1)


@pytest.mark.parametrize("method", ["latin_hypercube", "sobol", "morris"])
def test_a_design_is_drawn_by_its_seed(town: ss.Scenario, method: sampling.Method) -> None:
    asked = {"tax.rate": (0.0, 0.2), "tax.per_night": (0.0, 5.0)}
    first = sampling.draw(town, asked, method, points=4)
    assert first.seed == town.to_dict()["seed"]
    assert (first.shares == sampling.draw(town, asked, method, points=4).shares).all()
    assert (first.shares != sampling.draw(town, asked, method, points=4, seed=9).shares).any()


def test_whole_numbers_are_rounded(town: ss.Scenario) -> None:
    design = sampling.draw(town, {"population.travellers": (1000, 1010)}, points=30)
    numbers = [point["population.travellers"] for point in design.values]
    assert all(isinstance(number, int) for number in numbers)
    assert set(numbers) == set(range(1000, 1011))


@pytest.mark.parametrize("method", ["latin_hypercube", "sobol"])
def test_whole_numbers_are_equally_likely(town: ss.Scenario, method: sampling.Method) -> None:
    asked = {"demand.rounds": (1, 4), "tax.rate": (0.0, 0.2)}
    drawn = sampling.draw(town, asked, method, points=64)
    rounds = [point["demand.rounds"] for point in drawn.values]
    assert {number: rounds.count(number) for number in rounds} == dict.fromkeys(
        range(1, 5), len(drawn) // 4
    )


def test_whole_numbers_on_a_log_scale_are_as_likely_as_their_part_of_it(town: ss.Scenario) -> None:
    asked = {"demand.rounds": {"low": 1, "high": 4, "scale": "log"}}
    rounds = [p["demand.rounds"] for p in sampling.draw(town, asked, points=900).values]
    for number in range(1, 5):
        part = np.log((number + 0.5) / (number - 0.5)) / np.log(4.5 / 0.5)
        assert rounds.count(number) == pytest.approx(900 * part, abs=1.01)


def test_shares_are_those_of_the_whole_numbers_taken(town: ss.Scenario) -> None:
    for method in ("latin_hypercube", "sobol", "morris"):
        design = sampling.draw(
            town, {"demand.rounds": (1, 3), "tax.rate": RATE["tax.rate"]}, method
        )
        rounds = np.array([point["demand.rounds"] for point in design.values])
        assert (design.shares[:, 0] == (rounds - 1) / 2).all()
        rates = [point["tax.rate"] for point in design.values]
        assert design.shares[:, 1] * 0.2 == pytest.approx(rates)


def test_a_grid_has_the_whole_numbers_nearest_to_its_levels(town: ss.Scenario) -> None:
    def grid(levels: int) -> list[int]:
        drawn = sampling.draw(town, {"demand.rounds": (1, 8)}, "grid", levels=levels)
        return [point["demand.rounds"] for point in drawn.values]

    assert grid(2) == [1, 8]
    assert grid(4) == [1, 3, 6, 8]
    assert grid(20) == list(range(1, 9))


def test_units_are_the_users(town: ss.Scenario) -> None:
    asked = {"demand.mean_lead": {"low": 1, "high": 3, "unit": "weeks"}}
    design = sampling.draw(town, asked, points=4)
    for point in design.values:
        value = point["demand.mean_lead"]["value"]
        days = town.set(point).parameters["demand.mean_lead"]
        assert days == pytest.approx(7 * value)


def test_tables_of_an_experiment_file_are_read(town: ss.Scenario) -> None:
    nested = {"tax": {"rate": {"low": 0.0, "high": 0.2}, "per_night": {"values": [1, 2]}}}
    design = sampling.draw(town, nested, "grid", levels=2)
    assert design.paths == ("tax.rate", "tax.per_night")
    dates = sampling.draw(town, {"start": [datetime.date(2019, 1, 1)]}, "grid")
    assert dates.values == ({"start": datetime.date(2019, 1, 1)},)


@pytest.mark.parametrize(
    ("asked", "method", "words"),
    [
        ({"tax.raet": (0, 1)}, "latin_hypercube", "did you mean 'rate'"),
        ({"tax.rate": (0.5, 30)}, "latin_hypercube", "tax.rate"),
        ({"tax.rate": (0.5, 30)}, "latin_hypercube", r"\[0, 1\]"),
        ({"population.travellers": (10, 20.5)}, "morris", "population.travellers"),
        ({"demand.rounds": (1.5, 4)}, "sobol", "whole numbers, not a range from 1.5 to 4"),
        ({"trust.rule": (0, 1)}, "sobol", "trust.rule"),
        ({"trust.rule": ["reveiws"]}, "grid", "did you mean 'reviews'"),
        ({"tax.rate": [0.1, 0.2]}, "sobol", "a list of values needs method 'grid'"),
        ({"tax.rate": (0.2, 0.1)}, "sobol", "goes upwards, not from 0.2 to 0.1"),
        ({"tax.rate": ("a", "b")}, "sobol", "from number to number, not to 'a'"),
        ({"tax.rate": (0, True)}, "sobol", "not to True"),
        ({"tax.rate": 0.1}, "sobol", "expected a range"),
        ({"tax.rate": {"low": 0.1}}, "sobol", "high missing"),
        ({"tax.rate": {"low": 0.1, "hihg": 1}}, "sobol", "did you mean 'high'"),
        ({"tax.rate": {"low": 0, "high": 1, "scale": "log"}}, "sobol", "more than 0"),
        ({"tax.rate": {"low": 0, "high": 1, "scale": "lin"}}, "sobol", "did you mean 'linear'"),
        ({"tax.rate": {"low": 0, "values": [1]}}, "grid", "values and a range"),
        ({"tax.rate": []}, "grid", "must not be empty"),
        ({"tax.rate": [0.1, 0.1]}, "grid", "has one twice"),
        ({"tax.rate": [0.1, "a"]}, "grid", "different kinds"),
        ({"seed": (1, 5)}, "sobol", "cannot be varied"),
        (RATE, "sobel", "did you mean 'sobol'"),
    ],
)
def test_bad_parameters_are_refused(town: ss.Scenario, asked, method, words) -> None:
    with pytest.raises(ss.ScenarioError, match=words):
        sampling.draw(town, asked, method)


@pytest.mark.parametrize(
    ("method", "how", "words"),
    [
        ("sobol", {"points": 100}, "power of two, is 100; 64 or 128"),
        ("grid", {"points": 10}, "say levels="),
        ("sobol", {"levels": 4}, "has none"),
        ("morris", {"levels": 5}, "must be even"),
        ("grid", {"levels": 1}, "at least 2"),
        ("latin_hypercube", {"points": 1}, "must be 2 to"),
    ],
)
def test_bad_numbers_are_refused(town: ss.Scenario, method, how, words) -> None:
    with pytest.raises(ss.ScenarioError, match=words):
        sampling.draw(town, RATE, method, **how)


def test_all_mistakes_are_told_at_once_and_nothing_is_written(
    town: ss.Scenario, tmp_path: Path
) -> None:
    asked = {"tax.rate": (0, 30), "tax.raet": (0, 1), "tax.per_night": (5, 1)}
    with pytest.raises(ss.ScenarioError) as caught:
        ss.sweep(town, asked, "sobol", points=3, out=tmp_path / "out")
    for words in ("tax.rate", "tax.raet", "tax.per_night", "power of two"):
        assert words in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_points_that_the_model_refuses_are_named(town: ss.Scenario, tmp_path: Path) -> None:
    late = {"label": "Cap", "regulation.night_cap": [{"nights": 30, "from": "2019-02-01"}]}
    asked = {"days": [70, 10_000_000]}
    with pytest.raises(ss.ScenarioError, match="days"):
        ss.sweep(town, asked, "grid", reforms=[late], out=tmp_path / "out")
    wrong = {"label": "Wrong", "tax.raet": 1}
    with pytest.raises(ss.ScenarioError, match="did you mean 'rate'"):
        ss.sweep(town, RATE, points=2, reforms=[wrong], out=tmp_path / "out")
    with pytest.raises(ss.ScenarioError, match="at least one"):
        ss.sweep(town, {}, out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_without_salib_the_command_is_told(town: ss.Scenario, monkeypatch) -> None:
    usual = builtins.__import__

    def without(name, *rest):
        if name.startswith("SALib"):
            raise ImportError("no SALib")
        return usual(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ImportError, match=r"pip install 'sharesim\[designs\]'"):
        sampling.draw(town, RATE, "sobol")
    assert len(sampling.draw(town, RATE, "grid")) == 5
