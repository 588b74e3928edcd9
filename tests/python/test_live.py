# SPDX-License-Identifier: Apache-2.0
"""Worlds stepped through from Python: views, branches, digests."""

from __future__ import annotations

import datetime
import gc
import threading

import numpy as np
import pytest

import sharesim as ss
from sharesim import _core


def test_a_world_moves_day_by_day(town: ss.Scenario) -> None:
    live = town.start()
    assert live.day == datetime.date(2018, 12, 12)
    assert live.step().day == datetime.date(2018, 12, 13)
    assert live.series().sizes["time"] == 0
    live.step(29)
    assert live.series().sizes["time"] == 10
    assert live.step(1000).day == live.end
    assert "2019" in repr(live)
    with pytest.raises(ValueError, match="back in time"):
        live.step(-1)


def test_stepping_is_running(town: ss.Scenario) -> None:
    live = town.start()
    while live.day < live.end:
        live.step(13)
    result = town.run()
    np.testing.assert_array_equal(live.series()["nights"], result["nights"][0, 0])
    assert live.digest() == result.dataset["state_digest"].values[0, 0]
    assert town.start(replicate=1).step(30).digest() != town.start().step(30).digest()


def test_columns_are_read_only_views(town: ss.Scenario) -> None:
    live = town.start()
    live.step(25)
    homes = live.agents("listings")
    price = homes["price"]
    assert price.dtype == np.float64
    assert not price.flags.owndata
    assert np.shares_memory(price, homes["price"])
    with pytest.raises(ValueError, match="read-only"):
        price[0] = 1
    with pytest.raises(ValueError, match="WRITEABLE"):
        price.setflags(write=True)


def test_columns_say_what_they_mean(town: ss.Scenario) -> None:
    homes = town.start().agents("listings")
    assert homes.units["price"] == "currency/night"
    assert homes.docs["price"]
    assert "price" in repr(homes)
    assert len(homes.identities) == len(homes["price"])
    assert len(set(homes.identities.tolist())) == len(homes.identities)
    kind, words = homes["kind"], homes.words["kind"]
    assert kind.max() < len(words)
    frame = homes.to_dataframe()
    assert list(frame["price"]) == homes["price"].tolist()
    assert frame["kind"].iloc[0] == words[int(kind[0])]


def test_amounts_are_whole_minor_units(town: ss.Scenario) -> None:
    accounts = town.start().agents("accounts")
    assert accounts["balance"].dtype == np.int64
    assert accounts.units["balance"] == "0.01 currency"


def test_frames_are_for_people(town: ss.Scenario) -> None:
    live = town.start().step(25)
    homes, stays = live.agents("listings"), live.agents("stays")
    frame = homes.to_dataframe()
    assert list(frame["kind"].cat.categories) == homes.words["kind"]
    assert list(frame["zone"].cat.categories) == live.zones
    assert frame["zone"].iloc[3] == live.zones[int(homes["zone"][3])]
    assert frame.attrs["units"]["price"] == "EUR/night"
    assert frame.attrs["docs"]["price"] == homes.docs["price"]
    trips = stays.to_dataframe()
    assert trips["first"].dtype.kind == "M"
    np.testing.assert_array_equal(
        trips["first"].to_numpy().astype("datetime64[D]").astype(np.int64), stays["first"]
    )
    np.testing.assert_array_equal(trips["price"], stays["price"] / 100)
    assert trips.attrs["units"]["price"] == "EUR"
    assert stays.units["price"] == "0.01 currency"
    assert (trips["price"] > 1).all()
    assert "<table" in homes._repr_html_()
    assert "entire_home" in homes._repr_html_()


def test_raw_frames_hold_what_the_engine_holds(town: ss.Scenario) -> None:
    stays = town.start().step(25).agents("stays")
    raw = stays.to_dataframe(raw=True)
    for name in ("first", "price", "listing"):
        assert raw[name].dtype == stays[name].dtype
        np.testing.assert_array_equal(raw[name], stays[name])
    assert raw.attrs["units"]["price"] == "0.01 currency"


def test_a_view_outlives_its_world(town: ss.Scenario) -> None:
    price = town.start().agents("listings")["price"]
    copy = price.copy()
    gc.collect()
    np.testing.assert_array_equal(price, copy)


def test_a_world_has_many_futures(town: ss.Scenario) -> None:
    live = town.start().step(40)
    same, other = live.branch(), live.branch(reform={"regulation.night_cap": [CAP_LATER]})
    live.step(1000), same.step(1000), other.step(1000)
    assert same.digest() == live.digest()
    assert other.digest() != live.digest()
    nights = [float(world.series()["nights"].sum()) for world in (live, other)]
    assert nights[0] != nights[1]


CAP_LATER = {"nights": 1, "enforcement": "automatic", "from": datetime.date(2019, 2, 10)}


def test_a_future_cannot_change_the_past(town: ss.Scenario) -> None:
    live = town.start().step(60)
    with pytest.raises(ValueError, match="would change what happened"):
        live.branch(
            reform={"regulation.night_cap": [{**CAP_LATER, "from": datetime.date(2019, 1, 5)}]}
        )
    with pytest.raises(ValueError, match="would change what happened"):
        live.branch(reform={"tax.rate": 0.5})


def test_unknown_tables_and_columns(town: ss.Scenario) -> None:
    live = town.start()
    assert "listings" in live.tables
    with pytest.raises(KeyError, match="there are"):
        live.agents("lisitngs")
    with pytest.raises(KeyError, match="there are"):
        live.agents("listings")["prize"]
    with pytest.raises(KeyError):
        _core.World.column(live._world, "listings", "prize")


def test_two_threads_may_not_move_one_world(town: ss.Scenario) -> None:
    live = town.set({"days": 3000}).start()
    mover = threading.Thread(target=lambda: live.step(200))
    mover.start()
    refused = 0
    while mover.is_alive():
        try:
            live.digest()
        except RuntimeError:
            refused += 1
    mover.join()
    assert refused > 0


def test_other_threads_run_meanwhile(town: ss.Scenario) -> None:
    live = town.set({"days": 3000}).start()
    counted, done = [0], threading.Event()

    def count() -> None:
        while not done.is_set():
            counted[0] += 1

    counter = threading.Thread(target=count)
    counter.start()
    before = counted[0]
    live.step(100)
    done.set()
    counter.join()
    assert counted[0] - before > 1000
