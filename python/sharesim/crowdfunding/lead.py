# SPDX-License-Identifier: Apache-2.0
"""The lead figure of a report on crowdfunding: how campaigns end."""

from __future__ import annotations

from sharesim.report import lead
from sharesim.report.composition import Composition

HOW_CAMPAIGNS_END = Composition(
    "How campaigns end",
    "Campaigns that ended",
    {
        "reached the goal": {"funded": 1},
        "missed it": {"ended": 1, "funded": -1, "unbacked": -1},
        "no pledge at all": {"unbacked": 1},
    },
)
lead.register("crowdfunding", HOW_CAMPAIGNS_END.figure)
