# SPDX-License-Identifier: Apache-2.0
"""What results and comparisons say of themselves."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from sharesim.results import placebos, summaries
from sharesim.results.intervals import LEAST_REPLICATES
from sharesim.results.paired_record import PairedRecord
from sharesim.results.record import Record
from sharesim.show.card import Card, Rows, Table
from sharesim.show.numbers import number

MOST_BLOCKS = 2  # of reforms with a block each; more make one table
HOW = {"sum": "total", "level": "mean", "ratio": "ratio"}


def _span(results: Record) -> str:
    time = results.dataset["time"].values
    worlds = results.dataset.sizes["replicate"]
    first, last = str(time[0])[:10], str(time[-1])[:10]
    words = "replicate" if worlds == 1 else "replicates"
    return f"{first} to {last}, {worlds} {words}, seed {results.attrs.get('seed')}"


def _cautions(results: Record, shown: Sequence[str]) -> list[str]:
    told = {name: summaries.caution(results, name) for name in shown}
    return [f"{summaries.called(results, name)}: {words}" for name, words in told.items() if words]


def _rest(results: Record, shown: Sequence[str]) -> list[str]:
    rest = len(results.indicators) - len(shown)
    return [f"{rest} more indicators: .summary(every=True)"] if rest else []


def _with_interval(middle: float, low: float, high: float) -> str:
    spread = f" \N{PLUS-MINUS SIGN} {number((high - low) / 2)}" if math.isfinite(low) else ""
    return number(middle) + spread


def results_card(results: Record) -> Card:
    """Give what a run comes to, indicator by indicator."""
    shown = summaries.headlines(results)
    scenarios = [str(name) for name in results.dataset["scenario"].values]
    rows = []
    for name in shown:
        levels = [summaries.level(results, name, scenario) for scenario in scenarios]
        cells = [_with_interval(one["value"], one["low"], one["high"]) for one in levels]
        unit = results.units(name)
        rows.append([summaries.called(results, name), *cells, HOW[_statistic(results, name)], unit])
    lines = [_span(results), f"file {results.path}"]
    lines += [*_cautions(results, shown), *_rest(results, shown)]
    table = Table(["over all days", *scenarios, "", "unit"], rows) if rows else None
    return Card(results.title, lines, table)


def _statistic(results: Record, indicator: str) -> str:
    return str(results[indicator].attrs["statistic"])


def _head_of(comparison: PairedRecord, reform: str) -> str:
    since = str(comparison.begins(reform))[:10]
    never = "" if summaries.acts(comparison, reform) else ": in force on no recorded day"
    return f"{comparison.reform_title(reform)}, from {since}{never}"


def _effects(comparison: PairedRecord, reform: str, shown: Sequence[str]) -> Rows:
    facts = comparison.effects.sel(reform=reform, indicator=list(shown))
    wanted = ("baseline_level", "reform_level", "difference", "low", "high")
    numbers = zip(*(facts[name].values.tolist() for name in wanted), strict=True)
    return [
        [
            summaries.called(comparison, name),
            number(before),
            number(after),
            _with_interval(difference, low, high),
            comparison.units(name),
        ]
        for name, (before, after, difference, low, high) in zip(shown, numbers, strict=True)
    ]


def _one_by_one(comparison: PairedRecord, shown: Sequence[str]) -> Iterator[Table]:
    head = ["", "baseline", "reform", "difference", "unit"]
    for reform in comparison.reforms:
        if not summaries.acts(comparison, reform):
            yield Table([], [], _head_of(comparison, reform))
            continue
        told = [summaries.sentence(comparison, reform, name) for name in shown]
        title = "\n".join([_head_of(comparison, reform), *told])
        yield Table(head, _effects(comparison, reform, shown), title)


def _all_together(comparison: PairedRecord, shown: Sequence[str]) -> Iterator[Table]:
    reforms = comparison.reforms
    heads = [
        f"{one}: {_head_of(comparison, one)}".replace(f"{one}: {one},", f"{one},", 1)
        for one in reforms
    ]
    yield Table([], [], "\n".join(["reforms", *heads]))
    cells = [
        [name, *(summaries.change_in_percent(comparison, name, one) for one in shown)]
        for name in reforms
    ]
    few = comparison.dataset.sizes["replicate"] < LEAST_REPLICATES
    note = "" if few else "; in brackets where the 95 % interval holds zero"
    names = (summaries.called(comparison, one) for one in shown)
    head = ["reform", *(name.replace(" ", "\n") for name in names)]
    yield Table(head, cells, f"change in % of the baseline while in force{note}")


def comparison_card(comparison: PairedRecord) -> Card:
    """Give what each reform does to the indicators that sum the market up."""
    shown = summaries.headlines(comparison)
    lines = [_span(comparison), placebos.words(comparison)]
    if any(state != "not asked" for state in placebos.states(comparison, "unenforced").values()):
        lines.append(placebos.words(comparison, "unenforced"))
    if comparison.dataset.sizes["replicate"] < LEAST_REPLICATES:
        lines.append(f"No interval below {LEAST_REPLICATES} replicates.")
    lines.append(f"file {comparison.path}")
    lines += [*_cautions(comparison, shown), *_rest(comparison, shown)]
    for reform in comparison.reforms:
        if warning := comparison.warning(reform):
            lines.append(f"warning: {reform} {warning}")
    form = _one_by_one if len(comparison.reforms) <= MOST_BLOCKS else _all_together
    return Card(comparison.title, lines, tables=list(form(comparison, shown)))
