# SPDX-License-Identifier: Apache-2.0
"""The picture of a city, and where its zones lie."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import sharesim as ss
from sharesim.listings import coordinates


def words_of(figure: object) -> str:
    """Every text in a figure."""
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    assert isinstance(figure, Figure)
    return "\n".join(one.get_text() for one in figure.findobj(Text) if isinstance(one, Text))


def test_a_town_draws_its_listings(town: ss.Scenario) -> None:
    figure = town.plot()
    words = words_of(figure)
    live = town.start()
    homes = live.agents("listings")
    assert f"{len(homes['kind']):,} listings in 6 zones" in words
    entire = int((homes["kind"] == 0).sum())
    assert f"entire home ({entire})" in words
    for label in ("Longitude (degrees east)", "Latitude (degrees north)", "Listings", *live.zones):
        assert label in words
    dots = figure.axes[0].collections[0].get_offsets()
    assert np.asarray(dots).shape == (6, 2)
    bars = sum(one.get_width() for one in figure.axes[1].patches)
    assert bars == len(homes["kind"])


def test_a_town_without_coordinates_draws_bars_alone(
    town: ss.Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sharesim.listings.coordinates.places_of", lambda _: {})
    figure = town.plot()
    assert len(figure.axes) == 1
    assert "Market Square" in words_of(figure)


def test_what_is_no_city_says_so() -> None:
    with pytest.raises(ValueError, match="no listings in zones"):
        ss.scenario("novelty").plot()


def test_zones_have_the_coordinates_of_the_file(compared: Path, town: ss.Scenario) -> None:
    result = ss.open(compared)
    assert isinstance(result, ss.Comparison)
    spot = result.zones.sel(zone="Market Square")
    assert (float(spot["latitude"]), float(spot["longitude"])) == (45.0, -2.0)
    assert result.zones["latitude"].attrs["units"] == "degrees_north"
    for frame in (result.zones_in_force, result.effect("nights", by="zone")):
        assert frame["longitude"].dims == ("zone",)
    assert "latitude" in result.effect("nights", by="zone").to_dataframe()
    listings = coordinates.listings_of(town.to_dict())
    assert listings is not None
    assert set(coordinates.places_of(listings)) == set(town.start().zones)


def test_places_are_means_of_the_adverts(tmp_path: Path) -> None:
    path = tmp_path / "listings.csv"
    path.write_text("neighbourhood,lat,lon\nQuay,1,10\nQuay,3,20\nHill,5,30\nHill,,\n")
    assert coordinates.places_of(path) == {"Quay": (2, 15), "Hill": (5, 30)}
    path.write_text("neighbourhood,listings,latitude,longitude\nQuay,3,1,10\nQuay,1,5,20\n")
    assert coordinates.places_of(path) == {"Quay": (2, 12.5)}
    path.write_text("neighbourhood,listings\nQuay,3\n")
    assert coordinates.places_of(path) == {}
    assert coordinates.places_of(None) == {}


def test_models_without_a_city_have_no_coordinates() -> None:
    assert coordinates.listings_of(ss.scenario("novelty").to_dict()) is None
