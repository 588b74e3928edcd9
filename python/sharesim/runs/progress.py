# SPDX-License-Identifier: Apache-2.0
"""Progress on a line of the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable

Told = Callable[[str, int, int], None]  # the stage, days done, days in all


def is_shown(progress: bool | None) -> bool:
    """Whether progress is shown: as it was asked for, or else on a terminal."""
    return sys.stderr.isatty() if progress is None else progress


def of_experiment(progress: bool | None) -> Told | None:
    """Give what shows the progress of an experiment, if anybody wants it."""
    return _experiment if is_shown(progress) else None


def _experiment(stage: str, done: int, total: int) -> None:
    share = done / total if total else 1.0
    end = "\n" if done >= total else ""
    print(f"\r{stage}: {share:4.0%} of {total:,} days ", end=end, file=sys.stderr, flush=True)


def of_points(progress: bool | None) -> Told | None:
    """Give what shows the progress of many points, which take turns on one line."""
    return _points if is_shown(progress) else None


def _points(stage: str, done: int, total: int) -> None:
    share = done / total if total else 1.0
    print(f"\r{stage}: {share:4.0%} ", end="", file=sys.stderr, flush=True)
