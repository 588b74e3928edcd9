# SPDX-License-Identifier: Apache-2.0
"""Designs: at which points of its parameters a scenario is simulated."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import metadata
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from sharesim._core import ScenarioError
from sharesim.files.mistakes import nearest
from sharesim.markets.scenario import Scenario
from sharesim.sweeps import axes as reading
from sharesim.sweeps.axes import Axis

Method = Literal["grid", "latin_hypercube", "sobol", "morris"]
METHODS = get_args(Method)
LEVELS = {"grid": 5, "morris": 4}
PER_PARAMETER = 10  # points of a Latin hypercube: Loeppky, Sacks and Welch (2009)
POINTS = {"sobol": 64, "morris": 10}
MOST_POINTS = 1_000_000


@dataclass(frozen=True)
class Points:
    """A design as it was drawn: `shares` has a row a point and a column an axis.

    A share says how far up its range the value lies that a parameter takes; in a grid, which of its
    values it takes.
    `values` holds, for each point, what the scenario is given. `points` and `levels` are those
    that were asked for.
    """

    method: Method
    axes: tuple[Axis, ...]
    seed: int
    points: int | None
    levels: int | None
    shares: NDArray[np.float64]
    values: tuple[dict[str, Any], ...]
    drawn_by: str = ""  # which version of SALib; grids are drawn here

    @property
    def paths(self) -> tuple[str, ...]:
        """Paths of the parameters."""
        return tuple(axis.path for axis in self.axes)

    @property
    def shape(self) -> tuple[int, ...]:
        """How many values each parameter of a grid has."""
        return tuple(len(axis.listed(self.levels or 0)) for axis in self.axes)

    def __len__(self) -> int:
        return len(self.shares)

    def told(self) -> str:
        """Give all but the points as JSON."""
        keys = ("method", "seed", "points", "levels", "drawn_by")
        facts = {key: getattr(self, key) for key in keys}
        facts["axes"] = [asdict(axis) for axis in self.axes]
        return json.dumps(facts, default=str)


def retold(told: str, shares: NDArray[np.float64]) -> Points:
    """Give a design back; its points are shares only.

    Files of earlier versions hold the shares as drawn, before whole numbers were rounded.
    """
    facts = json.loads(told)
    axes = [Axis(**{**one, "values": tuple(one["values"])}) for one in facts.pop("axes")]
    if facts["method"] != "grid":
        shares, _ = _placed(axes, shares, [axis.level for axis in axes])
    return Points(axes=tuple(axes), shares=shares, values=(), **facts)


def draw(
    scenario: Scenario,
    parameters: Mapping[str, Any],
    method: Method = "latin_hypercube",
    points: int | None = None,
    levels: int | None = None,
    seed: int | None = None,
) -> Points:
    """Draw a design; `sweep` says what the arguments mean.

    Raises `ScenarioError` with every mistake in the parameters, in the model's words where it is
    the model that refuses a value.
    """
    if method not in METHODS:
        raise ScenarioError(f"method: no method {method!r}; {nearest(method, METHODS)}")
    if not isinstance(parameters, Mapping):
        raise ScenarioError(f"parameters: expected ranges by path, got {parameters!r}")
    axes, problems = reading.read(scenario, parameters, listed=method == "grid")
    problems += _wrong_numbers(method, points, levels)
    problems += refused(scenario, axes)
    if problems:
        raise ScenarioError("\n".join(problems))
    own = int(scenario.to_dict()["seed"]) if seed is None else seed
    points, levels = _completed(method, len(axes), points, levels)
    if method == "grid":
        shares, values = _grid(axes, levels or 0)
    else:
        uniform = drawn(method, len(axes), points or 0, levels or 0, own)
        taken = [axis.level if method == "morris" else axis.at for axis in axes]
        shares, values = _placed(axes, uniform, taken)
    by = "" if method == "grid" else f"SALib {metadata.version('SALib')}"
    return Points(method, axes, own, points, levels, shares, tuple(values), by)


def refused(scenario: Scenario, axes: tuple[Axis, ...]) -> list[str]:
    """Give what the model has to say against the values of each axis, one by one."""
    told: list[str] = []
    for axis in axes:
        for value in axis.ends():
            try:
                scenario.set({axis.path: value})
            except ScenarioError as error:
                told += [line for line in str(error).splitlines() if line not in told]
    return told


def _wrong_numbers(method: Method, points: int | None, levels: int | None) -> list[str]:
    problems = []
    if method == "grid" and points is not None:
        problems.append("points: a grid has a point for each combination; say levels=")
    if levels is not None and method not in LEVELS:
        problems.append(f"levels: method {method!r} has none; a grid and 'morris' have")
    if points is not None and not 2 <= points <= MOST_POINTS:
        problems.append(f"points: must be 2 to {MOST_POINTS:,}, is {points}")
    elif method == "sobol" and points is not None and points & (points - 1):
        above = 1 << points.bit_length()
        problems.append(f"points: must be a power of two, is {points}; {above // 2} or {above} are")
    if levels is not None and levels < 2:
        problems.append(f"levels: must be at least 2, is {levels}")
    elif levels is not None and method == "morris" and levels % 2:
        problems.append(f"levels: must be even, is {levels}")
    return problems


def _completed(
    method: Method, count: int, points: int | None, levels: int | None
) -> tuple[int | None, int | None]:
    """Give what was asked for, with what is usual where nothing was."""
    if points is None and method != "grid":
        points = POINTS.get(method, PER_PARAMETER * count)
    return points, LEVELS.get(method) if levels is None else levels


def _grid(axes: tuple[Axis, ...], levels: int) -> tuple[NDArray[np.float64], list[dict[str, Any]]]:
    lists = [axis.listed(levels) for axis in axes]
    size = int(np.prod([float(len(one)) for one in lists]))
    if size > MOST_POINTS:
        raise ScenarioError(f"parameters: a grid of {size:,} points; {MOST_POINTS:,} are allowed")
    places = list(itertools.product(*(range(len(one)) for one in lists)))
    values = [
        {axis.path: one[place] for axis, one, place in zip(axes, lists, row, strict=True)}
        for row in places
    ]
    return np.array(places, dtype=np.float64).reshape(len(places), len(axes)), values


def _placed(
    axes: Sequence[Axis], shares: NDArray[np.float64], at: Sequence[Callable[[float], Any]]
) -> tuple[NDArray[np.float64], list[dict[str, Any]]]:
    """Give the values at shares, and how far up the ranges these lie: whole numbers are rounded."""
    values = [
        {axis.path: one(share) for axis, one, share in zip(axes, at, row, strict=True)}
        for row in shares.tolist()
    ]
    placed = shares.copy()
    for column, axis in enumerate(axes):
        if axis.whole:
            placed[:, column] = [axis.share_of(point[axis.path]) for point in values]
    return placed, values


def drawn(method: Method, count: int, points: int, levels: int, seed: int) -> NDArray[np.float64]:
    """Have SALib draw points of the unit cube, by any method but the grid."""
    sample = salib("sample")
    unit = {"num_vars": count, "names": [str(k) for k in range(count)], "bounds": [[0, 1]] * count}
    if method == "latin_hypercube":
        drawn = sample.latin.sample(unit, points, seed=seed)
    elif method == "sobol":
        drawn = sample.sobol.sample(unit, points, calc_second_order=False, seed=seed)
    else:
        drawn = sample.morris.sample(unit, points, num_levels=levels, seed=seed)
    return np.asarray(drawn, dtype=np.float64)


def salib(part: str) -> Any:
    """Give a part of SALib; ImportError with the command that installs it where it is missing."""
    try:
        if part == "sample":
            import SALib.sample.latin
            import SALib.sample.morris
            import SALib.sample.sobol
        else:
            import SALib.analyze.sobol
    except ImportError as error:
        raise ImportError(
            f"designs are drawn and judged by SALib: pip install 'sharesim[designs]' ({error})"
        ) from None
    return SALib.sample if part == "sample" else SALib.analyze
