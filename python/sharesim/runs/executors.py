# SPDX-License-Identifier: Apache-2.0
"""Executors: whatever runs tasks elsewhere, and the tasks that are given to them."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from sharesim import _core, _paths

ATTEMPTS = 3
Failures = list[tuple[str, int, str]]


class Future(Protocol):
    """What an executor gives for a task."""

    def result(self) -> Any:
        """Wait for the task; its value, or what it raised."""


class Executor(Protocol):
    """What runs tasks: a pool of `concurrent.futures`, a Dask client, or anything like them."""

    def submit(self, fn: Callable[..., Any], /, *args: Any) -> Future:
        """Begin a task."""


@dataclass(frozen=True)
class Asked:
    """A share, or a whole experiment, described by plain values: it can travel to a worker."""

    scenario: dict[str, Any]
    reforms: tuple[tuple[str, dict[str, Any]], ...]
    design: dict[str, Any]
    share: tuple[int, int] | None


@dataclass(frozen=True)
class Task:
    """What a worker simulates in a folder; nothing is `asked` of one that says so itself."""

    folder: str
    threads: int
    asked: Asked | None = None
    attempt: int = 1
    call: str = ""  # of `conduct`, and of no other


def do_task(task: Task) -> Failures:
    """Simulate what is asked in its folder, or what a worker that died has left of it."""
    _paths.tell_engine()
    asked = task.asked
    if asked is None or (Path(task.folder) / "experiment.toml").exists():
        return _core.resume_experiment(task.folder, task.threads, None)[0]
    reforms = [(name, _core.Document.of(values)) for name, values in asked.reforms]
    scenario = _core.Document.of(asked.scenario)
    # What lies there without a plan was left by a worker that died before it had one.
    design = _core.Document.of(asked.design)
    return _core.run_experiment(
        task.folder, scenario, reforms, design, True, asked.share, task.threads, None
    )[0]


def conduct(executor: Executor, tasks: list[Task]) -> Failures:
    """Have an executor do all tasks; one that dies is submitted again, at most twice.

    A cluster knows a task by its arguments, and gives what it found for an equal one without doing
    it; so each call marks its tasks. What ends the call, such as Ctrl-C, cancels what is pending.
    """
    call = uuid.uuid4().hex
    marked = [replace(task, call=call) for task in tasks]
    pending = [(task, executor.submit(do_task, task)) for task in marked]
    try:
        return _collected(executor, pending)
    except BaseException:
        for _, future in pending:
            if cancel := getattr(future, "cancel", None):
                cancel()
        raise


def _collected(executor: Executor, pending: list[tuple[Task, Future]]) -> Failures:
    """Wait for all tasks; a task stays in the list until it is done."""
    failures: Failures = []
    while pending:
        task, future = pending[0]
        try:
            failures += future.result()
        except _core.ScenarioError:
            raise
        except Exception:
            if task.attempt == ATTEMPTS:
                raise
            again = replace(task, attempt=task.attempt + 1)
            pending.append((again, executor.submit(do_task, again)))
        pending.pop(0)
    return failures
