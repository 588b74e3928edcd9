# SPDX-License-Identifier: Apache-2.0
"""When exclusion by shared reports works against abusive guests, and what it costs the honest.

    python tests/experiments/abuse_exclusion.py [FOLDER]

Runs the village with abusive guests, as they are by default and harsher, under exclusion from the
third report down to the first: alone, with a guarantee, with cheap identities, and with more
mistaken reports; twenty replicates (some minutes on two cores). Prints the tables of
docs/markets/home_sharing/abusive_customers.md and writes its figure. A finished folder is
read, not run again.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import xarray as xr

import sharesim as ss

FIGURE = Path(__file__).resolve().parents[2] / "docs/img/abuse_exclusion.png"
REPLICATES = 20
DAYS = 365
STRENGTHS = (0, 3, 2, 1)  # reports from which all refuse a guest; 0: never
GUESTS: dict[str, dict[str, object]] = {
    "mild": {},  # the defaults
    "harsh": {"abuse.false_claims": 0.8, "abuse.demand": 1, "abuse.damage": 0.2},
}
VARIANTS: dict[str, dict[str, object]] = {
    "alone": {},
    "with a guarantee": {
        "safeguards.guarantee.share": 0.8,
        "safeguards.guarantee.deductible": 20,
        "safeguards.guarantee.premium": 0.01,
    },
    "with names for 20": {"abuse.new_identity": 20},
    "with many mistakes": {"abuse.mistaken_reports": 0.5},
}
COUNTED = ("false_claims", "honest_excluded", "abusive_excluded", "new_identities")


def label(variant: str, reports: int) -> str:
    """Name a reform."""
    told = f"{variant} from report {reports}" if reports else f"{variant} no exclusion"
    return told.replace(" ", "_")


def reform(variant: str, reports: int) -> dict[str, object]:
    """Give a reform: a rule, and what else is in place."""
    rule: dict[str, object] = {"abuse.sharing": "platform"}
    if reports:
        rule |= {"abuse.exclusion.rule": "count", "abuse.exclusion.reports": reports}
    return rule | VARIANTS[variant]


def compared(guests: str, folder: Path) -> ss.Comparison:
    """Give the comparison for guests of a kind, simulated unless it was already."""
    if not (folder / "results.h5").exists():
        reforms = {label(v, n): reform(v, n) for v in VARIANTS for n in STRENGTHS}
        ss.compare(
            ss.scenario("village_abuse").set(GUESTS[guests]),
            reforms,
            replicates=REPLICATES,
            days=DAYS,
            out=folder,
            persons=["travellers"],
            progress=True,
        )
    results = ss.open(folder)
    assert isinstance(results, ss.Comparison)
    return results


def a_year(results: ss.Comparison, indicator: str, reform: str) -> float:
    """Give an indicator of a reform, summed over the year, mean over replicates."""
    effect = results.effect(indicator).sel(reform=reform)
    return float(effect["baseline_level"] + effect["difference"])


def change(results: ss.Comparison, indicator: str, reform: str) -> float:
    """Give the paired difference that a reform makes to an indicator over the year."""
    return float(results.effect(indicator).sel(reform=reform)["difference"])


@functools.cache
def by_conduct(folder: Path) -> xr.Dataset:
    """Give what reforms do to the surplus of either kind of travellers."""
    results = ss.open(folder)
    assert isinstance(results, ss.Comparison)
    return results.effect("guest_surplus", by="conduct")


def surplus(results: ss.Comparison, conduct: str, reform: str) -> tuple[float, float]:
    """Give what a traveller of a kind gains over the baseline in a year, and half its interval."""
    mine = by_conduct(results.path).sel(reform=reform, conduct=conduct)
    half = (float(mine["high_per_head"]) - float(mine["low_per_head"])) / 2
    return float(mine["difference_per_head"]), half


def print_table(results: ss.Comparison) -> None:
    """Print a row a reform, in Markdown."""
    print(
        "| exclusion | false claims | abusive excluded | honest excluded | new names"
        " | hosts lose | hosts' net income | platform | an abusive guest | an honest guest |"
    )
    print("| --- " * 10 + "|")
    for variant in VARIANTS:
        for reports in STRENGTHS:
            name = label(variant, reports)
            claims, honest, abusive, names = (a_year(results, one, name) for one in COUNTED)
            cells = [f"{one:,.1f}" for one in (claims, abusive, honest, names)]
            cells.append(f"{a_year(results, 'host_losses', name):,.0f}")
            for indicator in ("host_net_income", "platform_revenue"):
                effect = results.effect(indicator).sel(reform=name)
                half = (float(effect["high"]) - float(effect["low"])) / 2
                cells.append(f"{float(effect['difference']):+,.0f} ± {half:,.0f}")
            for conduct in ("abusive", "honest"):
                gain, half = surplus(results, conduct, name)
                cells.append(f"{gain:+,.1f} ± {half:,.1f}")
            print(f"| {name.replace('_', ' ')} | " + " | ".join(cells) + " |")


def draw(both: dict[str, ss.Comparison]) -> None:
    """Draw payoffs against the strength of exclusion, a row for each kind of guests."""
    panels: dict[str, Callable[[ss.Comparison, str], float]] = {
        "an abusive guest's surplus": lambda one, name: surplus(one, "abusive", name)[0],
        "an honest guest's surplus": lambda one, name: surplus(one, "honest", name)[0],
        "hosts' net income": lambda one, name: change(one, "host_net_income", name),
    }
    shape = (len(both), len(panels))
    figure, rows = plt.subplots(*shape, figsize=(11, 6.4), layout="constrained", squeeze=False)
    places = list(range(len(STRENGTHS)))
    for (guests, results), axes in zip(both.items(), rows, strict=True):
        for axis, (title, value) in zip(axes, panels.items(), strict=True):
            for variant in VARIANTS:
                line = [value(results, label(variant, n)) for n in STRENGTHS]
                axis.plot(places, line, "o-", label=variant)
            axis.set_title(f"{guests} abuse: {title}", fontsize="medium")
            axis.set_xticks(places, [str(n) if n else "never" for n in STRENGTHS])
            axis.axhline(0, color="grey", linewidth=0.6)
        axes[0].set_ylabel("EUR a year, against no reports")
    for axis in rows[-1]:
        axis.set_xlabel("refused from report")
    rows[0][0].legend(fontsize="small")
    figure.savefig(FIGURE, dpi=110)


def main(folder: Path) -> None:
    """Print the tables and draw the figure."""
    mpl.use("Agg")
    both = {guests: compared(guests, folder / guests) for guests in GUESTS}
    for guests, results in both.items():
        print(f"\n{guests}\n")
        print_table(results)
    draw(both)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "results/abuse_exclusion"))
