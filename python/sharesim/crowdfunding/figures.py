# SPDX-License-Identifier: Apache-2.0
"""The figure of a back-test: what was predicted beside what came, in four panels and a curve."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from sharesim.crowdfunding.tables import Line
from sharesim.show.style import COLOURS, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sharesim.crowdfunding.record import Record

MARKS = ("o", "s", "^")
ACTUAL = "0.25"
WIDTH = 0.8  # of the bars of a bin together


def backtest(one: Record) -> Figure:
    """Draw a back-test."""
    import matplotlib.pyplot as plt

    with styled():
        figure, grid = plt.subplots(2, 3, figsize=(13, 8.2))
        _groups(grid[0, 0], "Success by category", one.categories)
        _groups(grid[0, 1], "Success by goal, US dollars", one.goals)
        _curve(grid[0, 2], one)
        _bars(grid[1, 0], one.histogram)
        _quantiles(grid[1, 1], one.backers)
        grid[1, 2].set_axis_off()
        handles, names = grid[1, 0].get_legend_handles_labels()
        grid[1, 2].legend(handles, names, loc="upper left", frameon=False)
        title = f"Campaigns from {one.split} on, calibrated on those before"
        figure.suptitle(title, x=0.01, ha="left", weight="bold")
        plt.close(figure)
    return figure


def _groups(axes: Axes, title: str, lines: Sequence[Line]) -> None:
    place = np.arange(len(lines))[::-1]
    axes.plot([one.actual for one in lines], place, "|", color=ACTUAL, markersize=14, mew=2)
    for number, name in enumerate(list(lines[0].predicted)[:2]):
        share = [one.predicted[name] for one in lines]
        axes.plot(share, place, MARKS[number], color=COLOURS[number], mfc="none")
    axes.set_yticks(place, [f"{one.name} ({one.campaigns})" for one in lines])
    axes.set_xlabel("Share successful; bars: actual")
    axes.set_title(title)


def _curve(axes: Axes, one: Record) -> None:
    axes.plot([0, 1], [0, 1], color="0.6", linewidth=0.8)
    for number, (name, bins) in enumerate(one.curves.items()):
        chance, came = [b.chance for b in bins], [b.actual for b in bins]
        axes.plot(chance, came, "-", marker=MARKS[number], color=COLOURS[number], label=name)
    axes.set_xlabel("Predicted chance")
    axes.set_ylabel("Share successful")
    axes.set_title("Calibration curve")


def _bars(axes: Axes, lines: Sequence[Line]) -> None:
    names = ["actual", *lines[0].predicted]
    place = np.arange(len(lines))
    wide = WIDTH / len(names)
    for number, name in enumerate(names):
        share = [one.actual if number == 0 else one.predicted[name] for one in lines]
        colour: Any = ACTUAL if number == 0 else COLOURS[number - 1]
        axes.bar(place + number * wide, share, wide, color=colour, label=name)
    axes.set_xticks(place + WIDTH / 2, [one.name for one in lines], rotation=90, fontsize=7)
    axes.set_ylabel("Share of campaigns")
    axes.set_title("Pledged/goal")


def _quantiles(axes: Axes, lines: Sequence[Line]) -> None:
    place = np.arange(len(lines))
    axes.plot(place, [1 + one.actual for one in lines], color=ACTUAL, marker="|", markersize=12)
    for number, name in enumerate(lines[0].predicted):
        values = [1 + one.predicted[name] for one in lines]
        axes.plot(place, values, MARKS[number], color=COLOURS[number], mfc="none")
    axes.set_yscale("log")
    axes.set_xticks(place, [one.name for one in lines])
    axes.set_ylabel("1 + backers")
    axes.set_title("Quantiles of backers")
