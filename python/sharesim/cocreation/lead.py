# SPDX-License-Identifier: Apache-2.0
"""The lead figure of a report on co-creation: who gets the royalties."""

from __future__ import annotations

from sharesim.report import lead
from sharesim.report.composition import Composition

WHO_GETS_THE_ROYALTIES = Composition(
    "Who gets the royalties",
    "Royalties earned",
    {
        "inventors": {"inventor_income": 1},
        "contributors": {"contributor_income": 1},
        "left unpaid": {"royalties_unpaid": 1},
    },
)
lead.register("cocreation", WHO_GETS_THE_ROYALTIES.figure)
