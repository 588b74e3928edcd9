# SPDX-License-Identifier: Apache-2.0
"""Comparisons: what reforms do, in pairs, as lazy xarray data sets with cards and plots."""

from __future__ import annotations

import os
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
import xarray as xr

from sharesim import cards, groups, inequality, persons, placebos, summaries, titles, windows, zones
from sharesim.results import Results

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


class Comparison(inequality.PairedShares, Results):
    """Reforms against a baseline, replicate by replicate.

    `effects` holds, by reform and indicator: `baseline_level` and `reform_level` from the day the
    reform takes effect to the end, the paired `difference`, its 95 % simulation interval `low` to
    `high` (none below five replicates), `replicates`, the share of them with the `same_sign`, and
    the `placebo` and `unenforced`, the largest changes made by the measures in the form that binds
    nobody and in the form that binds and that nobody enforces; not a number where none was run.
    `first_day` and `last_day` say which days count; they are the same in every frame below.
    """

    def __init__(
        self, path: str | os.PathLike[str], keeper: TemporaryDirectory[str] | None = None
    ) -> None:
        super().__init__(path, keeper)
        self.effects = self._group("effects").load()
        self.effects = self.effects.assign_coords(windows.days(self))

    @property
    def reforms(self) -> list[str]:
        """Names of the reforms."""
        return [str(name) for name in self.effects["reform"].values]

    def reform_title(self, reform: str) -> str:
        """What a reform is called: its title or its label, or what it changes if it has neither."""
        return titles.of_reform(self, reform)

    def takes_effect(self, reform: str) -> np.datetime64:
        """First day from which a reform's effects are told: that on which it is in force.

        Of a reform that is older than the records it is the first recorded day, of one that begins
        after them its own; `begins` gives its own in any case.
        """
        return self._day("takes_effect", reform)

    def begins(self, reform: str) -> np.datetime64:
        """First day on which a reform is in force by its own dates, simulated or not."""
        return self._day("begins", reform)

    def warning(self, reform: str) -> str:
        """Say what is wrong with a reform's dates, such as a law older than the city; or ""."""
        return str(self.effects["warning"].sel(reform=reform).item())

    def announced(self, reform: str) -> np.datetime64:
        """Day on which a reform becomes known by its own dates; it may act from then on."""
        name = "announced" if "announced" in self.effects else "begins"  # of older files
        return self._day(name, reform)

    def _day(self, name: str, reform: str) -> np.datetime64:
        days = int(self.effects[name].sel(reform=reform).item())
        first: np.datetime64 = self.dataset["time"].values[0]
        return first + np.timedelta64(days, "D")

    def effect(self, indicator: str, by: str | None = None) -> xr.Dataset:
        """Give what the reforms do to an indicator; `.to_dataframe()` makes a table of it.

        `by="zone"` gives it zone by zone, in pairs and with the interval of `effects`. Whatever
        `by`, it covers the same days, from `first_day` to `last_day`.

        Where account was kept of single people, as of "host_income" after
        `compare(..., persons=["hosts"])`, `by` may also be a trait of theirs ("host_type",
        "listings_held") or "income_fifth": fifths of people by expected income, the mean over other
        lucks of the baseline (`siblings`), the first with the least; ties go by identity. No reform
        moves anybody to another group, nor does the luck of the run whose effect is measured. Each
        number is that of the whole group, so that groups add up to the city; those with `_per_head`
        are divided by the number of `persons`. `roles` tells who gains by role.
        """
        if by is None:
            return self._of(indicator, over_time=False)
        allowed = ["zone", *persons.groupings(self, indicator)]
        if by not in allowed:
            raise ValueError(groups.not_told_apart(indicator, by, allowed))
        if by != "zone":
            return persons.effects(self, indicator, by)
        self._require(indicator)
        return zones.effects(self, indicator)

    def roles(self) -> xr.Dataset:
        """Give what each role of the market gains from each reform, in money.

        Each role has one indicator that is all that it gains, named in `indicator` and told in
        `meaning`: host_net_income is after fines, which public_revenue counts. So what one role
        pays to another appears once on either side, and nothing is counted twice. Numbers are those
        of `effects`, from the day on which the reform takes effect to the end.
        """
        return groups.roles(self)

    def effect_over_time(self, indicator: str) -> xr.Dataset:
        """Give the paired `difference` by reform and week, mean by day, with `low` and `high`."""
        weekly = self._of(indicator, over_time=True)
        plain: xr.Dataset = weekly.rename(
            {f"weekly_{name}": name for name in ("difference", "low", "high")}
        )
        return plain

    def winners(self, indicator: str, threshold: float = 100, by: str | None = None) -> xr.Dataset:
        """Count who gains and who loses from each reform, person by person.

        `indicator` is one kept of single people, such as "host_income" after
        `compare(..., persons=["hosts"])`; who changes by no more than `threshold` counts as
        neither. Numbers, shares and mean gains are means over replicates, each with `_low` and
        `_high`, its 95 % simulation interval (none below five replicates). Who lives under one
        scenario only has 0 under the other. `winners_share_by_chance` and `losers_share_by_chance`
        are what the shares would be between two lucks of the same baseline. `by` is what `effect`
        takes for people.
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

    def _require(self, indicator: str) -> None:
        if indicator not in self.indicators:
            raise KeyError(f"no indicator {indicator!r}; there are {', '.join(self.indicators)}")

    def whole_effects(self) -> xr.Dataset:
        """Give the effects over the whole time in force, by reform and indicator."""
        return self._effects_along(weeks=False)

    def _effects_along(self, *, weeks: bool) -> xr.Dataset:
        along = {name: set(values.dims) for name, values in self.effects.data_vars.items()}
        wanted = {"reform", "indicator", "week"} if weeks else {"reform", "indicator"}
        chosen = self.effects[[name for name, dims in along.items() if dims == wanted]]
        kept = {*chosen.dims, "first_day", "last_day"}
        # Titles and units would be columns of a table.
        return chosen.drop_vars([name for name in chosen.coords if name not in kept])

    def _of(self, indicator: str, *, over_time: bool) -> xr.Dataset:
        self._require(indicator)
        effects = self._effects_along(weeks=over_time)
        chosen: xr.Dataset = effects.sel(indicator=indicator).drop_vars("indicator")
        units = str(self[indicator].attrs["units"])
        chosen.attrs = {"indicator": indicator, "units": units}
        return groups.in_units(chosen, units)

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
        from sharesim import plots

        return plots.effects(self, indicators or summaries.plotted(self))

    def __repr__(self) -> str:
        return cards.comparison_text(self)

    def _repr_html_(self) -> str:
        return cards.comparison_html(self)
