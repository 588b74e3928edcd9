# SPDX-License-Identifier: Apache-2.0
"""Results: lazy xarray data sets over a result file, with summaries, cards and plots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharesim.results import cards, figures, inequality, summaries, thresholds
from sharesim.show.card import Card, Shown

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


class Results(Shown, inequality.Shares, thresholds.Thresholds):
    """What an experiment recorded: a lazy view of its file `path`.

    `results["nights"]` is an xarray array over scenario, replicate and time; `dataset` holds all of
    them, `zones` the same by month and zone. Only what is used is read. Amounts are in major units
    of the currency; every array says `units`, `long_name` and `statistic`.
    """

    def to_dataframe(self) -> pd.DataFrame:
        """Every indicator by scenario, replicate and time, as a table."""
        return self.dataset[self.indicators].reset_coords(drop=True).to_dataframe()

    def summary(self, *, every: bool = False) -> pd.DataFrame:
        """Give the headline indicators of the market, a row each, under their plain names.

        `value` is what the run comes to (a total, a mean level or a ratio of totals: `statistic`),
        with `low` and `high`, its 95 % simulation interval (none below five replicates). With
        `every` all indicators are told.
        """
        return summaries.of_run(self, self._summed_up(every=every))

    def _summed_up(self, *, every: bool) -> list[str]:
        return summaries.shown_order(self) if every else summaries.headlines(self)

    def plot(self, *indicators: str) -> Figure:
        """Plot indicators over time, one panel each: the mean of seven days, a line a replicate.

        Without names, the headline indicators of the market.
        """
        return figures.series(self, indicators or summaries.plotted(self))

    def plot_lorenz(self, indicator: str) -> Figure:
        """Draw the Lorenz curves of an indicator kept of single people, with its Gini."""
        return figures.lorenz(self.title, self.lorenz(indicator), self.gini(indicator))

    def _card(self) -> Card:
        return cards.results_card(self)
