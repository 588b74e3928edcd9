# SPDX-License-Identifier: Apache-2.0
"""Statistics of a network of ratings: who rated whom, how, when, and what shape that has.

The definitions are those of the target files of the Bitcoin marketplaces (Kumar and others, ICDM
2016), so that a simulated network and a recorded one are described by the same code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from sharesim.trust_network.shape import correlation, ratio, shape, ties_of

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_QUANTILES = (1, 5, 10, 25, 50, 75, 90, 95, 99)
# Days less than this apart count as one: the records have seconds, a model has whole days.
_ONE_DAY = 1.0
_Band = tuple[str, float, float]
_ORDERS: tuple[_Band, ...] = (("1st", 0, 1), ("2nd", 1, 2), ("3rd-5th", 2, 5), ("6th-10th", 5, 10))
_LATER: tuple[_Band, ...] = (("11th-20th", 10, 20), ("later", 20, np.inf))
_MEANS: tuple[_Band, ...] = (
    ("mean < -2", -np.inf, -2),
    ("-2..0", -2, 0),
    ("0..1", 0, 1),
    ("1..2", 1, 2),
)
_HIGH_MEANS: tuple[_Band, ...] = (("2..4", 2, 4), (">= 4", 4, np.inf))


@dataclass(frozen=True)
class _Ratings:
    """Ratings by consecutive numbers of people, in the order of time."""

    rater: Ints
    ratee: Ints
    value: Floats
    day: Floats
    people: int

    @property
    def edges(self) -> int:
        return len(self.value)


def trust_structure(ratings: Mapping[str, Any]) -> dict[str, float]:
    """Describe a network of ratings by its structure.

    `ratings` has the columns `rater`, `ratee`, `value` and `day`, one row a rating, at most one
    for each ordered pair: the table `ratings` of a world of `trust_network`, or a data frame.
    Returns a number for each statistic; what has several parts has names such as
    `in_degree_quantiles.q90`. What cannot be said of so few ratings is NaN.

    Ratings of oneself are no ties: `self_ratings` counts them, and nothing else does.
    `mean_path_length` and `effective_diameter_90` are a sample, the paths from 200 people of the
    largest component drawn at random, the same in every call; `path_sources` is how many there
    were, and in a component of at most 200 people that is all of them.

    Raises ValueError without ratings, and for a pair rated twice, columns of different lengths, and
    values or days that are no numbers.

    >>> live.advance(1905)
    >>> ss.trust_structure(live.tables["ratings"])["reciprocity"]
    """
    network, of_oneself = _read(ratings)
    if network.edges == 0:
        raise ValueError("no ratings to describe")
    ties = ties_of(network.rater, network.ratee, network.value, network.people)
    result = {"people": float(network.people), "ratings": float(network.edges)}
    result["self_ratings"] = float(of_oneself)
    result |= _values(network)
    result |= _degrees(network)
    result |= _reciprocity(network)
    result |= shape(network.people, ties)
    result |= _reputations(network)
    result |= _lives(network)
    return result


def _read(ratings: Mapping[str, Any]) -> tuple[_Ratings, int]:
    """Give the ratings of others, and how many people gave one to themselves."""
    rater, ratee = np.asarray(ratings["rater"]), np.asarray(ratings["ratee"])
    value = np.asarray(ratings["value"], dtype=np.float64)
    day = np.asarray(ratings["day"], dtype=np.float64)
    if not len(rater) == len(ratee) == len(value) == len(day):
        raise ValueError("the columns rater, ratee, value and day differ in length")
    wrong = np.flatnonzero(~(np.isfinite(value) & np.isfinite(day)))
    if wrong.size:
        raise ValueError(f"row {wrong[0] + 1}: value and day must be numbers")
    other = rater != ratee
    rows = int(other.sum())
    both = np.concatenate([rater[other], ratee[other]])
    who, number = np.unique(both, return_inverse=True)
    order = np.argsort(day[other], kind="stable")
    one, another = number[:rows][order], number[rows:][order]
    if len(np.unique(one * max(len(who), 1) + another)) != rows:
        raise ValueError("an ordered pair has more than one rating")
    network = _Ratings(one, another, value[other][order], day[other][order], len(who))
    return network, len(rater) - rows


def _share(which: npt.NDArray[np.bool_]) -> float:
    return float(which.mean()) if len(which) else float("nan")


def _quantiles(name: str, values: npt.NDArray[Any]) -> dict[str, float]:
    if len(values) == 0:
        return {}
    found = {
        f"{name}.q{q:02d}": float(v)
        for q, v in zip(_QUANTILES, np.percentile(values, _QUANTILES), strict=True)
    }
    spread = float(values.std(ddof=1)) if len(values) > 1 else float("nan")
    return found | {f"{name}.mean": float(values.mean()), f"{name}.sd": spread}


def gini(values: npt.NDArray[Any]) -> float:
    """Half the mean difference of two values, over the mean."""
    ordered = np.sort(values.astype(np.float64))
    count = len(ordered)
    rank = np.arange(1, count + 1)
    return ratio(float((2 * rank - count - 1) @ ordered), float(count * ordered.sum()))


def zipf_exponent(values: npt.NDArray[Any], least: int) -> float:
    """Exponent of a discrete power law from `least` on, by maximum likelihood.

    See A. Clauset, C. R. Shalizi & M. E. J. Newman, SIAM Review 51 (2009) 661-703.
    """
    tail = values[values >= least].astype(np.float64)
    if len(tail) == 0 or tail.max() <= least:
        return float("nan")
    mean_log = float(np.log(tail).mean())

    def cost(exponent: float) -> float:
        return float(np.log(_zeta(exponent, least))) + exponent * mean_log

    return _minimum(cost, 1.01, 8)


def _zeta(exponent: float, least: int) -> float:
    """The Hurwitz zeta function, by the Euler-Maclaurin formula."""
    terms = 30
    upto = least + terms
    k = np.arange(least, upto, dtype=np.float64)
    rest = upto ** (1 - exponent) / (exponent - 1) + 0.5 * upto**-exponent
    rest += exponent * upto ** (-exponent - 1) / 12
    rest -= exponent * (exponent + 1) * (exponent + 2) * upto ** (-exponent - 3) / 720
    return float((k**-exponent).sum() + rest)


def _minimum(cost: Any, low: float, high: float) -> float:
    """The minimum of a convex function, by golden sections."""
    golden = (5**0.5 - 1) / 2
    while high - low > 1e-7:
        left, right = high - golden * (high - low), low + golden * (high - low)
        if cost(left) < cost(right):
            high = right
        else:
            low = left
    return (low + high) / 2


def _values(network: _Ratings) -> dict[str, float]:
    value, negative = network.value, network.value < 0
    possible = network.people * (network.people - 1)
    result = {
        "mean_out_degree": network.edges / network.people,
        "density": ratio(network.edges, possible),
        "rating_mean": float(value.mean()),
        "rating_sd": float(value.std()),
        "negative_share": _share(negative),
        "extreme_negative_among_negative": _share(value[negative] == -10),
        "rating_one_among_positive": _share(value[value > 0] == 1),
    }
    for rating in (*range(-10, 0), *range(1, 11)):
        result[f"rating_distribution.{rating}"] = _share(value == rating)
    return result


def _degrees(network: _Ratings) -> dict[str, float]:
    inward = np.bincount(network.ratee, minlength=network.people)
    outward = np.bincount(network.rater, minlength=network.people)
    result = _quantiles("in_degree_quantiles", inward)
    result |= _quantiles("out_degree_quantiles", outward)
    result["in_degree_gini"] = gini(inward)
    result["out_degree_gini"] = gini(outward)
    result["never_rated_others_share"] = _share(outward == 0)
    result["one_rating_received_share"] = _share(inward == 1)
    for least in (1, 5, 10):
        result[f"in_degree_zipf_alpha_xmin{least}"] = zipf_exponent(inward, least)
        result[f"out_degree_zipf_alpha_xmin{least}"] = zipf_exponent(outward, least)
    return result


def _reverse(network: _Ratings) -> Ints:
    """The row of the reverse of each rating, or -1."""
    key = network.rater * network.people + network.ratee
    wanted = network.ratee * network.people + network.rater
    order = np.argsort(key)
    at = np.minimum(np.searchsorted(key[order], wanted), network.edges - 1)
    return np.where(key[order][at] == wanted, order[at], -1)


def _reciprocity(network: _Ratings) -> dict[str, float]:
    reverse = _reverse(network)
    mutual = reverse >= 0
    value, answer = network.value[mutual], network.value[reverse[mutual]]
    result = {
        "reciprocity": _share(mutual),
        "reciprocal_rating_correlation": correlation(value, answer),
        "reciprocal_same_sign_share": _share(np.sign(value) == np.sign(answer)),
        "reciprocal_equal_value_share": _share(value == answer),
        "reciprocity_of_positive": _share(mutual[network.value > 0]),
        "reciprocity_of_negative": _share(mutual[network.value < 0]),
    }
    # Rows come in the order of time: of a mutual pair, the first is the one in the smaller row.
    first = np.flatnonzero(mutual & (np.arange(network.edges) < reverse))
    delay = network.day[reverse[first]] - network.day[first]
    result |= _quantiles("reciprocation_delay_days", delay)
    result["reciprocated_within_one_day_share"] = _share(delay <= _ONE_DAY)
    good, bad = network.value[first] > 0, network.value[first] < 0
    answered_badly = network.value[reverse[first]] < 0
    for name, chosen in (("answer", delay >= 0), ("later_answer", delay > 0)):
        result[f"{name}_negative_given_first_negative"] = _share(answered_badly[chosen & bad])
        result[f"{name}_negative_given_first_positive"] = _share(answered_badly[chosen & good])
    return result


def _reputations(network: _Ratings) -> dict[str, float]:
    """Describe what people receive after what they have received."""
    order = np.lexsort((np.arange(network.edges), network.ratee))
    value, ratee = network.value[order], network.ratee[order]
    received = np.bincount(ratee, minlength=network.people)
    first = np.concatenate([[0], np.cumsum(received)])[:-1]
    before = np.arange(network.edges) - first[ratee]
    earlier_sum = _sum_before(value, first[ratee])
    earlier_negative = _sum_before((value < 0).astype(float), first[ratee])
    negative = value < 0
    result: dict[str, float] = {}
    for name, low, high in _ORDERS + _LATER:
        chosen = (before >= low) & (before < high)
        result[f"negative_share_by_order_of_rating_received.{name}"] = _share(negative[chosen])
    known = before > 0
    mean = earlier_sum[known] / before[known]
    for name, low, high in _MEANS + _HIGH_MEANS:
        chosen = (mean >= low) & (mean < high)
        result[f"negative_share_by_earlier_mean.{name}"] = _share(negative[known][chosen])
    clean = earlier_negative[known] == 0
    name = "negative_share_given_any_earlier_negative"
    result[f"{name}.none_before"] = _share(negative[known][clean])
    result[f"{name}.some_before"] = _share(negative[known][~clean])
    return result | _means(network)


def _sum_before(values: Floats, first: Ints) -> Floats:
    """The sum of the earlier values of the same group, of which `first` is the first row."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    return np.asarray(sums[:-1] - sums[first])


