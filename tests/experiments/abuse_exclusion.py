# SPDX-License-Identifier: Apache-2.0
"""When exclusion by shared reports works against abusive guests, and what it costs the honest.

    python tests/experiments/abuse_exclusion.py [FOLDER]

Runs the village with abusive guests under exclusion from the fifth report down to the first, each
alone, with a guarantee, with cheap identities, and with more mistaken reports; twenty replicates
(some minutes on two cores). Prints the table of docs/trust.md and writes its figure there. A
finished folder is read, not run again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt

import sharesim as ss

FIGURE = Path(__file__).resolve().parents[2] / "docs/img/abuse_exclusion.png"
REPLICATES = 20
DAYS = 365
STRENGTHS = (0, 5, 3, 2, 1)  # reports from which all refuse a guest; 0: never
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
    return f"{variant}, {f'from report {reports}' if reports else 'no exclusion'}"


def reform(variant: str, reports: int) -> dict[str, object]:
    """Give a reform: a rule, and what else is in place."""
    rule: dict[str, object] = {"abuse.sharing": "platform"}
    if reports:
        rule |= {"abuse.exclusion.rule": "count", "abuse.exclusion.reports": reports}
    return rule | VARIANTS[variant]


def compared(folder: Path) -> ss.Comparison:
    """Give the comparison, simulated unless it was already."""
    if not (folder / "results.h5").exists():
        reforms = {label(v, n): reform(v, n) for v in VARIANTS for n in STRENGTHS}
        ss.compare(
            "village_abuse",
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
    return DAYS * float(effect["baseline_level"] + effect["difference"])


def surplus(results: ss.Comparison, conduct: str, reform: str) -> tuple[float, float]:
    """Give what a traveller of a kind gains over the baseline in a year, and half its interval."""
    mine = results.effect("guest_surplus", by="conduct").sel(reform=reform, conduct=conduct)
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
                cells.append(f"{DAYS * float(effect['difference']):+,.0f} ± {DAYS * half:,.0f}")
            for conduct in ("abusive", "honest"):
                gain, half = surplus(results, conduct, name)
                cells.append(f"{gain:+,.1f} ± {half:,.1f}")
            print(f"| {name} | " + " | ".join(cells) + " |")


def draw(results: ss.Comparison) -> None:
    """Draw payoffs against the strength of exclusion."""
    panels: dict[str, Callable[[str], float]] = {
        "an abusive guest's surplus": lambda name: surplus(results, "abusive", name)[0],
        "an honest guest's surplus": lambda name: surplus(results, "honest", name)[0],
        "what hosts lose to abuse": lambda name: a_year(results, "host_losses", name),
    }
    figure, axes = plt.subplots(1, len(panels), figsize=(11, 3.4), layout="constrained")
    places = range(len(STRENGTHS))
    for axis, (title, value) in zip(axes, panels.items(), strict=True):
        for variant in VARIANTS:
            axis.plot(places, [value(label(variant, n)) for n in STRENGTHS], "o-", label=variant)
        axis.set_title(title)
        axis.set_xticks(list(places), [str(n) if n else "never" for n in STRENGTHS])
        axis.set_xlabel("refused from report")
    axes[0].set_ylabel("EUR a year, against no reports")
    axes[1].set_ylabel("EUR a year, against no reports")
    axes[2].set_ylabel("EUR a year")
    axes[2].legend(fontsize="small")
    figure.savefig(FIGURE, dpi=120)


def main(folder: Path) -> None:
    """Print the table and draw the figure."""
    mpl.use("Agg")
    results = compared(folder)
    print_table(results)
    draw(results)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "results/abuse_exclusion"))
