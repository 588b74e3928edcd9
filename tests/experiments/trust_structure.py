# SPDX-License-Identifier: Apache-2.0
"""How far simulated networks of ratings are from those of two Bitcoin marketplaces.

    SHARESIM_DATA=... python tests/experiments/trust_structure.py fit [SECONDS]
    SHARESIM_DATA=... python tests/experiments/trust_structure.py table [WORLDS]
    python tests/experiments/trust_structure.py rules [WORLDS]

`fit` searches the parameters of `bitcoin_otc` that `SEARCHED` names, each within its range, for the
least distance to the statistics that `FITTED` names; it prints every step that was an improvement.
`table` compares worlds that had no part in that with all statistics of both marketplaces, and
writes docs/img/trust_network_distance.csv and the tables of docs/markets/trust_network.md. `rules`
lets the same people live under other trust rules. The statistics of the data are read from
SHARESIM_DATA/../evidence/targets, or from the folder that SHARESIM_TARGETS names.
"""

from __future__ import annotations

import csv
import json
import math
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

import sharesim as ss

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "scenarios/trust_network"
CSV = ROOT / "docs/img/trust_network_distance.csv"
SITES = ("otc", "alpha")
FIT_SEED, TABLE_SEED = 1000, 1  # the worlds of the table are others than those of the fit
FIT_WORLDS = 2

# What the search may change, and where.
SEARCHED: dict[str, tuple[float, float]] = {
    "population.activity": (0.001, 0.1),
    "population.activity_tail": (0.7, 3),
    "population.visitors": (0.2, 0.6),
    "population.stay": (60, 500),
    "population.crooks": (0.05, 0.3),
    "population.guards": (0.002, 0.5),
    "search.friends": (0, 0.9),
    "search.appeal": (0.2, 20),
    "search.visibility": (0, 1),
    "deals.patience": (0, 20),
    "deals.mishap": (0, 0.05),
    "rating.retaliation": (0, 0.4),
    "warnings": (0, 20),
}
# What it is to hit, with the tolerance in which a distance is counted.
FITTED = (
    "people",
    "ratings",
    "in_degree_gini",
    "in_degree_quantiles.q90",
    "one_rating_received_share",
    "never_rated_others_share",
    "clustering_mean_local",
    "transitivity",
    "active_one_day_or_less_share",
    "active_life_days.mean",
    "negative_share",
    "extreme_negative_among_negative",
    "people_with_net_negative_mean",
    "reciprocity_of_negative",
    "negative_share_by_order_of_rating_received.1st",
    "negative_share_by_order_of_rating_received.3rd-5th",
    "negative_share_by_order_of_rating_received.later",
    "negative_share_given_any_earlier_negative.some_before",
)
# Set by reading the data off, not by search: what they say directly is no test of the model.
READ_OFF = (
    "rating_one_among_positive",
    "rating_distribution",
    "reciprocity_of_positive",
    "reciprocal_equal_value_share",
    "reciprocated_within_one_day_share",
    "reciprocation_delay_days",
)
# Delays within a day are beyond a model whose ratings have dates only.
WITHOUT = ("reciprocation_delay_days.q", "active_life_days.q25", "density", "triangles")


def targets(site: str) -> dict[str, float]:
    """Give the statistics of a marketplace by name; what has parts is `statistic.part`."""
    folder = os.environ.get("SHARESIM_TARGETS")
    where = Path(folder) if folder else Path(os.environ["SHARESIM_DATA"]) / "../evidence/targets"
    found: dict[str, float] = {}
    for one in json.loads((where / f"trust_bitcoin_{site}.json").read_text())["targets"]:
        value = one["value"]
        if isinstance(value, dict):
            for part, number in value.items():
                found[f"{one['id']}.{part}"] = (
                    number["share"] if isinstance(number, dict) else number
                )
        elif not isinstance(value, list):
            found[one["id"]] = value
    return found


def lived(task: tuple[str, dict[str, Any], int]) -> dict[str, float]:
    """Live through a world and describe its network."""
    site, changes, replicate = task
    scenario = ss.scenario(SCENARIOS / f"bitcoin_{site}.toml").set(changes)
    world = scenario.start(replicate)
    world.step((world.end - world.day).days)
    return ss.trust_structure(world.agents("ratings"))


def workers() -> ProcessPoolExecutor:
    """Give two processes that live through worlds; forked ones would lack the engine's threads."""
    return ProcessPoolExecutor(2, get_context("spawn"))


def mean_of(worlds: list[dict[str, float]]) -> dict[str, float]:
    """Average each statistic over worlds."""
    return {name: float(np.mean([w.get(name, np.nan) for w in worlds])) for name in worlds[0]}


def tolerance(name: str, data: float) -> float:
    """Give the half width of the band, stated before anything was fitted.

    It is 0.1 for shares of 0.2 and more and for correlations, and 25 % for all else.
    """
    if name in ("degree_assortativity", "reciprocal_rating_correlation"):
        return 0.1
    share = "share" in name or "reciprocity" in name or "answer" in name or "among" in name
    if (share or "rating_distribution" in name or "gini" in name) and 0.2 <= data <= 1:
        return 0.1
    return 0.25 * abs(data)


def cost(model: dict[str, float], data: dict[str, float]) -> float:
    """Sum the squared distances of what is fitted, in tolerances."""
    parts = [(model[n] - data[n]) / tolerance(n, data[n]) for n in FITTED]
    return float(sum(part**2 for part in parts))


