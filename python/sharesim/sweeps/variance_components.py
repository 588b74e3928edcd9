# SPDX-License-Identifier: Apache-2.0
"""Whence the spread of results comes: chance, population, parameters."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
import xarray as xr

from sharesim._core import FileError, ScenarioError
from sharesim.experiments import compare
from sharesim.markets.scenario import Reform, Scenario
from sharesim.runs import executors
from sharesim.runs.options import plain
from sharesim.sweeps import cards, sampling, sweep, variances
from sharesim.sweeps.results import BASELINE, Sweep

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

MEANINGS = {
    "variance": "Component of variance, negative where chance would have it so",
    "low": "Lower end of the 95 % interval of the component",
    "high": "Upper end of the 95 % interval of the component",
    "share": "Share of the sum of components, negative ones counted as zero",
    "share_low": "Lower end of the 95 % interval of the share",
    "share_high": "Upper end of the 95 % interval of the share",
}


def spread(
    scenario: Scenario | str | os.PathLike[str],
    reforms: Sequence[Reform] | Mapping[str, Reform] = (),
    worlds: int = 8,
    chances: int = 4,
    parameters: Mapping[str, Any] | None = None,
    points: int = 8,
    days: int | None = None,
    threads: int | None = None,
    out: str | os.PathLike[str] | None = None,
    *,
    seed: int | None = None,
    overwrite: bool = False,
    progress: bool | None = None,
    executor: executors.Executor | None = None,
) -> Spread:
    """Split the variance of each level, and of each paired effect, by where it comes from.

    `worlds` populations live through `chances` lucks each: who lives there, and what the days
    bring. With `parameters`, ranges by path as in `sweep`, all of it is done at each of `points`
    points of a Latin hypercube over them. The other arguments are those of `sweep`, whose folder
    this is: `resume` goes on with it, `open` gives it again.
    """
    for name, number in (("worlds", worlds), ("chances", chances)):
        if number < 2:
            raise ScenarioError(f"{name}: must be at least 2, is {number}")
    base = compare._asked(scenario, days)
    if parameters:
        design = sampling.draw(base, parameters, "latin_hypercube", points, None, seed)
    else:
        design = sampling.draw(base, {}, "grid", seed=seed)
    lives = plain(worlds * chances, {"chances": chances})
    plan = sweep.planned(base, design, reforms, lives, kind="spread")
    how = sweep.How(threads, out, overwrite, progress, executor)
    folder, keeper = sweep.begin(plan, how)
    sweep.conduct(folder, how)
    return Spread(folder, keeper)


class Spread:
    """The variance of results by source.

    `dataset` holds, by quantity, indicator and source, the `variance` as it was estimated, with its
    95 % interval `low` to `high`, and the `share` of the sum of components with `share_low` and
    `share_high`. A quantity is the level in a scenario, "baseline", or the effect of a reform,
    "effect of registration". `sweep` has the numbers behind it. `sharesim.sweeps.variances` says how
    they are split, and what the intervals assume.
    """

    def __init__(
        self, path: str | os.PathLike[str], keeper: TemporaryDirectory[str] | None = None
    ) -> None:
        self.sweep = Sweep(path, keeper)
        self.chances = int(self.sweep.attrs.get("chances", 1))
        if self.chances < 2:
            raise FileError(f"{self.sweep.path}: its worlds have one chance each; spread has more")
        self.worlds, left = divmod(self.sweep.table.sizes["replicate"], self.chances)
        if left:
            raise FileError(f"{self.sweep.path}: its last world has {left} chances only")
        self.dataset = _split(self.sweep, self.worlds, self.chances)

    @property
    def path(self) -> Path:
        """The file with the numbers behind it."""
        return self.sweep.path

    @property
    def title(self) -> str:
        """What the scenario is called."""
        return self.sweep.title

    @property
    def indicators(self) -> list[str]:
        """Names of what is reported."""
        return self.sweep.indicators

    @property
    def reforms(self) -> list[str]:
        """Names of the reforms."""
        return self.sweep.reforms

    def of(self, indicator: str, reform: str | None = None) -> xr.Dataset:
        """Give components by source, of the baseline's level or of a reform's effect."""
        if indicator not in self.indicators:
            raise KeyError(f"no indicator {indicator!r}; there are {', '.join(self.indicators)}")
        if reform is not None and reform not in self.reforms:
            raise KeyError(f"no reform {reform!r}; there are {', '.join(self.reforms) or 'none'}")
        quantity = effect_of(reform) if reform else BASELINE
        return self.dataset.sel(indicator=indicator, quantity=quantity, drop=True)

    def to_dataframe(self) -> pd.DataFrame:
        """Give a table with a row a quantity, indicator and source."""
        return self.dataset.to_dataframe()

    def plot(self, *indicators: str, reform: str | None = None) -> Figure:
        """Plot shares of the variance as stacked bars, of levels or of a reform's effects."""
        from sharesim.sweeps import figures

        return figures.shares(self, indicators or tuple(self.indicators), reform)

    def close(self) -> None:
        """Close the file; a temporary one is removed."""
        self.sweep.close()

    def __repr__(self) -> str:
        return cards.spread_text(self)

    def _repr_html_(self) -> str:
        return cards.spread_html(self)


def opened(path: str | os.PathLike[str]) -> Sweep | Spread:
    """Open the folder or file of a sweep, as what it was made for."""
    sweep = Sweep(path)
    if sweep.attrs.get("kind") != "spread":
        return sweep
    sweep.close()
    return Spread(path)


def effect_of(reform: str) -> str:
    """Give the name of a reform's effect among the quantities."""
    return f"effect of {reform}"


def _split(sweep: Sweep, worlds: int, chances: int) -> xr.Dataset:
    scenarios = [str(name) for name in sweep.table["scenario"].values]
    asked: dict[str, dict[str, str]] = {name: {"scenario": name} for name in scenarios}
    asked |= {effect_of(name): {"reform": name} for name in sweep.reforms}
    points = len(sweep.design)
    sources = variances.SOURCES if points > 1 else variances.ALONE
    shape = (len(asked), len(sweep.indicators), len(sources))
    found = {name: np.full(shape, np.nan) for name in MEANINGS}
    for row, which in enumerate(asked.values()):
        for column, indicator in enumerate(sweep.indicators):
            values = sweep.values(indicator, **which).transpose("point", "replicate").values
            if not np.isfinite(values).all():
                continue  # a ratio of nothing somewhere: the design is no longer balanced
            parts = variances.components(values.reshape(points, worlds, chances))
            for name in MEANINGS:
                found[name][row, column] = getattr(parts, name)
    units = [str(sweep.levels(name).attrs["units"]) for name in sweep.indicators]
    dimensions = ("quantity", "indicator", "source")
    split = xr.Dataset(
        {name: (dimensions, values) for name, values in found.items()},
        {
            "quantity": list(asked),
            "indicator": sweep.indicators,
            "source": list(sources),
            "units": ("indicator", units),
        },
        {"points": points, "worlds": worlds, "chances": chances},
    )
    for name, meaning in MEANINGS.items():
        squared = not name.startswith("share")
        split[name].attrs = {"long_name": meaning, "units": "square of `units`" if squared else "1"}
    return split
