# SPDX-License-Identifier: Apache-2.0
"""What review systems let stars say of quality, and what trust rules do to bad stays.

    python tests/experiments/trust_rules.py [WORLDS]

Runs the village for a year in each of twenty worlds (a minute on two cores), prints the two tables
of docs/markets/home_sharing/trust.md in Markdown and draws its figure.
"""

from __future__ import annotations

import sys
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
from scipy import stats

import sharesim as ss

FIGURE = Path(__file__).resolve().parents[2] / "docs/img/stars_and_quality.png"
FEWEST = 5  # reviews from which a home's stars are looked at
BINS = 8
BOUGHT = {"corruptible": 1.0, "price": 10, "scruples": 5, "detection": 0.3}
SYSTEMS: dict[str, dict[str, object]] = {
    "one-sided": {},
    "simultaneous": {"reputation.system": "simultaneous"},
    "sequential": {"reputation.system": "sequential"},
    "sequential, all afraid": {"reputation.system": {"rule": "sequential", "fear": 1.0}},
    "sequential, no fear": {"reputation.system": {"rule": "sequential", "fear": 0.0}},
    "simultaneous, polite": {"reputation.system": {"rule": "simultaneous", "courtesy": 0.5}},
    "one-sided, drifting": {"reviews.drift": 0.5},
    "one-sided, praise for sale": {"reputation.bought": BOUGHT},
}
DRAWN = (
    "one-sided",
    "sequential, all afraid",
    "simultaneous, polite",
    "one-sided, praise for sale",
)

# A place where one stay in seven goes wrong and that hurts, so that trust has something to tell.
ROUGH = {"supply.reliability_a": 6, "supply.reliability_b": 1, "demand.loss": 300}
RULES: dict[str, dict[str, object]] = {
    "blind": {"trust": "blind"},
    "reviews": {"trust": "reviews"},
    "stars": {"trust": "stars"},
    "social": {"trust": "social"},
    "social, by overlap": {"trust": {"rule": "social", "closeness": "overlap"}},
    "eigentrust": {"trust": "eigentrust"},
    "image_score": {"trust": "image_score"},
    "image_score, from 3": {"trust": {"rule": "image_score", "threshold": 3}},
    "reviews of hosts": {"trust": "reviews", "reputation.holder": "host"},
    "blind, half verified by merit": {
        "trust": "blind",
        "reputation.signals.verification": {
            "share": 0.5,
            "lift": 0.5,
            "doubt": 0.2,
            "selection": 1,
        },
    },
}

Sample = npt.NDArray[np.float64]


def lived(scenario: ss.Scenario, replicate: int) -> ss.Live:
    """Give a world at its end."""
    world = scenario.start(replicate=replicate)
    return world.step((world.end - world.day).days)


def shown(world: ss.Live) -> tuple[Sample, Sample]:
    """Give quality and mean stars of the homes with enough reviews."""
    known = world.agents("reputations")
    quality = np.asarray(world.agents("listings")["quality"], float)
    count = np.asarray(known["stars_count"], float)
    enough = count >= FEWEST
    return quality[enough], np.asarray(known["stars_sum"], float)[enough] / count[enough]


def interval(values: list[float]) -> str:
    """Give mean and half the 95 % simulation interval."""
    mean, n = float(np.mean(values)), len(values)
    half = float(stats.t.ppf(0.975, n - 1) * np.std(values, ddof=1) / np.sqrt(n))
    digits = 3 if abs(mean) < 1 else 2 if abs(mean) < 100 else 0
    return f"{mean:,.{digits}f} ± {half:,.{digits}f}"


def row(name: str, columns: list[list[float]]) -> None:
    """Print a row of a table."""
    print(f"| {name} | " + " | ".join(interval(one) for one in columns) + " |")


