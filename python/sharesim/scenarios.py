# SPDX-License-Identifier: Apache-2.0
"""Scenarios: which market, where, when, under which rules."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from sharesim import _core, cards
from sharesim.catalogue import Parameter, parameters_of
from sharesim.design import Design

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from sharesim.live import Live
    from sharesim.results import Results


class Parameters(Mapping[str, Any]):
    """The parameters of a scenario by path, with their values.

    `parameters["trust.half_life"]` is the value in force, `parameters.describe("trust.half_life")`
    its meaning, unit, range, default and source. Parts of the tree can be asked for too:
    `parameters["trust"]` is a dictionary.
    """

    def __init__(self, tree: dict[str, Any], known: list[Parameter]) -> None:
        self._tree = tree
        self._known = known

    def __getitem__(self, path: str) -> Any:
        value: Any = self._tree
        for step in path.split("."):
            try:
                value = value[int(step)] if isinstance(value, list) else value[step]
            except (KeyError, IndexError, ValueError, TypeError):
                raise KeyError(path) from None
        return value

    def __iter__(self) -> Iterator[str]:
        return _paths(self._tree)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def describe(self, path: str) -> Parameter:
        """Tell what a parameter means; KeyError when the model has none of that path."""
        plain = _plain(path)
        for one in self._known:
            if _plain(one.path) == plain:
                return one
        raise KeyError(path)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)

    def __repr__(self) -> str:
        return "\n".join(f"{path} = {self[path]!r}" for path in self)


def _plain(path: str) -> str:
    """A path without the numbers of list entries and the names of rules."""
    return re.sub(r"\[[^]]*\]|\.\d+(?=\.|$)", "", path)


def _paths(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _paths(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, inner in enumerate(value):
            yield from _paths(inner, f"{path}.{number}")
    else:
        yield path


class Scenario:
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
        from sharesim.experiments import run

        return run(
            self,
            replicates,
            days,
            threads,
            out,
            seed=seed,
            overwrite=overwrite,
            progress=progress,
            **design,
        )

    def plot(self) -> Figure:
        """Draw the city before anything happens: its listings by zone and kind, in one picture.

        A map where the file of listings has coordinates, and bars. The listings are those of the
        scenario's first world. Raises `ValueError` for models that have no listings in zones.
        """
        from sharesim.city_plots import city

        return city(self)

    def diagnose(self, replicate: int = 0, days: int | None = 365) -> pd.DataFrame:
        """Tell how the market works: one row a diagnostic, beside where one would expect it.

        Columns: `value`, `low` and `high` (of the plausible range; infinite where nobody has
        published one), `verdict` (below, within, above, or empty), `source` of the range, `doc`.
        Elasticities, diversion and mark-ups are closed forms over the searches of every 13th day;
        pass-through compares futures of the same world. At most `days` are recorded, the
        scenario's own number with None. Raises `ScenarioError` for a model without diagnostics.
        """
        from sharesim.diagnostics import table_of

        own = int(self._resolved["days"])
        lived = own if days is None else min(own, days)
        return table_of(self.model, self._prepared.diagnose(replicate, lived))

    def start(self, replicate: int = 0, *, threads: int | None = None) -> Live:
        """Give a new world at the first day of its burn-in, to be stepped through.

        Worlds of equal `replicate` have the same people and the same luck in every scenario.
        `threads` is how many serve it and its branches, all that the machine has when None.
        """
        from sharesim.experiments import served_by
        from sharesim.live import Live

        return Live(self, self._prepared.start(replicate, served_by(threads)))

    def __reduce__(self) -> tuple[Callable[..., Scenario], tuple[dict[str, Any], str]]:
        return _again, (self._document.values(), self.name)

    def __copy__(self) -> Scenario:
        return self  # it never changes

    def __deepcopy__(self, memo: dict[int, Any]) -> Scenario:
        return self

    def __repr__(self) -> str:
        return cards.scenario_text(self)

    def _repr_html_(self) -> str:
        return cards.scenario_html(self)


def _again(document: dict[str, Any], name: str) -> Scenario:
    """Give back a scenario that was pickled, in another process perhaps."""
    return Scenario(_core.Document.of(document), name)


Reform = str | os.PathLike[str] | Mapping[str, Any]


def scenario(source: str | os.PathLike[str] | Mapping[str, Any]) -> Scenario:
    """Give a scenario: a shipped name, the name of a model, a path to TOML or JSON, a dictionary.

    Raises `ScenarioError` (a `ValueError`) with every mistake in it, or `FileError` (an `OSError`).
    """
    if isinstance(source, Mapping):
        return Scenario(_core.Document.of(dict(source)), str(source.get("title", "scenario")))
    asked = os.fspath(source)
    return Scenario(_core.open_scenario(asked), Path(asked).stem)


def open_reform(reform: Reform) -> tuple[str, _core.Document]:
    """Name and document of a reform; keys of a dictionary may be paths such as `tax.rate`."""
    if not isinstance(reform, Mapping):
        return _core.open_reform(os.fspath(reform))
    document = _core.Document.of({}).with_values(dict(reform))
    return _slug(str(reform.get("label", "reform"))), document


def _slug(label: str) -> str:
    return re.sub(r"\W+", "_", label.lower()).strip("_") or "reform"
