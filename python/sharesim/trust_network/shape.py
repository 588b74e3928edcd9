# SPDX-License-Identifier: Apache-2.0
"""The shape of a signed network: clustering, triangles, cores and paths of its undirected ties.

Paths are a sample: those from `PATH_SOURCES` people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

PATH_SOURCES = 200


@dataclass(frozen=True)
class Ties:
    """The same as undirected ties: the two ends, the sum of both ratings, and neighbours."""

    one: Ints
    other: Ints
    weight: Floats
    degree: Ints
    start: Ints
    neighbour: Ints


def ties_of(rater: Ints, ratee: Ints, value: Floats, people: int) -> Ties:
    """Give the ties between people of whom one rated the other, or both did; none to oneself."""
    low = np.minimum(rater, ratee)
    high = np.maximum(rater, ratee)
    pair, place = np.unique(low * people + high, return_inverse=True)
    weight: Floats = np.bincount(place, weights=value, minlength=len(pair)).astype(float)
    one, other = pair // people, pair % people
    ends = np.concatenate([one, other])
    far = np.concatenate([other, one])
    order = np.lexsort((far, ends))
    degree = np.bincount(ends, minlength=people).astype(np.int64)
    start = np.concatenate([[0], np.cumsum(degree)])
    return Ties(one, other, weight, degree, start, far[order])


def shape(people: int, ties: Ties) -> dict[str, float]:
    """Give clustering, assortativity, the deepest core, balance of triangles, and paths."""
    corners, by_negative = _triangles(people, ties)
    pairs = ties.degree * (ties.degree - 1) / 2
    local = np.divide(corners, pairs, out=np.zeros(people), where=pairs > 0)
    triangles = by_negative.sum()
    result = {
        "clustering_mean_local": float(local.mean()),
        "transitivity": ratio(float(corners.sum()), float(pairs.sum())),
        "degree_assortativity": correlation(
            np.concatenate([ties.degree[ties.one], ties.degree[ties.other]]),
            np.concatenate([ties.degree[ties.other], ties.degree[ties.one]]),
        ),
        "max_core_number": float(_deepest_core(ties)),
        "triangles": float(triangles),
        "balanced_triangle_share": ratio(float(by_negative[0] + by_negative[2]), triangles),
    }
    for count in range(4):
        result[f"triangles_by_negative_edges.{count}"] = ratio(by_negative[count], triangles)
    return result | _paths(people, ties)


def _triangles(people: int, ties: Ties) -> tuple[Floats, Floats]:
    """Triangles by corner, and by number of negative ties.

    A tie is negative when the sum of its ratings is.
    """
    sign: list[dict[int, bool]] = [{} for _ in range(people)]
    # Each tie points to the end with more ties, so that hubs have few to look through.
    rank = np.argsort(np.argsort(ties.degree, kind="stable"), kind="stable")
    for one, other, negative in zip(
        ties.one.tolist(), ties.other.tolist(), (ties.weight < 0).tolist(), strict=True
    ):
        low, high = (one, other) if rank[one] < rank[other] else (other, one)
        sign[low][high] = negative
    corners = [0] * people
    by_negative = [0] * 4
    for a in range(people):
        mine = sign[a]
        for b, ab in mine.items():
            theirs = sign[b]
            for c in mine.keys() & theirs.keys():
                corners[a] += 1
                corners[b] += 1
                corners[c] += 1
                by_negative[ab + mine[c] + theirs[c]] += 1
    return np.array(corners, dtype=np.float64), np.array(by_negative, dtype=np.float64)


def _deepest_core(ties: Ties) -> int:
    """Find the largest k such that some people have k ties among each other (Seidman 1983)."""
    left = ties.degree.copy()
    alive = left > 0
    core = 0
    while alive.any():
        core = max(core, int(left[alive].min()))
        while (peeled := np.flatnonzero(alive & (left <= core))).size:
            alive[peeled] = False
            left -= np.bincount(_neighbours(peeled, ties), minlength=len(left))
    return core


def _neighbours(people: Ints, ties: Ties) -> Ints:
    """The neighbours of all these people, one after the other."""
    count = ties.degree[people]
    skipped = np.cumsum(count) - count
    place = np.arange(count.sum()) + np.repeat(ties.start[people] - skipped, count)
    return np.asarray(ties.neighbour[place])


def _paths(people: int, ties: Ties) -> dict[str, float]:
    """Describe the shortest paths from a sample of the largest component to all of it."""
    component = _largest_component(people, ties)
    result = {"largest_component_share": len(component) / people}
    if len(component) < 2:
        return result
    draw = np.random.default_rng(1)
    sources = draw.choice(component, min(PATH_SOURCES, len(component)), replace=False)
    result["path_sources"] = float(len(sources))
    counts = np.zeros(people)
    for source in sources:
        counts += np.bincount(_steps_from(int(source), people, ties)[component], minlength=people)
    counts[0] = 0
    steps = np.arange(people)
    whole = counts.sum()
    result["mean_path_length"] = float(steps @ counts / whole)
    result["effective_diameter_90"] = float(np.searchsorted(np.cumsum(counts), 0.9 * whole))
    return result


def _steps_from(source: int, people: int, ties: Ties) -> Ints:
    """Steps to each person; -1 where no path leads."""
    steps = np.full(people, -1, dtype=np.int64)
    steps[source] = 0
    front = np.array([source])
    while front.size:
        reached = _neighbours(front, ties)
        fresh = np.unique(reached[steps[reached] < 0])
        steps[fresh] = steps[front[0]] + 1
        front = fresh
    return steps


def _largest_component(people: int, ties: Ties) -> Ints:
    label = np.full(people, -1, dtype=np.int64)
    for person in range(people):
        if label[person] < 0:
            label[_steps_from(person, people, ties) >= 0] = person
    names, sizes = np.unique(label, return_counts=True)
    return np.flatnonzero(label == names[sizes.argmax()])


def ratio(part: float, whole: float) -> float:
    """Give a share; no number of nothing."""
    return part / whole if whole > 0 else float("nan")


def correlation(a: npt.NDArray[Any], b: npt.NDArray[Any]) -> float:
    """Give the linear correlation; no number where either is constant."""
    if len(a) < 2 or a.std() == 0 or b.std() == 0:
        return float("nan")
    return float(np.corrcoef(a, b)[0, 1])
