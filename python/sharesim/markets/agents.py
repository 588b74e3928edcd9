# SPDX-License-Identifier: Apache-2.0
"""The agents of a world, as tables that are views of the engine's own memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from sharesim import _core

if TYPE_CHECKING:
    import pandas as pd

MINOR_UNITS = 100  # of an amount, in a major unit of its currency
DAY_NUMBER = "date"  # the unit of a column of days
SHOWN_ROWS = 5


class Agents(Mapping[str, "npt.NDArray[Any]"]):
    """A table of agents, which a notebook shows as one: one row an agent.

    `to_dataframe()` copies it for people: names for kinds and zones, dates, amounts in major units
    of the currency.

    `agents["price"]` is the raw column, a NumPy array that is a view of the engine's own memory:
    reading costs nothing, writing is refused, and values follow the world as it moves (copy what
    must stay). When a table gains or loses rows, an old view keeps the old rows; ask again. There,
    amounts are whole minor units (cents), as the engine counts them, and `units` says so; days
    count from 1970-01-01; kinds are numbers whose words `words` tells.
    """

    def __init__(
        self,
        world: _core.World,
        table: str,
        columns: dict[str, _core.ColumnFacts],
        currency: str = "currency",
    ) -> None:
        self._world = world
        self._table = table
        self._columns = columns
        self._currency = currency

    def __getitem__(self, column: str) -> npt.NDArray[Any]:
        if column not in self._columns:
            raise KeyError(f"no column {column!r} in {self._table}; there are {', '.join(self)}")
        return self._world.column(self._table, column)

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def _ipython_key_completions_(self) -> list[str]:
        return list(self)

    @property
    def identities(self) -> npt.NDArray[np.uint64]:
        """Who each row is, for good: rows may move, identities do not. Shape (rows,)."""
        return self._world.identities(self._table)

    @property
    def units(self) -> dict[str, str]:
        """Unit of each column; empty for what has none."""
        return {name: _unit(facts) for name, facts in self._columns.items()}

    @property
    def docs(self) -> dict[str, str]:
        """Meaning of each column."""
        return {name: facts["doc"] for name, facts in self._columns.items()}

    @property
    def words(self) -> dict[str, list[str]]:
        """For each column of kinds: the word for 0, 1, 2 and so on."""
        return {name: facts["words"] for name, facts in self._columns.items() if facts["words"]}

    def to_dataframe(self, *, raw: bool = False) -> pd.DataFrame:
        """Copy the columns that hold one number a row, under the identities.

        Kinds are categories with their names, and so is `zone`; days are datetime64;
        amounts are in major units of the currency. `frame.attrs["units"]` and
        `frame.attrs["docs"]` say what each column is in and what it means. With `raw` every number
        is as the engine holds it.
        """
        return self._frame(slice(None), raw=raw)

    def _frame(self, rows: slice, *, raw: bool = False) -> pd.DataFrame:
        import pandas as pd

        flat = {name: values[rows] for name, values in self.items() if values.ndim == 1}
        columns = {
            name: values.copy() if raw else self._for_people(name, values)
            for name, values in flat.items()
        }
        frame = pd.DataFrame(columns, index=pd.Index(self.identities[rows], name="identity"))
        units = self.units if raw else {name: self._major_unit(name) for name in self}
        frame.attrs = {
            "units": {name: units[name] for name in flat},
            "docs": {name: self.docs[name] for name in flat},
        }
        return frame

    def _for_people(self, name: str, values: npt.NDArray[Any]) -> Any:
        import pandas as pd

        facts = self._columns[name]
        names = facts["words"] or (self._world.series()["zones"] if name == "zone" else [])
        if names and values.max(initial=0) < len(names):
            return pd.Categorical.from_codes(values.astype(np.int64).tolist(), names)
        if facts["unit"] == DAY_NUMBER:
            return values.astype("datetime64[D]").astype("datetime64[s]")
        if _in_minor_units(facts):
            return values / MINOR_UNITS
        return values.copy()

    def _major_unit(self, name: str) -> str:
        return self._columns[name]["unit"].replace("currency", self._currency)

    def _repr_html_(self) -> str:
        head = self._frame(slice(SHOWN_ROWS))
        rows = len(self.identities)
        return f"<p><b>{self._table}</b>: {rows:,} rows, the first {len(head)}</p>{head.to_html()}"

    def __repr__(self) -> str:
        rows = len(self.identities)
        lines = [f"<{self._table}: {rows:,} rows>"]
        width = max((len(name) for name in self), default=0)
        for name, unit in self.units.items():
            about = f"{self.docs[name]} [{unit}]" if unit else self.docs[name]
            lines.append(f"  {name:{width}}  {about}")
        return "\n".join(lines)


def _in_minor_units(facts: _core.ColumnFacts) -> bool:
    return facts["unit"].startswith("currency") and facts["integer"]


def _unit(facts: _core.ColumnFacts) -> str:
    return f"0.01 {facts['unit']}" if _in_minor_units(facts) else facts["unit"]
