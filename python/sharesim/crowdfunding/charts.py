# SPDX-License-Identifier: Apache-2.0
"""Figures of campaigns: when pledges come, how far campaigns get, and who is funded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sharesim.crowdfunding.observed import Observed, observed
from sharesim.crowdfunding.outcomes import Numbers, Outcomes
from sharesim.show.style import COLOURS, styled

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FEWEST = 5  # backers of a campaign whose course says something, and campaigns behind a bar
CONTACTS = (0, 1, 10, 30, 100, 300)  # people told: where the groups begin
EXPERIENCE = ("first campaign", "no success before", "success before")
EVEN = "0.45"  # the grey of what is for comparison


def course(found: Outcomes) -> Figure:
    """Draw when pledges come, of campaigns that reach their goal and of those that do not.

    The mean over campaigns with five backers or more of the share of their pledges that falls into
    each fifteenth of their time, against an even flow.
    """
    import matplotlib.pyplot as plt

    with styled():
        figure, axes = plt.subplots(figsize=(7.2, 3.9))
        enough = found.course.sum(axis=1) >= FEWEST
        for number, (kind, name) in enumerate(((found.funded, "reach"), (~found.funded, "miss"))):
            _draw_course(axes, found.course[enough & kind], f"{name} their goal", number)
        axes.axhline(1, color=EVEN, linewidth=0.9)
        axes.annotate("an even flow", (50, 1), xytext=(0, 3), textcoords="offset points",
                      ha="center", fontsize=8.5, color=EVEN)  # fmt: skip
        axes.set_xlim(0, 100)
        axes.set_ylim(0, None)
        axes.set_xlabel("% of the campaign's time that has passed")
        axes.set_ylabel("pledges a day,\ntimes the campaign's mean", rotation=0, ha="right")
        axes.set_title(f"{found.title}: when pledges come", weight="bold")
        axes.legend(frameon=False, loc="upper center")
        plt.close(figure)
    return figure


def _draw_course(axes: Axes, campaigns: Numbers, name: str, number: int) -> None:
    if not len(campaigns):
        return
    share = campaigns / campaigns.sum(axis=1, keepdims=True)
    parts = share.shape[1]
    edges = np.linspace(0, 100, parts + 1)
    axes.stairs(
        share.mean(axis=0) * parts,
        edges,
        color=COLOURS[number],
        linestyle=("-", "--")[number],
        linewidth=1.8,
        label=f"{len(campaigns):,} campaigns that {name}",
    )


def ratios(found: Outcomes) -> Figure:
    """Draw how much of their goal campaigns raise, simulated beside 8,768 real ones."""
    import matplotlib.pyplot as plt

    real = observed("share by pledged over goal")
    edges = [_ends(one.part) for one in real]
    share = np.array([_share(found.ratio, *ends) for ends in edges])
    with styled():
        figure, axes = plt.subplots(figsize=(9.2, 4.2))
        places = np.arange(len(real)) + 0.6 * np.array([low >= 1 for low, _ in edges])
        axes.bar(places, 100 * share, width=0.82, color=COLOURS[0], alpha=0.85,
                 label=f"simulated: {len(found):,} campaigns of {_worlds(found)}")  # fmt: skip
        _draw_real(axes, places, real, real[0].campaigns)
        axes.axvline(float(places[[low >= 1 for low, _ in edges].index(True)]) - 0.8, color=EVEN,
                     linewidth=0.9, linestyle=(0, (4, 3)))  # fmt: skip
        axes.set_xticks(places, [_percent(low, high) for low, high in edges], rotation=45,
                        ha="right", rotation_mode="anchor")  # fmt: skip
        axes.set_xlabel("raised, in % of the goal")
        axes.set_ylabel("% of campaigns", rotation=0, ha="right", va="center")
        top = axes.get_ylim()[1] * 1.08
        axes.set_ylim(0, top)
        missed = sum(low < 1 for low, _ in edges)
        simulated, actual = 100 * share[missed:].sum(), 100 * sum(o.value for o in real[missed:])
        told = f"goal reached: simulated {simulated:.0f} %, real {actual:.0f} %"
        axes.annotate(told, (float(places[missed]) - 0.6, top), va="top", fontsize=9.5)
        axes.annotate("goal missed", (float(places[missed]) - 1.0, top), va="top", ha="right",
                      fontsize=9.5)  # fmt: skip
        axes.set_title(f"{found.title}: how far campaigns get", weight="bold", pad=26)
        axes.legend(frameon=False, loc="lower right", bbox_to_anchor=(1, 1), ncols=2, fontsize=9)
        plt.close(figure)
    return figure


def _ends(part: str) -> tuple[float, float]:
    """The ends of a bin as the file names it; the first is of campaigns without a pledge."""
    low, _, high = part.partition(" to ")
    return float(low), float(high or low)


def _share(ratio: Numbers, low: float, high: float) -> float:
    if high == 0:
        return float(np.mean(ratio == 0))
    return float(np.mean((ratio >= low) & (ratio < high) & (ratio > 0)))


def _percent(low: float, high: float) -> str:
    if high == 0:
        return "nothing"
    if low == 0:
        return f"under {100 * high:g}"
    return (
        f"{100 * low:,.0f} or more" if np.isinf(high) else f"{100 * low:g}\N{EN DASH}{100 * high:g}"
    )


def _worlds(found: Outcomes) -> str:
    return "one world" if found.worlds == 1 else f"{found.worlds} worlds"


def _draw_real(axes: Axes, places: Any, real: list[Observed], campaigns: int) -> None:
    axes.plot(
        places,
        [100 * one.value for one in real],
        linestyle="none",
        marker="D",
        markersize=6,
        markerfacecolor="white",
        markeredgecolor="black",
        label=f"real: {campaigns:,} campaigns ({real[0].source})",
    )


def funded(found: Outcomes) -> Figure:
    """Draw who is funded: by how many people the maker told, and by experience.

    Bars are 95 % intervals over campaigns; makers with experience stand beside real ones.
    """
    import matplotlib.pyplot as plt

    told = np.digitize(found.contacts, CONTACTS) - 1
    past = np.where(found.earlier == 0, 0, np.where(found.earlier_funded == 0, 1, 2))
    real = {one.part: one for one in observed("success by experience")}
    with styled():
        figure, (left, right) = plt.subplots(
            1, 2, figsize=(9.2, 4.0), sharey=True, width_ratios=(6, 4)
        )
        _draw_groups(left, told, found.funded, [_people(n) for n in range(len(CONTACTS))])
        left.set_xlabel("people whom the maker tells")
        left.set_ylabel("% of campaigns\nthat are funded", rotation=0, ha="right", va="center")
        _draw_groups(right, past, found.funded, [one.replace(" ", "\n", 1) for one in EXPERIENCE])
        known = [real[one] for one in EXPERIENCE]
        everybody = sum(one.campaigns for one in known)
        _draw_real(right, np.arange(len(EXPERIENCE)), known, everybody)
        right.set_xlabel("what the maker has done before")
        handles, names = right.get_legend_handles_labels()
        figure.legend(handles, names, loc="outside lower right", frameon=False, fontsize=9)
        left.set_ylim(0, 100)
        figure.suptitle(f"{found.title}: who is funded", x=0.01, ha="left", weight="bold")
        plt.close(figure)
    return figure


def _people(group: int) -> str:
    low = CONTACTS[group]
    if group + 1 == len(CONTACTS):
        return f"{low} or\nmore"
    high = CONTACTS[group + 1] - 1
    return "nobody" if high == 0 else f"{low}\N{EN DASH}{high}"


def _draw_groups(
    axes: Axes, group: NDArray[Any], funded: NDArray[np.bool_], names: list[str]
) -> None:
    sizes = np.bincount(group, minlength=len(names))
    wins = np.bincount(group, weights=funded, minlength=len(names))
    with np.errstate(invalid="ignore"):
        share = np.where(sizes >= FEWEST, wins / sizes, np.nan)
    low, high = _wilson(share, sizes)
    axes.bar(np.arange(len(names)), 100 * share, width=0.72, color=COLOURS[0], alpha=0.85,
             yerr=100 * np.array([share - low, high - share]), capsize=3,
             error_kw={"elinewidth": 1, "ecolor": "0.2"}, label="simulated")  # fmt: skip
    labels = [f"{name}\n({size:,})" for name, size in zip(names, sizes, strict=True)]
    axes.set_xticks(np.arange(len(names)), labels)


def _wilson(share: Numbers, sizes: NDArray[Any]) -> tuple[Numbers, Numbers]:
    """Wilson's 95 % interval of a share (Wilson 1927), which stays within 0 and 1."""
    z = 1.959964
    with np.errstate(invalid="ignore", divide="ignore"):
        middle = (share + z**2 / (2 * sizes)) / (1 + z**2 / sizes)
        half = (
            z * np.sqrt(share * (1 - share) / sizes + (z / (2 * sizes)) ** 2) / (1 + z**2 / sizes)
        )
    return middle - half, middle + half
