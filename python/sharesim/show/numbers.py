# SPDX-License-Identifier: Apache-2.0
"""Numbers as people read them."""

from __future__ import annotations

import math


def number(value: float) -> str:
    """Write a number for reading: four digits that count, thousands set apart."""
    if not math.isfinite(value):
        return "-"
    size = abs(value)
    digits = 0 if size >= 1000 else max(0, 3 - math.floor(math.log10(size))) if size else 0
    return f"{value:,.{min(digits, 6)}f}".replace("-", "\N{MINUS SIGN}")


def signed(value: float) -> str:
    """Write a number with its sign."""
    return f"+{number(value)}" if value > 0 else number(value)


def percent(share: float) -> str:
    """Write a share as a percentage with its sign; '-' when there is none."""
    if not math.isfinite(share):
        return "-"
    shown = 0.0 if abs(share) < 5e-4 else share  # no "-0.0 %"
    sign = "+" if shown > 0 else "\N{MINUS SIGN}" if shown < 0 else ""
    return f"{sign}{abs(shown) * 100:.1f} %"
