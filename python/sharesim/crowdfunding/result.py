# SPDX-License-Identifier: Apache-2.0
"""What came of a back-test, as it shows itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sharesim.crowdfunding import cards, figures
from sharesim.crowdfunding.record import Record
from sharesim.show.card import Card, Shown

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


@dataclass(frozen=True, repr=False)
class BacktestResult(Shown, Record):
    """A market scored on campaigns it was not fitted to; a notebook shows it as a card.

    The fields are those of `Record`; `result["auc"]` is one score, `bars` what was asked and
    whether it was met.
    """

    def table(self) -> pd.DataFrame:
        """Give the scores, a row each: model, rivals, and differences with 95 % intervals."""
        import pandas as pd

        rows = {}
        for one in self.scores:
            row: dict[str, Any] = {"title": one.title, "model": one.model, **one.rivals}
            for rival, less in one.differences.items():
                row |= {f"less {rival}": less.value, f"low, {rival}": less.low,
                        f"high, {rival}": less.high}  # fmt: skip
            rows[one.score] = row
        return pd.DataFrame.from_dict(rows, orient="index")

    def to_json(self) -> str:
        """Give all of it as JSON."""
        return json.dumps(self.to_dict(), indent=2, ensure_ascii=False)

    def to_markdown(self) -> str:
        """Give the tables for a page."""
        return cards.markdown(self)

    def plot(self) -> Figure:
        """Draw success by category and goal, the histogram, backers, and the calibration curve."""
        return figures.backtest(self)

    def _card(self) -> Card:
        return cards.card(self)
