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
from sharesim.markets.reforms import Reform
from sharesim.markets.scenario import Scenario, asked
from sharesim.runs.executors import Executor
from sharesim.runs.options import plain
from sharesim.show.card import Card, Rows, Shown, Table, telling
from sharesim.sweeps import figures, sampling, variances
from sharesim.sweeps.cards import silent
from sharesim.sweeps.record import BASELINE
from sharesim.sweeps.results import Sweep
from sharesim.sweeps.sweep import How, Request, simulated

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
    executor: Executor | None = None,
) -> Spread:
    """Split the variance of each level, and of each paired effect, by where it comes from.

    `worlds` populations live through `chances` sets of draws each: who lives there, and what the
    days bring. With `parameters`, ranges by path as in `sweep`, all of it is done at each of
    `points` points of a Latin hypercube over them. The other arguments are those of `sweep`, whose
    folder this is: `resume` goes on with it, `open` gives it again.
    """
    for name, number in (("worlds", worlds), ("chances", chances)):
        if number < 2:
            raise ScenarioError(f"{name}: must be at least 2, is {number}")
    base = asked(scenario, days)
    if parameters:
        design = sampling.draw(base, parameters, "latin_hypercube", points, None, seed)
    else:
        design = sampling.draw(base, {}, "grid", seed=seed)
    lives = plain(worlds * chances, {"chances": chances})
    request = Request(base, design, reforms, lives, kind="spread")
    return Spread(*simulated(request, How(threads, out, overwrite, progress, executor)))


class Spread(Shown):
    """The variance of results by source.

    `dataset` holds, by quantity, indicator and source, the `variance` as it was estimated, with its
    95 % interval `low` to `high`, and the `share` of the sum of components with `share_low` and
    `share_high`. A quantity is the level in a scenario, "baseline", or the effect of a reform,
    "effect of registration". `sweep` has the numbers behind it. `sharesim.sweeps.variances` says
    how they are split, and what the intervals assume.
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
        what = f"spread of the effect of {reform}" if reform else "spread of levels"
        points = self.dataset.attrs["points"]
        at = f" at {points} points of the parameters" if points > 1 else ", parameters as given"
        return figures.shares(
            f"{self.title}: {what}",
            f"{self.worlds} worlds of {self.chances} chances each{at}. Intervals: see the table.",
            self._sources,
            {name: self.of(name, reform)["share"].values for name in indicators or self.indicators},
        )

    def close(self) -> None:
        """Close the file; a temporary one is removed."""
        self.sweep.close()

    @property
    def _sources(self) -> list[str]:
        return [str(name) for name in self.dataset["source"].values]

    def _card(self) -> Card:
        points = self.dataset.attrs["points"]
        lines = [
            f"{self.worlds} worlds of {self.chances} chances each"
            + (f" at {points} points of {', '.join(self.sweep.design.paths)}" if points > 1 else "")
            + f", seed {self.sweep.attrs['seed']}",
            "Share of the variance by source, with 95 % intervals.",
        ]
        if points == 1:
            lines.append("Parameters are as given: what is not known of them is left out.")
        lines.append(f"file {self.path}")
        head = ["indicator", *self._sources]
        tables = [Table(head, self._shares(None), "Level of the baseline")]
        tables += [Table(head, self._shares(one), f"Effect of {one}") for one in self.reforms]
        return Card(self.title, lines, tables=tables)

    def _shares(self, reform: str | None) -> Rows:
        rows = []
        for name in self.indicators:
            found = self.of(name, reform)
            ends = (found[key].values for key in ("share", "share_low", "share_high"))
            rows.append([name, *(_share(*map(float, one)) for one in zip(*ends, strict=True))])
        return telling(rows, silent(self.sweep))


def _share(share: float, low: float, high: float) -> str:
    return f"{share:.0%} ({low:.0%} to {high:.0%})" if np.isfinite(share) else "-"


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
