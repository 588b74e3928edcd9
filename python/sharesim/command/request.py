# SPDX-License-Identifier: Apache-2.0
"""What the engine's grammar has read and hands over: a verb and its options."""

from __future__ import annotations

import json
from typing import Any

from sharesim._core import ScenarioError


class Request:
    """A verb and the options given with it; each is read once, in the type that it has.

    Positional words stand under the names that `--help` has for them, such as `FILE`; options
    under their long names, without dashes. The engine has checked types and ranges.
    """

    def __init__(self, words: str) -> None:
        """Take the engine's words: a JSON object with `verb` and `options`."""
        handed: dict[str, Any] = json.loads(words)
        self.verb: str = handed["verb"]
        self._options: dict[str, list[str]] = handed["options"]
        self._read: set[str] = set()

    def texts(self, name: str) -> list[str]:
        """Give all that was said of an option; nothing where it was not given."""
        self._read.add(name)
        return self._options.get(name, [])

    def text(self, name: str) -> str | None:
        """Give what was said of an option, if it was given."""
        said = self.texts(name)
        return said[-1] if said else None

    def word(self, name: str) -> str:
        """Give a word without which the engine hands nothing over."""
        return self.texts(name)[-1]

    def whole(self, name: str) -> int | None:
        """Give an option that is a whole number, if it was given."""
        said = self.text(name)
        return None if said is None else int(said)

    def number(self, name: str) -> float | None:
        """Give an option that is a number, if it was given."""
        said = self.text(name)
        return None if said is None else float(said)

    def flag(self, name: str) -> bool:
        """Tell whether an option stands there."""
        return bool(self.texts(name))

    @property
    def progress(self) -> bool | None:
        """Whether to show progress: not with `--quiet`, else as suits where it would go."""
        return False if self.flag("quiet") else None

    def refuse_rest(self, what: str) -> None:
        """Refuse what was given and not read, which would be ignored otherwise.

        Raises
        ------
        ScenarioError
            One line an option that means nothing for `what`.

        """
        read = self._read | {"quiet"}  # nobody minds to be quiet where nothing would be shown
        rest = [name for name in self._options if name not in read]
        if rest:
            raise ScenarioError("\n".join(f"--{name}: is not for {what}" for name in rest))


def given(**options: Any) -> dict[str, Any]:
    """Keep the arguments that have a value, so that a function's own defaults stand for others."""
    return {name: value for name, value in options.items() if value is not None}
