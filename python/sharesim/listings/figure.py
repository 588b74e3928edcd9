# SPDX-License-Identifier: Apache-2.0
"""A picture of a city before anything has happened in it: where its listings lie, of which kind."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sharesim.listings.coordinates import Place
from sharesim.show.style import COLOURS, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LARGEST = 500  # of a circle, in square points
MOST_BARS = 20
NAMED = 6  # zones named on a map
Counts = NDArray[np.int64]  # by zone and kind


def city(
    title: str,
    zones: list[str],
    kinds: list[str],
    homes: Mapping[str, NDArray[Any]],
    places: Mapping[str, Place],
) -> Figure:
    """Draw the listings by zone and kind: a map where the zones' places are known, and bars.

    `homes` has the columns `zone` and `kind`, numbers of what `zones` and `kinds` name.
    """
    import matplotlib.pyplot as plt

    counts: Counts = np.zeros((len(zones), len(kinds)), dtype=np.int64)
    np.add.at(counts, (homes["zone"].astype(np.int64), homes["kind"].astype(np.int64)), 1)
    here = [place for place, zone in enumerate(zones) if zone in places]
    shown = np.argsort(-counts.sum(axis=1), kind="stable")[:MOST_BARS]
    with styled():
        columns = 2 if here else 1
        size = (6.2 * columns, 1.6 + 0.24 * max(len(shown), 12))
        figure, grid = plt.subplots(1, columns, figsize=size, squeeze=False)
        if here:
            _map(grid[0, 0], [zones[at] for at in here], counts[here], places)
        _bars(grid[0, -1], zones, kinds, counts, shown)
        figure.suptitle(f"{title}: {counts.sum():,} listings in {len(zones)} zones", weight="bold")
        plt.close(figure)
    return figure


def _map(axes: Axes, zones: list[str], counts: Counts, places: Mapping[str, Place]) -> None:
    north, east = np.array([places[zone] for zone in zones]).T
    total = counts.sum(axis=1)
    with np.errstate(invalid="ignore"):
        entire = counts[:, 0] / total
    dots = axes.scatter(
        east,
        north,
        s=LARGEST * total / max(1, total.max()),
        c=entire,
        cmap="cividis",
        vmin=0,
        vmax=1,
        alpha=0.75,
        linewidth=0.4,
        edgecolor="0.2",
    )
    for at in np.argsort(-total, kind="stable")[:NAMED]:
        axes.annotate(zones[at], (east[at], north[at]), fontsize=8, ha="center", va="center")
    axes.set_aspect(1 / math.cos(math.radians(float(north.mean()))))  # as far north as east
    axes.set_xlabel("Longitude (degrees east)")
    axes.set_ylabel("Latitude (degrees north)")
    axes.set_title(f"Zones; the largest circle is {total.max():,} listings")
    bar: Any = axes.figure.colorbar(dots, ax=axes, shrink=0.6)
    bar.set_label("Share of entire homes")


def _bars(axes: Axes, zones: list[str], kinds: list[str], counts: Counts, shown: Counts) -> None:
    rows = np.arange(len(shown))[::-1]  # the zone with most listings on top
    left = np.zeros(len(shown))
    hatches = ("", "///", "...")
    for kind, name in enumerate(kinds):
        length = counts[shown, kind]
        axes.barh(
            rows,
            length,
            left=left,
            color=COLOURS[kind % 6],
            hatch=hatches[kind % 3],
            edgecolor="white",
            linewidth=0.4,
            label=f"{name.replace('_', ' ')} ({counts[:, kind].sum():,})",
        )
        left += length
    axes.set_yticks(rows, [zones[at] for at in shown])
    axes.set_xlabel("Listings")
    few = len(zones) > len(shown)
    axes.set_title(f"The {len(shown)} zones with most listings" if few else "Listings by zone")
    axes.legend(loc="lower right", frameon=False)
