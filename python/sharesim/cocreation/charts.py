# SPDX-License-Identifier: Apache-2.0
"""Figures of co-creation: the funnel of ideas beside published numbers, and who earns royalties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sharesim._core import ScenarioError
from sharesim.results.inequality import gini, lorenz
from sharesim.show.style import COLOURS, styled

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from sharesim.markets.scenario import Live
    from sharesim.results.results import Results

MODEL = "cocreation"
# Shares that passed each gate at Quirky: of ideas, three of 2,000 to 3,000 a week; of what was
# developed in 2013, 74 of 325 (fact D05 of `sharesim validate --area makers`).
CHOSEN = "0.10 to 0.15 %"
ON_SALE = "23 %"


def funnel(results: Results) -> Figure:
    """Draw how many ideas pass each gate of the baseline, all worlds together, on a log scale.

    Beside the share that passes stands what Quirky had. Raises `ScenarioError` for results of
    another market.
    """
    import matplotlib.pyplot as plt

    gates = {
        "ideas that were chosen or passed over": "concluded",
        "chosen": "selected",
        "developed": "developed",
        "on sale": "launched",
    }
    if "concluded" not in results.indicators:
        raise ScenarioError(f"{results.path}: is not of the market {MODEL}")
    counts = [float(results[name].sel(scenario="baseline").sum()) for name in gates.values()]
    told = {1: ("of ideas", CHOSEN, counts[0]), 3: ("of those developed", ON_SALE, counts[2])}
    with styled():
        figure, axes = plt.subplots(figsize=(8.4, 3.2))
        places = np.arange(len(gates))[::-1]
        axes.barh(places, counts, color=COLOURS[0], alpha=0.85, height=0.62)
        for number, (place, count) in enumerate(zip(places, counts, strict=True)):
            words = f" {count:,.0f}"
            if number in told and told[number][2] > 0:
                of, real, base = told[number]
                words += f"   {_percent(count / base)} {of} (Quirky: {real})"
            axes.annotate(words, (max(count, 1), place), va="center", fontsize=9)
        axes.set_xscale("log")
        axes.set_xlim(1, max(counts) * 60)
        axes.set_yticks(places, list(gates))
        axes.set_xlabel("ideas, logarithmic scale")
        axes.set_title(f"{results.title}: from ideas to products", weight="bold")
        plt.close(figure)
    return figure


def royalties(world: Live) -> Figure:
    """Draw the Lorenz curve of the last twelve months' royalties over all who ever had an idea.

    A second curve is of those among them who earned something. Raises `ScenarioError` for a world
    of another market, and where nobody earned anything.
    """
    import matplotlib.pyplot as plt

    if world.scenario.model != MODEL:
        raise ScenarioError(f"{world.scenario.title}: is of {world.scenario.model}, not of {MODEL}")
    members = world.agents("members")
    income = members["income"].sum(axis=1)[members["ideas"] > 0]
    if not income.sum() > 0:
        raise ScenarioError(f"{world.scenario.title}: nobody who had an idea has earned anything")
    people = np.linspace(0, 1, 501)
    with styled():
        figure, axes = plt.subplots(figsize=(5.6, 4.8))
        axes.plot([0, 100], [0, 100], color="0.45", linewidth=0.9)
        for number, (who, some) in enumerate(
            (("who had an idea", income), ("who earned something", income[income > 0]))
        ):
            axes.plot(100 * people, 100 * lorenz(some, people), color=COLOURS[number],
                      linestyle=("-", "--")[number], linewidth=1.8,
                      label=f"{some.size:,} {who}: Gini {gini(some):.2f}")  # fmt: skip
        axes.set_xlim(0, 100)
        axes.set_ylim(0, 100)
        axes.set_xlabel("% of people, from those who earn least")
        axes.set_ylabel("% of\nroyalties", rotation=0, ha="right", va="center")
        axes.set_title(f"{world.scenario.title}: who earns", weight="bold")
        axes.legend(frameon=False, loc="upper left", fontsize=9)
        plt.close(figure)
    return figure


def _percent(share: float) -> str:
    return f"{100 * share:.2g} %"
