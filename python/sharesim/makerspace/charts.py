# SPDX-License-Identifier: Apache-2.0
"""Figures of shared factories: queues over a day, cash to the day of closing, and break-even."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sharesim._core import ScenarioError
from sharesim.markets.agents import MINOR_UNITS
from sharesim.show.style import COLOURS, DASHES, styled, tick

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from sharesim.markets.scenario import Live
    from sharesim.results.results import Results

Numbers = NDArray[np.float64]
MODEL = "makerspace"
FEWEST = 12  # months that a makerspace has been open, for a result of twelve
EVEN = "0.45"  # the grey of what is for comparison


def by_hour(world: Live) -> dict[str, dict[str, Numbers]]:
    """Give what machines of each kind did at each hour since the doors opened, up to today.

    By kind of machine: `use`, the share of hours of working machines that were used, and
    `waiting`, the mean number of members who waited at that hour, a makerspace and day. Hours at
    which none is open are left out. Raises `ScenarioError` for a world of another market.
    """
    told = _of_makerspace(world).scenario.to_dict()
    hours = world.agents("hours")
    days = (world.day - _dawn(told)).days * len(world.agents("spaces").identities)
    last = int((hours["hour"] + 1)[hours["offered"] > 0].max(initial=0))  # while none was open: 0

    def added(column: str, kind: int) -> Numbers:
        rows = (hours["kind"] == kind) & (hours["hour"] < last)
        sums = np.bincount(hours["hour"][rows], weights=hours[column][rows], minlength=last)
        return sums.astype(float)

    with np.errstate(invalid="ignore"):
        return {
            machine["name"]: {
                "use": added("used", kind) / added("offered", kind),
                "waiting": added("waited", kind) / max(days, 1),
            }
            for kind, machine in enumerate(told["machines"])
        }


def queues(world: Live) -> Figure:
    """Draw machines in use and members waiting, by hour of the day and kind of machine."""
    import matplotlib.pyplot as plt

    found = by_hour(world)
    with styled():
        figure, (above, below) = plt.subplots(2, 1, figsize=(7.6, 5.4), sharex=True)
        for number, (kind, day) in enumerate(found.items()):
            look: Any = {"color": COLOURS[number % len(COLOURS)], "linewidth": 1.8,
                         "linestyle": DASHES[number % len(DASHES)], "label": kind}  # fmt: skip
            edges = np.arange(len(day["use"]) + 1)
            above.stairs(100 * day["use"], edges, baseline=None, **look)
            below.stairs(day["waiting"], edges, baseline=None, **look)
        above.set_ylim(0, 100)
        above.set_ylabel("% of machines\nin use", rotation=0, ha="right", va="center")
        below.set_ylim(0, None)
        below.set_ylabel("members who\nwait for one", rotation=0, ha="right", va="center")
        below.set_xlabel("hours since the doors opened")
        figure.suptitle(f"{world.scenario.title}: a day on the floor", x=0.01, ha="left",
                        weight="bold")  # fmt: skip
        figure.legend(*above.get_legend_handles_labels(), loc="outside lower left", frameon=False,
                      ncols=4, fontsize=9)  # fmt: skip
        plt.close(figure)
    return figure


def cash(results: Results) -> Figure:
    """Draw the cash of all makerspaces over time, a line a world, and the days on which one closed.

    Of the baseline. Raises `ScenarioError` for results of another market.
    """
    import matplotlib.pyplot as plt

    if "open_spaces" not in results.indicators:
        raise ScenarioError(f"{results.path}: is not of the market {MODEL}")
    levels = results["cash"].sel(scenario="baseline")
    spaces = results["open_spaces"].sel(scenario="baseline")
    with styled():
        figure, axes = plt.subplots(figsize=(7.6, 3.9))
        closed = 0
        for world in levels["replicate"].values:
            level, there = levels.sel(replicate=world), spaces.sel(replicate=world)
            axes.plot(level["time"], level, color=COLOURS[0], linewidth=1, alpha=0.7)
            fewer = np.flatnonzero(np.diff(there.values) < 0) + 1
            closed += len(fewer)
            axes.plot(level["time"].values[fewer], level.values[fewer - 1], linestyle="none",
                      marker="X", markersize=7, color=COLOURS[1])  # fmt: skip
        axes.axhline(0, color=EVEN, linewidth=0.9)
        axes.yaxis.set_major_formatter(tick)
        axes.set_ylabel(f"cash,\n{levels.attrs['units']}", rotation=0, ha="right", va="center")
        worlds = levels.sizes["replicate"]
        told = f"a line a world, {worlds} in all; crosses: {closed} closings"
        axes.annotate(told, (1, 1), xycoords="axes fraction", ha="right", va="bottom", fontsize=9)
        axes.set_title(f"{results.title}: cash", weight="bold")
        plt.close(figure)
    return figure


def margins(world: Live) -> tuple[Numbers, Numbers, NDArray[np.bool_]]:
    """Give members, what one leaves a year, and whether volunteers run it, a makerspace each.

    Of those open for twelve months: their result of these, less the loss in value of the tools (a
    straight line over the term of the loan), over the members of today, in major units. Raises
    `ScenarioError` for a world of another market.
    """
    spaces = _of_makerspace(world).agents("spaces")
    finance = world.scenario.to_dict()["finance"]
    kept = (spaces["open"] != 0) & (spaces["months"] >= FEWEST) & (spaces["members"] > 0)
    members = spaces["members"][kept].astype(float)
    volunteers: NDArray[np.bool_] = spaces["volunteers"][kept] != 0
    result = spaces["result"][kept].sum(axis=1) / MINOR_UNITS
    scale = spaces["size"][kept] * np.where(volunteers, finance["volunteer_capital"], 1)
    return members, (result - scale * finance["capital"] / finance["term"]) / members, volunteers


def break_even(world: Live) -> Figure:
    """Draw what a member leaves a makerspace by its members, a mark each; above zero it lives."""
    import matplotlib.pyplot as plt

    members, left, volunteers = margins(world)
    with styled():
        figure, axes = plt.subplots(figsize=(7.6, 4.2))
        for number, (name, rows) in enumerate((("staff", ~volunteers), ("volunteers", volunteers))):
            lives = np.count_nonzero(left[rows] > 0)
            told = f"run by {name}: {lives} of {np.count_nonzero(rows)} pay for themselves"
            axes.plot(members[rows], left[rows], linestyle="none", marker="os"[number],
                      markersize=5, color=COLOURS[number], alpha=0.8, label=told)  # fmt: skip
        axes.axhline(0, color=EVEN, linewidth=0.9)
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter(tick)
        axes.set_xlabel("members, logarithmic scale")
        axes.set_ylabel("left by a member\na year, after the\nwear of tools", rotation=0,
                        ha="right", va="center")  # fmt: skip
        axes.set_title(f"{world.scenario.title}: break-even", weight="bold")
        figure.legend(*axes.get_legend_handles_labels(), loc="outside lower left", frameon=False)
        plt.close(figure)
    return figure


def _of_makerspace(world: Live) -> Live:
    if world.scenario.model != MODEL:
        raise ScenarioError(f"{world.scenario.title}: is of {world.scenario.model}, not of {MODEL}")
    return world


def _dawn(told: dict[str, Any]) -> datetime.date:
    start = told["start"]
    day = start if isinstance(start, datetime.date) else datetime.date.fromisoformat(start)
    return day - datetime.timedelta(int(told["burn_in"]))
