# SPDX-License-Identifier: Apache-2.0
"""Trust rules in Python: compiled to machine code that runs inside the engine's parallel loops.

>>> @ss.trust_rule
... def wary(good, bad, stars_sum, stars_count, incidents, days, prior):
...     return (4 * prior + good) / (4 + good + 3 * bad)
>>> ss.scenario("village").set({"trust": wary.table()}).run()

A rule gets what everybody may know of a party, in numbers: promises kept and broken, sum and number
of stars, incidents, days since the last outcome, and the prior of who believes; it returns the
reliability perceived, 0 to 1 (what lies outside is cut). It must be a pure function of these:
one that draws random numbers is refused. Floats are divided as NumPy does, without an exception;
a rule that raises all the same, or gives no number (0 / 0), ends the run with an error that names
it and the party.
"""

from __future__ import annotations

import hashlib
import importlib.util
import inspect
import math
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from sharesim import _core
from sharesim.files import regular

SIGNATURE = ("good", "bad", "stars_sum", "stars_count", "incidents", "days", "prior")
VERSION = 1

_PREAMBLE = """import math

import numpy as np

import sharesim
import sharesim as ss
from sharesim import trust_rule


"""
_RANDOM_STATE = "_random_state"  # in numba's functions that give the state of a generator
# Machine code by script, its contents and the function; the engine holds addresses into it.
_compiled: dict[tuple[str, str, str], Any] = {}


class TrustRule:
    """A trust rule that a scenario can name, and that can be called as it stands."""

    def __init__(self, function: Callable[..., float]) -> None:
        self.function = function
        self.__name__ = function.__name__
        self.__doc__ = function.__doc__

    def __call__(self, *known: float) -> float:
        """Give the reliability for one party, in plain Python."""
        return self.function(*known)

    def table(self) -> dict[str, str]:
        """Give the table `trust` of a scenario under this rule.

        A rule from a notebook is written to a file first, alone, so that results keep the text of
        the rule: it may use `math` and `np`, but nothing else from around it.
        """
        return {"rule": "custom", "script": str(self._script()), "function": self.__name__}

    def _script(self) -> Path:
        source = inspect.getsourcefile(self.function)
        if source and source.endswith(".py") and self.function.__module__ != "__main__":
            return Path(source).resolve()
        text = _PREAMBLE + textwrap.dedent(inspect.getsource(self.function))
        folder = Path(tempfile.gettempdir()) / "sharesim-rules"
        folder.mkdir(exist_ok=True)
        name = f"{self.__name__}_{hashlib.sha256(text.encode()).hexdigest()[:12]}.py"
        script = folder / name
        script.write_text(text, encoding="utf-8")
        return script


def trust_rule(function: Callable[..., float]) -> TrustRule:
    """Make a trust rule of a function that takes what `SIGNATURE` says, one number each.

    Raises TypeError for another signature.
    """
    given = tuple(inspect.signature(function).parameters)
    if given != SIGNATURE:
        raise TypeError(f"a trust rule takes ({', '.join(SIGNATURE)}), not ({', '.join(given)})")
    return TrustRule(function)


def compile_rule(script: str, function: str) -> tuple[int, str]:
    """Give the address of a compiled rule, or 0 and what is wrong, after its key and a colon."""
    try:
        text = regular.document_of(script)
    except _core.FileError as error:
        return 0, f"script: cannot read '{regular.shortened(script, 500)}': {error}"
    key = (script, hashlib.sha256(text.encode()).hexdigest(), function)
    if key not in _compiled:
        try:
            _compiled[key] = _machine_code(script, function)
        except _RuleError as fault:
            return 0, str(fault)
    return int(_compiled[key].address), ""


class _RuleError(Exception):
    pass


def _machine_code(script: str, function: str) -> Any:
    try:
        import numba
        from numba import types
    except ImportError:
        raise _RuleError("function: needs numba: `pip install sharesim[rules]`") from None
    rule = getattr(_module(script), function, None)
    if not isinstance(rule, TrustRule):
        raise _RuleError(f"function: '{function}' of '{script}' is no function under @trust_rule")
    # A division by zero gives no number rather than an exception; no list is read beyond its end.
    scalar = numba.njit(rule.function, error_model="numpy", boundscheck=True)
    pointer = types.CPointer(types.double)  # type: ignore[no-untyped-call]

    def block(rows, good, bad, stars, count, incidents, days, prior, reliability):  # type: ignore[no-untyped-def]
        for i in range(rows):
            # What leaves a C function is printed and lost, and with it the rest of the block.
            try:
                reliability[i] = scalar(
                    good[i], bad[i], stars[i], count[i], incidents[i], days[i], prior[i]
                )
            except Exception:
                reliability[i] = math.nan  # which the engine takes for a failure

    try:
        code: Any = numba.cfunc(types.void(types.int64, *[pointer] * 8))(block)
    except numba.core.errors.NumbaError as error:
        first = str(error).strip().splitlines()
        raise _RuleError(f"function: '{function}' cannot be compiled: {first[-1]}") from error
    # Whatever the name it is called by, in the rule or in what it calls, it needs such a state.
    if _RANDOM_STATE in code._library.get_llvm_str():
        raise _RuleError(
            f"function: '{function}' of '{script}' draws random numbers; a trust rule gives the"
            " same for the same record, whatever the thread and the order"
        )
    return code


def _module(script: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"sharesim_rule_{Path(script).stem}", script)
    if spec is None or spec.loader is None:
        raise _RuleError(f"script: '{script}' is no Python file")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise _RuleError(f"script: '{script}' fails: {type(error).__name__}: {error}") from error
    return module


_core.use_trust_compiler(compile_rule)
