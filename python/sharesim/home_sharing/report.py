# SPDX-License-Identifier: Apache-2.0
"""What fit.md says, and the card that the command line prints."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sharesim.home_sharing.calibration import CLOSE, Calibration, Year
from sharesim.home_sharing.city import CityData
from sharesim.home_sharing.fit import Line
from sharesim.home_sharing.shortfall import hindrances, missed
from sharesim.show.card import table_text
from sharesim.show.numbers import number

NOT_FITTED = (
    "Prices are log-normal within a neighbourhood and kind: the few dearest adverts are not drawn "
    "(see mean, skewness and the quantile 0.95).",
    "How many reviews a listing has among its neighbours: in the model that comes of quality, "
    "price and chance.",
    "Where the several listings of a host lie: they are dealt at random, in the data most are near "
    "each other.",
    "Whether dear or demanding listings are more often active: active ones are drawn evenly within "
    "a cell.",
    "Calendars, ratings, and whatever else the file tells of single adverts.",
)
HEAD = ("", "data", "drawn", "")


def report(city: CityData, lines: Sequence[Line], year: Year, found: Calibration | None) -> str:
    """Give the whole report as Markdown."""
    parts = [
        f"# {city.asked.name}: how well it fits\n",
        "Data against one drawn world (seed 1, before its first day), then against a year of the "
        "model (of up to five worlds). fit.csv holds the first part.\n",
        "## What is drawn\n",
    ]
    for group in dict.fromkeys(line.group for line in lines):
        rows = [_row(line) for line in lines if line.group == group]
        parts.append(f"**{group[0].upper()}{group[1:]}**\n\n{_markdown(HEAD, rows)}\n")
    parts.append(
        f"## A year of it\n\n{_about(city, found)}\n\n{_markdown(YEAR, _year(city, year))}\n"
    )
    sections = {
        "What is assumed": city.assumptions,
        "What is special in the file": city.remarks,
        "What could not be fitted": NOT_FITTED,
    }
    for title, words in sections.items():
        if words:
            parts.append(f"## {title}\n\n" + "\n".join(f"- {one}" for one in words) + "\n")
    return "\n".join(parts)


def _row(line: Line) -> list[str]:
    return [line.name, number(line.data), number(line.drawn), line.note]


def _markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


YEAR = ("a year", "model", "data", "")


def _year(city: CityData, year: Year) -> list[list[str]]:
    targets = city.targets
    nights = year.nights / year.stays if year.stays else math.nan
    sold = sum(int(str(row["rooms"])) * float(str(row["occupancy"])) for row in city.hotels)
    rooms = sum(int(str(row["rooms"])) for row in city.hotels)
    served = [one for one in city.active if one.price > 0 and one.minimum_nights < 30]
    weight = math.fsum(one.yearly_reviews for one in served)
    asked = math.fsum(one.yearly_reviews * one.price for one in served)
    return [
        ["stays in homes", number(year.stays), number(targets.stays), "target"],
        ["whole homes' share", number(year.home_share), number(targets.home_share),
         "target; of nights in the model, of reviews in the data"],
        ["hotel nights of those who consider homes", number(year.hotel_nights),
         number(targets.hotel_nights), "target, itself assumed"],
        ["hotel occupancy", number(year.hotel_occupancy), number(sold / rooms if rooms else 0),
         "an input"],
        ["active listings", number(year.active), number(len(city.active)), "an input"],
        ["nights per active listing", number(year.nights / max(year.active, 1)),
         number(targets.stays * nights / max(len(city.active), 1)),
         "data: stays times the model's mean stay"],
        ["mean price of a night sold", number(year.price),
         number(asked / weight if weight else math.nan),
         "not used; data: asking prices by reviews"],
        ["mean stay", number(nights), "-", "nights; assumed, cut by minimum nights"],
    ]  # fmt: skip


def _about(city: CityData, found: Calibration | None) -> str:
    if found is None:
        return (
            "**Not calibrated**: tastes are New York's, so that levels are not this city's. "
            "`--calibrate` fits three of them to the lines marked as targets."
        )
    tastes = ", ".join(
        f"{name} {value:.3f}"
        for name, value in zip(
            ("home", "room", "hotel"),
            (found.tastes.home, found.tastes.room, found.tastes.hotel),
            strict=True,
        )
    )
    if found.met:
        return (
            f"Tastes ({tastes}) calibrated in {found.rounds} years of simulation, so that targets "
            f"come out within {CLOSE:.1%}. That targets are met is no evidence."
        )
    return f"Tastes ({tastes}) are as near as they came: **{unmet(city, found)}**"


def unmet(city: CityData, found: Calibration) -> str:
    """Say that a calibration is none, by how much it misses, and what hinders it."""
    why = "; ".join(hindrances(city, found))
    return f"Not calibrated: targets are missed ({', '.join(missed(found))}). What hinders: {why}."


def card(city: CityData, folder: str, lines: Sequence[Line], year: Year,
         found: Calibration | None) -> str:  # fmt: skip
    """Give what the command line prints."""
    distances = [line for line in lines if line.name == "KS distance"]
    shown = {"hosts": ("Gini of listings", "listings of the top 1%", "share with 1 listings")}
    rows = [
        [f"{line.group}: {line.name}", number(line.data), number(line.drawn)]
        for line in lines
        if line.name in ("listings", "active", "hosts") or line.name in shown.get(line.group, ())
        or (line.group.startswith("price") and line.name == "quantile 0.50")
    ]  # fmt: skip
    rows += [[f"{line.group}: {line.name}", "-", number(line.drawn)] for line in distances]
    met = found is not None and found.met
    state = "calibrated" if met else "NOT calibrated, targets missed" if found else "not calibrated"
    text = [
        f"{city.asked.name}: a scenario in {folder}/city.toml ({state})",
        table_text(("", "data", "drawn"), rows),
        table_text(YEAR[:3], [row[:3] for row in _year(city, year)]),
        *([unmet(city, found)] if found and not found.met else []),
        *(f"note: {one}" for one in city.remarks),
        f"note: {city.money}",
        f"{len(city.assumptions)} things are assumed; {folder}/fit.md lists them and the whole fit",
    ]
    return "\n".join(text)