def fit(seconds: float) -> None:
    """Search coordinate by coordinate, with steps that shrink when nothing gets better."""
    data = targets("otc")
    values = {
        name: float(ss.scenario(SCENARIOS / "bitcoin_otc.toml").parameters[name])
        for name in SEARCHED
    }
    end = time.monotonic() + seconds
    with workers() as pool:

        def tried(point: dict[str, float]) -> float:
            tasks = [("otc", {**point, "seed": FIT_SEED}, r) for r in range(FIT_WORLDS)]
            return cost(mean_of(list(pool.map(lived, tasks))), data)

        best, step = tried(values), 0.2
        print(f"begin {best:.2f}", flush=True)
        while time.monotonic() < end and step > 0.01:
            before = best
            for name, (low, high) in SEARCHED.items():
                for sign in (1, -1):
                    moved = values[name] + sign * step * (
                        (high - low) if low == 0 else values[name]
                    )
                    point = values | {name: round(min(max(moved, low), high), 5)}
                    if point == values or time.monotonic() > end:
                        continue
                    found = tried(point)
                    if found < best:
                        best, values = found, point
                        print(f"{best:8.2f}  {name} = {values[name]:.5g}", flush=True)
                        break
            if best > 0.97 * before:
                step /= 2
    print(json.dumps(values, indent=1))


def status(name: str) -> str:
    """Tell how a statistic of the data entered: fitted, read off, or not at all."""
    if name in FITTED:
        return "fitted"
    return "read off" if name.split(".")[0] in READ_OFF else "-"


def compared(site: str, worlds: list[dict[str, float]]) -> list[dict[str, Any]]:
    """Set every statistic of a marketplace beside the worlds."""
    rows = []
    data = targets(site)
    for name, target in data.items():
        if name.startswith(WITHOUT) and not name.startswith("triangles_by"):
            continue
        if name not in worlds[0]:
            continue
        twin = name.replace("answer_", "later_answer_", 1) if site == "alpha" else name
        values = np.array([w.get(twin, np.nan) for w in worlds])
        distance = (values.mean() - target) / target if target else values.mean() - target
        rows.append(
            {
                "site": site,
                "statistic": name,
                "data": target,
                "model": values.mean(),
                "low": np.percentile(values, 2.5),
                "high": np.percentile(values, 97.5),
                "sd": values.std(ddof=1),
                "relative_distance": distance,
                "status": status(name) if site == "otc" else "-",
                "band": tolerance(name, target),
                "hit": bool(abs(values.mean() - target) <= tolerance(name, target) + 1e-12),
            }
        )
    return rows


def short(value: float) -> str:
    """Write a number in four digits."""
    if value == 0 or not math.isfinite(value):
        return f"{value:g}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def table(worlds: int) -> None:
    """Compare with both marketplaces; write the CSV and print the tables."""
    rows: list[dict[str, Any]] = []
    with workers() as pool:
        for site in SITES:
            tasks = [(site, {"seed": TABLE_SEED}, r) for r in range(worlds)]
            rows += compared(site, list(pool.map(lived, tasks)))
    with CSV.open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({k: f"{v:.6g}" if isinstance(v, float) else v for k, v in row.items()})
    for site in SITES:
        print(
            f"\n### {site}\n\n| statistic | data | model | 95 % of worlds | distance | used | hit |"
        )
        print("| --- | ---: | ---: | --- | ---: | --- | --- |")
        for row in (r for r in rows if r["site"] == site):
            print(
                f"| {row['statistic']} | {short(row['data'])} | {short(row['model'])} "
                f"| {short(row['low'])} to {short(row['high'])} "
                f"| {100 * row['relative_distance']:+.0f} % | {row['status']} "
                f"| {'yes' if row['hit'] else '**no**'} |"
            )
        for used in ("fitted", "read off", "-"):
            kind = [r for r in rows if r["site"] == site and r["status"] == used]
            if kind:
                print(f"{site} {used}: {sum(r['hit'] for r in kind)} of {len(kind)}")


RULES: dict[str, dict[str, Any]] = {
    "blind": {"trust.rule": "blind"},
    "reviews": {"trust.rule": "reviews"},
    "stars": {"trust.rule": "stars"},
    "social": {"trust.rule": "social"},
    "eigentrust": {"trust.rule": "eigentrust"},
    "image_score": {"trust.rule": "image_score"},
}
TOLD = ("deals", "refused", "cheats", "ratings", "negative", "honest_gain", "crook_gain", "loot")


def totals(task: tuple[str, int]) -> dict[str, float]:
    """Live under a trust rule and sum the indicators."""
    rule, replicate = task
    world = ss.scenario(SCENARIOS / "bitcoin_otc.toml").set(RULES[rule]).start(replicate)
    world.step((world.end - world.day).days)
    series = world.series()
    return {name: float(series[name].sum()) for name in TOLD}


def rules(worlds: int) -> None:
    """Print what the same people do to each other under each rule."""
    print(
        "| rule | deals | refused | sides cheated by 100 deals | negative ratings "
        "| honest people's gain | crooks' gain | loot |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with workers() as pool:
        for rule in RULES:
            mean = mean_of(list(pool.map(totals, [(rule, r) for r in range(worlds)])))
            print(
                f"| `{rule}` | {mean['deals']:,.0f} | {mean['refused']:,.0f} "
                f"| {100 * mean['cheats'] / mean['deals']:.2f} "
                f"| {100 * mean['negative'] / mean['ratings']:.1f} % "
                f"| {mean['honest_gain']:,.0f} | {mean['crook_gain']:,.0f} "
                f"| {mean['loot']:,.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    what, number = sys.argv[1], float((*sys.argv[2:], "10")[0])
    {"fit": fit, "table": lambda n: table(int(n)), "rules": lambda n: rules(int(n))}[what](number)
