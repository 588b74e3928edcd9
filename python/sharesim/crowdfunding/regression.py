# SPDX-License-Identifier: Apache-2.0
"""Logistic regression by Newton steps, linear regression by least squares; NumPy alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sharesim.crowdfunding.campaigns import Values

RIDGE = 1e-3  # on all but the constant: makes redundant columns unique, and moves nothing else
MOST_STEPS = 60
CLOSE = 1e-9  # of a coefficient
FARTHEST = 30.0  # a logit beyond which a probability is 0 or 1 for any use


def logistic(logit: Values) -> Values:
    """Probability of a logit, without overflow."""
    bounded: Values = 1 / (1 + np.exp(-np.clip(logit, -FARTHEST, FARTHEST)))
    return bounded


@dataclass(frozen=True)
class Logistic:
    """A logistic regression: coefficients of shape (columns,), and their information matrix."""

    coefficients: Values
    information: Values

    def probability(self, x: Values) -> Values:
        """Give the probability of success of each row."""
        return logistic(x @ self.coefficients)

    @property
    def errors(self) -> Values:
        """Standard errors of the coefficients; large for columns that others make redundant."""
        return np.sqrt(np.diag(np.linalg.inv(self.information)))


def _penalty(columns: int, ridge: float) -> Values:
    penalty = np.full(columns, ridge)
    penalty[0] = 0
    return penalty


def _likelihood(x: Values, y: Values, beta: Values, penalty: Values) -> float:
    logit = x @ beta
    return float(np.sum(y * logit - np.logaddexp(0, logit)) - 0.5 * np.sum(penalty * beta**2))


def fit_logistic(x: Values, y: Values, ridge: float = RIDGE) -> Logistic:
    """Fit the probability of `y` (0, 1, or shares between) to covariates by maximum likelihood.

    `x` has shape (rows, columns), its first column ones; `ridge` is the penalty on half the square
    of each other coefficient. Newton's steps are halved while they lower the likelihood, so that
    separated data end at the ridge's finite answer.
    """
    beta = np.zeros(x.shape[1])
    penalty = _penalty(x.shape[1], ridge)
    here = _likelihood(x, y, beta, penalty)
    for _ in range(MOST_STEPS):
        p = logistic(x @ beta)
        information = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.lstsq(information, x.T @ (y - p) - penalty * beta, rcond=None)[0]
        there = _likelihood(x, y, beta + step, penalty)
        while there < here - 1e-9 and np.abs(step).max() > CLOSE:
            step = step / 2
            there = _likelihood(x, y, beta + step, penalty)
        beta, here = beta + step, there
        if np.abs(step).max() < CLOSE:
            break
    p = logistic(x @ beta)
    return Logistic(beta, (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty))


@dataclass(frozen=True)
class Linear:
    """A linear regression with normal residuals of standard deviation `spread`."""

    coefficients: Values
    spread: float

    def mean(self, x: Values) -> Values:
        """Give the expected value of each row."""
        means: Values = x @ self.coefficients
        return means


def fit_linear(x: Values, y: Values, ridge: float = RIDGE) -> Linear:
    """Fit `y` to covariates by least squares, with the ridge of `fit_logistic`."""
    gram = x.T @ x + np.diag(_penalty(x.shape[1], ridge))
    beta = np.linalg.solve(gram, x.T @ y).astype(float)
    free = max(len(y) - int(np.linalg.matrix_rank(x)), 1)
    return Linear(beta, float(np.sqrt(np.sum((y - x @ beta) ** 2) / free)))
