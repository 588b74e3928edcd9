# SPDX-License-Identifier: Apache-2.0
"""Splits of spread: the sources that were put into the numbers are found again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import xarray as xr

import sharesim as ss
from sharesim.sweeps import variances
from sharesim.sweeps.variance_components import Spread

WORLDS, CHANCES = 8, 3


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a sweep in which the spread of two numbers is of our own making."""
    out = tmp_path_factory.mktemp("spread")
    fee = {"label": "Fee", "tax.rate": 0.4}
    town = ss.scenario("village").set({"burn_in": 5, "days": 5})
    ranges = {"tax.rate": (0.0, 0.3)}
    swept = ss.sweep(town, ranges, points=6, reforms=[fee], replicates=WORLDS * CHANCES, out=out)
    table = swept.table.load()
    swept.close()
    random = np.random.default_rng(1)
    shape = (6, WORLDS, CHANCES)
    world = random.normal(size=(1, WORLDS, 1)) * 10
    luck = random.normal(size=(1, WORLDS, CHANCES))
    point = random.normal(size=(6, 1, 1)) * 10
    level = (100 + world + luck + np.zeros(shape)).reshape(6, -1)
    table["nights"].loc[{"scenario": "baseline"}] = level
    table["nights_difference"][:, 0, :] = (point + luck + np.zeros(shape)).reshape(6, -1)
    table["price"].loc[{"point": 2, "replicate": 4}] = np.nan
    table.attrs["chances"] = CHANCES
    table.to_netcdf(out / "known.nc", engine="h5netcdf")
    return out / "known.nc"


def test_sources_are_found_again(known: Path) -> None:
    spread = Spread(known)
    assert (spread.worlds, spread.chances) == (WORLDS, CHANCES)
    level = spread.of("nights")["share"].to_series()
    assert level["population"] > 0.9
    assert level["parameters"] == pytest.approx(0, abs=1e-9)
    effect = spread.of("nights", reform="fee")["share"].to_series()
    assert effect["parameters"] > 0.9
    assert effect["chance"] > 10 * effect["population"]


def test_a_split_is_the_analysis_of_its_numbers(known: Path) -> None:
    spread = Spread(known)
    for name in ("bookings", "host_income"):
        values = spread.sweep.values(name).values.reshape(6, WORLDS, CHANCES)
        parts = variances.components(values)
        found = spread.of(name)
        assert (found["variance"].values == parts.variance).all()
        assert (found["share_high"].values == parts.share_high).all()
        assert found["share"].values.sum() == pytest.approx(1)


def test_what_has_no_number_somewhere_is_not_split(known: Path) -> None:
    spread = Spread(known)
    assert spread.of("price").isnull().to_array().all()
    assert "price" in repr(spread)


def test_spreads_have_tables_cards_and_figures(known: Path) -> None:
    spread = Spread(known)
    frame = spread.to_dataframe()
    assert set(frame.index.names) == {"quantity", "indicator", "source"}
    assert set(frame.index.unique("source")) == set(variances.SOURCES)
    text, page = repr(spread), spread._repr_html_()
    for words in ("8 worlds of 3 chances", "6 points of tax.rate", "Effect of fee", "population"):
        assert words in text, words
        assert words in page, words
    axes = spread.plot("nights", "price", reform="fee").axes[0]
    assert len(axes.patches) == 2 * 5
    for name in spread.dataset.data_vars:
        assert {"units", "long_name"} <= set(spread.dataset[name].attrs)
    with pytest.raises(KeyError, match="no reform 'tax'"):
        spread.of("nights", reform="tax")
    with pytest.raises(KeyError, match="no indicator 'nihgts'"):
        spread.of("nihgts")


def test_worlds_of_one_chance_cannot_be_split(known: Path, tmp_path: Path) -> None:
    with xr.open_dataset(known, engine="h5netcdf") as table:
        single = table.load().assign_attrs(chances=1)
    single.to_netcdf(tmp_path / "single.nc", engine="h5netcdf")
    with pytest.raises(ss.FileError, match="one chance each"):
        Spread(tmp_path / "single.nc")


def test_a_spread_is_lived_by_the_same_people_with_other_lucks(tmp_path: Path) -> None:
    town = ss.scenario("village").set({"burn_in": 5, "days": 10})
    out = tmp_path / "out"
    spread = ss.spread(town, worlds=3, chances=2, out=out)
    lived = town.run(6, chances=2)
    assert spread.dataset.sizes == {"quantity": 1, "indicator": len(lived.indicators), "source": 2}
    nights = lived["nights"].sum("time").values
    assert (spread.sweep.levels("nights").values[0] == nights).all()
    parts = variances.components(nights.reshape(1, 3, 2))
    assert (spread.of("nights")["variance"].values == parts.variance).all()
    assert isinstance(ss.open(out), Spread)
    assert isinstance(ss.resume(out), Spread)
    assert "3 worlds of 2 chances" in repr(spread)


def test_a_spread_over_parameters_with_a_reform() -> None:
    town = ss.scenario("village").set({"burn_in": 5, "days": 10})
    fee = {"label": "Fee", "tax.rate": 0.4}
    ranges = {"population.travellers": (500, 3000)}
    spread = ss.spread(town, [fee], worlds=2, chances=2, parameters=ranges, points=4)
    assert spread.of("searches")["share"].to_series()["parameters"] > 0.8
    assert np.isfinite(spread.of("tax", reform="fee")["share"].values).all()
    assert spread.plot("nights").axes


@pytest.mark.parametrize("asked", [{"worlds": 1}, {"chances": 1}])
def test_too_few_are_refused(asked: dict[str, int], tmp_path: Path) -> None:
    with pytest.raises(ss.ScenarioError, match="must be at least 2, is 1"):
        ss.spread("village", out=tmp_path / "out", **asked)
    assert not (tmp_path / "out").exists()
