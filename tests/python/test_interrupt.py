# SPDX-License-Identifier: Apache-2.0
"""Ctrl-C returns within a second, and what was finished stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import sharesim as ss


def interrupted_after(wait: float, work: Callable[[], object]) -> float:
    """Seconds from the signal to the KeyboardInterrupt."""
    sent: list[float] = []

    def send() -> None:
        sent.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGINT)

    timer = threading.Timer(wait, send)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        work()
    return time.monotonic() - sent[0]


def test_a_run_stops_within_a_second(town: ss.Scenario) -> None:
    assert interrupted_after(0.5, lambda: town.set({"days": 30_000}).run()) < 1


def test_a_step_stops_within_a_second_and_goes_on(town: ss.Scenario) -> None:
    live = town.set({"days": 30_000}).start()
    assert interrupted_after(0.5, lambda: live.step(30_000)) < 1
    reached = live.day
    assert live.step(3).day > reached


def test_an_interrupted_experiment_can_be_resumed(town: ss.Scenario, tmp_path: Path) -> None:
    long = town.set({"days": 400})
    reforms = {"dear": {"tax.rate": 0.3}}
    interrupted_after(0.4, lambda: ss.compare(long, reforms, replicates=400, out=tmp_path / "a"))
    assert not (tmp_path / "a" / "results.h5").exists()
    assert (tmp_path / "a" / "experiment.toml").exists()


def test_the_handler_is_put_back(town: ss.Scenario) -> None:
    before = signal.getsignal(signal.SIGINT)
    town.run(days=1)
    assert signal.getsignal(signal.SIGINT) is before
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_a_users_own_handler_is_called(town: ss.Scenario) -> None:
    class MineError(Exception):
        pass

    def mine(_signal: int, _frame: object) -> None:
        raise MineError

    before = signal.signal(signal.SIGINT, mine)
    try:
        threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
        with pytest.raises(MineError):
            town.set({"days": 30_000}).run()
    finally:
        signal.signal(signal.SIGINT, before)


def test_the_command_says_130(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sharesim", "run", "village", "--days", "36500"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=5) == 130
