# SPDX-License-Identifier: Apache-2.0
"""Arithmetic over named columns, as the files of facts write it; nothing else can be said."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Look = Callable[[str], Any]  # the numbers of a name
Words = Callable[[str], list[str] | None]  # the words for 0, 1, 2 ... of a name; None for dates

ARITHMETIC: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: np.add,
    ast.Sub: np.subtract,
    ast.Mult: np.multiply,
    ast.Div: np.divide,
    ast.Pow: np.power,
}
COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Lt: np.less,
    ast.LtE: np.less_equal,
    ast.Gt: np.greater,
    ast.GtE: np.greater_equal,
    ast.Eq: np.equal,
    ast.NotEq: np.not_equal,
}
SIGNS: dict[type[ast.unaryop], Callable[[Any], Any]] = {
    ast.USub: np.negative,
    ast.UAdd: np.positive,
    ast.Not: np.logical_not,
}


def _among(values: Numbers, rows: Any) -> Numbers:
    """The values of the rows for which a condition holds; all of them without one."""
    return values if rows is None else values[np.broadcast_to(rows, values.shape) != 0]


def _quantile(values: Numbers, share: float, rows: Any = None) -> Any:
    among = _among(values, rows)
    return np.quantile(among, share) if among.size else np.nan


def _standard(values: Numbers, rows: Any = None) -> Any:
    among = _among(values, rows)
    return (values - np.nanmean(among)) / np.nanstd(among)


def _total(values: Numbers) -> Any:
    return values.sum(axis=-1) if np.ndim(values) > 1 else values


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "abs": np.abs,
    "exp": np.exp,
    "log": np.log,
    "quantile": _quantile,
    "sqrt": np.sqrt,
    "standard": _standard,
    "total": _total,
}


@dataclass(frozen=True)
class Formula:
    """An expression such as `log(price) - log(reference_price)`, read once and checked.

    Names are columns or indicators, with a table before a point (`reputations.stars_sum`); `[...]`
    takes rows (`hosts.professional[host]`); kinds compare with their words
    (`kind == 'entire_home'`) and days with dates (`launch >= '2016-01-01'`); functions are abs,
    exp, log, sqrt, total(column) of a column with several numbers a row, such as one a month,
    quantile(column, share), and standard(column), in standard deviations from its mean; the last
    two take a condition after that, for the rows that they are taken over.
    """

    text: str
    _tree: ast.expr = field(repr=False, compare=False)

    @staticmethod
    def read(text: str) -> Formula:
        """Read an expression; ValueError says what cannot be said."""
        try:
            tree = ast.parse(text.strip(), mode="eval").body
        except SyntaxError:
            raise ValueError(f"{text!r} is no formula") from None
        _check(tree, text)
        return Formula(text, tree)

    @property
    def names(self) -> list[str]:
        """The names it asks for, each once."""
        found = dict.fromkeys(_named(self._tree))
        return list(found)

    def value(self, look: Look, words: Words | None = None) -> Any:
        """Give its value; a division by zero is no number."""
        with np.errstate(all="ignore"):
            return _value(self._tree, look, words)


def _name(tree: ast.expr) -> str | None:
    if isinstance(tree, ast.Name):
        return tree.id
    if isinstance(tree, ast.Attribute) and isinstance(tree.value, ast.Name):
        return f"{tree.value.id}.{tree.attr}"
    return None


def _parts(tree: ast.expr) -> list[ast.expr]:
    """The expressions that an expression is made of."""
    if isinstance(tree, ast.Call):
        return tree.args
    return [part for part in ast.iter_child_nodes(tree) if isinstance(part, ast.expr)]


def _named(tree: ast.expr) -> list[str]:
    if (name := _name(tree)) is not None:
        return [name]
    return [name for part in _parts(tree) for name in _named(part)]


def _check(tree: ast.expr, text: str) -> None:
    if _name(tree) is not None:
        return
    if not _allowed(tree):
        said = ast.get_source_segment(text.strip(), tree) or text
        functions = ", ".join(FUNCTIONS)
        raise ValueError(
            f"{said!r} cannot be said; allowed are numbers, names, + - * / **, comparisons, and,"
            f" or, not, [rows] and {functions}"
        )
    for part in _parts(tree):
        _check(part, text)


def _allowed(tree: ast.expr) -> bool:
    match tree:
        case ast.Constant(value=value):
            return isinstance(value, bool | int | float | str)
        case ast.BinOp(op=op):
            return type(op) in ARITHMETIC
        case ast.UnaryOp(op=op):
            return type(op) in SIGNS
        case ast.Compare(ops=ops):
            return len(ops) == 1 and type(ops[0]) in COMPARISONS
        case ast.Call(func=ast.Name(id=name), keywords=[]):
            return name in FUNCTIONS
        case ast.Subscript(slice=rows):
            return not isinstance(rows, ast.Slice)
        case _:
            return isinstance(tree, ast.BoolOp)


def _value(tree: ast.expr, look: Look, words: Words | None) -> Any:
    if (name := _name(tree)) is not None:
        return look(name)
    match tree:
        case ast.Constant(value=value):
            return value
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            pair = (_kind(left, right, look, words), _kind(right, left, look, words))
            return COMPARISONS[type(op)](*pair)
        case ast.BoolOp(op=op, values=values):
            join = np.logical_and if isinstance(op, ast.And) else np.logical_or
            return join.reduce([_value(one, look, words) for one in values])
        case ast.UnaryOp(op=sign, operand=operand):
            return SIGNS[type(sign)](_value(operand, look, words))
    inner = [_value(part, look, words) for part in _parts(tree)]
    match tree:
        case ast.BinOp(op=operator):
            return ARITHMETIC[type(operator)](*inner)
        case ast.Subscript():
            return inner[0][np.asarray(inner[1]).astype(int)]
        case ast.Call(func=ast.Name(id=name)):
            return FUNCTIONS[name](*inner)
    raise AssertionError(tree)


def _kind(tree: ast.expr, other: ast.expr, look: Look, words: Words | None) -> Any:
    """The number of a word, or of a date, that is compared with a column; else the value."""
    column = _name(other.value if isinstance(other, ast.Subscript) else other)
    if not isinstance(tree, ast.Constant) or not isinstance(tree.value, str) or column is None:
        return _value(tree, look, words)
    known = words(column) if words else []
    if known is None:
        return _day(tree.value, column)
    if tree.value not in known:
        there = f"there are {', '.join(known)}" if known else "it has no words"
        raise ValueError(f"no word {tree.value!r} in {column}; {there}")
    return known.index(tree.value)


def _day(text: str, column: str) -> int:
    """A date as tables count days: from 1970-01-01."""
    try:
        return (date.fromisoformat(text) - date(1970, 1, 1)).days
    except ValueError:
        raise ValueError(
            f"no date {text!r}; {column} is compared with one as '2016-01-31'"
        ) from None
