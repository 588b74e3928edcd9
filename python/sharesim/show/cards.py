# SPDX-License-Identifier: Apache-2.0
"""How scenarios and results present themselves, in a terminal and in a notebook."""

from __future__ import annotations

import html
import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sharesim.results import placebos, summaries

if TYPE_CHECKING:
    from sharesim.markets.scenario import Scenario
    from sharesim.results.comparison import Comparison
    from sharesim.results.results import Results

Rows = list[list[str]]
# Title, with sentences on lines of their own below it, head and rows of a table.
Block = tuple[str, list[str], Rows]
LEAST_REPLICATES = 5
MOST_BLOCKS = 2  # of reforms with a block each; more make one table
HOW = {"sum": "total", "level": "mean", "ratio": "ratio"}


def number(value: float) -> str:
    """Write a number for reading: four digits that count, thousands set apart."""
    if not math.isfinite(value):
        return "-"
    size = abs(value)
    digits = 0 if size >= 1000 else max(0, 3 - math.floor(math.log10(size))) if size else 0
    return f"{value:,.{min(digits, 6)}f}".replace("-", "\N{MINUS SIGN}")


def signed(value: float) -> str:
    """Write a number with its sign."""
    return f"+{number(value)}" if value > 0 else number(value)


def percent(share: float) -> str:
    """Write a share as a percentage with its sign; '-' when there is none."""
    if not math.isfinite(share):
        return "-"
    shown = 0.0 if abs(share) < 5e-4 else share  # no "-0.0 %"
    sign = "+" if shown > 0 else "\N{MINUS SIGN}" if shown < 0 else ""
    return f"{sign}{abs(shown) * 100:.1f} %"


def table_text(head: Sequence[str], rows: Rows) -> str:
    """Align rows in columns; all but the first to the right. A head may have several lines."""
    heads = [cell.split("\n") for cell in head]
    height = max(map(len, heads))
    stacked = [[""] * (height - len(lines)) + lines for lines in heads]  # above the numbers
    table = [*map(list, zip(*stacked, strict=True)), *rows]
    widths = [max(len(row[i]) for row in table) for i in range(len(head))]
    lines = []
    for row in table:
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  " + "  ".join(cells))
    return "\n".join(lines)


def table_html(head: Sequence[str], rows: Rows) -> str:
    """Give the same as an HTML table."""

    def line(cells: Sequence[str], tag: str) -> str:
        right = ' style="text-align:right"'
        inner = "".join(
            f"<{tag}{right if i else ' style=text-align:left'}>{html.escape(cell)}</{tag}>"
            for i, cell in enumerate(cells)
        )
        return f"<tr>{inner}</tr>"

    body = "".join(line(row, "td") for row in rows)
    head = [cell.replace("\n", " ") for cell in head]
    return f"<table><thead>{line(head, 'th')}</thead><tbody>{body}</tbody></table>"


def _card(title: str, lines: Sequence[str], head: Sequence[str], rows: Rows) -> str:
    words = "<br>".join(html.escape(line) for line in lines)
    style = "border:1px solid currentColor;border-radius:6px;padding:0.5em 1em;display:inline-block"
    return (
        f'<div style="{style}"><strong>{html.escape(title)}</strong><br>{words}'
        f"{table_html(head, rows) if rows else ''}</div>"
    )


def _text(title: str, lines: Sequence[str], head: Sequence[str], rows: Rows) -> str:
    return "\n".join([title, *lines, *([table_text(head, rows)] if rows else [])])


def telling(rows: Rows, silent: Sequence[bool]) -> Rows:
    """Leave out the rows of what is zero throughout, and say how many they are."""
    kept = [row for row, empty in zip(rows, silent, strict=True) if not empty]
    if left := len(rows) - len(kept):
        width = len(rows[0]) - 1
        kept.append([f"{left} more: zero throughout", *[""] * width])
    return kept


def blocks_text(title: str, lines: Sequence[str], blocks: Sequence[Block]) -> str:
    """Give a card of several tables for a terminal."""
    parts = [_text(title, lines, [], [])]
    for name, head, rows in blocks:
        table = _text(name.replace("\n", "\n  "), [], head, rows)
        parts.append(table if name else table.removeprefix("\n"))
    return "\n\n".join(parts)


def blocks_html(title: str, lines: Sequence[str], blocks: Sequence[Block]) -> str:
    """Give the same for a notebook."""
    inner = ""
    for name, head, rows in blocks:
        first, *sentences = map(html.escape, name.split("\n"))
        told = "".join(f"<br>{one}" for one in sentences)
        inner += f"<p><strong>{first}</strong>{told}</p>{table_html(head, rows) if rows else ''}"
    return _card(title, lines, [], []).removesuffix("</div>") + inner + "</div>"


# ------------------------------------------------------------------------------------ scenarios


