# SPDX-License-Identifier: Apache-2.0
"""The verb `backtest` of the command line, which the engine hands over to this."""

from __future__ import annotations

import argparse

from sharesim.command.grammar import Grammar, guarded
from sharesim.crowdfunding.backtest import PEOPLE, SCENARIO, How, backtest, base_of


def main(words: list[str]) -> int:
    """Do what the words say; give the exit status of the command line."""
    return guarded(lambda: _backtest(words), "no answer was given")


def _backtest(words: list[str]) -> int:
    asked = _grammar().parse_args(words[1:])
    base = base_of(asked.scenario)
    for assignment in asked.set:
        base = base.assigned(assignment)
    found = backtest(
        asked.campaigns,
        split=asked.split,
        worlds=asked.worlds,
        seed=asked.seed,
        scenario=base,
        rounds=asked.rounds,
        resamples=asked.resamples,
        people=asked.people,
        threads=asked.threads,
        progress=False if asked.quiet else None,
    )
    print(found.to_json() if asked.json else found)
    return 0


def _grammar() -> argparse.ArgumentParser:
    grammar = Grammar(
        prog="sharesim backtest", description="A market scored on what really came, beside rivals."
    )
    grammar.add_argument("market", choices=["crowdfunding"], metavar="MARKET")
    grammar.add_argument("--campaigns", required=True, help="CSV file of campaigns, packed or not")
    grammar.add_argument("--split", default="2016-01-01", help="First launch that is scored")
    grammar.add_argument("--scenario", default=SCENARIO, help="Scenario of the market")
    grammar.add_argument("--set", action="append", default=[], help="path=value, of the scenario")
    grammar.add_argument("--worlds", type=int, default=How.worlds, help="Worlds that predict")
    grammar.add_argument("--rounds", type=int, default=How.rounds, help="Rounds of calibration")
    grammar.add_argument("--resamples", type=int, default=How.resamples, help="Bootstrap resamples")
    grammar.add_argument("--people", type=float, default=PEOPLE, help="For each campaign on show")
    grammar.add_argument("--seed", type=int, default=How.seed, help="Names the family of worlds")
    grammar.add_argument("--threads", type=int, help="Threads; all by default")
    grammar.add_argument("--quiet", action="store_true", help="No progress on stderr")
    grammar.add_argument("--json", action="store_true", help="Answer in JSON")
    return grammar
