# SPDX-License-Identifier: Apache-2.0
"""Statistics of rating networks: by hand on small ones, and against records where they are."""

from __future__ import annotations

import csv
import gzip
import json
import os
from pathlib import Path

import networkx
import numpy as np
import pytest

import sharesim as ss
from sharesim.trust_network.shape import PATH_SOURCES
from sharesim.trust_network.structure import gini, zipf_exponent

DATA = Path(os.environ.get("SHARESIM_DATA", "/nowhere"))


def network(*rows: tuple[int, int, int, float]) -> dict[str, np.ndarray]:
    """Give ratings as a table: rater, ratee, value, day."""
    columns = zip(*rows, strict=True)
    return dict(
        zip(("rater", "ratee", "value", "day"), (np.array(c) for c in columns), strict=True)
    )


# A triangle 0-1-2 with all six ratings but one, and 3 hanging on 2, rated badly and striking back.
HAND = network(
    (0, 1, 1, 0),
    (1, 0, 1, 0),
    (1, 2, 2, 5),
    (2, 1, 3, 9),
    (0, 2, 4, 7),
    (2, 3, -10, 8),
    (3, 2, -2, 8),
)


def test_a_network_by_hand() -> None:
    found = ss.trust_structure(HAND)
    assert (found["people"], found["ratings"]) == (4, 7)
    assert found["reciprocity"] == pytest.approx(6 / 7)
    assert found["negative_share"] == pytest.approx(2 / 7)
    assert found["extreme_negative_among_negative"] == 0.5
    assert found["reciprocal_equal_value_share"] == pytest.approx(1 / 3)
    assert found["reciprocal_same_sign_share"] == 1
    assert found["answer_negative_given_first_negative"] == 1
    assert found["answer_negative_given_first_positive"] == 0
    assert found["reciprocated_within_one_day_share"] == pytest.approx(2 / 3)
    # Degrees 2, 2, 3, 1: local clustering 1, 1, 1/3 and 0; one triangle on five paths of two.
    assert found["clustering_mean_local"] == pytest.approx((1 + 1 + 1 / 3) / 4)
    assert found["transitivity"] == pytest.approx(3 / 5)
    assert found["max_core_number"] == 2
    assert found["triangles_by_negative_edges.0"] == 1
    assert found["balanced_triangle_share"] == 1
    assert found["largest_component_share"] == 1
    # Distances of the six pairs: four of 1, two of 2.
    assert found["mean_path_length"] == pytest.approx(8 / 6)
    assert found["people_with_net_negative_mean"] == 0.25
    assert found["active_life_days.q50"] == pytest.approx(np.median([7, 9, 4, 0]))


def test_what_follows_a_bad_name() -> None:
    rows = network((1, 0, -10, 0), (2, 0, -1, 1), (3, 0, 1, 2), (0, 4, 1, 3), (5, 4, 1, 4))
    found = ss.trust_structure(rows)
    assert found["negative_share_by_order_of_rating_received.1st"] == 0.5
    assert found["negative_share_by_order_of_rating_received.2nd"] == 0.5
    assert found["negative_share_given_any_earlier_negative.some_before"] == 0.5
    assert found["negative_share_given_any_earlier_negative.none_before"] == 0
    assert found["negative_share_by_earlier_mean.mean < -2"] == 0.5
    assert found["reciprocity"] == 0


def test_negative_triangles() -> None:
    rows = network((0, 1, 1, 0), (1, 2, -1, 0), (2, 0, -1, 0), (0, 3, 5, 0), (3, 1, 5, 0))
    found = ss.trust_structure(rows)
    assert found["triangles_by_negative_edges.2"] == 0.5
    assert found["triangles_by_negative_edges.0"] == 0.5
    assert found["triangles"] == 2


def test_two_ratings_of_a_pair_are_refused() -> None:
    with pytest.raises(ValueError, match="more than one rating"):
        ss.trust_structure(network((0, 1, 1, 0), (0, 1, 2, 1)))


