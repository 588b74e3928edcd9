# SPDX-License-Identifier: Apache-2.0
"""Who gains and who loses from a reform, person by person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from sharesim import _core
from sharesim.results import groups
from sharesim.results.groups import Numbers
from sharesim.results.paired_record import PairedRecord
from sharesim.results.record import Record
from sharesim.results.units import OF_INDICATOR

FIFTHS = "income_fifth"
SIBLING = "_sibling"
NO_FIFTHS = "; fifths need a run of the same people with other draws: siblings=1 or more"
Groups = NDArray[np.int64]

_TOLD = [one for one in _core.winners() if one["type"] == "Estimate"]
MEANINGS = {one["name"]: one["doc"] for one in _TOLD}
IN_UNITS = [one["name"] for one in _TOLD if one["unit"]]
ENDS = ("", "_low", "_high")


def moved_by_placebo(comparison: PairedRecord) -> NDArray[np.bool_]:
    """Tell, reform by reform, whether measures that bind nobody changed anything for anybody."""
    moved = np.zeros(len(comparison.reforms), dtype=bool)
    for table in comparison._tables_of_persons:
        people = comparison.persons(table)
        for name in people.data_vars:
            if str(name).endswith("_placebo"):
                moved |= people[name].values > 0
    return moved


def winners(
    comparison: PairedRecord, indicator: str, threshold: float, by: str | None
) -> xr.Dataset:
    """Count who gains and who loses; `Comparison.winners` says how."""
    if not threshold >= 0:
        raise ValueError(f"threshold: must not be negative, is {threshold}")
    people = people_with(comparison, indicator)
    labels = _labels(people, by)
    reforms = comparison.reforms
    shape = (len(reforms), len(labels))
    found = {f"{name}{end}": np.full(shape, np.nan) for name in MEANINGS for end in ENDS}
    found["replicates"] = np.zeros(shape)
    for row, reform in enumerate(reforms):
        for group, told in enumerate(
            _counted(comparison, people, indicator, reform, by, len(labels), threshold)
        ):
            found["replicates"][row, group] = told["replicates"]
            for name in MEANINGS:
                for end, part in zip(ENDS, ("mean", "low", "high"), strict=True):
                    found[name + end][row, group] = told[name][part]
    return _labelled(comparison, found, people[indicator], by, labels, threshold)


def _counted(
    comparison: PairedRecord,
    people: xr.Dataset,
    indicator: str,
    reform: str,
    by: str | None,
    count: int,
    threshold: float,
) -> list[dict[str, Any]]:
    """Have the engine count each group, a replicate at a time."""
    changed: list[list[_core.Changes]] = [[] for _ in range(count)]
    chance: list[list[list[_core.Changes]]] = [[] for _ in range(count)]
    for before, after, replicate in pairs(comparison, people, indicator, reform):
        lives = np.isfinite(before) | np.isfinite(after)
        group_of = _groups(replicate, by, lives, indicator)
        siblings = _siblings(replicate, indicator)
        for group in range(count):
            mine = slice(None) if by is None else group_of == group
            changed[group].append(_core.changes(before[mine], after[mine], threshold))
            chance[group].append(
                [_core.changes(before[mine], one[mine], threshold) for one in siblings]
            )
    told = [_core.sum_up_changes(*one, threshold) for one in zip(changed, chance, strict=True)]
    return cast("list[dict[str, Any]]", told)


def groupings(comparison: PairedRecord, indicator: str) -> list[str]:
    """Give what tells apart the people of whom an indicator was kept; nothing if it was not."""
    for table in comparison._tables_of_persons:
        people = comparison.persons(table)
        if indicator in people and "scenario" in people[indicator].dims:
            return [*_traits(people), *_fifths_of(people)]
    return []


def effects(comparison: PairedRecord, indicator: str, by: str) -> xr.Dataset:
    """Give the paired effect on groups of people; `Comparison.effect` says how."""
    people = people_with(comparison, indicator)
    labels = _labels(people, by)
    sums = [_sums(comparison, people, indicator, reform, by) for reform in comparison.reforms]
    how = (comparison, people[indicator], (by, labels))
    totals = [list(zip(before.T, after.T, strict=True)) for before, after, _ in sums]
    with np.errstate(divide="ignore", invalid="ignore"):
        heads = [
            list(zip((before / size).T, (after / size).T, strict=True))
            for before, after, size in sums
        ]
    result = groups.effects(*how, totals)
    per_head = groups.effects(*how, heads)
    in_units = [one["name"] for one in _core.statistics() if one["unit"] == OF_INDICATOR]
    for name in in_units:
        result[f"{name}_per_head"] = per_head[name]
        result[f"{name}_per_head"].attrs["long_name"] += ", per head"
    result["persons"] = (
        ("reform", by),
        np.array([size.sum(axis=0) / max(1, len(size)) for _, _, size in sums]),
    )
    result["persons"].attrs.update(long_name=MEANINGS["persons"], units="1")
    return result


def _sums(
    comparison: PairedRecord, people: xr.Dataset, indicator: str, reform: str, by: str
) -> tuple[Numbers, Numbers, Numbers]:
    """Give what groups have without and with a reform, and their size, by replicate and group."""
    count = len(_labels(people, by))
    rows: list[Numbers] = []
    for before, after, replicate in pairs(comparison, people, indicator, reform):
        lives = np.isfinite(before) | np.isfinite(after)
        group = _groups(replicate, by, lives, indicator)
        weights = (np.nan_to_num(before), np.nan_to_num(after), np.ones(lives.size))
        rows.append(
            np.array([np.bincount(group[lives], one[lives], minlength=count) for one in weights])
        )
    before, after, size = np.array(rows).reshape(-1, 3, count).transpose(1, 0, 2)
    return before, after, size


def people_with(results: Record, indicator: str) -> xr.Dataset:
    """Give the account of the people of whom an indicator was kept; KeyError where it was not."""
    known = []
    for table in results._tables_of_persons:
        people = results.persons(table)
        lines = [str(name) for name, line in people.data_vars.items() if "scenario" in line.dims]
        if indicator in lines:
            return people
        known += lines
    if not known:
        raise KeyError(
            f"no {indicator!r} by person: ask for it with persons=[...] when you run or compare"
        )
    raise KeyError(f"no {indicator!r} by person; there are {', '.join(known)}")


def _traits(people: xr.Dataset) -> list[str]:
    return [str(name) for name, one in people.data_vars.items() if "flag_meanings" in one.attrs]


def _labels(people: xr.Dataset, by: str | None) -> list[str]:
    if by is None:
        return ["all"]
    allowed = [*_traits(people), *_fifths_of(people)]
    if by not in allowed:
        raise ValueError(
            f"by: nobody is told apart by {by!r}; {', '.join(allowed)} are allowed"
            + (NO_FIFTHS if by == FIFTHS else "")
        )
    if by == FIFTHS:
        return ["1", "2", "3", "4", "5"]
    return str(people[by].attrs["flag_meanings"]).split()


def _fifths_of(people: xr.Dataset) -> list[str]:
    """Tell whether people can be ranked by what they have in runs with other draws."""
    return [FIFTHS] if people.sizes.get("sibling") else []


def _siblings(replicate: xr.Dataset, indicator: str) -> list[Numbers]:
    """Give what people have in the siblings of the baseline that were finished."""
    if indicator + SIBLING not in replicate:
        return []
    lives = replicate[indicator + SIBLING].transpose("sibling", "person").values
    return [one for one in lives if np.isfinite(one).any()]


def pairs(
    comparison: PairedRecord, people: xr.Dataset, indicator: str, reform: str
) -> Iterator[tuple[Numbers, Numbers, xr.Dataset]]:
    """Give what people have without and with a reform, for each replicate that has both runs.

    Over the days of its effects: there are no pairs where it is in force on no recorded day.
    """
    first = comparison.takes_effect(reform)
    if first not in people["first_day"].values:
        return
    told = people.sel(first_day=first)
    for at in range(told.sizes["replicate"]):
        replicate = told.isel(replicate=at)
        before, after = (
            replicate[indicator].sel(scenario=one).values for one in ("baseline", reform)
        )
        if np.isfinite(before).any() and np.isfinite(after).any():
            yield before, after, replicate


def _groups(people: xr.Dataset, by: str | None, lives: NDArray[np.bool_], indicator: str) -> Groups:
    """Give the group of each person, -1 for those who live in neither run."""
    if by == FIFTHS:
        return _fifths(_siblings(people, indicator), lives)
    group = np.full(lives.shape, -1, dtype=np.int64)
    if by is None:
        group[lives] = 0
    else:
        group[lives] = np.nan_to_num(people[by].values[lives], nan=-1).astype(np.int64)
    return group


def _fifths(siblings: list[Numbers], lives: NDArray[np.bool_]) -> Groups:
    """Rank people by what they can expect: the mean over siblings of the baseline.

    Ranked by the run whose effect is measured, those whom chance favoured would be first to lose:
    who has much there has less in any other, reform or not (regression to the mean). Who lives in
    none of the siblings joins those who have 0 there. So no reform can move anybody to another
    fifth.
    """
    if not siblings:  # their runs failed
        return np.full(lives.shape, -1, dtype=np.int64)
    known = np.isfinite(siblings).any(axis=0)
    had = np.nan_to_num(siblings).mean(axis=0)[known]
    rank = np.full(lives.shape, np.searchsorted(np.sort(had), 0), dtype=np.int64)
    order = np.empty(had.size, dtype=np.int64)
    order[np.argsort(had, kind="stable")] = np.arange(had.size)
    rank[known] = order
    fifth: Groups = np.minimum(rank * 5 // max(1, had.size), 4)
    fifth[~lives] = -1
    return fifth


def _labelled(
    comparison: PairedRecord,
    found: dict[str, Numbers],
    line: xr.DataArray,
    by: str | None,
    labels: list[str],
    threshold: float,
) -> xr.Dataset:
    group = by or "group"
    units = str(line.attrs["units"])
    result = xr.Dataset(
        {name: (("reform", group), values) for name, values in found.items()},
        {"reform": comparison.reforms, group: labels, **comparison._days_told},
        {"indicator": str(line.name), "units": units, "threshold": threshold},
    )
    for name, meaning in MEANINGS.items():
        for end, what in zip(ENDS, ("", "Lower end: ", "Upper end: "), strict=True):
            result[name + end].attrs["long_name"] = what + meaning
            result[name + end].attrs["units"] = units if name in IN_UNITS else "1"
    result["replicates"].attrs.update(long_name="Replicates that count", units="1")
    return result if by else result.squeeze(group, drop=True)
