# SPDX-License-Identifier: Apache-2.0
"""Figures: small multiples that survive grey paper and a small screen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from sharesim.results import placebos, summaries
from sharesim.show import cards

if TYPE_CHECKING:
    import xarray as xr
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sharesim.results.comparison import Comparison
    from sharesim.results.results import Results

# Okabe and Ito's colours, told apart by every kind of eyesight; on grey paper the dashes tell.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")
DASHES = ("-", "--", "-.", ":", (0, (5, 1)), (0, (1, 1)))
STYLE: Any = {
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 10.5,
    "axes.titlelocation": "left",
    "axes.labelsize": 9.5,
    "xtick.labelsize": 9,
    "ytick.labelsize": 9,
    "figure.constrained_layout.use": True,
}
SMOOTHED_DAYS = 7
WEEK = np.timedelta64(7, "D")
DAY = np.timedelta64(1, "D")
DASHED: Any = (0, (4, 3))  # the first day in force
DOTTED: Any = (0, (1, 2))  # the announcement
POINTS_TO_LINE = 11.5
LABEL_WIDTH = 22


@contextmanager
def styled() -> Iterator[None]:
    """Draw in our style, which ends with the block.

    A backend sets parameters when it is first used, in notebooks that figures show by themselves;
    set within a style they would be lost at its end, and the user's own figures with them. So it is
    used before.
    """
    import matplotlib.pyplot as plt

    plt.draw_if_interactive()  # type: ignore[no-untyped-call]
    with plt.rc_context(STYLE):
        yield


def series(results: Results, indicators: Sequence[str]) -> Figure:
    """Plot indicators over time: a panel each, a faint line a replicate, a strong one the mean."""
    import matplotlib.pyplot as plt

    columns = min(len(indicators), 2)
    rows = -(-len(indicators) // columns)
    with styled():
        figure, grid = plt.subplots(
            rows,
            columns,
            figsize=(4.2 * columns + 0.8, 2.4 * rows + 0.6),
            squeeze=False,
            sharex=True,
        )
        for axes, name in zip(grid.flat, indicators, strict=False):
            _draw_series(axes, results, name)
        for axes in grid.flat[len(indicators) :]:
            axes.set_axis_off()
        figure.suptitle(f"{results.title}: means of {SMOOTHED_DAYS} days", x=0.01, ha="left")
        if results.dataset.sizes["scenario"] > 1:
            lines, names = grid.flat[0].get_legend_handles_labels()
            figure.legend(lines, names, loc="outside lower left", frameon=False)
        plt.close(figure)
    return figure


def _draw_series(axes: Axes, results: Results, name: str) -> None:
    smooth = results[name].rolling(time=SMOOTHED_DAYS, min_periods=1, center=True).mean()
    for number, scenario in enumerate(smooth["scenario"].values):
        style: dict[str, Any] = {"color": COLOURS[number % 6], "linestyle": DASHES[number % 6]}
        lines = smooth.sel(scenario=scenario)
        for replicate in range(lines.sizes["replicate"]):
            faint = lines.isel(replicate=replicate)
            axes.plot(faint["time"], faint, color=style["color"], linewidth=0.5, alpha=0.35)
        mean = lines.mean("replicate")
        words = str(scenario).replace("_", " ")
        axes.plot(mean["time"], mean, linewidth=1.6, label=words, **style)
    _dress(axes, title=summaries.called(results, name), unit=results.units(name))


def effects(comparison: Comparison, indicators: Sequence[str]) -> Figure:
    """Plot paired effects over time: a row an indicator, a column a reform, bands of 95 %.

    The panels of a row share their scale, so that reforms can be compared by eye; the number in a
    panel is the effect over the whole time in force.
    """
    import matplotlib.pyplot as plt

    reforms = comparison.reforms
    wide, high = 3.7 if len(reforms) < 3 else 2.9, 1.5 if len(indicators) < 5 else 1.15
    size = (1.9 + wide * len(reforms), 1.9 + high * len(indicators))
    with styled():
        figure, grid = plt.subplots(
            len(indicators), len(reforms), figsize=size, squeeze=False, sharex=True, sharey="row"
        )
        for row, indicator in enumerate(indicators):
            for column, reform in enumerate(reforms):
                _draw_effect(grid[row, column], comparison, indicator, reform, column)
            _name_row(grid[row, 0], comparison, indicator)
        for column, reform in enumerate(reforms):
            _name_column(grid[0, column], comparison, reform, round(10 * wide))
        figure.suptitle(_effects_title(comparison), x=0.01, ha="left", fontsize=12, weight="bold")
        note = textwrap.fill(_effects_note(comparison), round(15 * size[0]))
        figure.supxlabel(note, x=0.01, ha="left", fontsize=8.5)
        figure.draw_without_rendering()  # heads of several lines find their place at the second go
        plt.close(figure)
    return figure


def _draw_effect(
    axes: Axes, comparison: Comparison, indicator: str, reform: str, number: int
) -> None:
    weekly = comparison.effect_over_time(indicator).sel(reform=reform)
    colour = COLOURS[number % 6]
    axes.axhline(0, color="0.35", linewidth=0.8)
    for day, dashes in _days_marked(comparison, reform).values():
        axes.axvline(day, color="0.35", linewidth=0.9, linestyle=dashes)
    edges = _edges(comparison, weekly["week"].values)
    low, high, middle = (
        np.append(weekly[name].values, weekly[name].values[-1:])
        for name in ("low", "high", "difference")
    )
    axes.fill_between(edges, low, high, step="post", color=colour, alpha=0.3, linewidth=0)
    axes.plot(edges, middle, drawstyle="steps-post", color=colour, linewidth=1.5)
    _dress(axes)
    _tell_whole(axes, comparison.effect(indicator).sel(reform=reform), colour)


def _edges(comparison: Comparison, weeks: Any) -> Any:
    """Give where each week begins and the last one ends: a value holds for its seven days."""
    end = comparison.dataset["time"].values[-1] + DAY
    return np.append(weeks, min(weeks[-1] + WEEK, end))


def _days_marked(comparison: Comparison, reform: str) -> dict[str, tuple[Any, Any]]:
    """Give the days to be marked, by what happens on them, with the dashes of their lines."""
    begins, announced = comparison.begins(reform), comparison.announced(reform)
    marked = {"announced": (announced, DOTTED)} if announced != begins else {}
    marked |= {"begins": (begins, DASHED)}
    recorded = comparison.dataset["time"].values
    return {
        what: (day, dashes)
        for what, (day, dashes) in marked.items()
        if recorded[0] <= day <= recorded[-1]
    }


def _tell_whole(axes: Axes, whole: xr.Dataset, colour: str) -> None:
    """Write the effect over all days in force above the panel, where nothing is drawn."""
    axes.annotate(
        _whole_effect(whole),
        (0, 1),
        xycoords="axes fraction",
        xytext=(0, 2),
        textcoords="offset points",
        va="bottom",
        color=colour,
        weight="bold",
        fontsize=9,
    )


def _whole_effect(whole: xr.Dataset) -> str:
    size, base = float(whole["difference"]), abs(float(whole["baseline_level"]))
    scale = 1 / base if base > 0 else 1.0
    words = cards.percent if base > 0 else cards.signed
    low, high = float(whole["low"]) * scale, float(whole["high"]) * scale
    interval = f"  ({words(low)} to {words(high)})" if np.isfinite(low) else ""
    return words(size * scale) + interval


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _effects_title(comparison: Comparison) -> str:
    return f"{comparison.title}: what each rule changes"


def _effects_note(comparison: Comparison) -> str:
    replicates = comparison.dataset.sizes["replicate"]
    enough = replicates >= cards.LEAST_REPLICATES
    band = "band: 95 % simulation interval" if enough else "too few for an interval"
    return (
        f"Reform less baseline, same people and same luck, mean by day of each week; {replicates} "
        f"replicates, {band}. In figures: the effect over all days in force, as a share of the "
        f"baseline. A rule may act from its announcement on. "
        f"{_capital(placebos.words(comparison))}."
    )


def _name_row(axes: Axes, comparison: Comparison, indicator: str) -> None:
    unit = comparison.units(indicator)
    statistic = comparison[indicator].attrs.get("statistic")
    name = textwrap.fill(summaries.called(comparison, indicator), LABEL_WIDTH)
    told = f"{unit} per day" if statistic == "sum" and unit else unit
    axes.set_ylabel(
        f"{name}\n{told}".rstrip(), rotation=0, ha="right", va="center", ma="right", labelpad=8
    )


def _name_column(axes: Axes, comparison: Comparison, reform: str, width: int) -> None:
    marked = _days_marked(comparison, reform)
    lines = [
        f"{what} {day.astype('datetime64[D]')} ({'dots' if dashes is DOTTED else 'dashes'})"
        for what, (day, dashes) in marked.items()
    ]
    if "begins" not in marked:
        begins: Any = comparison.begins(reform)
        lines.append(f"begins {begins.astype('datetime64[D]')}, not in the recorded days")
    axes.annotate(
        "\n".join(lines),
        (0, 1),
        xycoords="axes fraction",
        xytext=(0, POINTS_TO_LINE + 4),
        textcoords="offset points",
        va="bottom",
        fontsize=8.5,
        color="0.25",
        in_layout=False,
    )
    title = textwrap.fill(comparison.reform_title(reform), width)
    axes.set_title(title, weight="bold", pad=POINTS_TO_LINE * (1 + len(lines)) + 8)


def _dress(axes: Axes, title: str = "", unit: str = "") -> None:
    from matplotlib import dates, ticker

    if title:
        axes.set_title(f"{title} ({unit})" if unit else title)
    locator = dates.AutoDateLocator(minticks=3, maxticks=6)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(
        dates.ConciseDateFormatter(locator)  # type: ignore[no-untyped-call]
    )
    axes.yaxis.set_major_locator(ticker.MaxNLocator(4))
    axes.yaxis.set_major_formatter(ticker.FuncFormatter(_tick))
    axes.margins(x=0)


def _tick(value: float, _place: Any) -> str:
    for size, letter in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:g}{letter}".replace("-", "\N{MINUS SIGN}")
    return f"{value:g}".replace("-", "\N{MINUS SIGN}")
