# SPDX-License-Identifier: Apache-2.0
"""How back-tests present themselves, in a terminal, in a notebook and on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sharesim.crowdfunding.comparison import Difference, ScoreLine
from sharesim.crowdfunding.tables import Line
from sharesim.show.card import Card, Rows, Table
from sharesim.show.numbers import number, signed

if TYPE_CHECKING:
    from sharesim.crowdfunding.record import Record

Tables = list[Table]


def card(one: Record) -> Card:
    """Give the card of a back-test."""
    return Card(
        "Back-test: crowdfunding", _lines(one), tables=[_scores(one), _bars(one), *_outcomes(one)]
    )


def markdown(one: Record) -> str:
    """Give the tables for a page."""
    blocks = ["\n".join(f"- {line}" for line in _lines(one))]
    for table in (_scores(one), _bars(one), *_outcomes(one)):
        lines = [table.head, ["---"] * len(table.head), *table.rows]
        rows = ("| " + " | ".join(cell.replace("\n", " ") for cell in row) + " |" for row in lines)
        blocks += [f"**{table.title}**", "\n".join(rows)]
    return "\n\n".join(blocks)


def _lines(one: Record) -> list[str]:
    found = one.calibration
    came = "met" if found.met else "NOT met"
    lines = [
        f"{one.trained:,} campaigns launched before {one.split} calibrate, {one.tested:,} from "
        f"then on are scored; {one.how['worlds']} worlds",
        f"calibration {came}: coefficients of simulated successes lie "
        f"{found.best.distance:.2f} standard errors from those of real ones "
        f"(round {found.rounds.index(found.best) + 1} of {len(found.rounds)})",
        f"shares of worlds, which few worlds blur, have an AUC of {one.plain['auc']:.4f} and a "
        f"Brier score of {one.plain['brier']:.4f}",
        f"the share of successes alone has a Brier score of {one.base_brier:.4f}",
    ]
    return lines + [f"note: {remark}" for remark in one.remarks]


def _scores(one: Record) -> Table:
    rivals = list(one.scores[0].rivals)
    head = ["score", "model", *rivals, *(f"model less\n{rival}" for rival in rivals)]
    return Table(head, [_score_row(line, rivals) for line in one.scores], "Scores")


def _score_row(line: ScoreLine, rivals: Sequence[str]) -> list[str]:
    better = "higher" if line.more_is_better else "lower"
    return [
        f"{line.title} ({better} is better)",
        f"{line.model:.4f}",
        *(f"{line.rivals[rival]:.4f}" for rival in rivals),
        *(_interval(line.differences[rival]) for rival in rivals),
    ]


def _interval(less: Difference) -> str:
    if less.low != less.low:
        return f"{signed(less.value)}"
    return f"{_short(less.value)} ({_short(less.low)} to {_short(less.high)})"


def _short(value: float) -> str:
    return f"{value:+.4f}".replace("-", "\N{MINUS SIGN}")


def _bars(one: Record) -> Table:
    rows = [[bar.score.replace("_", " "), bar.asked, bar.verdict] for bar in one.bars]
    return Table(["bar", "asked", "verdict"], rows, "Bars, against the regressions")


def _outcomes(one: Record) -> Tables:
    curves = [
        [f"{name}, bin {at}", str(alike.campaigns), f"{alike.chance:.3f}", f"{alike.actual:.3f}"]
        for name, bins in one.curves.items()
        for at, alike in enumerate(bins, 1)
    ]
    return [
        _predicted("Success by category", "category", one.categories),
        _predicted("Success by goal, US dollars", "goal", one.goals),
        _predicted("Share of campaigns by pledged/goal", "pledged/goal", one.histogram),
        _predicted("Quantiles of backers", "quantile", one.backers, whole=True),
        Table(["prediction", "campaigns", "mean chance", "succeeded"], curves, "Calibration"),
    ]


def _predicted(title: str, kind: str, lines: Sequence[Line], *, whole: bool = False) -> Table:
    def cell(value: float) -> str:
        return number(value) if whole else f"{value:.3f}"

    names = list(lines[0].predicted)
    rows: Rows = [
        [
            line.name,
            str(line.campaigns),
            cell(line.actual),
            *(cell(line.predicted[name]) for name in names),
        ]
        for line in lines
    ]
    return Table([kind, "campaigns", "actual", *names], rows, title)