def _means(network: _Ratings) -> dict[str, float]:
    received = np.bincount(network.ratee, minlength=network.people)
    sums = np.bincount(network.ratee, weights=network.value, minlength=network.people)
    rated = received > 0
    mean = sums[rated] / received[rated]
    result = {"people_with_net_negative_mean": _share(mean < 0)}
    result |= _quantiles("mean_rating_received_quantiles", mean)
    result |= _quantiles("mean_rating_received_quantiles_5plus", mean[received[rated] >= 5])
    whole = network.value.var()
    for name, group in (("ratee", network.ratee), ("rater", network.rater)):
        size = np.bincount(group, minlength=network.people)
        total = np.bincount(group, weights=network.value, minlength=network.people)
        of_group = np.divide(total, size, out=np.zeros(network.people), where=size > 0)
        between = float((size * (of_group - network.value.mean()) ** 2).sum()) / network.edges
        result[f"rating_variance_decomposition.between_{name}_share"] = ratio(between, whole)
    return result


def _lives(network: _Ratings) -> dict[str, float]:
    first = np.full(network.people, np.inf)
    last = np.full(network.people, -np.inf)
    for who in (network.rater, network.ratee):
        np.minimum.at(first, who, network.day)
        np.maximum.at(last, who, network.day)
    life = last - first
    return _quantiles("active_life_days", life) | {
        "active_one_day_or_less_share": _share(life <= _ONE_DAY)
    }
