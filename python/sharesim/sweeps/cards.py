# SPDX-License-Identifier: Apache-2.0
"""How sweeps present themselves, in a terminal and in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sharesim.show.cards import Block, Rows, blocks_html, blocks_text, number, signed, telling

if TYPE_CHECKING:
    from sharesim.sweeps.results import Sweep
    from sharesim.sweeps.variance_components import Spread

METHODS = {
    "grid": "grid",
    "latin_hypercube": "Latin hypercube",
    "sobol": "Sobol' design",
    "morris": "Morris design",
}


def _sweep(sweep: Sweep) -> tuple[list[str], list[Block]]:
    count, worlds = len(sweep.design), sweep.table.sizes["replicate"]
    by = f", drawn by {sweep.design.drawn_by}" if sweep.design.drawn_by else ""
    lines = [
        f"{METHODS[sweep.design.method]} of {count} points, {worlds} replicates each in the same"
        f" worlds, seed {sweep.attrs['seed']}, design seed {sweep.design.seed}{by}"
    ]
    if sweep.reforms:
        lines.append(
            "placebo: exactly 0 at every point"
            if sweep.placebo_is_zero
            else "no placebo was run"
            if sweep.placebo_is_zero is None
            else "PLACEBO FAILED: measures that bind nobody changed results; do not use this sweep"
        )
    lines.append(f"file {sweep.path}")
    units = [str(sweep.parameter(path).attrs["units"]) for path in sweep.design.paths]
    ranges = [
        [axis.path, axis.words(), "" if unit == "1" else unit]
        for axis, unit in zip(sweep.design.axes, units, strict=True)
    ]
    blocks: list[Block] = [("", ["parameter", "range", "unit"], ranges)] if ranges else []
    blocks.append(("Level by point", ["indicator", *ENDS, "unit"], _levels(sweep)))
    blocks += [
        (f"Effect of {reform} by point", ["indicator", *ENDS, "unit"], _effects(sweep, reform))
        for reform in sweep.reforms
    ]
    return lines, blocks


ENDS = ("lowest", "median", "highest")


def _levels(sweep: Sweep) -> Rows:
    means = {name: sweep.values(name).mean("replicate").values for name in sweep.indicators}
    rows = [
        [name, *(number(float(end)) for end in _spread(values)), sweep.units(name)]
        for name, values in means.items()
    ]
    return telling(rows, _silent(sweep))


def _effects(sweep: Sweep, reform: str) -> Rows:
    means = {n: sweep.values(n, reform).mean("replicate").values for n in sweep.indicators}
    rows = [
        [name, *(signed(float(end)) for end in _spread(values)), sweep.units(name)]
        for name, values in means.items()
    ]
    return telling(rows, _silent(sweep))


def _silent(sweep: Sweep) -> list[bool]:
    """Which indicators are zero at every point, in every scenario and replicate."""
    return [not sweep.levels(name).values.any() for name in sweep.indicators]


def _spread(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> list[float]:
    known = values[np.isfinite(values)]
    if not known.size:
        return [np.nan] * 3
    return [float(known.min()), float(np.median(known)), float(known.max())]


def sweep_text(sweep: Sweep) -> str:
    """Give a sweep for a terminal."""
    lines, blocks = _sweep(sweep)
    return blocks_text(sweep.title, lines, blocks)


def sweep_html(sweep: Sweep) -> str:
    """Give a sweep for a notebook."""
    lines, blocks = _sweep(sweep)
    return blocks_html(sweep.title, lines, blocks)


def _spread_card(spread: Spread) -> tuple[list[str], list[Block]]:
    points = spread.dataset.attrs["points"]
    lines = [
        f"{spread.worlds} worlds of {spread.chances} chances each"
        + (f" at {points} points of {', '.join(spread.sweep.design.paths)}" if points > 1 else "")
        + f", seed {spread.sweep.attrs['seed']}",
        "Share of the variance by source, with 95 % intervals.",
    ]
    if points == 1:
        lines.append("Parameters are as given: what is not known of them is left out.")
    lines.append(f"file {spread.path}")
    wanted: list[str | None] = [None, *spread.reforms]
    sources = [str(name) for name in spread.dataset["source"].values]
    head = ["indicator", *sources]
    blocks = [
        (f"Effect of {one}" if one else "Level of the baseline", head, _shares(spread, one))
        for one in wanted
    ]
    return lines, blocks


def _shares(spread: Spread, reform: str | None) -> Rows:
    rows = []
    for name in spread.indicators:
        found = spread.of(name, reform)
        ends = (found[key].values for key in ("share", "share_low", "share_high"))
        rows.append([name, *(_share(*map(float, one)) for one in zip(*ends, strict=True))])
    return telling(rows, _silent(spread.sweep))


def _share(share: float, low: float, high: float) -> str:
    return f"{share:.0%} ({low:.0%} to {high:.0%})" if np.isfinite(share) else "-"


def spread_text(spread: Spread) -> str:
    """Give a split of spread for a terminal."""
    return blocks_text(spread.title, *_spread_card(spread))


def spread_html(spread: Spread) -> str:
    """Give a split of spread for a notebook."""
    return blocks_html(spread.title, *_spread_card(spread))
