# SPDX-License-Identifier: Apache-2.0
"""What is told of simulated campaigns, against a count of the world's own tables; and figures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import sharesim as ss
from sharesim.crowdfunding import charts
from sharesim.crowdfunding.observed import observed
from sharesim.crowdfunding.outcomes import PARTS, Outcomes, outcomes

SMALL = {"population.makers": 300, "population.backers": 3_000, "burn_in": 60, "days": 200}


@pytest.fixture(scope="module")
def platform() -> ss.Scenario:
    """A small platform with a short past."""
    return ss.scenario("crowdfunding_small").set(SMALL)


@pytest.fixture(scope="module")
def found(platform: ss.Scenario) -> Outcomes:
    """What became of the campaigns of two of its worlds."""
    return outcomes(platform, worlds=2)


def ended(platform: ss.Scenario, world: int) -> Any:
    live = platform.start(world)
    live.step(1000)
    frame = live.agents("campaigns").to_dataframe()
    never = ["planned", "dropped", "live"]
    return frame[~frame["stage"].isin(never) & (frame["launch"] >= "2016-01-01")]


def test_campaigns_are_those_that_ended(platform: ss.Scenario, found: Outcomes) -> None:
    frames = [ended(platform, world) for world in (0, 1)]
    assert len(found) == sum(map(len, frames)) > 50
    goals = np.concatenate([frame["goal"] for frame in frames])
    np.testing.assert_array_equal(found.goal, goals)
    np.testing.assert_array_equal(found.ratio >= 1, found.funded)
    np.testing.assert_allclose(found.ratio[found.backers == 0], 0)


def test_the_course_counts_every_pledge(found: Outcomes) -> None:
    assert found.course.shape == (len(found), PARTS)
    np.testing.assert_array_equal(found.course.sum(axis=1), found.backers)


def test_experience_is_the_campaigns_before(platform: ss.Scenario, found: Outcomes) -> None:
    live = platform.start(0)
    live.step(1000)
    frame = live.agents("campaigns").to_dataframe().sort_values(["maker", "number"])
    frame["launched"] = ~frame["stage"].isin(["planned", "dropped"])
    for name, what in (("earlier", frame["launched"]), ("won", frame["reached"] > 0)):
        counted = (what & frame["launched"]).astype(int)
        frame[name] = counted.groupby(frame["maker"]).cumsum() - counted
    kept = frame.loc[ended(platform, 0).index]
    np.testing.assert_array_equal(found.earlier[: len(kept)], kept["earlier"])
    np.testing.assert_array_equal(found.earlier_funded[: len(kept)], kept["won"])
    assert found.earlier.max() > 0


def test_other_markets_and_no_worlds_are_refused(platform: ss.Scenario) -> None:
    with pytest.raises(ss.ScenarioError, match="not of crowdfunding"):
        outcomes("village")
    with pytest.raises(ValueError, match="at least one"):
        outcomes(platform, worlds=0)


def test_the_shipped_statistics_are_shares() -> None:
    histogram = observed("share by pledged over goal")
    assert sum(one.value for one in histogram) == pytest.approx(1, abs=1e-3)
    reached = sum(one.value for one in histogram if float(one.part.split(" to ")[0]) >= 1)
    assert reached == pytest.approx(0.40648, abs=1e-4)  # successful over successful and failed
    for one in observed("success by experience") + observed("success by category"):
        assert one.low < one.value < one.high
    with pytest.raises(KeyError, match="nothing observed of 'colour'; there are share by"):
        observed("colour")


def test_figures_tell_what_was_counted(found: Outcomes) -> None:
    course = charts.course(found).axes[0]
    enough = found.course.sum(axis=1) >= charts.FEWEST
    words = " ".join(text.get_text() for text in course.get_legend().get_texts())
    assert f"{(enough & found.funded).sum():,} campaigns that reach their goal" in words
    ratios = charts.ratios(found).axes[0]
    heights = [bar.get_height() for bar in ratios.patches]
    assert sum(heights) == pytest.approx(100)
    assert heights[0] == pytest.approx(100 * np.mean(found.pledged == 0))
    contacts, experience = charts.funded(found).axes
    labels = [text.get_text() for text in contacts.get_xticklabels()]
    assert labels[0] == f"nobody\n({(found.contacts == 0).sum()})"
    first = experience.patches[0].get_height()
    assert first == pytest.approx(100 * found.funded[found.earlier == 0].mean())
