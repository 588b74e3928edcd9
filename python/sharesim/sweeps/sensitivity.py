# SPDX-License-Identifier: Apache-2.0
"""What depends on which parameter: pure functions over the points of a design and their values."""

from __future__ import annotations

from typing import Any

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from sharesim.results.intervals import LEAST_REPLICATES
from sharesim.sweeps.sampling import Points, salib

Numbers = NDArray[np.float64]
Found = dict[str, Numbers]

RESAMPLES = 1000
ENDS = (2.5, 97.5)

MEANINGS = {
    "S1": "First-order share: variance between values of the parameter alone",
    "ST": "Total share: variance that is left when all other parameters are fixed",
    "mu_star": "Mean size of the elementary effects, over the whole range",
    "mu": "Mean of the elementary effects, over the whole range",
    "sigma": "Standard deviation of the elementary effects",
    "rank_coefficient": "Standardised rank regression coefficient",
}
IN_UNITS = ("mu_star", "mu", "sigma")
SOURCES = {
    "sobol": "Sobol' indices: Saltelli et al. (2010), by SALib",
    "morris": "elementary effects: Morris (1991), Campolongo et al. (2007)",
    "latin_hypercube": "rank regression: Iman and Conover (1979), Saltelli and Marivoet (1990)",
    "grid": "variance shares over the grid, exact for these values: Saltelli et al. (2008)",
}


def analyse(design: Points, values: Numbers) -> xr.Dataset:
    """Say how values depend on each parameter of the design that they were simulated by.

    `values` has a row a point and, if it has two dimensions, a column a replicate; what is judged
    is the mean over replicates. The data set has a dimension `parameter` and, by method:

    - sobol: `S1` and `ST`, shares of the variance; intervals over the base sample.
    - morris: `mu_star`, `mu`, `sigma` in the units of the values, for a step over the whole range;
      intervals over trajectories. A change is divided by the step that the parameter took, which
      is not the same everywhere where it takes whole numbers; no number where it took none.
    - latin_hypercube: `rank_coefficient`, about -1 to 1, and `explained`, the share of the variance
      of ranks that they explain together: below about 0.7 the response is no monotone sum, and
      sobol is the method to use. Intervals over points.
    - grid: `S1` and `ST`, exact for the values of the grid; intervals over replicates, if there
      are at least five.

    Each comes with `_low` and `_high`, its 95 % interval by the bootstrap.
    """
    table = values.reshape(len(design), -1)
    means = table.mean(axis=1)
    if not np.isfinite(means).all():
        wrong = ", ".join(str(number + 1) for number in np.flatnonzero(~np.isfinite(means))[:10])
        raise ValueError(f"no number at points {wrong}: sensitivities need one at every point")
    seed = 1 + design.seed % (2**31 - 1)  # SALib takes 0 for none
    if design.method == "sobol":
        found = sobol(means, len(design.axes), seed)
    elif design.method == "morris":
        found = morris(design.shares, means, seed)
    elif design.method == "latin_hypercube":
        found = ranks(design.shares, means, seed)
    else:
        found = factorial(table.reshape(*design.shape, -1), seed)
    return _labelled(design, found, table.shape[1])


def sobol(values: Numbers, count: int, seed: int) -> Found:
    """Give Sobol' shares of a function of so many parameters, seen at a Sobol' design."""
    if _constant(values):
        return {name: np.full(count, np.nan) for name in _with_ends("S1", "ST")}
    told = salib("analyze").sobol.analyze(
        _unit(count), values, calc_second_order=False, num_resamples=RESAMPLES, seed=seed
    )
    found: Found = {}
    for name in ("S1", "ST"):
        share, half = np.asarray(told[name]), np.asarray(told[f"{name}_conf"])
        found |= {name: share, f"{name}_low": share - half, f"{name}_high": share + half}
    return found


def morris(shares: Numbers, values: Numbers, seed: int) -> Found:
    """Give the statistics of elementary effects along trajectories through the unit cube.

    SALib's own takes the step of the levels for that of every parameter, which holds for none that
    is rounded.
    """
    count = shares.shape[1]
    trajectories = len(values) // (count + 1)
    steps = np.diff(shares.reshape(trajectories, count + 1, count), axis=1)
    changes = np.diff(values.reshape(trajectories, count + 1), axis=1)
    effects: Any = np.ma.array(np.zeros((trajectories, count)), mask=True)
    trajectory, number, parameter = np.nonzero(steps)
    taken = steps[trajectory, number, parameter]
    effects[trajectory, parameter] = changes[trajectory, number] / taken

    def statistics(of: Any) -> list[Numbers]:
        told = (np.abs(of).mean(axis=0), of.mean(axis=0), of.std(axis=0, ddof=1))
        return [np.ma.filled(one, np.nan) for one in told]

    random = np.random.default_rng(seed)
    again = (random.integers(trajectories, size=trajectories) for _ in range(RESAMPLES))
    resampled = (statistics(effects[rows]) for rows in again)
    return _bootstrapped(("mu_star", "mu", "sigma"), statistics(effects), resampled)


