# SPDX-License-Identifier: Apache-2.0
"""What an answer depends on: which parameters are moved, and where the sign is found to turn."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from pages import read, with_comparison

from sharesim import _core
from sharesim._core import ScenarioError
from sharesim.report import assemble, depends, render
from sharesim.report.candidates import Candidate, candidates, changed
from sharesim.report.depends import Effects, How, Search, Values
from sharesim.report.language import Words
from sharesim.report.matter import Matter

TURN = 0.05  # of tax.rate, at which the invented effect below turns its sign


def invented(search: Search, values: Values, worlds: int) -> Effects:
    """An effect that a rate turns, a lead scales, and nothing else moves."""
    search.spent += 1
    rate, lead = float(values.get("tax.rate", 0.07)), float(values.get("demand.mean_lead", 40))
    return {name: math.log(rate / TURN) * (1 + lead / 400) * worlds / worlds
            for name in search.reforms}  # fmt: skip


@pytest.fixture
def matter(folder: Path) -> Matter:
    return Matter(with_comparison(folder), Words("en"))


def test_what_a_reform_changed_is_read_back() -> None:
    base = {"a": {"b": 1, "c": [1]}, "d": [{"x": 1}], "e": 2}
    own = {"a": {"b": 1, "c": [1]}, "d": [{"x": 1}, {"x": 2}], "e": 3}
    assert changed(own, base) == {"d": [{"x": 2}], "e": 3}
    assert changed(base, base) == {}


def test_numbers_are_moved_within_what_the_model_allows(folder: Path) -> None:
    scenario = _core.open_scenario(str(folder / "scenario.toml"))
    known, every = candidates(scenario, {"fee": {"tax": {"rate": 0.2}}})
    paths = {one.path for one in known}
    assert 50 < len(known) < every
    assert "demand.mean_lead" in paths
    assert not paths & {"tax.rate", "seed", "days", "burn_in", "start", "title"}
    for one in known:
        assert one.low <= one.value <= one.high
        assert one.high <= 2 * one.value
        assert one.at(0) == pytest.approx(one.low)
        assert one.at(1) == pytest.approx(one.high)
    share = next(one for one in known if one.path == "demand.hedonic")
    assert (share.low, share.high) == (0.4, 1)


def test_a_comparison_at_the_same_values_is_the_same(matter: Matter) -> None:
    search, days = depends._begun(matter, How("1m", 60, None, progress=False))
    assert days == matter.comparison.dataset.sizes["time"]
    found = search.effects({}, 2)
    for reform in matter.acting:
        daily = matter.comparison["host_net_income"].isel(replicate=slice(0, 2))
        daily = daily.sel(time=slice(matter.comparison.takes_effect(reform), None))
        pair = daily.sel(scenario=reform) - daily.sel(scenario="baseline")
        assert found[reform] == pytest.approx(float(pair.sum("time").mean()), rel=1e-9)


def test_the_value_that_turns_the_sign_is_found(
    matter: Matter, monkeypatch: pytest.MonkeyPatch
) -> None:
    rate = Candidate("tax.rate", 0.07, 0.035, 0.14, False, "share", "Tax.", "")
    lead = Candidate("demand.mean_lead", 40, 20, 80, False, "days", "Lead.", "somebody2020")
    other = Candidate("demand.loss", 120, 60, 240, False, "currency", "Loss.", "")
    monkeypatch.setattr(Search, "effects", invented)
    monkeypatch.setattr(depends, "candidates", lambda *_: ([other, lead, rate], 10))
    found = depends.found(matter, How("1m", 60, None, progress=False))
    assert [one.reform for one in found] == matter.acting
    for one in found:
        first, second, third = one.findings
        assert [first.candidate, second.candidate, third.candidate] == [rate, lead, other]
        assert first.turns == (pytest.approx(TURN, rel=0.02),)
        assert second.turns == third.turns == ()
        assert second.sought
        assert third.importance == 0
        assert one.left == 7
    page = read(render.html(assemble.page(matter, found)))
    told = page.one("section", id="depends")
    rows = told.all("figure")[0].one("tbody").all("tr")
    assert rows[0].children[0].text == "tax.rate"
    assert rows[0].children[4].text.startswith("near 0.0")
    assert rows[1].children[4].text == "not within the range"
    assert rows[1].children[6].text == "somebody2020"


def test_a_time_that_does_not_suffice_is_refused(
    matter: Matter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(search: Search, values: Values, worlds: int) -> Effects:
        return dict.fromkeys(search.reforms, 1.0)

    clock = iter(np.arange(0, 10_000, 5.0).tolist())
    monkeypatch.setattr(Search, "effects", slow)
    monkeypatch.setattr(depends.time, "monotonic", lambda: next(clock))
    with pytest.raises(ScenarioError, match=r"give at least \d+m"):
        depends.found(matter, How("10s", 10, None, progress=False))
