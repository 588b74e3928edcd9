# SPDX-License-Identifier: Apache-2.0
"""The verb `backtest` of the command line, which the engine hands over to this."""

from __future__ import annotations

from sharesim.command.refusals import guarded
from sharesim.command.request import Request, given
from sharesim.crowdfunding.backtest import SCENARIO, backtest, base_of


def main(asked: Request) -> int:
    """Do what was asked; give the exit status of the command line."""
    return guarded(lambda: _backtest(asked), "no answer was given")


def _backtest(asked: Request) -> int:
    base = base_of(asked.text("scenario") or SCENARIO)
    for assignment in asked.texts("set"):
        base = base.assigned(assignment)
    options = given(
        split=asked.text("split"),
        worlds=asked.whole("worlds"),
        seed=asked.whole("seed"),
        rounds=asked.whole("rounds"),
        resamples=asked.whole("resamples"),
        people=asked.number("people"),
        threads=asked.whole("threads"),
        progress=asked.progress,
    )
    found = backtest(asked.word("campaigns"), scenario=base, **options)
    print(found.to_json() if asked.flag("json") else found)
    return 0
