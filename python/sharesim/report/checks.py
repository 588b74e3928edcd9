# SPDX-License-Identifier: Apache-2.0
"""How to check a report: the record, its seed and versions, the placebo, and commands."""

from __future__ import annotations

from sharesim.report.content import Cell, Section, Table, cells
from sharesim.report.language import NOTHING
from sharesim.report.matter import Matter
from sharesim.results import placebos


def section(matter: Matter) -> Section:
    """Give the section that says how to check all others."""
    words = matter.words
    return Section(
        "check",
        words("check.title"),
        paragraphs=(words("check.intro"), words("check.placebo")),
        tables=(_placebos(matter), _record(matter)),
        commands=(
            (words("check.verify"), f"sharesim verify {matter.folder} --rerun 5"),
            (words("check.again"), f"sharesim verify {matter.folder} --rerun {_runs(matter)}"),
            (words("check.report"), f"sharesim report {matter.folder} -o {matter.folder}.html"
             + ("" if words.language == "en" else f" --language {words.language}")),
        ),
    )  # fmt: skip


def _runs(matter: Matter) -> int:
    """Give how many runs there are at most: each reform with its two forms, and siblings."""
    siblings = int(matter.comparison.attrs.get("siblings", 0))
    return matter.replicates * (1 + 3 * len(matter.reforms) + siblings)


def alarm(matter: Matter) -> str:
    """Say that a placebo failed, which voids all; "" where none did."""
    failed = [
        reform
        for form in placebos.FORMS
        for reform, state in placebos.states(matter.comparison, form).items()
        if state == "failed"
    ]
    names = sorted({matter.reform_titles[one] for one in failed})
    return matter.words("check.alarm", names=matter.words.listed(names)) if names else ""


def _placebos(matter: Matter) -> Table:
    words = matter.words
    forms = [form for form in placebos.FORMS
             if form == "placebo" or _asked(matter, form)]  # fmt: skip
    states = {form: placebos.states(matter.comparison, form) for form in forms}
    head = (words("column.reform"), *(words(f"check.{form}_form") for form in forms))
    rows = tuple(
        (Cell(matter.reform_titles[one]),
         *(Cell(_state(matter, states[form][one])) for form in forms))
        for one in matter.reforms
    )  # fmt: skip
    return Table(words("check.placebo_caption"), head, rows)


def _asked(matter: Matter, form: str) -> bool:
    return any(one != "not asked" for one in placebos.states(matter.comparison, form).values())


def _state(matter: Matter, state: str) -> str:
    return matter.words(f"state.{state.replace(' ', '_')}")


def _record(matter: Matter) -> Table:
    words = matter.words
    attrs = {str(key): str(value) for key, value in matter.comparison.attrs.items()}
    days = matter.comparison.dataset["time"].values
    told = [
        ("record", attrs.get("record_hash", NOTHING)),
        ("inputs", attrs.get("input_hash", NOTHING)),
        ("seed", attrs.get("seed", NOTHING)),
        ("replicates", str(matter.replicates)),
        ("days", words.interval(words.date(days[0]), words.date(days[-1]))),
        ("market", matter.market),
        ("pairing", attrs.get("pairing", NOTHING)),
        (
            "engine",
            f"{attrs.get('engine_version', NOTHING)} ({attrs.get('engine_commit', NOTHING)})",
        ),
        ("compiler", attrs.get("compiler", NOTHING)),
        ("layout", attrs.get("schema_version", NOTHING)),
    ]
    rows = tuple(cells(words(f"check.{key}"), value) for key, value in told)
    return Table(words("check.caption"), (words("check.what"), words("check.value")), rows)
