# SPDX-License-Identifier: Apache-2.0
"""Experiments as documents: which scenario, which reforms, how many worlds, what is to be known."""

from __future__ import annotations

import copy
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from sharesim import _core
from sharesim.markets.reforms import Reform, open_reform
from sharesim.markets.scenario import Scenario
from sharesim.results.comparison import Comparison
from sharesim.results.results import Results
from sharesim.runs import conduct
from sharesim.runs.conduct import How
from sharesim.runs.executors import Executor
from sharesim.runs.options import Design, plain
from sharesim.sweeps.results import Sweep
from sharesim.sweeps.sweep import share_of_table, sweep_of_table


class Experiment:
    """An experiment that has been read and checked; `run` simulates it.

    `scenario` is its baseline, `reforms` the names of what is compared with it, `design` what else
    its document says, and `points` its design over parameters, if it has one.
    """

    def __init__(self, document: _core.Document, name: str) -> None:
        scenario, reforms, words, points = _core.open_experiment(document)
        self.name = name
        self.scenario = Scenario(scenario, name)
        self._reforms = reforms
        self.replicates = int(words.pop("replicates", 5))
        self.points = points
        replication = words.pop("replication", {})
        self.design = cast(Design, {**words, **replication})

    @property
    def reforms(self) -> list[str]:
        """Names of the reforms."""
        return [name for name, _ in self._reforms]

    @property
    def title(self) -> str:
        """What tables and figures call it."""
        return self.design.get("title") or self.scenario.title

    def otherwise(self, values: Mapping[str, Any], reforms: Sequence[Reform] = ()) -> Experiment:
        """Give the experiment with other values of its scenario, by path, and further reforms."""
        other = copy.copy(self)
        other.scenario = self.scenario.set(values)
        other._reforms = [*self._reforms, *(open_reform(one) for one in reforms)]
        _core.check_labels(other._reforms)
        return other

    def run(
        self,
        threads: int | None = None,
        out: str | os.PathLike[str] | None = None,
        *,
        replicates: int | None = None,
        overwrite: bool = False,
        progress: bool | None = None,
        executor: Executor | None = None,
    ) -> Results | Comparison | Sweep:
        """Simulate it; the arguments are those of `compare`.

        Gives a `Comparison`, `Results` when there are no reforms, or a `Sweep` when it has points.
        """
        number, design = self._asked(replicates)
        if self.points is not None:
            return sweep_of_table(
                self.points,
                self.scenario,
                self._overlays(),
                plain(number, design),
                threads=threads,
                out=out,
                overwrite=overwrite,
                progress=progress,
                executor=executor,
            )
        how = How(number, threads, out, overwrite, progress, design)
        if self._reforms:
            return conduct.compare(self.scenario._document, self._reforms, how, executor)
        if executor is not None:
            raise ValueError("executor: only comparisons are shared out, and this has no reforms")
        return conduct.simulate(self.scenario._document, how)

    def simulate_share(
        self,
        share: tuple[int, int],
        out: str | os.PathLike[str],
        threads: int | None = None,
        *,
        replicates: int | None = None,
        overwrite: bool = False,
        progress: bool | None = None,
    ) -> Path:
        """Simulate a share of its replicates, of every point where it has points.

        `share=(i, n)` is the i-th of n, as in `sharesim.simulate_share`; `merge` gathers them.
        """
        number, design = self._asked(replicates)
        if self.points is not None:
            return share_of_table(
                self.points,
                self.scenario,
                self._overlays(),
                plain(number, design),
                share,
                threads=threads,
                out=out,
                overwrite=overwrite,
                progress=progress,
            )
        how = How(number, threads, out, overwrite, progress, design, share)
        conduct.simulate_in(Path(out), self.scenario._document, self._reforms, how)
        return Path(out)

    def _asked(self, replicates: int | None) -> tuple[int, Design]:
        """Give the number of replicates, and the design, which asks for no precision beside it."""
        design = self.design.copy()
        if replicates is None:
            return self.replicates, design
        design.pop("precision", None)
        return replicates, design

    def _overlays(self) -> dict[str, Reform]:
        return {name: overlay.values() for name, overlay in self._reforms}

    def __repr__(self) -> str:
        reforms = ", ".join(self.reforms) or "no reforms"
        return f"Experiment {self.title!r}: {self.scenario.title}; {reforms}"

    def _repr_html_(self) -> str:
        return self.scenario._repr_html_()


def experiment(source: str | os.PathLike[str] | Mapping[str, Any]) -> Experiment:
    """Give an experiment: a shipped name, a path to its document, or a dictionary that says it.

    Raises `ScenarioError` (a `ValueError`) with every mistake in it, or `FileError` (an `OSError`).
    """
    if isinstance(source, Mapping):
        return Experiment(_core.Document.of(dict(source)), str(source.get("title", "experiment")))
    asked = os.fspath(source)
    return Experiment(_core.find_experiment(asked), Path(asked).stem)
