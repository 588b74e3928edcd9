# SPDX-License-Identifier: Apache-2.0
"""The forms of a reform that must change nothing: what came of them, or why they were not run."""

from __future__ import annotations

from collections.abc import Mapping

from sharesim.results import persons
from sharesim.results.paired_record import PairedRecord

FORMS = {
    "placebo": ("placebo", "measures that bind nobody"),
    "unenforced": ("unenforced placebo", "measures that nobody enforces"),
}
NO_RUN = {
    "not asked": "not run",
    "unpaired": "the scenarios do not share all draws",
    "parameter": "this reform is a parameter",
    "outside": "no measure holds on a simulated day",
    "of parts": "those of its parts stand for it",
    "binds by itself": "no measure here needs enforcement",
    "missing": "its runs failed",
}


def states(comparison: PairedRecord, form: str) -> dict[str, str]:
    """Give what came of a form, reform by reform; `Comparison.placebo_states` says how."""
    if form not in FORMS:
        raise ValueError(f"form: {form!r} is none of {', '.join(FORMS)}")
    told = comparison.effects[f"{form}_state"].values
    # Whatever the file says in words, a number above zero is a failure.
    moved = (comparison.effects[form] > 0).any("indicator").values
    if form == "placebo":
        moved = moved | persons.moved_by_placebo(comparison)
    return {
        name: "failed" if failed else str(state)
        for name, failed, state in zip(comparison.reforms, moved, told, strict=True)
    }


def all_zero(states: Mapping[str, str]) -> bool | None:
    """Whether all forms that were run changed nothing; None when none was run."""
    ran = [state for state in states.values() if state not in NO_RUN]
    return all(state == "zero" for state in ran) if ran else None


def words(comparison: PairedRecord, form: str = "placebo") -> str:
    """Say how the placebo went, or why there was none; never more than was run."""
    name, what = FORMS[form]
    found = states(comparison, form)
    zero = all_zero(found)
    if zero is False:
        return f"{name.upper()} FAILED: {what} changed results; do not use this comparison"
    without = {reform: NO_RUN[state] for reform, state in found.items() if state in NO_RUN}
    if zero is None:
        reasons = sorted(set(without.values()))
        told = reasons[0] if len(reasons) == 1 else "; ".join(map(": ".join, without.items()))
        return f"no {name}: {told}"
    rest = "".join(f"; none for {reform}: {why}" for reform, why in without.items())
    return f"{name}: exactly 0{rest}"