def ranks(shares: Numbers, values: Numbers, seed: int) -> Found:
    """Give standardised rank regression coefficients, and the share of variance they explain."""
    size, count = shares.shape
    if size < count + 3:
        raise ValueError(f"a regression on {count} parameters needs {count + 3} points, not {size}")
    if _constant(values):
        empty = {name: np.full(count, np.nan) for name in _with_ends("rank_coefficient")}
        return {**empty, "explained": np.array(np.nan)}
    first, explained = _regressed(shares, values)
    random = np.random.default_rng(seed)
    drawn = (random.integers(size, size=size) for _ in range(RESAMPLES))
    again = ([_regressed(shares[rows], values[rows])[0]] for rows in drawn)
    found = _bootstrapped(("rank_coefficient",), [first], again)
    return {**found, "explained": np.array(explained)}


def _regressed(shares: Numbers, values: Numbers) -> tuple[Numbers, float]:
    from scipy.stats import rankdata

    inputs, output = _standard(rankdata(shares, axis=0)), _standard(rankdata(values))
    solved = np.linalg.lstsq(inputs, output, rcond=None)[0]
    coefficients = np.asarray(solved, dtype=np.float64)
    left = output - inputs @ coefficients
    return coefficients, 1 - float(left @ left) / max(float(output @ output), 1e-300)


def _standard(table: Numbers) -> Numbers:
    spread = table.std(axis=0)
    centred: Numbers = (table - table.mean(axis=0)) / np.where(spread > 0, spread, 1)
    return centred


def factorial(cube: Numbers, seed: int) -> Found:
    """Give variance shares over a full grid: a dimension a parameter, the last one replicates."""
    found = _bootstrapped(("S1", "ST"), _shares(cube.mean(axis=-1)), iter(()))
    size = cube.shape[-1]
    if size < LEAST_REPLICATES:
        return found
    random = np.random.default_rng(seed)
    drawn = (random.integers(size, size=size) for _ in range(RESAMPLES))
    again = (_shares(cube[..., columns].mean(axis=-1)) for columns in drawn)
    return _bootstrapped(("S1", "ST"), [found["S1"], found["ST"]], again)


def _shares(grid: Numbers) -> list[Numbers]:
    """Give first-order and total shares of the variance of a function on a grid."""
    whole = grid.var()
    count = grid.ndim
    if _constant(grid):
        return [np.full(count, np.nan), np.full(count, np.nan)]
    others = [tuple(k for k in range(count) if k != axis) for axis in range(count)]
    first = [grid.mean(axis=rest).var() for rest in others]
    total = [grid.var(axis=axis).mean() for axis in range(count)]
    return [np.array(first) / whole, np.array(total) / whole]


def _constant(values: Numbers) -> bool:
    return bool(np.ptp(values) <= 1e-12 * np.abs(values).max(initial=0.0))


def _bootstrapped(names: tuple[str, ...], first: list[Numbers], again: Any) -> Found:
    """Put percentiles of the statistics of resamples beside those of the sample."""
    samples = list(again)
    found: Found = {}
    for place, name in enumerate(names):
        empty = np.full_like(first[place], np.nan)
        ends = [empty, empty]
        if samples:
            ends = list(np.percentile([one[place] for one in samples], ENDS, axis=0))
        found |= {name: first[place], f"{name}_low": ends[0], f"{name}_high": ends[1]}
    return found


def _with_ends(*names: str) -> list[str]:
    return [name + end for name in names for end in ("", "_low", "_high")]


def _unit(count: int) -> dict[str, Any]:
    names = [str(number) for number in range(count)]
    return {"num_vars": count, "names": names, "bounds": [[0, 1]] * count}


def _labelled(design: Points, found: Found, replicates: int) -> xr.Dataset:
    explained = found.pop("explained", None)
    told = xr.Dataset(
        {name: ("parameter", values) for name, values in found.items()},
        {"parameter": list(design.paths)},
        {
            "method": design.method,
            "source": SOURCES[design.method],
            "points": len(design),
            "replicates": replicates,
        },
    )
    for name, meaning in MEANINGS.items():
        for end, what in (("", ""), ("_low", "Lower end: "), ("_high", "Upper end: ")):
            if name in found:
                told[name + end].attrs = {"long_name": what + meaning, "units": "1"}
    if explained is not None:
        about = {"long_name": "Share of the variance of ranks explained", "units": "1"}
        told["explained"] = ((), explained, about)
    return told
