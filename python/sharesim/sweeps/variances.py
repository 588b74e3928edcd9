# SPDX-License-Identifier: Apache-2.0
"""Whence the spread of a number comes: components of variance of a balanced random design.

Pure functions over an array of points, worlds and chances. All points share worlds and chances, and
the chances of a world are its own:

    y = mean + P + W + C(W) + PW + PC(W)

with P from parameters, W from who lives there (population), C(W) from daily draws (chance) and two
interactions. Components are estimated by the analysis of variance, the method of moments of a
balanced design (Searle, Casella and McCulloch 1992, ch. 4): mean squares are set equal to what is
expected of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

ALONE = ("population", "chance")
SOURCES = ("parameters", *ALONE, "parameters x population", "parameters x chance")
DRAWS = 20_000
ENDS = (2.5, 97.5)


@dataclass(frozen=True)
class Components:
    """Components of variance by source, with 95 % intervals.

    `variance` is as it was estimated, negative where chance would have it so; `share` is of the
    sum of components, with negative ones counted as zero. `low` and `high` bound the variance (not
    below zero), `share_low` and `share_high` the share.
    """

    sources: tuple[str, ...]
    variance: Numbers
    low: Numbers
    high: Numbers
    share: Numbers
    share_low: Numbers
    share_high: Numbers


def components(values: Numbers, seed: int = 1) -> Components:
    """Split the variance of values by points, worlds and chances.

    With one point there are no parameters and no interactions. Intervals are generalised confidence
    intervals (Weerahandi 1993): each mean square over its chi-square draw is a draw of what is
    expected of it. They are exact for normal effects of a single mean square, and nearly so for
    the rest; for other effects they are approximate.
    """
    squares, freedom, weights = _table(values)
    sources = SOURCES if values.shape[0] > 1 else ALONE
    variance = weights @ squares
    random = np.random.default_rng(seed)
    chi = random.chisquare(freedom, size=(DRAWS, len(freedom)))
    drawn = np.maximum((freedom * squares / chi) @ weights.T, 0)
    low, high = np.percentile(drawn, ENDS, axis=0)
    shares = _shares(drawn)
    share_low, share_high = np.percentile(shares, ENDS, axis=0)
    share = _shares(np.maximum(variance, 0)[None, :])[0]
    return Components(sources, variance, low, high, share, share_low, share_high)


def _shares(parts: Numbers) -> Numbers:
    """Give each row as shares of its sum; all zero where nothing varies."""
    whole = parts.sum(axis=1, keepdims=True)
    shares: Numbers = np.divide(parts, whole, out=np.zeros_like(parts), where=whole > 0)
    return shares


def _table(values: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Give mean squares, their degrees of freedom, and the components as sums of mean squares."""
    if values.ndim != 3 or values.shape[1] < 2 or values.shape[2] < 2:
        raise ValueError(f"needs at least 2 worlds of 2 chances each, got shape {values.shape}")
    if not np.isfinite(values).all():
        raise ValueError("needs a number for every point, world and chance")
    points, worlds, chances = values.shape
    by_world = values.mean(axis=2)  # point, world
    of_chance = values.mean(axis=0)  # world, chance
    of_world = of_chance.mean(axis=1)
    whole = of_world.mean()
    between_worlds = points * chances * _square(of_world - whole)
    between_chances = points * _square(of_chance - of_world[:, None])
    if points == 1:
        freedom = np.array([worlds - 1, worlds * (chances - 1)], dtype=np.float64)
        squares = np.array([between_worlds, between_chances]) / freedom
        return squares, freedom, np.array([[1, -1], [0, chances]]) / chances
    of_point = by_world.mean(axis=1)
    crossed = by_world - of_point[:, None] - of_world + whole
    rest = values - by_world[:, :, None] - of_chance + of_world[:, None]
    sums = [
        worlds * chances * _square(of_point - whole),
        between_worlds,
        between_chances,
        chances * _square(crossed),
        _square(rest),
    ]
    apart, nested = worlds - 1, worlds * (chances - 1)
    others = points - 1
    freedom = np.array([others, apart, nested, others * apart, others * nested], dtype=np.float64)
    return np.array(sums) / freedom, freedom, _weights(points, worlds, chances)


def _square(part: Numbers) -> float:
    return float((part**2).sum())


def _weights(points: int, worlds: int, chances: int) -> Numbers:
    """Give components by mean squares, from what is expected of mean squares.

    With v the components in the order of `SOURCES`, the mean squares of P, W, C(W), PW, PC(W) are
    expected to be `expected @ v`.
    """
    p, w, c = points, worlds, chances
    expected = np.array(
        [
            [w * c, 0, 0, c, 1],
            [0, p * c, p, c, 1],
            [0, 0, p, 0, 1],
            [0, 0, 0, c, 1],
            [0, 0, 0, 0, 1],
        ],
        dtype=np.float64,
    )
    return np.asarray(np.linalg.inv(expected), dtype=np.float64)
