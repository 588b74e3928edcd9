# SPDX-License-Identifier: Apache-2.0
"""The lead figure of a report on the city of makers: what becomes of prototypes."""

from __future__ import annotations

from sharesim.report import lead
from sharesim.report.composition import Composition

WHAT_BECOMES_OF_PROTOTYPES = Composition(
    "What becomes of prototypes",
    "Prototypes of which the end is known",
    {
        "funded by backers": {"prototypes_funded": 1},
        "sold by the community's platform": {"prototypes_adopted": 1},
        "neither": {"prototypes_failed": 1},
    },
)
lead.register("maker_city", WHAT_BECOMES_OF_PROTOTYPES.figure)
