# SPDX-License-Identifier: Apache-2.0
"""When the numbers of paired worlds bear out a finding: the rule, and nothing but the rule."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sharesim.results.intervals import LEAST_REPLICATES, of_values

PASS = "pass"
FAIL = "fail"
FEW = "not enough worlds"
WAITING = "waiting"
CALIBRATED = "calibrated"
NOT_APPLICABLE = "not applicable"
VERDICTS = (PASS, FAIL, CALIBRATED, NOT_APPLICABLE, WAITING, FEW)

WORLDS_OF_EVIDENCE = 30  # paired replicates that a verdict needs before it counts as evidence

Band = tuple[float, float]


@dataclass(frozen=True)
class Claim:
    """What a finding says of a number: one of a band, a side of no effect, or equivalence.

    In a `band` the mean must lie, and where there is a value of `no_effect` the interval must
    exclude it. Where just the sign is known, the interval must lie on a `side` of it ("above",
    "below", or "either"). "No effect" is an `equivalence` band, in which the whole interval must
    lie. With `share`, at least that share of the worlds must be on the side as well.
    """

    band: Band | None = None
    side: str = ""
    equivalence: Band | None = None
    share: float | None = None
    no_effect: float | None = None

    def words(self) -> str:
        """Give the claim for reading."""
        if self.equivalence is not None:
            return f"all within {_span(self.equivalence)}"
        if self.band is not None:
            return _span(self.band)
        assert self.no_effect is not None
        none = _end(self.no_effect)
        side = f"not {none}" if self.side == "either" else f"{self.side} {none}"
        return side if self.share is None else f"{side} in {self.share * 100:.0f} % of worlds"


def _span(band: Band) -> str:
    low, high = (_end(end) for end in band)
    if math.isinf(band[1]):
        return f"{low} or more"
    return f"{high} or less" if math.isinf(band[0]) else f"{low} to {high}"


def _end(value: float) -> str:
    """Write a number as the finding gives it, without zeros that nobody measured."""
    return np.format_float_positional(value, trim="-").replace("-", "\N{MINUS SIGN}")


@dataclass(frozen=True)
class Judged:
    """What the worlds say of a claim; `why` tells what is amiss."""

    verdict: str
    mean: float
    low: float
    high: float
    worlds: int
    on_side: float  # share of the worlds on the claim's side of no effect
    why: str = ""


def judge(values: NDArray[np.float64], claim: Claim) -> Judged:
    """Judge one number a world. The interval is Student's t over worlds, 95 %."""
    worlds = len(values)
    if lost := int(np.sum(~np.isfinite(values))):
        why = f"no number in {lost} of {worlds} worlds"
        return Judged(FAIL, math.nan, math.nan, math.nan, worlds, math.nan, why)
    told = of_values(values)
    mean, low, high = told["mean"], told["low"], told["high"]
    on_side = _on_side(values, claim)
    if worlds < LEAST_REPLICATES:
        why = f"no interval below {LEAST_REPLICATES} worlds"
        return Judged(FEW, mean, low, high, worlds, on_side, why)
    amiss = _amiss(claim, (mean, low, high), on_side)
    return Judged(FAIL if amiss else PASS, mean, low, high, worlds, on_side, "; ".join(amiss))


def _on_side(values: NDArray[np.float64], claim: Claim) -> float:
    if not claim.side or claim.no_effect is None or not len(values):
        return math.nan
    off = values - claim.no_effect
    there = {"above": off > 0, "below": off < 0, "either": off != 0}[claim.side]
    return float(np.mean(there))


def _amiss(claim: Claim, found: tuple[float, float, float], on_side: float) -> list[str]:
    mean, low, high = found
    if claim.equivalence is not None:
        inside = claim.equivalence[0] <= low and high <= claim.equivalence[1]
        return [] if inside else ["the interval leaves the band of no effect"]
    amiss = []
    if claim.band is not None and not claim.band[0] <= mean <= claim.band[1]:
        amiss.append("the mean is outside the band")
    if claim.no_effect is not None and not _excludes(claim, low, high):
        wrong = {"above": high < claim.no_effect, "below": low > claim.no_effect}
        opposite = wrong.get(claim.side, False)
        amiss.append("the effect has the other sign" if opposite else "no effect is not excluded")
    if claim.share is not None and on_side < claim.share:
        amiss.append(f"only {on_side * 100:.0f} % of the worlds are on the side")
    return amiss


def _excludes(claim: Claim, low: float, high: float) -> bool:
    """Whether an interval excludes no effect, and on the right side where one is claimed."""
    assert claim.no_effect is not None
    above, below = low > claim.no_effect, high < claim.no_effect
    return {"above": above, "below": below}.get(claim.side, above or below)


def together(verdicts: list[str], standing: str = "") -> str:
    """Give the verdict on a fact of several parts.

    `standing` is what its file says of the whole. All parts must pass. That a fact was calibrated
    to, or waits in part, can take a pass away; it never hides a miss.
    """
    if standing in (WAITING, NOT_APPLICABLE):
        return standing
    for worst in (FAIL, FEW, WAITING):
        if worst in verdicts:
            return worst
    return CALIBRATED if standing == CALIBRATED or CALIBRATED in verdicts else PASS
