# SPDX-License-Identifier: Apache-2.0
"""What facts ask of a world's tables: formulas over columns, means, shares and regressions."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from sharesim.validation.facts import Part
from sharesim.validation.formulas import Formula
from sharesim.validation.judgement import Claim
from sharesim.validation.tables import lived, statistic

# ------------------------------------------------------------------------------------- formulas

COLUMNS = {
    "price": np.array([1.0, 2.0, 4.0]),
    "kind": np.array([0.0, 1.0, 1.0]),
    "months": np.array([[1.0, 2.0], [3.0, 4.0], [0.0, 0.0]]),
    "day": np.array([16_800.0, 16_801.0, 16_802.0]),  # 16801 is the first of 2016
}
WORDS = {"kind": ["home", "room"], "day": None}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("price * 2 - 1", [1, 3, 7]),
        ("log(price) / log(2)", [0, 1, 2]),
        ("price >= 2 and not kind == 0", [0, 1, 1]),
        ("price ** 2 > 3 or price < 2", [1, 1, 1]),
        ("kind == 'room'", [0, 1, 1]),
        ("price[kind]", [1, 2, 2]),
        ("total(months) - total(price)", [2, 5, -4]),
        ("price > quantile(price, 0.5)", [0, 0, 1]),
        ("standard(price) * sqrt(14) / 3 + 7 / 3 - price", [0, 0, 0]),
        ("quantile(price, 0.5, kind == 'room')", [3, 3, 3]),
        ("quantile(price, 0.5, price < 0)", [np.nan] * 3),
        ("standard(price, kind == 1)", [-2, -1, 1]),
        ("kind[kind] == 'room'", [0, 1, 1]),
        ("day >= '2016-01-01'", [0, 1, 1]),
        ("day == '2016-01-02'", [0, 0, 1]),
        ("1 / (price - 1)", [np.inf, 1, 1 / 3]),
    ],
)
def test_formulas_are_arithmetic(text: str, value: list[float]) -> None:
    told = Formula.read(text).value(COLUMNS.__getitem__, WORDS.__getitem__)
    rows = np.broadcast_to(np.asarray(told, float), (3,))
    np.testing.assert_allclose(rows, value, atol=1e-12)


def test_formulas_name_what_they_ask_for() -> None:
    asked = Formula.read("log(price) + hosts.professional[host] - price")
    assert asked.names == ["price", "hosts.professional", "host"]


@pytest.mark.parametrize(
    "text",
    ["price +", "__import__('os')", "a.b.c", "price[1:]", "[1]", "f(price)", "a if b else c",
     "lambda: 1", "1 < price < 2", "log(price, key=1)", "a @ b"],
)  # fmt: skip
def test_nothing_else_can_be_said(text: str) -> None:
    with pytest.raises(ValueError, match=r"no formula|cannot be said"):
        Formula.read(text)


def test_unknown_words_and_dates_are_refused() -> None:
    with pytest.raises(ValueError, match="no word 'rom' in kind; there are home, room"):
        Formula.read("kind == 'rom'").value(COLUMNS.__getitem__, WORDS.__getitem__)
    with pytest.raises(ValueError, match="no date '2016-13-01'; day is compared with one as"):
        Formula.read("day < '2016-13-01'").value(COLUMNS.__getitem__, WORDS.__getitem__)


# ----------------------------------------------------------------------------------- statistics


class Table(dict[str, Any]):
    """A table of agents as a world gives it."""

    words: dict[str, list[str]] = {}  # noqa: RUF012

    @property
    def identities(self) -> Any:
        return next(iter(self.values()))

    @property
    def units(self) -> Any:
        return dict.fromkeys(self, "")


def asked(**words: Any) -> Any:
    lists = {key: tuple(map(Formula.read, words.pop(key, ()))) for key in ("controls", "factors")}
    formulas = {key: None for key in ("where", "weight", "on", "by")}
    formulas |= {
        key: Formula.read(text) for key, text in words.items() if key in ("value", *formulas)
    }
    plain = {key: words[key] for key in ("relative", "at", "earlier") if key in words}
    told = {**plain, **formulas, **lists}
    return Part(name="", statistic=words["statistic"], claim=Claim(), table="homes", **told)


def a_world(rows: int = 400) -> tuple[Any, dict[str, Any]]:
    draws = np.random.default_rng(3)
    zone = draws.integers(0, 4, rows)
    stars = draws.normal(4, 0.5, rows) + 0.2 * zone
    size = draws.normal(2, 1, rows) + stars
    price = 30 + 7 * stars + 5 * size + np.array([0, 40, -10, 9])[zone]
    columns = {"price": price, "stars": stars, "size": size, "zone": zone}
    world = SimpleNamespace(agents=lambda table: Table({"homes": Table(columns)}[table]))
    return world, columns


def test_a_regression_finds_the_coefficient_that_made_the_numbers() -> None:
    world, columns = a_world()
    whole = {"statistic": "regression", "value": "price", "on": "stars"}
    held = {"controls": ["size"], "factors": ["zone"]}
    assert statistic(asked(**whole, **held), world) == pytest.approx(7)
    assert statistic(asked(**whole), world) > 10  # size and zone go with stars
    share = statistic(asked(**whole, **held, relative=True), world)
    assert share == pytest.approx(7 / columns["price"].mean())
    some = statistic(asked(**whole, controls=["size"], where="zone == 2"), world)
    assert some == pytest.approx(7)


def test_a_coefficient_that_nothing_identifies_is_no_number() -> None:
    world, _ = a_world()
    whole = {"statistic": "regression", "value": "price", "on": "stars"}
    assert np.isnan(statistic(asked(**whole, controls=["2 * stars"]), world))
    assert np.isnan(statistic(asked(**whole, controls=["log(0 * size)"]), world))
    assert np.isnan(statistic(asked(**whole, where="zone == 9"), world))


def test_means_and_shares_are_weighted() -> None:
    world, columns = a_world()
    mean = statistic(asked(statistic="mean", value="price", where="zone == 1"), world)
    assert mean == pytest.approx(columns["price"][columns["zone"] == 1].mean())
    share = statistic(asked(statistic="share", value="zone == 1", weight="size"), world)
    size = columns["size"]
    assert share == pytest.approx(size[columns["zone"] == 1].sum() / size.sum())
    assert np.isnan(statistic(asked(statistic="mean", value="price", where="zone == 9"), world))


def test_variances_and_quantiles_are_of_the_rows_that_are_kept() -> None:
    world, columns = a_world()
    kept = columns["price"][columns["zone"] == 1]
    variance = statistic(asked(statistic="variance", value="price", where="zone == 1"), world)
    assert variance == pytest.approx(kept.var())
    tail = asked(statistic="quantile", value="price", where="zone == 1", at=0.9)
    assert statistic(tail, world) == pytest.approx(np.quantile(kept, 0.9))
    twice = statistic(asked(statistic="variance", value="zone", weight="zone < 2"), world)
    assert twice == pytest.approx(columns["zone"][columns["zone"] < 2].var())
    nobody = {"value": "price", "where": "zone == 9"}
    for name in ("variance", "quantile"):
        assert np.isnan(statistic(asked(statistic=name, **nobody), world))


def test_inequality_is_of_rows_or_of_their_sums_by_someone() -> None:
    # Four people with 1, 2, 3 and 4 by the row, or 3 and 7 by the pair.
    columns = {"amount": np.array([4.0, 1, 3, 2]), "who": np.array([8.0, 5, 8, 5])}
    world = SimpleNamespace(agents=lambda table: Table({"homes": Table(columns)}[table]))
    assert statistic(asked(statistic="gini", value="amount"), world) == pytest.approx(0.25)
    assert statistic(asked(statistic="gini", value="amount", by="who"), world) == pytest.approx(0.2)
    top = {"statistic": "top_share", "value": "amount"}
    assert statistic(asked(**top, at=0.25), world) == pytest.approx(0.4)
    assert statistic(asked(**top, at=0.5, by="who"), world) == pytest.approx(0.7)
    assert np.isnan(statistic(asked(**top, where="amount > 9"), world))


def test_the_slope_by_rank_is_that_of_the_law_that_made_the_numbers() -> None:
    ranks = np.arange(1, 51)
    columns = {"votes": np.append(90 * ranks**-0.8, 0)}  # one without votes has no rank
    world = SimpleNamespace(agents=lambda table: Table({"homes": Table(columns)}[table]))
    slope = asked(statistic="rank_slope", value="votes")
    assert statistic(slope, world) == pytest.approx(-0.8)
    two = asked(statistic="rank_slope", value="votes", where="votes > 40")
    assert np.isnan(statistic(two, world))


# ------------------------------------------------------------------------------------- the past

THERE = "earlier.price > 0"  # not of rows that came since


class Growing:
    """A world whose three homes become four in ten days, the first of which has moved to the end.

    Prices rise by a unit a day.
    """

    def __init__(self) -> None:
        self.day, self.end = date(2020, 1, 1), date(2020, 1, 11)

    def step(self, days: int) -> None:
        self.day += timedelta(days)

    def agents(self, table: str) -> Table:
        assert table == "homes"
        passed = (self.day - date(2020, 1, 1)).days
        who = [5, 9, 2] if passed < 10 else [9, 2, 7, 5]
        return Table(identity=np.array(who), price=np.array([10.0 * one for one in who]) + passed)


def test_rows_are_compared_with_what_they_were() -> None:
    parts = {
        0: asked(statistic="mean", value="price - earlier.price", where=THERE, earlier=3),
        1: asked(statistic="mean", value="price - earlier.price", where=THERE, earlier=7),
        2: asked(statistic="share", value="earlier.price > 0", earlier=3),
        3: asked(statistic="mean", value="price"),
    }
    told = lived(Growing(), parts)  # type: ignore[arg-type]
    assert told == {0: 3, 1: 7, 2: 0.75, 3: pytest.approx(67.5)}
