# SPDX-License-Identifier: Apache-2.0
"""The few indicators that sum a market up, as its own table names them, in numbers and words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sharesim import _core
from sharesim.results import intervals, windows
from sharesim.results.paired_record import PairedRecord
from sharesim.results.record import Record

if TYPE_CHECKING:
    import pandas as pd


def caution(results: Record, indicator: str) -> str:
    """Give what the numbers of an indicator must not be taken for; most say nothing."""
    return str(results[indicator].attrs.get("caution", ""))


def shown_order(results: Record) -> list[str]:
    """Give all indicators in the order in which tables show them: those with a caution last."""
    return sorted(results.indicators, key=lambda name: bool(caution(results, name)))


def headlines(results: Record) -> list[str]:
    """Give the indicators that sum the market up, in its order; all of them where it names none."""
    places = {name: int(results[name].attrs.get("headline", 0)) for name in results.indicators}
    named = sorted((name for name, place in places.items() if place), key=places.__getitem__)
    return named or shown_order(results)


def plotted(results: Record) -> list[str]:
    """Give the indicators of a figure when nobody says which: eight panels at most."""
    return headlines(results)[:8]


def called(results: Record, indicator: str) -> str:
    """Give what readers call an indicator: its plain name, or its own in words."""
    words = str(results[indicator].attrs.get("plain_name", indicator.replace("_", " ")))
    return words[:1].upper() + words[1:]


def acts(comparison: PairedRecord, reform: str) -> bool:
    """Whether any recorded day can show an effect of a reform."""
    last = comparison.dataset["time"].values[-1]
    return bool(comparison.takes_effect(reform) <= last)


def sentence(comparison: PairedRecord, reform: str, indicator: str) -> str:
    """Say what a reform does to an indicator, and how sure that is."""
    if not acts(comparison, reform):
        return f"{called(comparison, indicator)}: in force on no recorded day."
    numbers = _numbers(comparison, reform, indicator)
    return _core.sentence(called(comparison, indicator), comparison.units(indicator), numbers)


def change_in_percent(comparison: PairedRecord, reform: str, indicator: str) -> str:
    """Give the change as a cell of a table of many reforms; in brackets where zero is possible."""
    if not acts(comparison, reform):
        return "-"
    return _core.change_in_percent(_numbers(comparison, reform, indicator))


def _numbers(comparison: PairedRecord, reform: str, indicator: str) -> dict[str, float]:
    facts = comparison.effects.sel(reform=reform, indicator=indicator)
    known = (one["name"] for one in _core.statistics())
    return {name: float(facts[name]) for name in known if name in facts}


def level(results: Record, indicator: str, scenario: str) -> dict[str, float]:
    """Give what a scenario yields: a total, a mean level or a ratio of totals, with its interval.

    It is the mean over replicates; there is no interval below five of them.
    """
    lines = results.dataset.sel(scenario=scenario)

    def line_of(name: str) -> windows.Line:
        line = lines[name].transpose("replicate", "time")
        return line.values, line.attrs

    values = windows.over(line_of, indicator)
    found = intervals.of_values(values)
    return {"value": found["mean"], "low": found["low"], "high": found["high"]}


def _described(results: Record, indicators: Sequence[str]) -> list[dict[str, str]]:
    return [
        {
            "unit": results.units(name),
            "statistic": str(results[name].attrs["statistic"]),
            "meaning": str(results[name].attrs["long_name"]),
        }
        for name in indicators
    ]


def of_run(results: Record, indicators: Sequence[str]) -> pd.DataFrame:
    """Give the levels of indicators, a row a scenario and indicator."""
    import pandas as pd

    scenarios = [str(name) for name in results.dataset["scenario"].values]
    told = _described(results, indicators)
    rows = [
        {"name": called(results, name), **level(results, name, scenario), **facts}
        for scenario in scenarios
        for name, facts in zip(indicators, told, strict=True)
    ]
    places = pd.MultiIndex.from_product([scenarios, indicators], names=["scenario", "indicator"])
    table = pd.DataFrame(rows, index=places)
    return table.droplevel("scenario") if len(scenarios) == 1 else table


def of_comparison(comparison: PairedRecord, indicators: Sequence[str]) -> pd.DataFrame:
    """Give the effects on indicators, a row a reform and indicator."""
    import pandas as pd

    told = _described(comparison, indicators)
    rows = []
    for reform in comparison.reforms:
        facts = comparison.effects.sel(reform=reform, indicator=list(indicators))
        columns = {
            "baseline": facts["baseline_level"],
            "reform": facts["reform_level"],
            **{name: facts[name] for name in ("difference", "relative", "low", "high")},
            "replicates": facts["replicates"],
        }
        for at, (name, words) in enumerate(zip(indicators, told, strict=True)):
            numbers = {key: column.values[at].item() for key, column in columns.items()}
            says = {"sentence": sentence(comparison, reform, name)}
            rows.append({"name": called(comparison, name), **numbers, **says, **words})
    places = pd.MultiIndex.from_product(
        [comparison.reforms, indicators], names=["reform", "indicator"]
    )
    return pd.DataFrame(rows, index=places)
