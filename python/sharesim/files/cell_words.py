# SPDX-License-Identifier: Apache-2.0
"""Numbers and amounts as spreadsheets write them."""

from __future__ import annotations

import re

NOTHING = {"", "na", "n/a", "#n/a", "nan", "null", "none", "-"}
ORDERS = ("day-first", "month-first")  # of day and month in dates

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
# An amount with its currency before or behind it: $1,234.00, 90 EUR, CHF 1'200.
_AMOUNT = re.compile(r"([^\d\s.,+-]{0,4})\s*([+-]?[\d.,'\u2019\s]*\d[.,]?)\s*([^\d\s.,+-]{0,4})")
_SPACES = re.compile(r"['\u2019\s]")


def said(words: str) -> str:
    """Give the words of a cell, or nothing where it says NA or the like."""
    words = words.strip()
    return "" if words.lower() in NOTHING else words


def amount_of(words: str) -> tuple[str, str]:
    """Split '90 EUR' into the number's words and the currency's, which may be empty."""
    found = _AMOUNT.fullmatch(words)
    if found is None or (found[1] and found[3]):
        return words, ""
    return _SPACES.sub("", found[2]), found[1] or found[3]


def number_of(words: str, thousands: str = "") -> float | None:
    """Read a number; nothing when it is none.

    With `thousands`, '1,234.5' or '1.234,5'. A single comma that parts no thousands is decimal.
    """
    if thousands and re.fullmatch(rf"[+-]?\d{{1,3}}(\{thousands}\d{{3}})+([.,]\d*)?", words):
        words = words.replace(thousands, "")
    if words.count(",") == 1 and "." not in words:
        words = words.replace(",", ".")
    return float(words) if _NUMBER.fullmatch(words) else None
