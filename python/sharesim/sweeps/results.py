# SPDX-License-Identifier: Apache-2.0
"""What a sweep found, as a table, a figure and a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sharesim.show.card import Card, Shown
from sharesim.sweeps import cards, figures
from sharesim.sweeps.record import BASELINE, SweepRecord

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


class Sweep(Shown, SweepRecord):
    """A scenario, and reforms in pairs, at many points: a lazy view of the file `path`.

    `table` is an xarray data set: each indicator over the recorded days by point, scenario and
    replicate, and, with reforms, its paired difference by point, reform and replicate, under the
    indicator's name with `_difference`. The parameters are coordinates along `point`. `design` is
    how the points were drawn. `engine_effects` is what the engine says of the effects at each
    point.
    """

    def to_dataframe(self, *, effects: bool = False) -> pd.DataFrame:
        """Give levels by point, scenario and replicate as a table, beside the parameters.

        With `effects`, paired differences by point, reform and replicate.
        """
        wanted = [self.differences(n) for n in self.indicators] if effects else None
        chosen = self.table[[line.name for line in wanted] if wanted else self.indicators]
        order = ["point", "reform" if effects else "scenario", "replicate"]
        return chosen.drop_vars("record_hash").to_dataframe(dim_order=order)

    def plot(
        self,
        indicator: str,
        reform: str | None = None,
        scenario: str = BASELINE,
        kind: str | None = None,
    ) -> Figure:
        """Plot the "sensitivity", bars with intervals, or the "response" to each parameter.

        A Sobol' or Morris design shows the sensitivity unless `kind` says otherwise, the others
        the response.
        """
        kinds = {"sensitivity": figures.bars, "response": figures.response}
        screening = self.design.method in ("sobol", "morris")
        wanted = kind or ("sensitivity" if screening else "response")
        if wanted not in kinds:
            raise ValueError(f"kind: no kind {wanted!r}; 'sensitivity' and 'response' are allowed")
        return kinds[wanted](self, indicator, reform, scenario)

    def _card(self) -> Card:
        return cards.sweep_card(self)
