# SPDX-License-Identifier: Apache-2.0
"""The rule by which worlds bear out a finding, on made-up numbers: each way to pass and to fail."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sharesim.validation import judgement
from sharesim.validation.judgement import (
    CALIBRATED,
    FAIL,
    FEW,
    NOT_APPLICABLE,
    PASS,
    WAITING,
    Claim,
    judge,
)

STEPS = np.linspace(-1.5, 1.5, 30)  # thirty worlds; the half width below is Student's by hand
HALF = 2.0452296421327034 * STEPS.std(ddof=1) / math.sqrt(30)


def worlds(mean: float, spread: float = 0.05) -> np.ndarray:
    return mean + spread * STEPS


def test_the_interval_is_students_over_worlds() -> None:
    told = judge(worlds(0.7), Claim(band=(0.5, 0.8), no_effect=1))
    assert told.mean == pytest.approx(0.7)
    assert told.high - told.mean == pytest.approx(0.05 * HALF)
    assert told.mean - told.low == pytest.approx(0.05 * HALF)
    assert told.worlds == 30


@pytest.mark.parametrize(
    ("mean", "spread", "why"),
    [
        (0.7, 0.05, ""),
        (0.5, 0.0, ""),  # the ends belong to the band
        (0.75, 0.0, ""),
        (0.49, 0.05, "outside the band"),
        (0.76, 0.05, "outside the band"),
        (0.74, 2.0, "no effect is not excluded"),
        (0.97, 2.0, "outside the band; no effect is not excluded"),
    ],
)
def test_a_band_takes_the_mean_inside_and_no_effect_excluded(
    mean: float, spread: float, why: str
) -> None:
    told = judge(worlds(mean, spread), Claim(band=(0.5, 0.75), no_effect=1))
    assert told.verdict == (FAIL if why else PASS)
    assert why in told.why


def test_a_level_has_no_value_of_no_effect() -> None:
    assert judge(worlds(0.68, 9), Claim(band=(0.6, 0.75))).verdict == PASS
    assert judge(worlds(0.59), Claim(band=(0.6, 0.75))).verdict == FAIL


def test_a_band_around_no_effect_still_asks_for_an_effect() -> None:
    band = Claim(band=(1.0, 1.05), no_effect=1)
    assert judge(worlds(1.02, 0.01), band).verdict == PASS
    assert judge(worlds(1.0, 0.01), band).verdict == FAIL


@pytest.mark.parametrize(
    ("mean", "spread", "side", "why"),
    [
        (1.1, 0.1, "above", ""),
        (0.9, 0.1, "below", ""),
        (0.9, 0.1, "either", ""),
        (1.1, 0.1, "either", ""),
        (1.1, 1.0, "above", "no effect is not excluded"),
        (1.0, 0.0, "either", "no effect is not excluded"),
        (0.9, 0.1, "above", "the other sign"),
        (1.1, 0.1, "below", "the other sign"),
    ],
)
def test_a_sign_takes_an_interval_on_its_side(
    mean: float, spread: float, side: str, why: str
) -> None:
    told = judge(worlds(mean, spread), Claim(side=side, no_effect=1))
    assert told.verdict == (FAIL if why else PASS)
    assert why in told.why


def test_a_share_counts_worlds_on_the_side() -> None:
    claim = Claim(side="above", no_effect=0, share=0.9)
    values = np.concatenate([np.full(27, 1.0), np.full(3, -0.1)])
    assert judge(values, claim).verdict == PASS
    assert judge(values, claim).on_side == pytest.approx(0.9)
    values[0] = -0.1
    told = judge(values, claim)
    assert told.low > 0
    assert told.verdict == FAIL
    assert "87 % of the worlds" in told.why


@pytest.mark.parametrize(
    ("mean", "spread", "verdict"),
    [
        (1.0, 0.01, PASS),
        (1.02, 0.01, PASS),
        (1.0, 0.1, FAIL),
        (1.029, 0.01, FAIL),
        (0.9, 0.0, FAIL),
    ],
)
def test_equivalence_takes_the_whole_interval_inside(
    mean: float, spread: float, verdict: str
) -> None:
    told = judge(worlds(mean, spread), Claim(equivalence=(0.97, 1.03), no_effect=1))
    assert told.verdict == verdict
    assert bool(told.why) == (verdict == FAIL)


@pytest.mark.parametrize(
    "claim",
    [
        Claim(band=(0.5, 0.8), no_effect=1),
        Claim(side="below", no_effect=1),
        Claim(equivalence=(0.6, 0.8), no_effect=1),
    ],
)
def test_below_five_worlds_there_is_no_verdict(claim: Claim) -> None:
    few = judge(np.array([0.69, 0.70, 0.71, 0.70]), claim)
    assert few.verdict == FEW
    assert few.mean == pytest.approx(0.7)
    assert math.isnan(few.low) and math.isnan(few.high)
    assert judge(np.array([0.69, 0.70, 0.71, 0.70, 0.70]), claim).verdict == PASS


def test_a_world_without_a_number_is_a_miss_and_not_left_out() -> None:
    values = worlds(0.7)
    values[3] = np.nan
    told = judge(values, Claim(band=(0.5, 0.8), no_effect=1))
    assert told.verdict == FAIL
    assert told.why == "no number in 1 of 30 worlds"
    assert math.isnan(told.mean)


def test_open_bands_have_one_end() -> None:
    claim = Claim(band=(2, math.inf), no_effect=0)
    assert claim.words() == "2 or more"
    assert judge(worlds(2.1), claim).verdict == PASS
    assert judge(worlds(1.9), claim).verdict == FAIL


@pytest.mark.parametrize(
    ("parts", "standing", "verdict"),
    [
        ([PASS, PASS], "", PASS),
        ([PASS, FAIL], "", FAIL),
        ([PASS, FEW], "", FEW),
        ([FEW, FAIL], "", FAIL),
        ([PASS, WAITING], "", WAITING),
        ([FAIL, WAITING], "", FAIL),  # waiting hides no miss
        ([PASS, CALIBRATED], "", CALIBRATED),
        ([CALIBRATED], CALIBRATED, CALIBRATED),
        ([FAIL], CALIBRATED, FAIL),  # nor does calibration
        ([WAITING, CALIBRATED], "", WAITING),
        ([], WAITING, WAITING),
        ([], NOT_APPLICABLE, NOT_APPLICABLE),
    ],
)
def test_all_parts_of_a_fact_must_pass(parts: list[str], standing: str, verdict: str) -> None:
    assert judgement.together(parts, standing) == verdict
