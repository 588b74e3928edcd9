# SPDX-License-Identifier: Apache-2.0
"""The lead figure of each market: what a reader of that market looks for first.

A market's package registers a function that draws it from a comparison; a market without one leads
with the scoreboard alone.
"""

from __future__ import annotations

from collections.abc import Callable

from sharesim.report.content import Figure
from sharesim.report.matter import Matter

Lead = Callable[[Matter], Figure | None]
_LEADS: dict[str, Lead] = {}


def register(market: str, lead: Lead) -> None:
    """Have a market lead with a figure; None from it leaves it out where the data lack it."""
    _LEADS[market] = lead


def registered() -> list[str]:
    """Give the markets that have a lead figure."""
    return sorted(_LEADS)


def figure(matter: Matter) -> Figure | None:
    """Draw the lead figure of the market of a comparison."""
    lead = _LEADS.get(matter.market)
    return lead(matter) if lead and matter.acting else None