def _scenario(one: Scenario) -> tuple[str, list[str], list[str], Rows]:
    facts = one.to_dict()
    lines = [
        f"model {facts['model']}, {facts['days']} days from {facts['start']}"
        f" after {facts['burn_in']} days of burn-in, seed {facts['seed']}, {facts['currency']}"
    ]
    if facts.get("description"):
        lines.append(str(facts["description"]))
    lines += [f"note: {remark}" for remark in one.remarks]
    lines.append(f"{len(one.parameters)} parameters: .parameters, .set({{...}})")
    return one.title, lines, [], []


def scenario_text(one: Scenario) -> str:
    """Give a scenario for a terminal."""
    return _text(*_scenario(one))


def scenario_html(one: Scenario) -> str:
    """Give a scenario for a notebook."""
    return _card(*_scenario(one))


# -------------------------------------------------------------------------------------- results


def _span(results: Results) -> str:
    time = results.dataset["time"].values
    worlds = results.dataset.sizes["replicate"]
    first, last = str(time[0])[:10], str(time[-1])[:10]
    words = "replicate" if worlds == 1 else "replicates"
    return f"{first} to {last}, {worlds} {words}, seed {results.attrs.get('seed')}"


def _cautions(results: Results, shown: Sequence[str]) -> list[str]:
    told = {name: summaries.caution(results, name) for name in shown}
    return [f"{summaries.called(results, name)}: {words}" for name, words in told.items() if words]


def _rest(results: Results, shown: Sequence[str]) -> list[str]:
    rest = len(results.indicators) - len(shown)
    return [f"{rest} more indicators: .summary(every=True)"] if rest else []


def _with_interval(middle: float, low: float, high: float) -> str:
    spread = f" \N{PLUS-MINUS SIGN} {number((high - low) / 2)}" if math.isfinite(low) else ""
    return number(middle) + spread


def _results(results: Results) -> tuple[str, list[str], list[str], Rows]:
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
    return results.title, lines, ["over all days", *scenarios, "", "unit"], rows


def _statistic(results: Results, indicator: str) -> str:
    return str(results[indicator].attrs["statistic"])


def results_text(results: Results) -> str:
    """Give results for a terminal."""
    return _text(*_results(results))


def results_html(results: Results) -> str:
    """Give results for a notebook."""
    return _card(*_results(results))


def _head_of(comparison: Comparison, reform: str) -> str:
    since = str(comparison.begins(reform))[:10]
    never = "" if summaries.acts(comparison, reform) else ": in force on no recorded day"
    return f"{comparison.reform_title(reform)}, from {since}{never}"


def _effects(comparison: Comparison, reform: str, shown: Sequence[str]) -> Rows:
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


def _one_by_one(comparison: Comparison, shown: Sequence[str]) -> Iterator[Block]:
    head = ["", "baseline", "reform", "difference", "unit"]
    for reform in comparison.reforms:
        if not summaries.acts(comparison, reform):
            yield _head_of(comparison, reform), [], []
            continue
        told = [summaries.sentence(comparison, reform, name) for name in shown]
        title = "\n".join([_head_of(comparison, reform), *told])
        yield title, head, _effects(comparison, reform, shown)


def _all_together(comparison: Comparison, shown: Sequence[str]) -> Iterator[Block]:
    reforms = comparison.reforms
    heads = [
        f"{one}: {_head_of(comparison, one)}".replace(f"{one}: {one},", f"{one},", 1)
        for one in reforms
    ]
    yield "\n".join(["reforms", *heads]), [], []
    cells = [
        [name, *(summaries.change_in_percent(comparison, name, one) for one in shown)]
        for name in reforms
    ]
    few = comparison.dataset.sizes["replicate"] < LEAST_REPLICATES
    note = "" if few else "; in brackets where the 95 % interval holds zero"
    names = (summaries.called(comparison, one) for one in shown)
    head = ["reform", *(name.replace(" ", "\n") for name in names)]
    yield f"change in % of the baseline while in force{note}", head, cells


def _comparison(comparison: Comparison) -> tuple[list[str], list[Block]]:
    shown = summaries.headlines(comparison)
    lines = [_span(comparison), placebos.words(comparison)]
    if any(state != "not asked" for state in comparison.placebo_states("unenforced").values()):
        lines.append(placebos.words(comparison, "unenforced"))
    if comparison.dataset.sizes["replicate"] < LEAST_REPLICATES:
        lines.append(f"No interval below {LEAST_REPLICATES} replicates.")
    lines.append(f"file {comparison.path}")
    lines += [*_cautions(comparison, shown), *_rest(comparison, shown)]
    for reform in comparison.reforms:
        if warning := comparison.warning(reform):
            lines.append(f"warning: {reform} {warning}")
    form = _one_by_one if len(comparison.reforms) <= MOST_BLOCKS else _all_together
    return lines, list(form(comparison, shown))


def comparison_text(comparison: Comparison) -> str:
    """Give a comparison for a terminal."""
    return blocks_text(comparison.title, *_comparison(comparison))


def comparison_html(comparison: Comparison) -> str:
    """Give a comparison for a notebook."""
    return blocks_html(comparison.title, *_comparison(comparison))
