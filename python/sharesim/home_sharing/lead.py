# SPDX-License-Identifier: Apache-2.0
"""The lead figure of a report on home sharing: where those who look for a bed find one."""

from __future__ import annotations

from sharesim.report import lead
from sharesim.report.composition import Composition

WHERE_GUESTS_STAY = Composition(
    "Where those who considered a home stay",
    "Searches for a bed by people who may consider a home",
    {
        "in a home": {"bookings": 1},
        "in a hotel": {"hotel_bookings": 1},
        "nowhere": {"stayed_away": 1},
    },
)
lead.register("home_sharing", WHERE_GUESTS_STAY.figure)
