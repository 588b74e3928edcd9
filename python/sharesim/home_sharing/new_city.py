# SPDX-License-Identifier: Apache-2.0
"""A runnable city from a listings file: its tables, its scenario, and how well they fit."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sharesim._core import FileError
from sharesim.files.cell_words import ORDERS
from sharesim.files.mistakes import Problems, did_you_mean
from sharesim.home_sharing import calibration as fitting
from sharesim.home_sharing.city import SCENARIO, Asked, read_city
from sharesim.home_sharing.fit import Line, fit_csv, fit_of, sample_of_file, sample_of_world
from sharesim.home_sharing.report import card, report
from sharesim.home_sharing.shortfall import hindrances
from sharesim.listings.reader import BadRows
from sharesim.markets.scenario import Scenario, scenario

PathLike = str | os.PathLike[str]
Tell = Callable[[str], None]


@dataclass(frozen=True)
class NewCity:
    """A city that was made: where it lies, how it fits, what is assumed."""

    folder: Path
    fit: list[Line]
    assumptions: list[str]
    calibration: fitting.Calibration | None
    hindrances: list[str]  # of a calibration whose targets are missed
    text: str

    @property
    def path(self) -> Path:
        """The scenario file."""
        return self.folder / SCENARIO

    @property
    def scenario(self) -> Scenario:
        """The scenario, read."""
        return scenario(self.path)

    def __repr__(self) -> str:
        return self.text


def new_city(
    name: str,
    listings: PathLike,
    out: PathLike | None = None,
    *,
    neighbourhoods: PathLike | None = None,
    hotels: PathLike | None = None,
    currency: str | None = None,
    exchange_rate: float | None = None,
    bad_rows: BadRows = "refuse",
    dates: str | None = None,
    calibrate: bool = False,
    overwrite: bool = False,
    threads: int | None = None,
    progress: bool | None = None,
) -> NewCity:
    """Make a folder with a scenario and its tables from a listings file of Inside Airbnb's kind.

    `listings` has one advert a row (docs/guides/new_city.md has the columns), packed or not;
    `neighbourhoods` says which borough each lies in (`neighbourhood,borough`), `hotels` what rooms
    there are (`borough,tier,rooms,occupancy,rate`). `currency` is that of all prices and needed.
    What is not told is taken over from New York and listed as assumed; its amounts are converted
    by `exchange_rate`, units of the currency to a USD, or else by the price level of the listings.
    Rows that cannot be used refuse the file, or with `bad_rows="skip"` are left out and counted.
    `dates` says "day-first" or "month-first" where the file leaves that open. With `calibrate`,
    tastes are fitted so that a year's stays, whole homes and hotel nights come out; what hinders a
    fit that falls short stands in `hindrances`. `fit.md` compares the data and a drawn world.

    Raises ScenarioError with the mistakes of the files, and FileError for a folder that is there
    already (unless `overwrite`) or cannot be written; then nothing is written.
    """
    folder = Path(out if out is not None else name)
    asked = Asked(
        name, listings, neighbourhoods, hotels, currency or "", exchange_rate, bad_rows, dates
    )
    _check(asked, folder, overwrite)
    tell = _teller(progress)
    tell("reading")
    city = read_city(asked)
    with tempfile.TemporaryDirectory(prefix="sharesim-city-") as built:
        place = Path(built)
        found = None
        if calibrate:
            made = _written(place, city.files(city.draft))
            found = fitting.calibrate(made, city.targets, threads=threads, tell=tell)
        draft = city.draft.with_tastes(found.tastes, met=found.met) if found else city.draft
        made = _written(place, city.files(draft))
        tell("a year of it")
        year = fitting.year_of(made, fitting.worlds_for(city.targets), threads)
        data = sample_of_file(city.rows, city.active)
        lines = fit_of(data, sample_of_world(made), city.layout)
        texts = {"fit.md": report(city, lines, year, found), "fit.csv": fit_csv(lines)}
        _written(place, texts)
        _move(place, folder)
    told = card(city, str(folder), lines, year, found)
    why = hindrances(city, found) if found else []
    return NewCity(folder, lines, city.assumptions, found, why, told)


def _teller(progress: bool | None) -> Tell:
    wanted = sys.stderr.isatty() if progress is None else progress
    return lambda words: print(f"sharesim: {words}", file=sys.stderr) if wanted else None


def _check(asked: Asked, folder: Path, overwrite: bool) -> None:
    problems = Problems()
    if not asked.name.strip() or re.search(r'[\x00-\x1f"\\/]', asked.name):
        problems.add(
            "NAME", f"'{asked.name}' is no name for a city: no quotes or slashes, not empty"
        )
    _check_money(asked.currency, asked.exchange_rate, problems)
    for key, value, known in (
        ("bad_rows", asked.bad_rows, ("refuse", "skip")),
        ("dates", asked.dates, (None, *ORDERS)),
    ):
        if value not in known:
            words = " or ".join(one for one in known if one)
            problems.add(key, f"'{value}' is not {words}")
    problems.refuse()
    if folder.exists() and not folder.is_dir():
        raise FileError(f"{folder}: is a file")
    if folder.exists() and any(folder.iterdir()):
        if not overwrite:
            raise FileError(f"{folder}: is there already; overwrite=True replaces the city in it")
        if not (folder / SCENARIO).exists():
            raise FileError(f"{folder}: holds no city (no {SCENARIO}), so it is not replaced")
    above = next(parent for parent in folder.absolute().parents if parent.exists())
    if not above.is_dir() or not os.access(above, os.W_OK):
        raise FileError(f"{folder}: cannot be written below {above}")


def _check_money(currency: str, rate: float | None, problems: Problems) -> None:
    if not currency:
        problems.add("currency", 'not given; say that of all prices, such as currency="EUR"')
    elif not re.fullmatch(r"[A-Z]{3}", currency):
        near = did_you_mean(currency.upper(), ["USD", "EUR", "GBP", "JPY"])
        problems.add("currency", f"'{currency}' is none: three capitals, such as USD or JPY{near}")
    if rate is None:
        return
    if not 1e-6 <= rate <= 1e6:
        problems.add("exchange_rate", f"{rate:g} is outside [1e-06, 1e+06] units to a USD")
    elif currency == "USD" and rate != 1:
        problems.add("exchange_rate", f"{rate:g} USD to a USD: it is one")


def _written(place: Path, texts: Mapping[str, str]) -> Scenario:
    for name, text in texts.items():
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8"))
    return scenario(place / SCENARIO)


def _move(built: Path, folder: Path) -> None:
    """Bring the finished files to their folder; each appears whole."""
    try:
        for file in sorted(path for path in built.rglob("*") if path.is_file()):
            there = folder / file.relative_to(built)
            there.parent.mkdir(parents=True, exist_ok=True)
            aside = there.with_name(f"{there.name}.partial")
            shutil.copyfile(file, aside)
            aside.replace(there)
    except OSError as error:
        raise FileError(f"{error.filename or folder}: {error.strerror}") from None
