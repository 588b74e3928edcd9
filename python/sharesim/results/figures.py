# SPDX-License-Identifier: Apache-2.0
"""Figures of results: indicators over time, effects of reforms, Lorenz curves."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from sharesim.results import intervals, placebos, summaries
from sharesim.results.paired_record import PairedRecord
from sharesim.results.record import Record
from sharesim.show.numbers import percent, signed
from sharesim.show.style import COLOURS, DASHES, styled, tick

if TYPE_CHECKING:
    import xarray as xr
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SMOOTHED_DAYS = 7
WEEK = np.timedelta64(7, "D")
DAY = np.timedelta64(1, "D")
DASHED: Any = (0, (4, 3))  # the first day in force
DOTTED: Any = (0, (1, 2))  # the announcement
POINTS_TO_LINE = 11.5
LABEL_WIDTH = 22


def series(results: Record, indicators: Sequence[str]) -> Figure:
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


def _draw_series(axes: Axes, results: Record, name: str) -> None:
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


def effects(comparison: PairedRecord, indicators: Sequence[str]) -> Figure:
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
    axes: Axes, comparison: PairedRecord, indicator: str, reform: str, number: int
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
    _tell_whole(axes, comparison._whole_effect(indicator).sel(reform=reform), colour)


def _edges(comparison: PairedRecord, weeks: Any) -> Any:
    """Give where each week begins and the last one ends: a value holds for its seven days."""
    end = comparison.dataset["time"].values[-1] + DAY
    return np.append(weeks, min(weeks[-1] + WEEK, end))


def _days_marked(comparison: PairedRecord, reform: str) -> dict[str, tuple[Any, Any]]:
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
    words = percent if base > 0 else signed
    low, high = float(whole["low"]) * scale, float(whole["high"]) * scale
    interval = f"  ({words(low)} to {words(high)})" if np.isfinite(low) else ""
    return words(size * scale) + interval


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _effects_title(comparison: PairedRecord) -> str:
    return f"{comparison.title}: what each rule changes"


def _effects_note(comparison: PairedRecord) -> str:
    replicates = comparison.dataset.sizes["replicate"]
    enough = replicates >= intervals.LEAST_REPLICATES
    band = "band: 95 % simulation interval" if enough else "too few for an interval"
    return (
        f"Reform less baseline, same people and same draws, mean by day of each week; {replicates} "
        f"replicates, {band}. In figures: the effect over all days in force, as a share of the "
        f"baseline. A rule may act from its announcement on. "
        f"{_capital(placebos.words(comparison))}."
    )


def _name_row(axes: Axes, comparison: PairedRecord, indicator: str) -> None:
    unit = comparison.units(indicator)
    statistic = comparison[indicator].attrs.get("statistic")
    name = textwrap.fill(summaries.called(comparison, indicator), LABEL_WIDTH)
    told = f"{unit} per day" if statistic == "sum" and unit else unit
    axes.set_ylabel(
        f"{name}\n{told}".rstrip(), rotation=0, ha="right", va="center", ma="right", labelpad=8
    )


def _name_column(axes: Axes, comparison: PairedRecord, reform: str, width: int) -> None:
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
    axes.yaxis.set_major_formatter(ticker.FuncFormatter(tick))
    axes.margins(x=0)


# ---------------------------------------------------------------------------------- Lorenz curves


def lorenz(title: str, told: xr.Dataset, measured: xr.Dataset) -> Figure:
    """Draw Lorenz curves: a panel a reform beside its baseline, or one of the baseline.

    `told` holds the curves of an indicator, `measured` its Gini coefficients.
    """
    import matplotlib.pyplot as plt

    reforms = [str(one) for one in told["reform_name"].values] if "reform" in told else [""]
    with styled():
        figure, grid = plt.subplots(
            1, len(reforms), figsize=(0.8 + 3.8 * len(reforms), 4.4), squeeze=False, sharey=True
        )
        for axes, reform in zip(grid.flat, reforms, strict=True):
            if reform:
                panel = told.sel(reform_name=reform), measured.sel(reform=reform)
            else:
                panel = told, measured
            _draw_lorenz(axes, *panel, reform)
        grid[0, 0].set_ylabel(f"Share of all {told.attrs['indicator'].replace('_', ' ')}")
        figure.suptitle(f"{title}: Lorenz curves", x=0.01, ha="left", weight="bold")
        plt.close(figure)
    return figure


def _draw_lorenz(axes: Axes, told: xr.Dataset, measured: xr.Dataset, reform: str) -> None:
    axes.plot([0, 1], [0, 1], color="0.5", linewidth=0.8, label="equal shares")
    levels = (
        [measured[f"{name}_level"] for name in ("baseline", "reform")]
        if reform
        else [measured["gini"].mean()]
    )
    names = ["baseline", reform][: len(levels)]
    for number, (name, level) in enumerate(zip(names, levels, strict=True)):
        curve = told["reform" if number else "baseline"]
        none = "" if np.isfinite(curve).all() else "; no curve: adds up to 0 or less"
        words = f"{name.replace('_', ' ')}, Gini {float(level):.3f}{none}"
        axes.plot(
            told["people"],
            curve,
            color=COLOURS[number],
            linestyle=DASHES[number],
            linewidth=1.6,
            label=textwrap.fill(words, 40),
        )
    axes.set_xlabel("Share of people, the poorest first")
    axes.legend(loc="upper left", frameon=False, fontsize=9)
    axes.set_xlim(0, 1)
    axes.set_ylim(max(-1, axes.get_ylim()[0]), 1)  # losses can be many times what is left
    axes.set_aspect("equal", adjustable="box")
