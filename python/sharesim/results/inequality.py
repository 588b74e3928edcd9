# SPDX-License-Identifier: Apache-2.0
"""How unequally people share: Gini coefficients and Lorenz curves of what was kept of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt
import xarray as xr

from sharesim.results import groups, persons
from sharesim.results.groups import Numbers, Pair
from sharesim.results.paired_record import PairedRecord
from sharesim.results.record import Record

PEOPLE = np.linspace(0, 1, 101)  # shares of people at which a curve is told


def gini(incomes: npt.ArrayLike) -> float:
    """Give the Gini coefficient of incomes: 0 when all are equal, (n-1)/n when one has everything.

    With incomes in ascending order it is sum((2 i - n - 1) y_i) / (n sum(|y_i|)), i = 1 to n
    (Cowell 2011, Measuring Inequality, 3rd ed., appendix A; without negative incomes the bars
    change nothing). Where some are negative the divisor keeps it within 0 and (n-1)/n (Raffinetti,
    Siletti & Vernizzi 2015). Not a number of nobody, and where all incomes are 0. Raises
    `ValueError` for incomes that are not finite.
    """
    ranked = _ranked(incomes)
    total = float(np.abs(ranked).sum())
    if total == 0:
        return float("nan")
    weights = 2.0 * np.arange(1, ranked.size + 1) - ranked.size - 1
    return float(weights @ ranked / (ranked.size * total))


def lorenz(incomes: npt.ArrayLike, people: npt.ArrayLike = PEOPLE) -> Numbers:
    """Give the Lorenz curve: the share of all income that the poorest share `people` have.

    Straight between persons (Cowell 2011). Where some incomes are negative it falls below 0 at
    first. Raises `ValueError` where the incomes do not add up to more than 0: there are no shares.
    """
    ranked = _ranked(incomes)
    total = float(ranked.sum())
    if not total > 0:
        raise ValueError(f"incomes add up to {total:g}: shares need a total above 0")
    share = np.concatenate([[0.0], np.cumsum(ranked) / total])
    share[-1] = 1.0
    at = np.asarray(people, dtype=np.float64)
    found: Numbers = np.interp(at, np.linspace(0, 1, share.size), share)
    return found


def _ranked(incomes: npt.ArrayLike) -> Numbers:
    values = np.asarray(incomes, dtype=np.float64).ravel()
    if not np.isfinite(values).all():
        raise ValueError("incomes must be finite numbers; leave out people without one")
    return np.sort(values)


class Shares(Record):
    """What results say of how unequally people share."""

    def gini(self, indicator: str) -> xr.Dataset:
        """Give how unequally an indicator kept of single people is shared, by replicate.

        `indicator` is one such as "host_income" after `run(persons=["hosts"])`. The Gini
        coefficient is 0 when all have the same and (n-1)/n when one of n has everything; people
        who never live under the scenario do not count. Negative incomes, which hosts have whose
        costs exceed what they take, are allowed: `sharesim.results.inequality.gini` says how they
        count.
        """
        return _of_results(self, indicator)

    def lorenz(self, indicator: str) -> xr.Dataset:
        """Give the Lorenz curve of an indicator kept of single people, mean over replicates.

        `baseline` is the share of the whole that the poorest share `people` have, at 0, 0.01, ... 1
        of them. `plot_lorenz` draws it. Raises `ValueError` where the whole is not above 0.
        """
        return _curves(self, indicator)


class PairedShares(PairedRecord):
    """What a comparison says of it, in pairs."""

    def gini(self, indicator: str) -> xr.Dataset:
        """Give what each reform does to the Gini coefficient of an indicator kept of people.

        By reform, with the paired statistics of `effect`, over the same days: `baseline_level`,
        `reform_level`, `difference` with `low` and `high`. `Results.gini` says what is measured.
        """
        return _of_comparison(self, indicator)

    def lorenz(self, indicator: str) -> xr.Dataset:
        """Give the Lorenz curves of an indicator kept of people, without and with each reform.

        `baseline` and `reform` by `reform_name` and `people`, over the days of the effects; not
        numbers where the amounts of a side add up to nothing or less in some replicate, which
        leaves no shares.
        """
        return _paired_curves(self, indicator)


def _of_results(results: Record, indicator: str) -> xr.Dataset:
    """Give the Gini of an indicator by replicate; `Results.gini` says how."""
    values = [gini(one) for one in _replicates(results, indicator)]
    return xr.Dataset(
        {"gini": ("replicate", values, {"long_name": f"Gini of {indicator}", "units": "1"})},
        {"replicate": results.dataset["replicate"].values},
        {"indicator": indicator},
    )


def _of_comparison(comparison: PairedRecord, indicator: str) -> xr.Dataset:
    """Give the paired effect on the Gini of an indicator; `Comparison.gini` says how."""
    line = persons.people_with(comparison, indicator)[indicator]

    def of_reform(reform: str) -> list[Pair]:
        pairs = [(gini(a), gini(b)) for a, b in _pairs(comparison, indicator, reform)]
        before, after = np.array(pairs, dtype=np.float64).reshape(-1, 2).T
        return [(before, after)]

    unit = line.copy(data=line.data)
    unit.attrs["units"] = "1"
    found = groups.effects(comparison, unit, ("group", ["all"]), map(of_reform, comparison.reforms))
    return found.squeeze("group", drop=True)


def _curves(results: Record, indicator: str) -> xr.Dataset:
    """Give the Lorenz curve of an indicator, the mean over replicates."""
    shares = [lorenz(one) for one in _replicates(results, indicator)]
    return _told({"baseline": ("people", np.mean(shares, axis=0))}, {}, indicator)


def _paired_curves(comparison: PairedRecord, indicator: str) -> xr.Dataset:
    """Give the Lorenz curves without and with each reform, means over replicates."""
    shape = (len(comparison.reforms), PEOPLE.size)
    found = {name: np.full(shape, np.nan) for name in ("baseline", "reform")}
    for row, reform in enumerate(comparison.reforms):
        for side, name in enumerate(found):
            curves = [_shares(pair[side]) for pair in _pairs(comparison, indicator, reform)]
            if curves:
                found[name][row] = np.mean(curves, axis=0)
    lines = {name: (("reform_name", "people"), values) for name, values in found.items()}
    return _told(lines, {"reform_name": comparison.reforms}, indicator)


def _shares(incomes: Numbers) -> Numbers:
    """Give the Lorenz curve, or no numbers where there are no shares."""
    return lorenz(incomes) if incomes.sum() > 0 else np.full(PEOPLE.size, np.nan)


def _told(
    lines: Mapping[str, tuple[object, Numbers]], coords: Mapping[str, object], indicator: str
) -> xr.Dataset:
    told = xr.Dataset(lines, {**coords, "people": PEOPLE}, {"indicator": indicator})
    told["people"].attrs.update(long_name="Share of people, the poorest first", units="1")
    for line in told.data_vars.values():
        line.attrs.update(long_name=f"Share of all {indicator} that they have", units="1")
    return told


def _replicates(results: Record, indicator: str) -> Iterator[Numbers]:
    """Give what everybody has under the baseline over all days kept, replicate by replicate."""
    line = persons.people_with(results, indicator)[indicator]
    told = line.isel(first_day=0).sel(scenario="baseline")
    for at in range(told.sizes["replicate"]):
        values = told.isel(replicate=at).values
        yield values[np.isfinite(values)]


def _pairs(comparison: PairedRecord, indicator: str, reform: str) -> Iterator[Pair]:
    people = persons.people_with(comparison, indicator)
    for before, after, _ in persons.pairs(comparison, people, indicator, reform):
        yield before[np.isfinite(before)], after[np.isfinite(after)]