def review_systems(worlds: int) -> dict[str, tuple[Sample, Sample]]:
    """Print what each review system lets stars say; give quality and stars, worlds together."""
    print(
        "\n| system | mean stars given | homes shown 4.5 or more | rank correlation with quality"
        " | reviews a stay | retaliations a thousand stays | bought ones shown, by review |"
    )
    print("| --- " * 7 + "|")
    town = ss.scenario("village").set({"days": 365})
    found: dict[str, tuple[Sample, Sample]] = {}
    for name, changed in SYSTEMS.items():
        columns: list[list[float]] = [[] for _ in range(6)]
        points = []
        for replicate in range(worlds):
            world = lived(town.set(changed), replicate)
            quality, stars = shown(world)
            points.append((quality, stars))
            total = {k: float(v.sum()) for k, v in world.series().data_vars.items() if v.ndim}
            stays, reviews = total["stays"], total["reviews"]
            values = (
                total["stars"] / reviews,
                float(np.mean(stars >= 4.5)),
                float(stats.spearmanr(quality, stars).statistic),
                reviews / stays,
                1000 * total["retaliations"] / stays,
                (total["bought_reviews"] - total["filtered_reviews"]) / reviews,
            )
            for column, value in zip(columns, values, strict=True):
                column.append(value)
        row(name, columns)
        found[name] = tuple(np.concatenate(side) for side in zip(*points, strict=True))  # type: ignore[assignment]
    return found


def trust_rules(worlds: int) -> None:
    """Print what each trust rule does, in pairs against the blind."""
    print(
        "\n| rule | bad stays, % | less than blind | reliability of what was chosen"
        " | stays | hosts' income, most reliable fifth | least reliable fifth |"
    )
    print("| --- " * 7 + "|")
    town = ss.scenario("village").set({"days": 365}).set(ROUGH)
    blind: list[float] = []
    for name, changed in RULES.items():
        columns: list[list[float]] = [[] for _ in range(6)]
        for replicate in range(worlds):
            world = lived(town.set(changed), replicate)
            total = {k: float(v.sum()) for k, v in world.series().data_vars.items() if v.ndim}
            bad = 100 * total["incidents"] / total["stays"]
            if name == "blind":
                blind.append(bad)
            reliability, nights, income = chosen(world)
            fifths = np.argsort(np.argsort(reliability)) * 5 // len(reliability)
            values = (
                bad,
                blind[replicate] - bad,
                float(np.average(reliability, weights=nights)),
                total["stays"],
                float(income[fifths == 4].mean()),
                float(income[fifths == 0].mean()),
            )
            for column, value in zip(columns, values, strict=True):
                column.append(value)
        row(name, columns)


def chosen(world: ss.Live) -> tuple[Sample, Sample, Sample]:
    """Give reliability, nights of the calendar year and takings of them for homes on offer."""
    homes = world.agents("listings")
    offered = np.asarray(homes["active"]) != 0
    nights = np.asarray(homes["nights_this_year"], float)[offered]
    income = nights * np.asarray(homes["price"], float)[offered]
    return np.asarray(homes["reliability"], float)[offered], nights, income


def draw(found: dict[str, tuple[Sample, Sample]]) -> None:
    """Draw mean stars against true quality, in bins of equally many homes."""
    figure, axis = plt.subplots(figsize=(7, 4.6), layout="constrained")
    for name in DRAWN:
        quality, stars = found[name]
        parts = np.array_split(np.argsort(quality), BINS)
        at = [quality[part].mean() for part in parts]
        line = axis.plot(at, [stars[part].mean() for part in parts], "o-", label=name)
        low, high = np.array([np.quantile(stars[part], (0.1, 0.9)) for part in parts]).T
        axis.fill_between(at, low, high, alpha=0.12, color=line[0].get_color())
    axis.set_xlabel("true quality of the home")
    axis.set_ylabel("mean stars shown (band: 80 % of homes)")
    axis.legend(loc="lower right", fontsize="small")
    figure.savefig(FIGURE, dpi=110)


def main(worlds: int) -> None:
    """Print the tables and draw the figure."""
    mpl.use("Agg")
    draw(review_systems(worlds))
    trust_rules(worlds)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
