# SPDX-License-Identifier: Apache-2.0
"""Experiments as the engine takes them: documents in, results out.

Scenarios are on a higher floor and call this: so a scenario can run, and nothing here knows it.
"""

from __future__ import annotations

import os
import tempfile
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sharesim import _core
from sharesim.results.comparison import Comparison, held_by
from sharesim.results.results import Results
from sharesim.runs import progress, shares
from sharesim.runs.executors import Executor
from sharesim.runs.options import Design, plain

AnyResults = TypeVar("AnyResults", bound=Results)
Named = list[tuple[str, _core.Document]]  # reforms


@dataclass(frozen=True)
class How:
    """How an experiment is to be done, and where its results go."""

    replicates: int
    threads: int | None
    out: str | os.PathLike[str] | None
    overwrite: bool
    progress: bool | None
    design: Design
    share: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        if self.replicates < 1:
            raise ValueError(f"there must be at least one replicate, not {self.replicates}")

    def document(self) -> _core.Document:
        """The design as the engine reads it from the document of an experiment."""
        return _core.Document.of(plain(self.replicates, self.design))

    def folder(self) -> tuple[Path, tempfile.TemporaryDirectory[str] | None]:
        """Where results go, and who keeps that place when nobody named one."""
        if self.out is not None:
            return Path(self.out), None
        keeper = tempfile.TemporaryDirectory(prefix="sharesim-")
        return Path(keeper.name), keeper


def simulate(scenario: _core.Document, how: How) -> Results:
    """Simulate a scenario alone."""
    return _conduct(Results, scenario, [], how)


def compare(
    scenario: _core.Document, reforms: Named, how: How, executor: Executor | None = None
) -> Comparison:
    """Compare reforms that have their names with a scenario."""
    if executor is not None:
        return _conduct_apart(scenario, reforms, how, executor)
    return _conduct(Comparison, scenario, reforms, how)


def simulate_in(folder: Path, scenario: _core.Document, reforms: Named, how: How) -> None:
    """Simulate an experiment, or a share of it, into a folder."""
    done = _core.run_experiment(
        os.fspath(folder),
        scenario,
        reforms,
        how.document(),
        how.overwrite,
        how.share,
        served_by(how.threads),
        progress.of_experiment(how.progress),
    )
    _tell(done)


def resume(folder: Path, count: int | None, shown: bool | None) -> Results | Comparison:
    """Go on with an experiment that was interrupted, with so many threads."""
    done = _core.resume_experiment(
        os.fspath(folder), served_by(count), progress.of_experiment(shown)
    )
    _tell(done)
    return held_by(folder)


def _conduct(
    kind: type[AnyResults], scenario: _core.Document, reforms: Named, how: How
) -> AnyResults:
    folder, keeper = how.folder()
    simulate_in(folder, scenario, reforms, how)
    return kind(folder, keeper)


def _conduct_apart(
    scenario: _core.Document, reforms: Named, how: How, executor: Executor
) -> Comparison:
    folder, keeper = how.folder()
    failures = shares.compare_apart(
        executor,
        folder,
        scenario,
        reforms,
        plain(how.replicates, how.design),
        how.threads or 1,
        how.overwrite,
    )
    if failures:
        told = "; ".join(f"{name}, replicate {number}: {why}" for name, number, why in failures)
        raise RuntimeError(f"some runs failed, so the shares were not gathered: {told}")
    comparison = Comparison(folder, keeper)
    for reform in comparison.reforms:
        if what := comparison.warning(reform):
            warnings.warn(f"{reform} {what}", UserWarning, stacklevel=4)
    return comparison


def served_by(threads: int | None) -> int:
    """Give what the engine understands by a number of threads: 0 for all that there are."""
    if threads is not None and threads < 1:
        raise ValueError(f"there must be at least one thread, not {threads}")
    return threads or 0


def _tell(done: _core.Done) -> None:
    failures, unknown, dates = done
    for reform, what in dates:
        warnings.warn(f"{reform} {what}", UserWarning, stacklevel=5)
    for scenario, replicate, reason in failures:
        warnings.warn(f"{scenario}, replicate {replicate}: {reason}", RuntimeWarning, stacklevel=5)
    for reform, indicator, half_width, asked, would_do in unknown:
        under = f" under {reform}" if reform else ""
        more = f"; about {would_do} replicates would do" if would_do else ""
        warnings.warn(
            f"precision not reached: {indicator}{under} is known to ± {half_width:.4g}, asked"
            f" ± {asked:.4g}{more}",
            RuntimeWarning,
            stacklevel=5,
        )
