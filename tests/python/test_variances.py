# SPDX-License-Identifier: Apache-2.0
"""Components of variance of arrays whose components are known."""

from __future__ import annotations

import numpy as np
import pytest

from sharesim.sweeps import variances

TRUE = np.array([4.0, 2.0, 1.0, 0.5, 0.25])
SHAPE = (8, 8, 4)


def made(random, true=TRUE, shape=SHAPE, parameters=None):
    """An array of points, worlds and chances with normal effects of these variances."""
    points, worlds, chances = shape
    drawn = random.normal if parameters is None else parameters
    effects = [
        drawn(size=(points, 1, 1)),
        random.normal(size=(1, worlds, 1)),
        random.normal(size=(1, worlds, chances)),
        random.normal(size=(points, worlds, 1)),
        random.normal(size=shape),
    ]
    return 100 + sum(np.sqrt(one) * effect for one, effect in zip(true, effects, strict=True))


@pytest.fixture(scope="module")
def many():
    """What 1,000 arrays of known components are split into."""
    random = np.random.default_rng(20190701)
    usual, variances.DRAWS = variances.DRAWS, 2000
    try:
        return [variances.components(made(random), seed) for seed in range(1000)]
    finally:
        variances.DRAWS = usual


def test_components_are_without_bias(many):
    found = np.array([one.variance for one in many])
    error = found.std(axis=0) / np.sqrt(len(many))
    assert (np.abs(found.mean(axis=0) - TRUE) < 4 * error).all()
    assert (error < 0.025 * TRUE).all()


def test_intervals_cover(many):
    for low, high, truth in (("low", "high", TRUE), ("share_low", "share_high", TRUE / TRUE.sum())):
        ends = [(getattr(one, low), getattr(one, high)) for one in many]
        covered = np.mean([(a <= truth) & (truth <= b) for a, b in ends], axis=0)
        assert (covered > 0.92).all(), covered
        assert (covered < 0.98).all(), covered


def test_uniform_parameters_are_covered_at_least_as_often():
    random = np.random.default_rng(5)
    side = np.sqrt(3)
    hits = 0
    for seed in range(300):
        values = made(random, parameters=lambda size: random.uniform(-side, side, size=size))
        found = variances.components(values, seed)
        hits += found.low[0] <= TRUE[0] <= found.high[0]
    assert hits >= 0.95 * 300


def test_even_points_overestimate_parameters_by_the_share_that_is_told():
    """A Latin hypercube: a layer each, so that points differ more than points drawn freely."""
    random = np.random.default_rng(6)
    points, side = 8, np.sqrt(3)

    def layered(size):
        within = (random.permutation(points) + random.uniform(size=points)) / points
        return (2 * within - 1).reshape(size) * side

    usual, variances.DRAWS = variances.DRAWS, 10
    try:
        found = [
            variances.components(made(random, parameters=layered)).variance[0] for _ in range(400)
        ]
    finally:
        variances.DRAWS = usual
    assert 1 < np.mean(found) / TRUE[0] <= points / (points - 1) + 0.02


def test_without_parameters_there_are_two_sources():
    values = made(np.random.default_rng(2), shape=(1, 400, 5))
    found = variances.components(values)
    assert found.sources == ("population", "chance")
    # With one point the interactions cannot be told from what they interact with.
    assert found.variance == pytest.approx([2.5, 1.25], rel=0.15)
    assert found.share.sum() == pytest.approx(1)


@pytest.mark.parametrize("source", range(5))
def test_each_source_is_found_alone(source):
    alone = np.zeros(5)
    alone[source] = 3
    found = variances.components(made(np.random.default_rng(3), alone, (40, 40, 6)))
    assert found.share[source] > 0.93
    assert found.variance[source] == pytest.approx(3, rel=0.5)


def test_negative_estimates_are_told_and_count_for_nothing():
    random = np.random.default_rng(4)
    alone = np.array([0, 0, 1.0, 0, 0])
    for _ in range(100):
        found = variances.components(made(random, alone, (1, 6, 6)))
        if found.variance[0] < 0:
            assert found.share[0] == 0
            assert found.share[1] == 1
            assert found.low[0] == 0
            return
    pytest.fail("no negative estimate in 100 arrays without a population component")


def test_what_never_varies_has_no_shares():
    found = variances.components(np.full(SHAPE, 7.0))
    assert (found.variance == 0).all()
    assert (found.share == 0).all()


@pytest.mark.parametrize("shape", [(2, 1, 3), (2, 3, 1), (3, 3)])
def test_too_little_is_refused(shape):
    with pytest.raises(ValueError, match="2 worlds of 2 chances"):
        variances.components(np.zeros(shape))


def test_missing_numbers_are_refused():
    values = np.zeros(SHAPE)
    values[1, 2, 3] = np.nan
    with pytest.raises(ValueError, match="every point, world and chance"):
        variances.components(values)
