# SPDX-License-Identifier: Apache-2.0
"""What sweeps say of themselves."""

from __future__ import annotations

import numpy as np

from sharesim.show.card import Card, Rows, Table, telling
from sharesim.show.numbers import number, signed
from sharesim.sweeps.record import SweepRecord

METHODS = {
    "grid": "grid",
    "latin_hypercube": "Latin hypercube",
    "sobol": "Sobol' design",
    "morris": "Morris design",
}


def sweep_card(sweep: SweepRecord) -> Card:
    """Give how a sweep was drawn, and between which ends levels and effects lie."""
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
    head = ["indicator", *ENDS, "unit"]
    tables = [Table(["parameter", "range", "unit"], ranges)] if ranges else []
    tables.append(Table(head, _levels(sweep), "Level by point"))
    tables += [
        Table(head, _effects(sweep, reform), f"Effect of {reform} by point")
        for reform in sweep.reforms
    ]
    return Card(sweep.title, lines, tables=tables)


ENDS = ("lowest", "median", "highest")


def _levels(sweep: SweepRecord) -> Rows:
    means = {name: sweep.values(name).mean("replicate").values for name in sweep.indicators}
    rows = [
        [name, *(number(float(end)) for end in _spread(values)), sweep.units(name)]
        for name, values in means.items()
    ]
    return telling(rows, silent(sweep))


def _effects(sweep: SweepRecord, reform: str) -> Rows:
    means = {n: sweep.values(n, reform).mean("replicate").values for n in sweep.indicators}
    rows = [
        [name, *(signed(float(end)) for end in _spread(values)), sweep.units(name)]
        for name, values in means.items()
    ]
    return telling(rows, silent(sweep))


def silent(sweep: SweepRecord) -> list[bool]:
    """Which indicators are zero at every point, in every scenario and replicate."""
    return [not sweep.levels(name).values.any() for name in sweep.indicators]


def _spread(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> list[float]:
    known = values[np.isfinite(values)]
    if not known.size:
        return [np.nan] * 3
    return [float(known.min()), float(np.median(known)), float(known.max())]
