# SPDX-License-Identifier: Apache-2.0
"""Figures of sweeps: sensitivities, responses to each parameter, shares of the variance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sharesim.results.intervals import of_values
from sharesim.show.style import COLOURS, styled, tick
from sharesim.sweeps.record import SweepRecord

if TYPE_CHECKING:
    import xarray as xr
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


BARS = {
    "sobol": ("ST", "S1"),
    "grid": ("ST", "S1"),
    "morris": ("mu_star", "sigma"),
    "latin_hypercube": ("rank_coefficient",),
}
LABELS = {
    "ST": "total",
    "S1": "by itself",
    "mu_star": "mean size of the effect (mu*)",
    "sigma": "how it varies (sigma)",
    "rank_coefficient": "rank regression coefficient",
}
AXIS = {
    "sobol": "Share of the variance between points",
    "grid": "Share of the variance between points",
    "morris": "Change over the whole range",
    "latin_hypercube": "Standardised rank regression coefficient",
}
HATCHES = ("", "///")


def bars(sweep: SweepRecord, indicator: str, reform: str | None, scenario: str) -> Figure:
    """Plot what depends on which parameter: bars with 95 % intervals, the largest on top."""
    import matplotlib.pyplot as plt

    found = sweep.sensitivity(indicator, reform, scenario)
    method = sweep.design.method
    order = np.argsort(np.abs(found[BARS[method][0]].values), kind="stable")
    found = found.isel(parameter=order)
    shown = bool(np.isfinite(found[f"{BARS[method][0]}_low"].values).any())
    with styled():
        figure, axes = plt.subplots(figsize=(7, 1.4 + 0.55 * len(order)))
        thickness = 0.8 / len(BARS[method])
        for number, name in enumerate(BARS[method]):
            _draw_bars(axes, found, name, number, thickness)
        axes.set_yticks(range(len(order)), [str(name) for name in found["parameter"].values])
        axes.axvline(0, color="0.35", linewidth=0.8)
        unit = sweep.units(indicator) if method == "morris" else ""
        axes.set_xlabel(f"{AXIS[method]} ({unit})" if unit else AXIS[method])
        if len(BARS[method]) > 1:
            axes.legend(frameon=False, loc="lower right")
        _head(
            figure, sweep, indicator, reform, scenario, _bands(shown, "intervals, by the bootstrap")
        )
        plt.close(figure)
    return figure


def _draw_bars(axes: Axes, found: xr.Dataset, name: str, number: int, thickness: float) -> None:
    values = found[name].values
    places = np.arange(len(values)) - number * thickness + (0.4 - thickness / 2)
    low, high = values - found[f"{name}_low"].values, found[f"{name}_high"].values - values
    axes.barh(
        places,
        values,
        thickness,
        xerr=np.maximum(np.nan_to_num([low, high]), 0),
        color=COLOURS[number],
        alpha=0.75,
        hatch=HATCHES[number],
        edgecolor="white",
        label=LABELS[name],
        error_kw={"linewidth": 1, "capsize": 2.5},
    )


def response(sweep: SweepRecord, indicator: str, reform: str | None, scenario: str) -> Figure:
    """Plot the mean over replicates at each point against each parameter, with its interval."""
    import matplotlib.pyplot as plt

    values = sweep.values(indicator, reform, scenario).transpose("point", "replicate").values
    told = [of_values(row) for row in values]
    middle, low, high = np.array([(one["mean"], one["low"], one["high"]) for one in told]).T
    shown = bool(np.isfinite(low).any())
    arms = np.nan_to_num([middle - low, high - middle])
    paths = sweep.design.paths
    columns = min(len(paths), 3)
    rows = -(-len(paths) // columns)
    with styled():
        figure, grid = plt.subplots(
            rows,
            columns,
            figsize=(1.2 + 3 * columns, 1 + 2.3 * rows),
            squeeze=False,
            sharey=True,
        )
        for axes, path in zip(grid.flat, paths, strict=False):
            _draw_points(axes, sweep, path, middle, arms)
            if reform:
                axes.axhline(0, color="0.35", linewidth=0.8)
        for axes in grid.flat[len(paths) :]:
            axes.set_axis_off()
        for axes in grid[:, 0]:
            unit = sweep.units(indicator)
            axes.set_ylabel(f"{indicator.replace('_', ' ')}\n{unit}".rstrip())
        _head(figure, sweep, indicator, reform, scenario, _bands(shown, "simulation intervals"))
        plt.close(figure)
    return figure


def _draw_points(axes: Axes, sweep: SweepRecord, path: str, middle: Any, arms: Any) -> None:
    from matplotlib import ticker

    values = sweep.parameter(path)
    places: Any = values.values
    if values.dtype.kind not in "iuf":
        words = [str(one) for one in places]
        known = list(dict.fromkeys(words))
        places = np.array([known.index(one) for one in words])
        axes.set_xticks(range(len(known)), known)
        axes.margins(x=0.2)
    style: dict[str, Any] = {"color": COLOURS[0], "ecolor": "0.6", "elinewidth": 0.8}
    axes.errorbar(places, middle, yerr=np.maximum(arms, 0), fmt="o", markersize=3.5, **style)
    if {axis.path: axis.scale for axis in sweep.design.axes}[path] == "log":
        axes.set_xscale("log")
        axes.xaxis.set_major_locator(ticker.LogLocator(subs=(1, 2, 5)))
        axes.xaxis.set_major_formatter(ticker.FuncFormatter(tick))
        axes.xaxis.set_minor_formatter(ticker.NullFormatter())
    unit = str(values.attrs.get("units", "1"))
    axes.set_xlabel(path if unit == "1" else f"{path} ({unit})")
    axes.yaxis.set_major_formatter(ticker.FuncFormatter(tick))


def _head(
    figure: Figure,
    sweep: SweepRecord,
    indicator: str,
    reform: str | None,
    scenario: str,
    bands: str,
) -> None:
    name, worlds = indicator.replace("_", " "), sweep.table.sizes["replicate"]
    what = f"effect of {reform} on {name}" if reform else f"{name}, {scenario}"
    figure.suptitle(f"{sweep.title}: {what}", x=0.01, ha="left", fontsize=12, weight="bold")
    note = (
        f"{len(sweep.design)} points, mean of {worlds} replicates in the same worlds at every"
        f" point. {bands}"
    )
    figure.supxlabel(note, x=0.01, ha="left", fontsize=8.5)


def _bands(shown: bool, kind: str) -> str:
    return f"Lines: 95 % {kind}." if shown else "Too few replicates for intervals."


Shares = Mapping[str, NDArray[np.float64]]  # by indicator
SOURCE_HATCHES = ("", "///", "...", "\\\\\\", "xxx")


def shares(title: str, note: str, sources: Sequence[str], found: Shares) -> Figure:
    """Plot shares of the variance by source: a bar an indicator, a colour a source.

    `found` has the shares of an indicator in the order of the sources.
    """
    import matplotlib.pyplot as plt

    indicators = [name.replace("_", " ") for name in found]
    with styled():
        figure, axes = plt.subplots(figsize=(8, 2 + 0.34 * len(indicators)))
        left = np.zeros(len(indicators))
        for number, source in enumerate(sources):
            parts = np.array([shares[number] for shares in found.values()])
            axes.barh(
                range(len(indicators)),
                parts,
                0.75,
                left=left,
                color=COLOURS[number],
                alpha=0.8,
                hatch=SOURCE_HATCHES[number],
                edgecolor="white",
                label=source,
            )
            left = left + np.nan_to_num(parts)
        axes.set_yticks(range(len(indicators)), indicators)
        axes.invert_yaxis()
        axes.set_xlim(0, 1)
        axes.set_xlabel("Share of the variance")
        axes.legend(frameon=False, loc="lower left", bbox_to_anchor=(0, 1), ncols=3, fontsize=9)
        figure.suptitle(title, x=0.01, ha="left", fontsize=12, weight="bold")
        figure.supxlabel(note, x=0.01, ha="left", fontsize=8.5)
        plt.close(figure)
    return figure
