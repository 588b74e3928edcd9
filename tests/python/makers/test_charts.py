# SPDX-License-Identifier: Apache-2.0
"""Figures of makers: what they draw is what tables and results hold."""

from __future__ import annotations

import numpy as np
import pytest

import sharesim as ss
from sharesim.cocreation import charts as ideas
from sharesim.makerspace import charts


@pytest.fixture(scope="module")
def workshop() -> ss.Live:
    world = ss.scenario("makerspace_small").set({"burn_in": 0, "days": 400}).start()
    return world.step(400)


@pytest.fixture(scope="module")
def community() -> ss.Live:
    town = ss.scenario("cocreation_small").set({"community.members": 4000, "burn_in": 200})
    return town.start().step(565)


def test_hours_of_the_day_are_those_of_the_days(workshop: ss.Live) -> None:
    found = charts.by_hour(workshop)
    kinds = [machine["name"] for machine in workshop.scenario.to_dict()["machines"]]
    assert list(found) == kinds
    daily = workshop.series()
    waited = sum(float(day["waiting"].sum()) for day in found.values()) * 400
    assert waited == pytest.approx(float(daily["hours_waited"].sum()), rel=1e-6)
    for day in found.values():
        assert ((day["use"] >= 0) & (day["use"] <= 1)).all()
    # Most come in the second half of the day.
    laser = found[kinds[0]]["use"]
    assert laser[len(laser) // 2 :].mean() > laser[: len(laser) // 2].mean()
    above, below = charts.queues(workshop).axes[:2]
    drawn = below.patches[0].get_data().values
    np.testing.assert_allclose(drawn, found[kinds[0]]["waiting"])
    assert len(above.patches) == len(kinds)


def test_cash_ends_where_makerspaces_close() -> None:
    poor = {"finance.reserve": 200_000, "finance.rent": 30_000, "burn_in": 0, "days": 300}
    results = ss.scenario("makerspace_small").set(poor).run(replicates=2)
    axes = charts.cash(results).axes[0]
    crosses = [line for line in axes.lines if line.get_marker() == "X"]
    assert sum(len(line.get_xdata()) for line in crosses) == 2
    assert results["open_spaces"].isel(time=-1).sum() == 0
    with pytest.raises(ss.ScenarioError, match="is not of the market makerspace"):
        charts.cash(ss.scenario("village").set({"burn_in": 2, "days": 2}).run())


def test_break_even_is_where_the_market_calls_a_makerspace_profitable() -> None:
    world = ss.scenario("makers_nation").set({"spaces.number": 40, "days": 400}).start().step(400)
    members, left, volunteers = charts.margins(world)
    today = world.series().isel(time=-1)
    assert np.count_nonzero(left > 0) == int(today["profitable_spaces"])
    assert np.count_nonzero((left > 0) & volunteers) == int(today["profitable_volunteers"])
    axes = charts.break_even(world).axes[0]
    assert sum(len(line.get_xdata()) for line in axes.lines[:2]) == len(members) > 3


def test_the_funnel_counts_ideas() -> None:
    few = {"community.members": 3000, "burn_in": 100, "days": 100}
    results = ss.scenario("cocreation_small").set(few).run(replicates=2)
    bars = ideas.funnel(results).axes[0].patches
    names = ("concluded", "selected", "developed", "launched")
    assert [bar.get_width() for bar in bars] == [float(results[one].sum()) for one in names]


def test_royalties_are_those_of_creators(community: ss.Live) -> None:
    axes = ideas.royalties(community).axes[0]
    members = community.agents("members")
    income = members["income"].sum(axis=1)
    assert (income[members["ideas"] == 0] >= 0).all()
    everybody, earners = axes.lines[1:3]
    assert everybody.get_ydata()[0] == 0
    assert everybody.get_ydata()[-1] == pytest.approx(100)
    assert everybody.get_ydata().sum() < earners.get_ydata().sum()


def test_worlds_of_other_markets_are_refused(workshop: ss.Live, community: ss.Live) -> None:
    for draw in (charts.queues, charts.break_even):
        with pytest.raises(ss.ScenarioError, match="is of cocreation, not of makerspace"):
            draw(community)
    with pytest.raises(ss.ScenarioError, match="is of makerspace, not of cocreation"):
        ideas.royalties(workshop)
