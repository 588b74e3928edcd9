# SPDX-License-Identifier: Apache-2.0
"""How scenarios and results present themselves, in a terminal and in a notebook."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sharesim import placebos

if TYPE_CHECKING:
    from sharesim.results import Comparison, Results
    from sharesim.scenarios import Scenario

Rows = list[list[str]]
Block = tuple[str, list[str], Rows]  # title, head and rows of a table
LEAST_REPLICATES = 5


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
    shown = 0.0 if abs(share) < 5e-5 else share  # no "-0.0 %"
    sign = "+" if shown > 0 else "\N{MINUS SIGN}" if shown < 0 else ""
    return f"{sign}{abs(shown) * 100:.1f} %"


def table_text(head: Sequence[str], rows: Rows) -> str:
    """Align rows in columns; all but the first to the right."""
    widths = [max(len(row[i]) for row in [list(head), *rows]) for i in range(len(head))]
    lines = []
    for row in [list(head), *rows]:
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
        table = _text(name, [], head, rows)
        parts.append(table if name else table.removeprefix("\n"))
    return "\n\n".join(parts)


def blocks_html(title: str, lines: Sequence[str], blocks: Sequence[Block]) -> str:
    """Give the same for a notebook."""
    inner = "".join(
        f"<p><strong>{html.escape(name)}</strong></p>{table_html(head, rows) if rows else ''}"
        for name, head, rows in blocks
    )
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


def shown_order(results: Results) -> list[str]:
    """Give the indicators in the order in which tables show them: those with a caution last."""
    return sorted(results.indicators, key=lambda name: bool(_caution(results, name)))


def _caution(results: Results, indicator: str) -> str:
    return str(results[indicator].attrs.get("caution", ""))


def _cautions(results: Results) -> list[str]:
    told = {name: _caution(results, name) for name in results.indicators}
    return [f"{name}: {words}" for name, words in told.items() if words]


def _results(results: Results) -> tuple[str, list[str], list[str], Rows]:
    means = results.dataset[results.indicators].mean(["replicate", "time"])
    names = [str(name) for name in results.dataset["scenario"].values]
    rows = [
        [name, *(number(float(value)) for value in means[name].values), results.units(name)]
        for name in shown_order(results)
    ]
    lines = [_span(results), f"file {results.path}", *_cautions(results)]
    silent = [not means[name].values.any() for name in shown_order(results)]
    return results.title, lines, ["mean over days", *names, "unit"], telling(rows, silent)


def results_text(results: Results) -> str:
    """Give results for a terminal."""
    return _text(*_results(results))


def results_html(results: Results) -> str:
    """Give results for a notebook."""
    return _card(*_results(results))


def _effects(comparison: Comparison, reform: str) -> Rows:
    names = shown_order(comparison)
    facts = comparison.effects.sel(reform=reform, indicator=names)
    wanted = ("difference", "relative", "low", "high")
    numbers = zip(*(facts[name].values.tolist() for name in wanted), strict=True)
    rows = []
    for name, (size, relative, low, high) in zip(names, numbers, strict=True):
        interval = f"{signed(low)} to {signed(high)}" if math.isfinite(low) else "-"
        rows.append([name, signed(size), percent(relative), interval, comparison.units(name)])
    # An effect of nothing on what there is tells much; one on what there is not tells nothing.
    nowhere = (facts["baseline_level"] == 0) & (facts["reform_level"] == 0)
    return telling(rows, (nowhere & ~(facts["unpaired_sd"] > 0)).values.tolist())


def _comparison(comparison: Comparison) -> tuple[list[str], list[Block]]:
    replicates = comparison.dataset.sizes["replicate"]
    lines = [_span(comparison), placebos.words(comparison)]
    if any(state != "not asked" for state in comparison.placebo_states("unenforced").values()):
        lines.append(placebos.words(comparison, "unenforced"))
    if replicates < LEAST_REPLICATES:
        lines.append(f"No interval below {LEAST_REPLICATES} replicates.")
    lines += [f"file {comparison.path}", *_cautions(comparison)]
    head = ["indicator", "effect", "relative", "95 % simulation interval", "unit"]
    blocks = []
    for reform in comparison.reforms:
        since = str(comparison.begins(reform))[:10]
        title = f"{comparison.reform_title(reform)}, from {since}"
        if warning := comparison.warning(reform):
            lines.append(f"warning: {reform} {warning}")
        rows = _effects(comparison, reform) if acts(comparison, reform) else []
        blocks.append((title if rows else f"{title}: in force on no recorded day", head, rows))
    return lines, blocks


def acts(comparison: Comparison, reform: str) -> bool:
    """Whether any recorded day can show an effect of a reform."""
    last = comparison.dataset["time"].values[-1]
    return bool(comparison.takes_effect(reform) <= last)


def comparison_text(comparison: Comparison) -> str:
    """Give a comparison for a terminal."""
    return blocks_text(comparison.title, *_comparison(comparison))


def comparison_html(comparison: Comparison) -> str:
    """Give a comparison for a notebook."""
    return blocks_html(comparison.title, *_comparison(comparison))
