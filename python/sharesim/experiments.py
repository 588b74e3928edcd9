# SPDX-License-Identifier: Apache-2.0
"""Experiments: scenarios lived through by the same people with the same luck."""

from __future__ import annotations

import os
import sys
import tempfile
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, Unpack

from sharesim import _core, shards, sweep_folder
from sharesim._core import ScenarioError
from sharesim.comparisons import Comparison
from sharesim.design import Design, plain
from sharesim.results import Results
from sharesim.scenarios import Reform, Scenario, open_reform
from sharesim.scenarios import scenario as open_scenario

if TYPE_CHECKING:
    from sharesim.spreads import Spread
    from sharesim.swept import Sweep

AnyResults = TypeVar("AnyResults", bound=Results)
Told = Callable[[str, int, int], None]


def run(
    scenario: Scenario,
    replicates: int = 1,
    days: int | None = None,
    threads: int | None = None,
    out: str | os.PathLike[str] | None = None,
    *,
    seed: int | None = None,
    overwrite: bool = False,
    progress: bool | None = None,
    **design: Unpack[Design],
) -> Results:
    """Simulate a scenario; `Scenario.run` and `Design` tell what the arguments mean."""
    how = How(replicates, threads, out, overwrite, progress, design)
    return simulate(_asked(scenario, days, seed), how)


def compare(
    scenario: Scenario | str | os.PathLike[str],
    reforms: Sequence[Reform] | Mapping[str, Reform],
    replicates: int = 5,
    days: int | None = None,
    threads: int | None = None,
    out: str | os.PathLike[str] | None = None,
    *,
    seed: int | None = None,
    overwrite: bool = False,
    progress: bool | None = None,
    executor: shards.Executor | None = None,
    **design: Unpack[Design],
) -> Comparison:
    """Compare reforms with a scenario, replicate by replicate: same people, same luck.

    Each reform is a shipped name, a path, or a dictionary of values by path (`{"label": "Low fee",
    "platform.guest_fee": 0.05}`). Results call it by its label, or its file's name without one;
    give a mapping to name them yourself. Every measure is also run in the form that binds nobody,
    which must change nothing: the placebo. Intervals need at least five replicates. A reform whose
    dates do not fit what is simulated is a warning; `begin` moves it. What else an experiment may
    say, such as `persons`, `precision` or `attribution`, is told at `Design`; the other arguments
    are those of `Scenario.run`.

    An `executor`, such as a process pool or a Dask client, simulates one replicate a task, with one
    thread unless `threads` says more; a task that dies is submitted again. Workers share the file
    system.
    """
    how = How(replicates, threads, out, overwrite, progress, design)
    named = _named(reforms)
    if not named:
        raise ScenarioError("reforms: none given; `run` simulates a scenario alone")
    return compare_named(_asked(scenario, days, seed), named, how, executor)


def simulate_share(
    scenario: Scenario | str | os.PathLike[str],
    share: tuple[int, int],
    out: str | os.PathLike[str],
    reforms: Sequence[Reform] | Mapping[str, Reform] = (),
    replicates: int = 5,
    days: int | None = None,
    threads: int | None = None,
    *,
    seed: int | None = None,
    overwrite: bool = False,
    progress: bool | None = None,
    **design: Unpack[Design],
) -> Path:
    """Simulate a share of an experiment into the folder `out`, and give its path.

    `share=(i, n)` is the i-th of n contiguous shares of the replicates, one for each job of an
    array; `merge` gathers them. The other arguments are those of `compare`.
    """
    how = How(replicates, threads, out, overwrite, progress, design, share)
    folder = Path(out)
    _simulate(folder, _asked(scenario, days, seed), _named(reforms), how)
    return folder


def resume(
    folder: str | os.PathLike[str],
    *,
    threads: int | None = None,
    progress: bool | None = None,
    executor: shards.Executor | None = None,
) -> Results | Comparison | Sweep | Spread:
    """Go on with an experiment or a sweep that was interrupted; only what is missing is simulated.

    A sweep can go on by an `executor`, as in `sweep`.
    """
    path = Path(folder)
    if sweep_folder.holds_sweep(path):
        from sharesim import sweeps

        return sweeps.resume(path, threads, progress, executor)
    if executor is not None:
        raise ValueError(f"{path}: an executor goes on with sweeps only, and this is none")
    done = _core.resume_experiment(os.fspath(path), served_by(threads), _printer(progress))
    _tell(done)
    return Comparison(path) if (path / "reforms").exists() else Results(path)


def _asked(
    scenario: Scenario | str | os.PathLike[str], days: int | None, seed: int | None = None
) -> Scenario:
    base = scenario if isinstance(scenario, Scenario) else open_scenario(scenario)
    otherwise = {key: v for key, v in (("days", days), ("seed", seed)) if v is not None}
    return base.set(otherwise) if otherwise else base


def _named(reforms: Sequence[Reform] | Mapping[str, Reform]) -> list[tuple[str, _core.Document]]:
    if isinstance(reforms, str):
        reforms = [reforms]
    if isinstance(reforms, Mapping):
        if odd := [name for name in reforms if not isinstance(name, str)]:
            raise ScenarioError(f"reforms: expected a text as the name of one, got {odd[0]!r}")
        named = [(name, open_reform(reform)[1]) for name, reform in reforms.items()]
    else:
        named = [open_reform(reform) for reform in reforms]
    _core.check_labels(named)
    return named


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


def simulate(scenario: Scenario, how: How) -> Results:
    """Simulate a scenario alone."""
    return _conduct(Results, scenario, [], how)


def compare_named(
    scenario: Scenario,
    reforms: list[tuple[str, _core.Document]],
    how: How,
    executor: shards.Executor | None = None,
) -> Comparison:
    """Compare reforms that have their names with a scenario."""
    if executor is not None:
        return _conduct_apart(scenario, reforms, how, executor)
    return _conduct(Comparison, scenario, reforms, how)


def _simulate(
    folder: Path, scenario: Scenario, reforms: list[tuple[str, _core.Document]], how: How
) -> None:
    done = _core.run_experiment(
        os.fspath(folder),
        scenario._document,
        reforms,
        how.document(),
        how.overwrite,
        how.share,
        served_by(how.threads),
        _printer(how.progress),
    )
    _tell(done)


def _conduct(
    kind: type[AnyResults],
    scenario: Scenario,
    reforms: list[tuple[str, _core.Document]],
    how: How,
) -> AnyResults:
    folder, keeper = how.folder()
    _simulate(folder, scenario, reforms, how)
    return kind(folder, keeper)


def _conduct_apart(
    scenario: Scenario,
    reforms: list[tuple[str, _core.Document]],
    how: How,
    executor: shards.Executor,
) -> Comparison:
    folder, keeper = how.folder()
    failures = shards.compare_apart(
        executor,
        folder,
        scenario._document,
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


def _printer(progress: bool | None) -> Told | None:
    wanted = sys.stderr.isatty() if progress is None else progress
    return _print_progress if wanted else None


def _print_progress(stage: str, done: int, total: int) -> None:
    share = done / total if total else 1.0
    end = "\n" if done >= total else ""
    print(f"\r{stage}: {share:4.0%} of {total:,} days ", end=end, file=sys.stderr, flush=True)
