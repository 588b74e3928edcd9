# SPDX-License-Identifier: Apache-2.0
"""Numbers, amounts and dates as spreadsheets write them; what a column leaves open is not guessed.

Which sign parts thousands, and whether the day or the month comes first, is decided by all cells of
a column together.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

NOTHING = {"", "na", "n/a", "#n/a", "nan", "null", "none", "-"}
DAY_FIRST, MONTH_FIRST = "day-first", "month-first"
ORDERS = (DAY_FIRST, MONTH_FIRST)

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
# An amount with its currency before or behind it: $1,234.00, 90 EUR, CHF 1'200.
_AMOUNT = re.compile(r"([^\d\s.,+-]{0,4})\s*([+-]?[\d.,'\u2019\s]*\d[.,]?)\s*([^\d\s.,+-]{0,4})")
_SPACES = re.compile(r"['\u2019\s]")
_ISO = re.compile(r"(\d{4})([-/])(\d{1,2})(?:\2(\d{1,2}))?(?:[T ]\d{1,2}:.*)?")
_SHORT = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:[T ]\d{1,2}:.*)?")


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


def thousands_of(cells: Iterable[str]) -> str | None:
    """Which sign parts thousands in a column of amounts: ',' or '.'; nothing if cells disagree.

    A sign twice in a cell parts thousands; the last of two, and one that is not followed by three
    digits, is decimal. Three digits behind each sign of a whole column are thousands.
    """
    sure, likely = set(), set()
    for words in cells:
        signs = re.findall(r"[.,]", words)
        if not signs:
            continue
        other = {".": ",", ",": "."}
        if len(set(signs)) > 1:
            sure.add(other[signs[-1]])
        elif len(signs) > 1:
            sure.add(signs[0])
        elif re.fullmatch(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", words):
            likely.add(signs[0])
        else:
            sure.add(other[signs[0]])
    found = sure or likely
    if len(found) > 1:
        return None
    return found.pop() if found else ","


def order_of(cells: Iterable[str]) -> str | None:
    """Whether day or month comes first in a column of dates; nothing if that stays open.

    Dates that begin with their year, and those with points, leave nothing open.
    """
    orders = set()
    open_ = False
    for words in cells:
        found = _SHORT.fullmatch(words)
        if found is None:
            continue
        first, second = int(found[1]), int(found[3])
        if found[2] == "." or first > 12:
            orders.add(DAY_FIRST)
        elif second > 12:
            orders.add(MONTH_FIRST)
        else:
            open_ = True
    if len(orders) == 1:
        return orders.pop()
    return None if orders or open_ else DAY_FIRST


def date_of(words: str, order: str = DAY_FIRST) -> str | None:
    """Read a date as 2019-06-23, or 2019-06 where no day is told; nothing when it is none."""
    day: str | int | None
    if found := _ISO.fullmatch(words):
        year, month, day = found[1], found[3], found[4]
    elif found := _SHORT.fullmatch(words):
        first, second = (found[1], found[3]) if order == MONTH_FIRST else (found[3], found[1])
        year, month, day = found[4] if len(found[4]) == 4 else f"20{found[4]}", first, second
    else:
        return None
    try:
        date = datetime.date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return date.isoformat()[: 10 if day else 7]
