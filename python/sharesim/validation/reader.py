# SPDX-License-Identifier: Apache-2.0
"""Reads files of facts; each mistake is reported with file, key, what was given, what may be."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sharesim._core import Document, FileError, ScenarioError
from sharesim.files import regular
from sharesim.files.mistakes import nearest
from sharesim.validation import judgement
from sharesim.validation.facts import Fact, Part
from sharesim.validation.formulas import Formula
from sharesim.validation.judgement import Claim

STANDINGS = {
    "waiting": judgement.WAITING,
    "not_applicable": judgement.NOT_APPLICABLE,
    "calibrated": judgement.CALIBRATED,
}
KINDS = ("V", "P", "K")
GRADES = ("a", "b", "b-c", "c", "c-d", "d")
NO_EFFECT = {"ratio": 1.0, "difference": 0.0, "curvature": 0.0, "elasticity": 0.0, "level": None}
SIDES = ("above", "below", "either")
MOST_DAYS = 36525  # that a scenario may have

# What each statistic may say beside `value`: the names of the keys, those with formulas first.
OF_TABLE = ("where", "earlier")
STATISTICS: dict[str, tuple[str, ...]] = {
    "indicator": ("against",),
    "mean": (*OF_TABLE, "weight"),
    "share": (*OF_TABLE, "weight"),
    "variance": (*OF_TABLE, "weight"),
    "quantile": (*OF_TABLE, "at"),
    "regression": (*OF_TABLE, "on", "controls", "factors", "relative"),
    "gini": (*OF_TABLE, "by"),
    "top_share": (*OF_TABLE, "by", "at"),
    "rank_slope": (*OF_TABLE, "by"),
}
PLAIN = ("table", "reform", "middle", "base", "relative", "at", "earlier")  # taken as they are
PART_KEYS = {
    "name": str,
    "statistic": str,
    "value": str,
    "table": str,
    "where": str,
    "weight": str,
    "on": str,
    "against": str,
    "by": str,
    "controls": list,
    "factors": list,
    "relative": bool,
    "at": float,
    "earlier": int,
    "contrast": str,
    "reform": str,
    "middle": str,
    "base": str,
    "no_effect": float,
    "band": list,
    "side": str,
    "equivalence": list,
    "share": float,
    "calibrated": str,
    "waiting": str,
}
FACT_KEYS = {
    "id": str,
    "finding": str,
    "number": str,
    "source": str,
    "status": str,
    "grade": str,
    "kind": str,
    "note": str,
    "baseline": str,
    "set": dict,
    "reforms": dict,
    "part": list,
    **dict.fromkeys(STANDINGS, str),
}
NEEDED = ("id", "finding", "number", "source", "status", "grade", "kind", "note")
CLAIMS = ("band", "side", "equivalence")
TYPES = {
    str: "a text",
    list: "a list",
    dict: "a table",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
}


def opened(path: Path, area: str, mistakes: list[str]) -> Fact | None:
    """Read a file, or note its mistakes and give nothing."""
    try:
        # The engine's own reader first: it refuses what nests too deep for any.
        text = regular.document_of(path)
        Document.read(text)
        document = tomllib.loads(text)
    except (FileError, tomllib.TOMLDecodeError) as error:
        mistakes.append(str(error) if isinstance(error, FileError) else f"{path}: {error}")
        return None
    except ScenarioError as error:
        mistakes.append(str(error).replace("document", str(path), 1))
        return None
    if not document:
        mistakes.append(f"{path}: says nothing; a fact needs {', '.join(NEEDED)}")
        return None
    reader = _Reader(str(path), mistakes)
    fact = reader.fact(document, path, area)
    return fact if reader.sound else None


class _Reader:
    """Reads one file and notes what is wrong with it: file, key, what was given, what may be."""

    def __init__(self, path: str, mistakes: list[str]) -> None:
        self._path = path
        self._mistakes = mistakes
        self.sound = True

    def _wrong(self, key: str, what: str) -> None:
        self._mistakes.append(f"{self._path}: {regular.shortened(key, 200)}: {what}")
        self.sound = False

    def _keys(self, where: str, given: Mapping[str, Any], known: Mapping[str, type]) -> None:
        for key, value in given.items():
            if key not in known:
                self._wrong(f"{where}{key}", f"no such key; {nearest(key, known)}")
            elif not _is(value, known[key]):
                given_as = regular.shortened(repr(value))
                self._wrong(f"{where}{key}", f"is {given_as}; allowed is {TYPES[known[key]]}")

    def _one_of(self, key: str, value: Any, allowed: Iterable[str]) -> bool:
        names = list(allowed)
        if value in names:
            return True
        given = regular.shortened(repr(value))
        self._wrong(key, f"is {given}; allowed: {', '.join(names)}")
        return False

    def fact(self, given: dict[str, Any], path: Path, area: str) -> Fact | None:
        self._keys("", given, FACT_KEYS)
        for key in NEEDED:
            if not given.get(key):
                self._wrong(key, "is missing")
        if not self.sound:
            return None
        if given["id"] != path.stem:
            self._wrong("id", f"is {given['id']!r}; allowed is the file's name, {path.stem!r}")
        self._one_of("kind", given["kind"], KINDS)
        self._one_of("grade", given["grade"], GRADES)
        standing, because = self._standing("", given)
        runs = standing not in (judgement.WAITING, judgement.NOT_APPLICABLE)
        if runs and not (given.get("baseline") and given.get("part")):
            self._wrong("baseline, part", "a fact needs both, unless it waits or does not apply")
        parts = [
            self._part(f"part {number}: ", one, given.get("reforms", {}))
            for number, one in enumerate(given.get("part", []), 1)
        ]
        if not self.sound:
            return None
        words = {key: given[key] for key in NEEDED}
        return Fact(
            path=path,
            area=area,
            baseline=given.get("baseline", ""),
            set=given.get("set", {}),
            reforms=given.get("reforms", {}),
            parts=tuple(part for part in parts if part is not None),
            standing=standing,
            because=because,
            **words,
        )

    def _standing(self, where: str, given: Mapping[str, Any]) -> tuple[str, str]:
        said = [key for key in STANDINGS if key in given]
        if len(said) > 1:
            self._wrong(f"{where}{', '.join(said)}", "at most one of these may be said")
        return (STANDINGS[said[0]], given[said[0]]) if said else ("", "")

    def _part(self, where: str, given: Any, reforms: Mapping[str, Any]) -> Part | None:
        if not isinstance(given, dict):
            self._wrong(where.rstrip(": "), f"is {given!r}; allowed is a table")
            return None
        before = len(self._mistakes)
        self._keys(where, given, PART_KEYS)
        for key in ("name", "statistic", "value"):
            if not given.get(key):
                self._wrong(f"{where}{key}", "is missing")
        if len(self._mistakes) > before:
            return None
        contrast = given.get("contrast", "level")
        if not self._one_of(f"{where}contrast", contrast, NO_EFFECT):
            return None
        self._of_statistic(where, given, contrast)
        self._of_scenarios(where, given, contrast, reforms)
        formulas = {
            key: self._formula(f"{where}{key}", given[key])
            for key in ("value", "where", "weight", "on", "against", "by")
            if key in given
        }
        lists = {
            key: tuple(self._formula(f"{where}{key}", one) for one in given.get(key, []))
            for key in ("controls", "factors")
        }
        claim = self._claim(where, given, contrast)
        standing, because = self._standing(where, given)
        if len(self._mistakes) > before:
            return None
        plain = {key: given[key] for key in PLAIN if key in given}
        told: dict[str, Any] = {**formulas, **lists, **plain}
        return Part(
            name=given["name"],
            statistic=given["statistic"],
            contrast=contrast,
            claim=claim,
            standing=standing,
            because=because,
            **told,
        )

    def _of_statistic(self, where: str, given: Mapping[str, Any], contrast: str) -> None:
        statistic = given["statistic"]
        if not self._one_of(f"{where}statistic", statistic, STATISTICS):
            return
        of_others = {key for keys in STATISTICS.values() for key in keys}
        for key in sorted(of_others & set(given) - set(STATISTICS[statistic])):
            self._wrong(f"{where}{key}", f"says nothing for the statistic {statistic!r}")
        if (statistic == "indicator") == bool(given.get("table")):
            needs = "none" if statistic == "indicator" else "the name of a table"
            self._wrong(f"{where}table", f"allowed for {statistic!r}: {needs}")
        if statistic == "regression" and "on" not in given:
            self._wrong(f"{where}on", "is missing: what the regression asks the coefficient of")
        for key, with_it in (("against", "elasticity"), ("middle", "curvature")):
            if (contrast == with_it) != (key in given):
                self._wrong(
                    f"{where}{key}", f"goes with the contrast {with_it!r}, and it with that"
                )
        if "at" in given and not 0 <= given["at"] <= 1:
            self._wrong(f"{where}at", f"is {given['at']}; allowed: in [0, 1]")
        if "earlier" in given and not 1 <= given["earlier"] <= MOST_DAYS:
            self._wrong(f"{where}earlier", f"is {given['earlier']}; allowed: 1 to {MOST_DAYS} days")

    def _of_scenarios(
        self, where: str, given: Mapping[str, Any], contrast: str, reforms: Mapping[str, Any]
    ) -> None:
        if contrast != "level" and "reform" not in given:
            self._wrong(f"{where}reform", "is missing: which of [reforms] the contrast is of")
        either = ["baseline", *reforms]
        for key in ("reform", "middle", "base"):
            if key in given and given[key] not in either:
                self._wrong(f"{where}{key}", f"no {given[key]!r}; {nearest(given[key], either)}")

    def _formula(self, key: str, text: Any) -> Formula | None:
        try:
            return Formula.read(str(text))
        except ValueError as error:
            self._wrong(key, str(error))
            return None

    def _claim(self, where: str, given: Mapping[str, Any], contrast: str) -> Claim:
        said = [key for key in CLAIMS if key in given]
        if len(said) != 1:
            self._wrong(f"{where}{' or '.join(CLAIMS)}", f"exactly one must be said, not {said}")
            return Claim()
        if "side" in given:
            self._one_of(f"{where}side", given["side"], SIDES)
        coefficient = given["statistic"] == "regression" and contrast == "level"
        default = 0.0 if coefficient else NO_EFFECT[contrast]
        no_effect = given.get("no_effect", default)
        if "side" in given and no_effect is None:
            self._wrong(f"{where}no_effect", "is missing: a level has no value of no effect")
        if "share" in given and not ("side" in given and 0 < given["share"] <= 1):
            self._wrong(f"{where}share", f"is {given['share']}; allowed: in (0, 1], with a side")
        return Claim(
            band=self._band(f"{where}band", given.get("band")),
            side=given.get("side", ""),
            equivalence=self._band(f"{where}equivalence", given.get("equivalence")),
            share=given.get("share"),
            no_effect=None if no_effect is None else float(no_effect),
        )

    def _band(self, key: str, given: Any) -> tuple[float, float] | None:
        if given is None:
            return None
        sound = len(given) == 2 and all(_is(end, float) for end in given) and given[0] < given[1]
        if not sound:
            self._wrong(key, f"is {given!r}; allowed: two numbers, the lower first")
            return None
        return float(given[0]), float(given[1])


def _is(value: Any, kind: type) -> bool:
    if kind in (int, float):
        number = int if kind is int else int | float
        return isinstance(value, number) and not isinstance(value, bool)
    return isinstance(value, kind)
