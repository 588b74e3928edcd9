# SPDX-License-Identifier: Apache-2.0
"""Scenarios: which market, where, when, under which rules; and their worlds to step through."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

import numpy as np
import xarray as xr

from sharesim import _core
from sharesim.listings import coordinates, figure
from sharesim.markets.agents import Agents
from sharesim.markets.catalogue import parameters_of
from sharesim.markets.diagnostics import table_of
from sharesim.markets.parameters import Parameters
from sharesim.markets.reforms import Reform, open_reform
from sharesim.results.results import Results
from sharesim.runs.conduct import How, served_by, simulate
from sharesim.runs.options import Design
from sharesim.show.card import Card, Shown

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


class Scenario(Shown):
    """A scenario that has been read and checked; it never changes.

    `set` and `with_reform` give another one, `run` simulates it into results, `start` gives a world
    to step through. A notebook shows it as a card.
    """

    def __init__(self, document: _core.Document, name: str) -> None:
        self._document = document
        self._prepared = _core.prepare(document)
        self._resolved = self._prepared.resolved()
        self.name = name

    @property
    def model(self) -> str:
        """Name of the model."""
        return str(self._resolved["model"])

    @property
    def title(self) -> str:
        """What tables and figures call it."""
        return str(self._resolved["title"])

    @property
    def parameters(self) -> Parameters:
        """Every parameter with its value; `describe` tells what it means."""
        return Parameters(self._resolved, list(parameters_of(self.model)))

    @property
    def remarks(self) -> list[str]:
        """What to know before trusting the inputs, such as rows of a file left out."""
        return self._prepared.remarks()

    def to_dict(self) -> dict[str, Any]:
        """Give every parameter as a nested dictionary of plain values."""
        return self._prepared.resolved()

    def set(self, values: Mapping[str, Any]) -> Scenario:
        """Give the scenario with other values, by path: `{"trust.half_life": 180}`.

        Values are numbers, words, dates (`datetime.date`), lists, dictionaries, or quantities with
        a unit (`{"value": 26, "unit": "weeks"}`). Raises `ScenarioError`, a `ValueError`, with
        every mistake at once.
        """
        return Scenario(self._document.with_values(dict(values)), self.name)

    def assigned(self, assignment: str) -> Scenario:
        """Give the scenario after `path=value`, as `--set` says it."""
        return Scenario(self._document.assigned(assignment), self.name)

    def _otherwise(self, days: int | None = None, seed: int | None = None) -> Scenario:
        """Give the scenario with other days and another seed, where they are said."""
        given = {key: one for key, one in (("days", days), ("seed", seed)) if one is not None}
        return self.set(given) if given else self

    def with_reform(self, reform: Reform) -> Scenario:
        """Give the scenario under a reform: a shipped name, a path, or values by path."""
        name, overlay = open_reform(reform)
        return Scenario(self._document.merged(overlay), f"{self.name} + {name}")

    def run(
        self,
        replicates: int = 1,
        days: int | None = None,
        threads: int | None = None,
        out: str | os.PathLike[str] | None = None,
        *,
        seed: int | None = None,
        overwrite: bool = False,
        progress: bool | None = None,
        **design: Unpack[Design],
    ) -> Results:
        """Simulate and give the results.

        `replicates` is how many worlds, `days` overrides how long is recorded, `threads` is how
        many the engine may use (all the machine has when None), `out` a folder to keep the result
        in (a temporary one, gone with the results, when None). `seed` names another family of
        worlds than the scenario's. `progress` None shows it on a terminal. `Design` tells what else
        may be said, such as `persons`.
        Ctrl-C raises `KeyboardInterrupt` within a second; what is finished stays in `out`, and
        `resume` goes on with it.
        """
        how = How(replicates, threads, out, overwrite, progress, design)
        return simulate(self._otherwise(days, seed)._document, how)

    def plot(self) -> Figure:
        """Draw the city before anything happens: its listings by zone and kind, in one picture.

        A map where the file of listings has coordinates, and bars. The listings are those of the
        scenario's first world. Raises `ValueError` for models that have no listings in zones.
        """
        live = self.start()
        homes = live.agents("listings") if "listings" in live.tables else None
        if homes is None or not {"zone", "kind"} <= set(homes):
            raise ValueError(
                f"{self.title!r} ({self.model}) has no listings in zones, which is what plot "
                "draws; run() it and plot the results"
            )
        places = coordinates.places_of(coordinates.listings_of(self.to_dict()))
        return figure.city(self.title, live.zones, homes.words["kind"], homes, places)

    def diagnose(self, replicate: int = 0, days: int | None = 365) -> pd.DataFrame:
        """Tell how the market works: one row a diagnostic, beside where one would expect it.

        Columns: `value`, `low` and `high` (of the plausible range; infinite where nobody has
        published one), `verdict` (below, within, above, or empty), `source` of the range, `doc`.
        Elasticities, diversion and mark-ups are closed forms over the searches of every 13th day;
        pass-through compares futures of the same world. At most `days` are recorded, the
        scenario's own number with None. Raises `ScenarioError` for a model without diagnostics.
        """
        own = int(self._resolved["days"])
        lived = own if days is None else min(own, days)
        return table_of(self.model, self._prepared.diagnose(replicate, lived))

    def start(self, replicate: int = 0, *, threads: int | None = None) -> Live:
        """Give a new world at the first day of its burn-in, to be stepped through.

        Worlds of equal `replicate` have the same people and the same draws in every scenario.
        `threads` is how many serve it and its branches, all that the machine has when None.
        """
        return Live(self, self._prepared.start(replicate, served_by(threads)))

    def __reduce__(self) -> tuple[Callable[..., Scenario], tuple[dict[str, Any], str]]:
        return _again, (self._document.values(), self.name)

    def __copy__(self) -> Scenario:
        return self  # it never changes

    def __deepcopy__(self, memo: dict[int, Any]) -> Scenario:
        return self

    def _card(self) -> Card:
        facts = self.to_dict()
        lines = [
            f"model {facts['model']}, {facts['days']} days from {facts['start']}"
            f" after {facts['burn_in']} days of burn-in, seed {facts['seed']}, {facts['currency']}"
        ]
        if facts.get("description"):
            lines.append(str(facts["description"]))
        lines += [f"note: {remark}" for remark in self.remarks]
        lines.append(f"{len(self.parameters)} parameters: .parameters, .set({{...}})")
        return Card(self.title, lines)


class Live:
    """One world under way; made by `Scenario.start`."""

    def __init__(self, scenario: Scenario, world: _core.World) -> None:
        self.scenario = scenario
        self._world = world

    @property
    def day(self) -> datetime.date:
        """The day that comes next."""
        return self._world.day

    @property
    def end(self) -> datetime.date:
        """The day after the last."""
        return self._world.end

    def step(self, days: int = 1) -> Live:
        """Simulate that many days, at most to the end, and give the world itself.

        Ctrl-C raises `KeyboardInterrupt` at the end of a day; the world can be stepped on.
        """
        self._world.advance(days)
        return self

    @property
    def tables(self) -> list[str]:
        """Names of the tables of agents."""
        return list(self._world.tables())

    def agents(self, table: str) -> Agents:
        """Give a table of agents, such as "listings".

        `agents("listings").to_dataframe()` is a copy with names, dates and amounts in major units;
        `agents("listings")["price"]` is the engine's own column, a NumPy array of shape (rows,)
        that costs nothing to look at.
        """
        tables = self._world.tables()
        if table not in tables:
            raise KeyError(f"no table {table!r}; there are {', '.join(tables)}")
        currency = str(self.scenario.to_dict()["currency"])
        return Agents(self._world, table, tables[table], currency)

    @property
    def zones(self) -> list[str]:
        """Names of the zones, in the order of the rows that agents name."""
        return list(self._world.series()["zones"])

    def branch(self, reform: Reform | None = None) -> Live:
        """Give the same world with a future of its own: one history, many futures.

        With a reform (a shipped name, a path, or values by path) the future follows it. Raises
        `ScenarioError` when it would change days that have passed.
        """
        future = self.scenario if reform is None else self.scenario.with_reform(reform)
        return Live(future, self._world.branch(future._prepared))

    def series(self) -> xr.Dataset:
        """Give what has been reported so far, by day of `time`; empty during the burn-in.

        Amounts are in major units of the currency. `.to_dataframe()` makes a table of it.
        """
        told = self._world.series()
        days = max((self.day - told["start"]).days, 0)
        time = np.datetime64(told["start"], "D") + np.arange(days)
        data = {
            name: ("time", told["daily"][:days, line], {"units": unit, "long_name": doc})
            for line, (name, unit, doc) in enumerate(told["lines"])
        }
        return xr.Dataset(data, coords={"time": time.astype("datetime64[ns]")})

    def digest(self) -> str:
        """Give one number for the state: equal digests mean equal bits in every column."""
        return self._world.digest()

    def __repr__(self) -> str:
        return f"<Live {self.scenario.title!r} on {self.day}, ends {self.end}>"


def _again(document: dict[str, Any], name: str) -> Scenario:
    """Give back a scenario that was pickled, in another process perhaps."""
    return Scenario(_core.Document.of(document), name)


def scenario(source: str | os.PathLike[str] | Mapping[str, Any]) -> Scenario:
    """Give a scenario: a shipped name, the name of a model, a path to TOML or JSON, a dictionary.

    Raises `ScenarioError` (a `ValueError`) with every mistake in it, or `FileError` (an `OSError`).
    """
    if isinstance(source, Mapping):
        return Scenario(_core.Document.of(dict(source)), str(source.get("title", "scenario")))
    asked = os.fspath(source)
    return Scenario(_core.open_scenario(asked), Path(asked).stem)


def asked(
    given: Scenario | str | os.PathLike[str], days: int | None = None, seed: int | None = None
) -> Scenario:
    """Give a scenario that may be named only, with other days and another seed where said."""
    base = given if isinstance(given, Scenario) else scenario(given)
    return base._otherwise(days, seed)
