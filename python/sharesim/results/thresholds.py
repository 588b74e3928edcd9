# SPDX-License-Identifier: Apache-2.0
"""How many people have enough of something: small successes, by what tells people apart."""

from __future__ import annotations

import numpy as np
import xarray as xr

from sharesim.results import groups, intervals, persons
from sharesim.results.groups import Numbers, Pair
from sharesim.results.paired_record import PairedRecord
from sharesim.results.record import Record


class Thresholds(Record):
    """What results say of people who reach an amount."""

    def reaching(self, indicator: str, threshold: float, by: str | None = None) -> xr.Dataset:
        """Count the people who have an amount or more of an indicator kept of single people.

        `indicator` is one such as "maker_income" after `run(persons=["makers"])`, over all days
        kept; `by` is a trait of theirs. `persons` and `reaching` are numbers of people, `share` the
        second over the first: means over replicates, each with `_low` and `_high`, its 95 %
        simulation interval (none below five replicates). People who never live do not count.
        """
        return _levels(self, indicator, threshold, by)


class PairedThresholds(PairedRecord):
    """What a comparison says of it, in pairs."""

    def reaching(self, indicator: str, threshold: float, by: str | None = None) -> xr.Dataset:
        """Give what each reform does to the share of people who have an amount or more.

        By reform and group, with the paired statistics of `effect`, over the same days.
        `Results.reaching` says who counts.
        """
        return _effects(self, indicator, threshold, by)


def _levels(results: Record, indicator: str, threshold: float, by: str | None) -> xr.Dataset:
    people = persons.people_with(results, indicator)
    group = by or "group"
    labels = persons._labels(people, by)
    told = people.isel(first_day=0)
    rows = []
    for at in range(told.sizes["replicate"]):
        replicate = told.isel(replicate=at)
        values = replicate[indicator].sel(scenario="baseline").values
        rows.append(_counts(values, replicate, by, len(labels), indicator, threshold))
    size, there = np.array(rows).transpose(1, 0, 2)
    with np.errstate(invalid="ignore"):
        lines = {"persons": size, "reaching": there, "share": there / size}
    found: dict[str, tuple[str, Numbers]] = {}
    for name, values in lines.items():
        known = [intervals.of_values(values[:, column]) for column in range(len(labels))]
        found[name] = (group, np.array([one["mean"] for one in known]))
        found[f"{name}_low"] = (group, np.array([one["low"] for one in known]))
        found[f"{name}_high"] = (group, np.array([one["high"] for one in known]))
    result = xr.Dataset(found, {group: labels}, {"indicator": indicator, "threshold": threshold})
    return result if by else result.squeeze(group, drop=True)


def _effects(
    comparison: PairedRecord, indicator: str, threshold: float, by: str | None
) -> xr.Dataset:
    people = persons.people_with(comparison, indicator)
    group = by or "group"
    labels = persons._labels(people, by)

    def of_reform(reform: str) -> list[Pair]:
        sides: tuple[list[Numbers], list[Numbers]] = ([], [])
        for before, after, replicate in persons.pairs(comparison, people, indicator, reform):
            for side, values in zip(sides, (before, after), strict=True):
                size, there = _counts(values, replicate, by, len(labels), indicator, threshold)
                with np.errstate(invalid="ignore"):
                    side.append(there / size)
        shares = [np.array(side).reshape(-1, len(labels)).T for side in sides]
        return list(zip(*shares, strict=True))

    line = people[indicator].copy(data=people[indicator].data)
    line.attrs["units"] = "1"
    found = groups.effects(comparison, line, (group, labels), map(of_reform, comparison.reforms))
    found.attrs["threshold"] = threshold
    return found if by else found.squeeze(group, drop=True)


def _counts(
    values: Numbers,
    replicate: xr.Dataset,
    by: str | None,
    groups_known: int,
    indicator: str,
    threshold: float,
) -> tuple[Numbers, Numbers]:
    """Give how many people each group has, and how many of them reach the threshold."""
    lives = np.isfinite(values)
    group = persons._groups(replicate, by, lives, indicator)[lives]
    enough = values[lives] >= threshold
    everybody, there = (
        np.bincount(group[kept], minlength=groups_known).astype(np.float64)
        for kept in (group >= 0, (group >= 0) & enough)
    )
    return everybody, there
