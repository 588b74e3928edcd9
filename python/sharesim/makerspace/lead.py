# SPDX-License-Identifier: Apache-2.0
"""The lead figure of a report on makerspaces: what becomes of projects."""

from __future__ import annotations

from sharesim.report import lead
from sharesim.report.composition import Composition

WHAT_BECOMES_OF_PROJECTS = Composition(
    "What becomes of projects",
    "Projects that ended",
    {
        "done in time": {"projects_done": 1, "projects_late": -1},
        "done late": {"projects_late": 1},
        "given up": {"projects_given_up": 1},
    },
)
lead.register("makerspace", WHAT_BECOMES_OF_PROJECTS.figure)
