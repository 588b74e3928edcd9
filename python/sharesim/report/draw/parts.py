# SPDX-License-Identifier: Apache-2.0
"""A whole and its parts, a bar a state of things: patterns and numbers tell them apart."""

from __future__ import annotations

from collections.abc import Sequence

from sharesim.report.draw import svg

WIDE, ROW = 680.0, 44.0
MOST_PARTS = 4

Bar = tuple[str, Sequence[tuple[float, str]]]  # name, its parts: amount, words


def parts(bars: Sequence[Bar], title: str, about: str) -> str:
    """Draw bars on one scale; amounts below zero have no width."""
    names = 14 + max(svg.width_of(name, 13) for name, _ in bars)
    ends = 10.0
    whole = max(sum(max(amount, 0) for amount, _ in told) for _, told in bars) or 1.0
    scale = (WIDE - names - ends) / whole
    drawn: list[str] = []
    for number, (name, told) in enumerate(bars):
        top = number * ROW
        drawn.append(svg.text(0, top + 26, name, kind="name"))
        place = names
        for kind, (amount, words) in enumerate(told):
            wide = max(amount, 0) * scale
            if wide <= 0:
                continue
            drawn.append(svg.box(place, top + 6, wide, ROW - 14, f"part-{kind}"))
            if svg.width_of(words, 12) + 12 < wide:
                middle = place + wide / 2
                drawn.append(svg.text(middle, top + 25, words, "middle", f"on-part-{kind}"))
            place += wide
    return svg.drawing(WIDE, ROW * len(bars), title, about, drawn)
