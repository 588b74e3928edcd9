# SPDX-License-Identifier: Apache-2.0
"""Calibration by indirect inference: the model's campaigns answer a regression as real ones do.

The auxiliary model is the rival's logistic regression. Its score on real outcomes with the model's
chances, the sum of (y - p) x, vanishes when the regression on simulated outcomes has the
coefficients of that on real ones (Gourieroux, Monfort & Renault 1993). Each round simulates a few
worlds with the same seeds (common random numbers) and moves each parameter of appeal by what its
coefficient lacks, over how coefficients have answered so far (Broyden's update).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sharesim.crowdfunding.campaigns import Values, Whole
from sharesim.crowdfunding.covariates import Covariates
from sharesim.crowdfunding.regression import Logistic, fit_logistic
from sharesim.crowdfunding.simulators import Appeal, Simulator

FIRST_SLOPE = 1.0  # of a logit by its parameter of appeal, before anything is known
LEAST_SLOPE = 0.1
LARGEST_STEP = 1.0  # of a parameter in a round: far away the answer says little
LARGEST_LOGIT = 6.0  # of an average campaign: beyond, all fail or all succeed
LEAST_MOVED = 1e-6
CLOSE = 0.3  # a standard error of a coefficient on real outcomes, root mean square

Report = Callable[[str], None]


@dataclass(frozen=True)
class Round:
    """One round: the parameters, the coefficients that simulated outcomes gave, and how far off.

    `distance` is what coefficients lack, as a root mean square over them in standard errors of
    those on real outcomes (the square is Wald's statistic per coefficient); `score` the sum of
    (y - p) x by column, over its own error.
    """

    appeal: Appeal
    coefficients: Values
    distance: float
    score: Values


@dataclass(frozen=True)
class Calibration:
    """Parameters found, with every round on the way to them."""

    appeal: Appeal
    best: Round
    target: Logistic
    names: tuple[str, ...]
    rounds: tuple[Round, ...]
    seeds: tuple[int, ...]

    @property
    def met(self) -> bool:
        """Whether simulated and real campaigns differ by no more than sampling error."""
        return self.best.distance <= 1.0


@dataclass(frozen=True)
class Problem:
    """What is matched: covariates and successes of the training campaigns, and their rows."""

    covariates: Covariates
    x: Values
    success: Values
    rows: Whole

    def round_of(self, simulate: Simulator, appeal: Appeal, seeds: Sequence[int]) -> Round:
        """Simulate one round and hold it against the target."""
        share = np.mean([simulate(appeal, seed).success[self.rows] for seed in seeds], axis=0)
        fit, target = fit_logistic(self.x, share), self.target
        gap = target.coefficients - fit.coefficients
        distance = float(np.sqrt(gap @ target.information @ gap / len(gap)))
        score = self.x.T @ (self.success - share)
        spread = np.sqrt(np.maximum(np.diag(target.information), LEAST_MOVED))
        return Round(appeal, fit.coefficients, distance, score / spread)

    @cached_property
    def target(self) -> Logistic:
        """The regression on real outcomes."""
        return fit_logistic(self.x, self.success)


def calibrate(
    simulate: Simulator,
    start: Appeal,
    problem: Problem,
    *,
    rounds: int = 10,
    seeds: Sequence[int] = (101, 102, 103, 104),
    tell: Report | None = None,
) -> Calibration:
    """Find the appeal with which simulated training campaigns succeed as the real ones did.

    It begins with `start` and ends after `rounds`, or as soon as coefficients lie within 0.3
    standard errors of those on real outcomes. The best round is kept.
    """
    if rounds < 1 or not seeds:
        raise ValueError("a calibration takes a round and a world at least")
    target = problem.target
    climb = Broyden(len(target.coefficients))
    done: list[Round] = []
    appeal = start
    for number in range(1, rounds + 1):
        here = problem.round_of(simulate, appeal, seeds)
        done.append(here)
        if tell:
            tell(f"calibrating, round {number} of {rounds}: {here.distance:.2f} standard errors")
        if here.distance <= CLOSE:
            break
        vector = appeal.vector(problem.covariates)
        step = climb.step(vector, here.coefficients, target.coefficients)
        appeal = appeal.moved(vector + step, problem.covariates)
    best = min(done, key=lambda one: one.distance)
    return Calibration(
        best.appeal, best, target, problem.covariates.names, tuple(done), tuple(seeds)
    )


class Broyden:
    """Steps towards a target, with slopes learnt from how answers moved (Broyden 1965)."""

    def __init__(self, size: int) -> None:
        self._slopes: Values = FIRST_SLOPE * np.eye(size)
        self._learnt = False
        self._last: tuple[Values, Values] | None = None

    def step(self, at: Values, answer: Values, target: Values) -> Values:
        """Give the next step of the parameters, none longer than `LARGEST_STEP`."""
        if abs(answer[0]) > LARGEST_LOGIT:  # nearly all fail, or none: only the level says anything
            far = np.zeros_like(at)
            far[0] = -LARGEST_STEP * np.sign(answer[0])
            self._last = None
            return far
        if self._last is not None:
            self._learn(at - self._last[0], answer - self._last[1])
        self._last = at, answer
        step = np.asarray(np.linalg.lstsq(self._slopes, target - answer, rcond=None)[0], float)
        return np.asarray(np.clip(step, -LARGEST_STEP, LARGEST_STEP), float)

    def _learn(self, moved: Values, answered: Values) -> None:
        length = float(moved @ moved)
        if length < LEAST_MOVED:
            return
        if not self._learnt:  # one slope for all, until more is known
            self._slopes *= max(float(moved @ answered) / length, LEAST_SLOPE)
            self._learnt = True
        self._slopes += np.outer(answered - self._slopes @ moved, moved) / length
