# SPDX-License-Identifier: Apache-2.0
"""Experiments: scenarios lived through by the same people with the same luck."""

from __future__ import annotations

import os
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sharesim import _core
from sharesim.results import Comparison, Results
from sharesim.scenarios import Reform, Scenario, open_reform
from sharesim.scenarios import scenario as open_scenario

AnyResults = TypeVar("AnyResults", bound=Results)
Told = Callable[[str, int, int], None]


def run(
    scenario: Scenario,
    replicates: int = 1,
    days: int | None = None,
    threads: int | None = None,
    out: str | os.PathLike[str] | None = None,
    *,
    overwrite: bool = False,
    progress: bool | None = None,
    persons: Sequence[str] = (),
) -> Results:
    """Simulate a scenario; `Scenario.run` tells what the arguments mean."""
    asked = scenario if days is None else scenario.set({"days": days})
    return _conduct(Results, asked, [], replicates, threads, out, overwrite, progress, persons)


def compare(
    scenario: Scenario | str | os.PathLike[str],
    reforms: Sequence[Reform] | Mapping[str, Reform],
    replicates: int = 5,
    days: int | None = None,
    threads: int | None = None,
    out: str | os.PathLike[str] | None = None,
    *,
    overwrite: bool = False,
    progress: bool | None = None,
    persons: Sequence[str] = (),
) -> Comparison:
    """Compare reforms with a scenario, replicate by replicate: same people, same luck.

    Each reform is a shipped name, a path, or a dictionary of values by path (`{"label": "Low fee",
    "platform.guest_fee": 0.05}`); give a mapping to name them yourself. Every measure is also run
    in the form that binds nobody, which must change nothing: the placebo. Intervals need at least
    five replicates. `persons` names tables of whose people account is kept one by one (for
    `Comparison.winners`), such as `["hosts", "travellers"]`; it makes the file larger and changes
    no result. The other arguments are those of `Scenario.run`.
    """
    base = scenario if isinstance(scenario, Scenario) else open_scenario(scenario)
    asked = base if days is None else base.set({"days": days})
    if isinstance(reforms, str):
        reforms = [reforms]
    named = _named(reforms)
    return _conduct(
        Comparison, asked, named, replicates, threads, out, overwrite, progress, persons
    )


def resume(
    folder: str | os.PathLike[str], *, threads: int | None = None, progress: bool | None = None
) -> Results | Comparison:
    """Go on with an experiment that was interrupted; only what is missing is simulated."""
    path = Path(folder)
    with _threads(threads):
        failures = _core.resume_experiment(os.fspath(path), _printer(progress))
    _tell_failures(failures)
    return Comparison(path) if (path / "reforms").exists() else Results(path)


def _named(reforms: Sequence[Reform] | Mapping[str, Reform]) -> list[tuple[str, _core.Document]]:
    if isinstance(reforms, Mapping):
        return [(name, open_reform(reform)[1]) for name, reform in reforms.items()]
    return [open_reform(reform) for reform in reforms]


def _conduct(
    kind: type[AnyResults],
    scenario: Scenario,
    reforms: list[tuple[str, _core.Document]],
    replicates: int,
    threads: int | None,
    out: str | os.PathLike[str] | None,
    overwrite: bool,
    progress: bool | None,
    persons: Sequence[str],
) -> AnyResults:
    if replicates < 1:
        raise ValueError(f"there must be at least one replicate, not {replicates}")
    keeper = tempfile.TemporaryDirectory(prefix="sharesim-") if out is None else None
    folder = Path(keeper.name if keeper else os.fspath(out or ""))
    told = _printer(progress)
    with _threads(threads):
        failures = _core.run_experiment(
            os.fspath(folder),
            scenario._document,
            reforms,
            replicates,
            overwrite,
            told,
            _kept(persons),
        )
    _tell_failures(failures)
    return kind(folder, keeper)


def _kept(persons: Sequence[str]) -> list[str]:
    return [persons] if isinstance(persons, str) else list(persons)


@contextmanager
def _threads(count: int | None) -> Iterator[None]:
    before = _core.threads()
    if count is not None:
        if count < 1:
            raise ValueError(f"there must be at least one thread, not {count}")
        _core.use_threads(count)
    try:
        yield
    finally:
        if count is not None:
            _core.use_threads(before)


def _tell_failures(failures: list[tuple[str, int, str]]) -> None:
    for scenario, replicate, reason in failures:
        warnings.warn(f"{scenario}, replicate {replicate}: {reason}", RuntimeWarning, stacklevel=4)


def _printer(progress: bool | None) -> Told | None:
    wanted = sys.stderr.isatty() if progress is None else progress
    return _print_progress if wanted else None


def _print_progress(stage: str, done: int, total: int) -> None:
    share = done / total if total else 1.0
    end = "\n" if done >= total else ""
    print(f"\r{stage}: {share:4.0%} of {total:,} days ", end=end, file=sys.stderr, flush=True)
