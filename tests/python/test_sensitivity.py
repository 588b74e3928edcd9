# SPDX-License-Identifier: Apache-2.0
"""Sensitivities of functions whose sensitivities are known in closed form."""

from __future__ import annotations

import numpy as np
import pytest

from sharesim.sweeps import sampling, sensitivity
from sharesim.sweeps.axes import Axis
from sharesim.sweeps.sampling import Points

A, B = 7.0, 0.1


def ishigami(shares):
    """Ishigami and Homma (1990), over -pi to pi."""
    x = (2 * shares - 1) * np.pi
    return np.sin(x[:, 0]) + A * np.sin(x[:, 1]) ** 2 + B * x[:, 2] ** 4 * np.sin(x[:, 0])


def ishigami_shares():
    whole = A**2 / 8 + B * np.pi**4 / 5 + B**2 * np.pi**8 / 18 + 0.5
    first = np.array([0.5 * (1 + B * np.pi**4 / 5) ** 2, A**2 / 8, 0]) / whole
    joint = 8 * B**2 * np.pi**8 / 225 / whole
    return first, first + np.array([joint, 0, joint])


def designed(method: sampling.Method, points: int, levels: int | None = None) -> Points:
    """Three parameters from 0 to 1."""
    axes = tuple(Axis(f"p{number}", 0, 1) for number in range(3))
    shares = sampling.drawn(method, 3, points, levels or 0, seed=1)
    return Points(method, axes, 1, points, levels, shares, ())


def holds(found, name, truth):
    return (found[f"{name}_low"].values <= truth) & (truth <= found[f"{name}_high"].values)


def test_sobol_shares_of_ishigamis_function():
    design = designed("sobol", 4096)
    found = sensitivity.analyse(design, ishigami(design.shares))
    first, total = ishigami_shares()
    assert found["S1"].values == pytest.approx(first, abs=0.02)
    assert found["ST"].values == pytest.approx(total, abs=0.02)
    assert holds(found, "S1", first).all()
    assert holds(found, "ST", total).all()


def test_intervals_of_sobol_shares_narrow_with_the_sample():
    def width(points):
        design = designed("sobol", points)
        found = sensitivity.analyse(design, ishigami(design.shares))
        return (found["ST_high"] - found["ST_low"]).values

    assert (width(2048) < width(128) / 2).all()


def test_elementary_effects_of_a_line_are_its_slopes():
    slopes = np.array([3.0, -0.5, 0.0])
    design = designed("morris", 12, 6)
    found = sensitivity.analyse(design, 10 + design.shares @ slopes)
    assert found["mu_star"].values == pytest.approx(np.abs(slopes), abs=1e-12)
    assert found["mu"].values == pytest.approx(slopes, abs=1e-12)
    assert found["sigma"].values == pytest.approx(0, abs=1e-12)
    assert found["mu_star_high"].values == pytest.approx(np.abs(slopes), abs=1e-12)


def test_elementary_effects_tell_of_interaction():
    design = designed("morris", 20, 4)
    x = design.shares
    found = sensitivity.analyse(design, x[:, 0] * x[:, 1] + x[:, 2])
    assert (found["sigma"].values[:2] > 0.1).all()
    assert found["sigma"].values[2] == pytest.approx(0, abs=1e-12)
    assert (found["mu_star_low"] <= found["mu_star"]).all()
    assert (found["mu_star"] <= found["mu_star_high"]).all()


def over_whole_numbers(town, low, high, method, scale="linear", **size):
    """Guests who ask so many times, beside a parameter that is no whole number."""
    rounds = {"low": low, "high": high, "scale": scale}
    asked = {"demand.rounds": rounds, "tax.rate": (0.0, 0.2)}
    design = sampling.draw(town, asked, method, **size)
    return design, np.array([point["demand.rounds"] for point in design.values], dtype=float)


@pytest.mark.parametrize("levels", [4, 6, 20])
@pytest.mark.parametrize(("low", "high"), [(1, 2), (1, 3), (1, 4), (2, 8)])
def test_a_line_over_whole_numbers_has_its_slope_times_its_range(town, low, high, levels):
    design, rounds = over_whole_numbers(town, low, high, "morris", points=20, levels=levels)
    rates = np.array([point["tax.rate"] for point in design.values])
    found = sensitivity.analyse(design, 5 * rounds - 3 * rates)
    assert found["mu_star"].values == pytest.approx([5 * (high - low), 0.6], abs=1e-9)
    assert found["mu"].values == pytest.approx([5 * (high - low), -0.6], abs=1e-9)
    assert found["sigma"].values == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("levels", [4, 20])
@pytest.mark.parametrize("high", [2, 3, 8])
def test_a_log_scale_of_whole_numbers_has_no_step_of_nothing(town, high, levels):
    design, rounds = over_whole_numbers(town, 1, high, "morris", "log", points=20, levels=levels)
    steps = np.diff(design.shares.reshape(20, 3, 2), axis=1)
    assert (np.count_nonzero(steps, axis=(1, 2)) == 2).all()
    found = sensitivity.analyse(design, np.log(rounds))
    assert found["mu_star"].values == pytest.approx([np.log(high), 0], abs=1e-9)


