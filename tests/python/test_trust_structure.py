# SPDX-License-Identifier: Apache-2.0
"""Statistics of rating networks: by hand on small ones, and against records where they are."""

from __future__ import annotations

import csv
import gzip
import json
import os
from pathlib import Path

import numpy as np
import pytest

import sharesim as ss
from sharesim.trust_structure import gini, zipf_exponent

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
