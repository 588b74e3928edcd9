# SPDX-License-Identifier: Apache-2.0
"""What an experiment may say beside its scenario and its reforms."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict


class Design(TypedDict, total=False):
    """Keywords of `run`, `compare` and `simulate_share`; an experiment's file has the same words.

    `persons`: tables of whose people account is kept one by one, such as `["hosts"]`; it makes the
    file larger and changes no result. `indicators`: keep these alone.

    `precision`: go on until enough is known, in place of `replicates`:
    `{"targets": [{"indicator": "nights", "relative": 0.01}], "least": 10, "most": 200}` asks for
    half of the 95 % interval of each reform's difference (without reforms, of the level) to be at
    most that share of the baseline's level, or `half_width` in the indicator's unit. What is not
    reached is a warning.

    `attribution="shapley"`: what each of two to six reforms contributes to all of them together;
    all their combinations are simulated (`Comparison.attribution`).

    `announcement`: a date on which all measures of the reforms become known. `branch_at`: the date
    on which the futures of a replicate part, at or before the announcement. `histories="shared"`:
    all replicates have the past of replicate 0, and differ in their draws from that date on.

    `chances=c`: replicate r has the people of world r // c and draws of its own, so that c
    replicates in a row share their people. `siblings=k` (1 where account is kept of people): each
    replicate's baseline is lived through k more times by the same people with other draws; what
    they have there ranks them (`by="income_fifth"`), and how many gain or lose there is chance.
    `pairing`: "identity"; or "stream" and "independent", to
    see what pairing by identity is worth. `placebos="all"`: run each reform also as it binds, with
    nobody to enforce it, which must change nothing either; "skip": leave placebos out.

    `begin`: when the first measure of each reform comes into force, a date or "+60d", so many days
    after the first recorded one; its other dates move with it.
    """

    title: str
    first_replicate: int
    persons: Sequence[str]
    indicators: Sequence[str]
    precision: Mapping[str, Any]
    attribution: str
    announcement: datetime.date
    begin: datetime.date | str
    placebos: str
    chances: int
    siblings: int
    pairing: str
    histories: str
    branch_at: datetime.date


REPLICATION = ("chances", "siblings", "pairing", "histories", "branch_at")


def plain(replicates: int, design: Mapping[str, Any]) -> dict[str, Any]:
    """Give a design as the document of an experiment says it."""
    document: dict[str, Any] = {"replicates": replicates}
    for key, value in design.items():
        if key in REPLICATION:
            document.setdefault("replication", {})[key] = value
        elif key in ("persons", "indicators"):
            document[key] = [value] if isinstance(value, str) else list(value)
        else:
            document[key] = value
    return document
