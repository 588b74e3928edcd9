# SPDX-License-Identifier: Apache-2.0
"""Comparisons: what reforms do, in pairs, as lazy xarray data sets with cards and plots."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import xarray as xr

from sharesim.results import (
    cards,
    figures,
    groups,
    inequality,
    persons,
    placebos,
    reporting,
    summaries,
    thresholds,
    zones,
)
from sharesim.results.results import Results
from sharesim.show.card import Card

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


class Comparison(inequality.PairedShares, thresholds.PairedThresholds, Results):
    """Reforms against a baseline, replicate by replicate.

    `effects` holds, by reform and indicator: `baseline_level` and `reform_level` from the day the
    reform takes effect to the end, the paired `difference`, its 95 % simulation interval `low` to
    `high` (none below five replicates), `replicates`, the share of them with the `same_sign`, and
    the `placebo` and `unenforced`, the largest changes made by the measures in the form that binds
    nobody and in the form that binds and that nobody enforces; not a number where none was run.
    `first_day` and `last_day` say which days count; they are the same in every frame below.
    """

    def effect(self, indicator: str, by: str | None = None) -> xr.Dataset:
        """Give what the reforms do to an indicator; `.to_dataframe()` makes a table of it.

        `by="zone"` gives it zone by zone, in pairs and with the interval of `effects`. Whatever
        `by`, it covers the same days, from `first_day` to `last_day`.

        Where account was kept of single people, as of "host_income" after
        `compare(..., persons=["hosts"])`, `by` may also be a trait of theirs ("host_type",
        "listings_held") or "income_fifth": fifths of people by expected income, the mean over
        runs of the baseline with other draws (`siblings`), the first with the least; ties go by
        identity. No reform moves anybody to another group, nor do the draws of the run whose effect
        is measured. Each number is that of the whole group, so that groups add up to the city;
        those with `_per_head` are divided by the number of `persons`. `roles` tells who gains by
        role.
        """
        if by is None:
            return self._whole_effect(indicator)
        allowed = ["zone", *persons.groupings(self, indicator)]
        if by not in allowed:
            raise ValueError(groups.not_told_apart(indicator, by, allowed))
        if by != "zone":
            return persons.effects(self, indicator, by)
        self._require(indicator)
        return zones.effects(self, indicator)

    def roles(self) -> xr.Dataset:
        """Give what each role of the market gains from each reform, in money.

        Each role has one indicator that is all that it gains, named in `indicator` and explained in
        `meaning`: host_net_income is after fines, which public_revenue counts. So what one role
        pays to another appears once on either side, and nothing is counted twice. Numbers are those
        of `effects`, from the day on which the reform takes effect to the end.
        """
        return groups.roles(self)

    def winners(self, indicator: str, threshold: float = 100, by: str | None = None) -> xr.Dataset:
        """Count who gains and who loses from each reform, person by person.

        `indicator` is one kept of single people, such as "host_income" after
        `compare(..., persons=["hosts"])`; who changes by no more than `threshold` counts as
        neither. Numbers, shares and mean gains are means over replicates, each with `_low` and
        `_high`, its 95 % simulation interval (none below five replicates). Who lives under one
        scenario only has 0 under the other. `winners_share_by_chance` and `losers_share_by_chance`
        are what the shares would be between two runs of the baseline with different draws. `by` is
        what `effect` takes for people.
        """
        return persons.winners(self, indicator, threshold, by)

    def attribution(self, indicator: str) -> xr.Dataset:
        """Give what each part of a package contributes to an indicator (`attribution="shapley"`).

        `value` by part, with `value_low` and `value_high`, is its Shapley value: what it adds, mean
        over all orders in which the parts could be added. The values add up to `whole`, what all
        parts do together over the days from the first on which any is in force.
        """
        self._require(indicator)
        return groups.attribution(self, indicator)

    @property
    def placebo_is_zero(self) -> bool | None:
        """Whether measures that bind nobody changed nothing, to the last bit, for any reform.

        None when there was no such run: reforms that are parameters have nothing to make void, and
        `placebos="skip"` or another `pairing` runs none. `placebo_states` tells reform by reform.
        """
        return placebos.all_zero(self.placebo_states("placebo"))

    @property
    def unenforced_is_zero(self) -> bool | None:
        """Whether measures that nobody enforces changed nothing (placebos="all"); None without."""
        return placebos.all_zero(self.placebo_states("unenforced"))

    def placebo_states(self, form: str = "placebo") -> dict[str, str]:
        """Give what came of a form of each reform that must change nothing.

        `form` is "placebo" (binding nobody) or "unenforced". It changed nothing ("zero"), it
        changed something ("failed"), or it was not run: "not asked", "unpaired", "parameter" (no
        measure), "outside" (no measure holds on a simulated day), "of parts", "binds by itself" (no
        measure needs enforcement), "missing" (its runs failed).
        """
        return placebos.states(self, form)

    def summary(self, *, every: bool = False) -> pd.DataFrame:
        """Give what each reform does to the headline indicators, in numbers and in a `sentence`.

        Numbers are those of `effects`: `baseline` and `reform` are levels while the reform is in
        force, `difference` is paired, with its interval `low` to `high`. With `every` all
        indicators are told.
        """
        return summaries.of_comparison(self, self._summed_up(every=every))

    def to_dataframe(self) -> pd.DataFrame:
        """Every effect as a table, one row a reform and indicator."""
        return self.whole_effects().to_dataframe()

    def plot(self, *indicators: str) -> Figure:
        """Plot the paired effect over time: a row an indicator, a column a reform, with bands.

        Without names, the headline indicators of the market.
        """
        return figures.effects(self, indicators or summaries.plotted(self))

    def report(
        self,
        out: str | os.PathLike[str],
        *,
        language: str = "en",
        depends_on: str | None = None,
        pdf: bool = False,
        docx: bool = False,
        xlsx: bool = False,
        overwrite: bool = False,
        threads: int | None = None,
        progress: bool | None = None,
    ) -> list[Path]:
        """Write one page of HTML that a reader without the program can open; give what was written.

        It needs no network and nothing beside itself: each reform in a sentence, a scoreboard, who
        gains and who loses, bands over time, what the model leaves out, how to check it. `language`
        is "en" or "ko". `depends_on`, a time such as "10m", looks so long for the parameters that
        matter most and for the values at which they turn the sign of the first outcome. `pdf`,
        `docx` and `xlsx` write the same beside, the first by a browser that is installed. Raises
        `FileError` where the folder of the comparison is not as it was written, and then, as for
        every mistake, nothing is written.
        """
        return reporting.write(
            self,
            out,
            language=language,
            depends_on=depends_on,
            pdf=pdf,
            docx=docx,
            xlsx=xlsx,
            overwrite=overwrite,
            threads=threads,
            progress=progress,
        )

    def _card(self) -> Card:
        return cards.comparison_card(self)


def held_by(folder: str | os.PathLike[str]) -> Results | Comparison:
    """Give what the folder of a finished experiment holds: a comparison where it has reforms."""
    path = Path(folder)
    return Comparison(path) if (path / "reforms").exists() else Results(path)
