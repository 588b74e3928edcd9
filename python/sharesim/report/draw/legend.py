# SPDX-License-Identifier: Apache-2.0
"""The marks of drawings, small, for the legend beside them."""

from __future__ import annotations

from sharesim.report.draw import svg


def swatch(kind: str) -> str:
    """Give the mark of a kind of zone, bar or band, for a legend."""
    if kind == "area":
        return svg.mute(
            30, 14, [svg.box(1, 2, 28, 10, "area"), svg.path([(1, 7), (29, 7)], "course")]
        )
    if kind in ("starts", "announced"):
        return svg.mute(30, 14, [svg.line(15, 0, 15, 14, kind)])
    if kind in ("dot", "ring"):
        return svg.mute(30, 14, [svg.circle(15, 7, 4, kind)])
    if kind == "whisker":
        ends = [svg.line(x, 3, x, 11, "whisker") for x in (3, 27)]
        return svg.mute(30, 14, [svg.line(3, 7, 27, 7, "whisker"), *ends])
    if kind.startswith("spot"):
        return svg.mute(30, 14, [svg.circle(15, 7, 6, kind)])
    return svg.mute(30, 14, [svg.box(1, 2, 28, 10, kind)])