def at_random(people: int, ratings: int, seed: int) -> dict[str, np.ndarray]:
    """Give ratings between people drawn at random, some of them of oneself."""
    draw = np.random.default_rng(seed)
    pairs = draw.choice(people * people, ratings, replace=False)
    value = draw.choice([-10, -1, 1, 2, 10], ratings)
    day = draw.integers(0, 50, ratings)
    return {"rater": pairs // people, "ratee": pairs % people, "value": value, "day": day}


def without_oneself(table: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    other = table["rater"] != table["ratee"]
    return {name: column[other] for name, column in table.items()}


def equal(one: dict[str, float], other: dict[str, float]) -> bool:
    return one.keys() == other.keys() and all(
        one[name] == other[name] or (np.isnan(one[name]) and np.isnan(other[name])) for name in one
    )


@pytest.mark.parametrize(("people", "ratings"), [(12, 40), (60, 200), (60, 80), (150, 2000)])
def test_the_shape_is_that_of_networkx(people: int, ratings: int) -> None:
    table = at_random(people, ratings, seed=people)
    found = ss.trust_structure(table)
    rest = without_oneself(table)
    directed = networkx.DiGraph()
    directed.add_edges_from(zip(rest["rater"].tolist(), rest["ratee"].tolist(), strict=True))
    graph = directed.to_undirected()
    largest = graph.subgraph(max(networkx.connected_components(graph), key=len))
    assert found["self_ratings"] == ratings - len(rest["rater"]) > 0
    for name, known in {
        "people": len(graph),
        "ratings": directed.number_of_edges(),
        "mean_out_degree": directed.number_of_edges() / len(graph),
        "density": networkx.density(directed),
        "reciprocity": networkx.overall_reciprocity(directed),
        "clustering_mean_local": networkx.average_clustering(graph),
        "transitivity": networkx.transitivity(graph),
        "triangles": sum(networkx.triangles(graph).values()) / 3,
        "degree_assortativity": networkx.degree_assortativity_coefficient(graph),
        "max_core_number": max(networkx.core_number(graph).values()),
        "largest_component_share": len(largest) / len(graph),
        "mean_path_length": networkx.average_shortest_path_length(largest),
    }.items():
        assert found[name] == pytest.approx(known), name


def test_ratings_of_oneself_are_counted_and_change_nothing() -> None:
    table = at_random(30, 120, seed=5)
    found, rest = ss.trust_structure(table), ss.trust_structure(without_oneself(table))
    assert (found.pop("self_ratings"), rest.pop("self_ratings")) == (3, 0)
    assert equal(found, rest)
    everybody = np.arange(4)
    alone = {"rater": everybody, "ratee": everybody, "value": everybody, "day": everybody}
    with pytest.raises(ValueError, match="no ratings to describe"):
        ss.trust_structure(alone)


def test_no_tie_of_oneself_closes_a_triangle() -> None:
    rows = [(0, 1, 1, 0), (1, 2, 1, 0), (2, 0, 1, 0), (0, 0, 1, 0), (1, 1, 1, 0), (2, 2, 1, 0)]
    found = ss.trust_structure(network(*rows))
    assert found["clustering_mean_local"] == 1
    assert found["transitivity"] == 1
    assert (found["triangles"], found["max_core_number"], found["density"]) == (1, 2, 0.5)


def test_a_neutral_rating_is_neither_good_nor_bad() -> None:
    found = ss.trust_structure(network((0, 1, 0, 0), (1, 0, -1, 1), (1, 2, 1, 0), (2, 1, 0, 1)))
    assert found["reciprocity_of_positive"] == found["reciprocity_of_negative"] == 1
    assert found["rating_one_among_positive"] == 1
    assert found["reciprocal_same_sign_share"] == 0
    assert np.isnan(found["answer_negative_given_first_negative"])


def test_paths_of_more_than_two_hundred_people_are_a_sample() -> None:
    size = 2 * PATH_SOURCES
    ring = np.arange(size)
    around = {"rater": ring, "ratee": (ring + 1) % size, "value": ring * 0 + 1, "day": ring}
    found = ss.trust_structure(around)
    assert found["path_sources"] == PATH_SOURCES
    # On a ring everybody is as far from the others, so that a sample is as good as all.
    assert found["mean_path_length"] == pytest.approx((size / 2) ** 2 / (size - 1))
    assert ss.trust_structure(HAND)["path_sources"] == 4


def test_ratings_that_cannot_be_read_are_refused() -> None:
    for column, value in (("value", np.nan), ("day", np.inf)):
        table = network((0, 1, 1, 0), (1, 2, 1, 1))
        table[column] = np.array([1, value])
        with pytest.raises(ValueError, match="row 2: value and day must be numbers"):
            ss.trust_structure(table)
    short = {**network((0, 1, 1, 0), (1, 2, 1, 1)), "day": np.array([1])}
    with pytest.raises(ValueError, match="differ in length"):
        ss.trust_structure(short)


def test_gini_and_exponent() -> None:
    assert gini(np.array([1, 1, 1])) == 0
    assert gini(np.array([0, 0, 0, 1])) == pytest.approx(0.75)
    draw = np.random.default_rng(1)
    assert zipf_exponent(draw.zipf(2.5, 100_000), 1) == pytest.approx(2.5, abs=0.02)
    tail = draw.zipf(2.2, 200_000)
    assert zipf_exponent(tail, 5) == pytest.approx(2.2, abs=0.03)


def test_a_simulated_world_is_described() -> None:
    world = ss.scenario("bitcoin_small").start()
    world.step((world.end - world.day).days)
    found = ss.trust_structure(world.agents("ratings"))
    assert found["ratings"] == len(world.agents("ratings")["value"])
    assert 0.6 < found["reciprocity"] < 0.95


@pytest.mark.parametrize("site", ["otc", "alpha"])
def test_the_statistics_of_the_people_on_record(site: str) -> None:
    people = DATA / f"trust_networks/bitcoin_{site}_people.csv.gz"
    targets = DATA / f"../evidence/targets/trust_bitcoin_{site}.json"
    if not people.exists() or not targets.exists():
        pytest.skip("no records of the Bitcoin marketplaces under SHARESIM_DATA")
    with gzip.open(people, "rt") as file:
        rows = list(csv.DictReader(file))
    known = {one["id"]: one["value"] for one in json.loads(targets.read_text())["targets"]}
    for side, column in (("in", "ratings_received"), ("out", "ratings_given")):
        degree = np.array([int(row[column]) for row in rows])
        assert gini(degree) == pytest.approx(known[f"{side}_degree_gini"], abs=1e-5)
        for least in (1, 5, 10):
            name = f"{side}_degree_zipf_alpha_xmin{least}"
            assert zipf_exponent(degree, least) == pytest.approx(known[name], abs=1e-4)


@pytest.mark.parametrize("site", ["otc", "alpha"])
def test_the_statistics_of_the_ratings_on_record(site: str) -> None:
    """The whole list of ratings gives back what was published of it."""
    raw = DATA / f"trust_networks/soc-sign-bitcoin{site}.csv"
    targets = DATA / f"../evidence/targets/trust_bitcoin_{site}.json"
    if not raw.exists() or not targets.exists():
        pytest.skip(f"{raw.name} is not under SHARESIM_DATA/trust_networks")
    values = np.loadtxt(raw, delimiter=",")
    table = dict(zip(("rater", "ratee", "value", "day"), values.T, strict=True))
    table["day"] = table["day"] / 86_400
    found = ss.trust_structure(table)
    for one in json.loads(targets.read_text())["targets"]:
        if one["id"] in found and not one["id"].startswith(("answer", "mean_path")):
            assert found[one["id"]] == pytest.approx(one["value"], rel=1e-3), one["id"]