def test_an_effect_without_a_step_is_left_out():
    shares = np.array([[0, 0], [0, 1], [0.5, 1], [0, 0], [0, 0], [0.5, 0]], dtype=float)
    found = sensitivity.morris(shares, shares @ [4.0, 2.0], seed=1)
    assert found["mu_star"].tolist() == [4, 2]
    still = sensitivity.morris(shares * [1, 0], shares @ [4.0, 0], seed=1)
    assert still["mu_star"][0] == 4
    assert np.isnan(still["mu_star"][1])


def test_ranks_are_those_of_the_whole_numbers_that_were_simulated(town):
    design, rounds = over_whole_numbers(town, 1, 4, "latin_hypercube", points=40)
    found = sensitivity.analyse(design, rounds)
    assert found["rank_coefficient"].values[0] == pytest.approx(1)
    assert found["explained"] == pytest.approx(1)


@pytest.mark.parametrize("method", ["latin_hypercube", "sobol", "morris"])
def test_a_design_that_is_read_back_is_judged_as_before(town, method):
    design, rounds = over_whole_numbers(town, 1, 8, method, points=16)
    again = sampling.retold(design.told(), design.shares)
    assert (again.shares == design.shares).all()
    assert sensitivity.analyse(again, rounds).equals(sensitivity.analyse(design, rounds))


def test_rank_regression_of_a_monotone_function():
    design = designed("latin_hypercube", 200)
    x = design.shares
    found = sensitivity.analyse(design, np.exp(4 * x[:, 0]) - x[:, 1])
    size = found["rank_coefficient"].values
    assert size[0] > 0.95
    assert size[1] < 0
    assert abs(size[2]) < 0.1
    assert holds(found, "rank_coefficient", size).all()
    assert found["explained"] > 0.9


def test_rank_regression_says_when_it_explains_nothing():
    design = designed("latin_hypercube", 200)
    found = sensitivity.analyse(design, (design.shares[:, 0] - 0.5) ** 2)
    assert found["explained"] < 0.1


def cube(*sizes):
    axes = tuple(Axis(f"p{k}", values=tuple(range(size))) for k, size in enumerate(sizes))
    places = np.array(list(np.ndindex(*sizes)), dtype=float)
    return Points("grid", axes, 1, None, 5, places, ())


def test_shares_over_a_grid_are_exact():
    design = cube(3, 2, 2)
    x = design.shares
    found = sensitivity.analyse(design, x[:, 0] + 2 * (x[:, 1] - 0.5) * (x[:, 2] - 0.5))
    line, product = 2 / 3, 0.25
    first = np.array([line, 0, 0]) / (line + product)
    assert found["S1"].values == pytest.approx(first)
    assert found["ST"].values == pytest.approx(
        first + np.array([0, product, product]) / (line + product)
    )
    assert np.isnan(found["S1_low"]).all()


def test_intervals_over_a_grid_come_from_replicates():
    design = cube(3, 2)
    random = np.random.default_rng(1)
    values = design.shares[:, :1] + random.normal(size=(6, 40)) * 0.5
    found = sensitivity.analyse(design, values)
    assert found.attrs["replicates"] == 40
    assert found["S1_low"].values[0] < found["S1"].values[0] < found["S1_high"].values[0] <= 1
    assert found["S1_high"].values[1] < found["S1_low"].values[0]


@pytest.mark.parametrize("method", ["sobol", "morris", "latin_hypercube"])
def test_replicates_are_averaged_and_intervals_repeat(method):
    design = designed(method, 16, 4)
    single = ishigami(design.shares)
    pair = np.stack([single - 1, single + 1], axis=1)
    assert sensitivity.analyse(design, pair).equals(sensitivity.analyse(design, pair))
    once, twice = sensitivity.analyse(design, single), sensitivity.analyse(design, pair)
    for name in once.data_vars:
        assert twice[name].values == pytest.approx(once[name].values, abs=1e-9)


@pytest.mark.parametrize("method", ["sobol", "latin_hypercube"])
def test_what_never_varies_has_no_shares(method):
    design = designed(method, 16, 4)
    found = sensitivity.analyse(design, np.full(len(design), 3.0))
    assert all(np.isnan(found[name]).all() for name in found.data_vars)


def test_points_without_a_number_are_named():
    design = designed("latin_hypercube", 16)
    values = np.zeros(16)
    values[[2, 4]] = np.nan
    with pytest.raises(ValueError, match="points 3, 5"):
        sensitivity.analyse(design, values)
    small = designed("latin_hypercube", 4)
    with pytest.raises(ValueError, match="needs 6 points, not 4"):
        sensitivity.analyse(small, np.arange(4.0))
