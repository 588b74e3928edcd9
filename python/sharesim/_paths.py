# SPDX-License-Identifier: Apache-2.0
"""Where the scenarios that come with the package lie."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "SHARESIM_SCENARIOS"
SHIPPED = Path(__file__).parent / "scenarios"


def tell_engine() -> None:
    """Put the package's scenarios after those the user names in the environment."""
    folders = [folder for folder in os.environ.get(VARIABLE, "").split(":") if folder]
    if str(SHIPPED) not in folders:
        os.environ[VARIABLE] = ":".join([*folders, str(SHIPPED)])
