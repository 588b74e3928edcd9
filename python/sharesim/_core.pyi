# SPDX-License-Identifier: Apache-2.0
"""The engine behind the package; python/*.cpp defines it, and a test compares the two."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypedDict

import numpy as np
from numpy.typing import NDArray

__version__: str

class Problem(TypedDict):
    file: str | None
    line: int | None
    key: str | None
    message: str
    given: str | None
    allowed: list[str]
    nearest: str | None

class ScenarioError(ValueError):
    @property
    def problems(self) -> list[Problem]: ...

class FileError(OSError): ...
class BrokenInvariant(RuntimeError): ...  # noqa: N818

# Written by cmake/stub.py from the engine's tables of outputs.

class ParameterLine(TypedDict):
    path: str
    type: str
    unit: str
    range: str
    default: str
    doc: str
    source: str

class IndicatorLine(TypedDict):
    name: str
    doc: str
    unit: str
    statistic: str
    role: str
    caution: str

class Diagnostic(TypedDict):
    name: str
    value: float
    low: float
    high: float
    verdict: str
    source: str
    doc: str

class Estimate(TypedDict):
    mean: float
    low: float
    high: float

class Effect(TypedDict):
    baseline_level: float
    reform_level: float
    difference: float
    relative: float
    half_width: float
    low: float
    high: float
    replicates: int
    same_sign: float
    paired_sd: float
    unpaired_sd: float
    probability_of_superiority: float
    smallest_detectable: float

class Winners(TypedDict):
    name: str
    people: str
    unit: str
    threshold: float
    replicates: int
    placebo: float
    unenforced: float
    persons: Estimate
    winners: Estimate
    losers: Estimate
    neither: Estimate
    winners_share: Estimate
    losers_share: Estimate
    mean_gain: Estimate
    mean_loss: Estimate
    mean_change: Estimate
    winners_share_by_chance: Estimate
    losers_share_by_chance: Estimate

# End of what cmake/stub.py wrote.

class IndicatorFacts(IndicatorLine):
    headline: int
    plain_name: str

class ModelFacts(TypedDict):
    name: str
    doc: str
    phases: list[tuple[str, str]]
    indicators: list[IndicatorFacts]
    parameters: list[ParameterLine]

class ColumnFacts(TypedDict):
    unit: str
    doc: str
    words: list[str]
    integer: bool

class OutputLine(TypedDict):
    name: str
    type: str
    unit: str
    doc: str

class SeriesTold(TypedDict):
    lines: list[tuple[str, str, str]]
    zones: list[str]
    start: date
    months: list[date]
    daily: NDArray[np.float64]
    monthly: NDArray[np.float64]

# Of an advert: host, borough, neighbourhood, kind, price, minimum nights, reviews a month, last
# review, latitude, longitude, reviews of the last year, guests, whether it has coordinates.
ListingTold = tuple[
    str, str, str, str, float, int, float, str, float, float, float | None, float | None, bool
]

class ListingsTold(TypedDict):
    rows: list[ListingTold]
    notes: list[str]
    problems: list[str]
    bad: list[str]
    bad_in_all: int
    all: int
    has_places: bool

class CampaignsTold(TypedDict):
    categories: list[str]
    countries: list[str]
    outcomes: list[str]
    remarks: list[str]
    category: NDArray[np.int64]
    country: NDArray[np.int64]
    launched: NDArray[np.int64]
    deadline: NDArray[np.int64]
    goal: NDArray[np.float64]
    pledged: NDArray[np.float64]
    backers: NDArray[np.int64]
    outcome: NDArray[np.int64]

# Runs that failed: scenario, replicate, reason. What is not known as well as asked: reform,
# indicator, half of the interval, what was asked, how many replicates would do (0: unknown). What
# is wrong with the dates of reforms: reform, in words.
Done = tuple[
    list[tuple[str, int, str]],
    list[tuple[str, str, float, float, int]],
    list[tuple[str, str]],
]

def use_trust_compiler(compiler: Callable[[str, str], tuple[int, str]]) -> None: ...

class Document:
    @staticmethod
    def of(mapping: Mapping[str, Any]) -> Document: ...
    @staticmethod
    def read(text: str) -> Document: ...
    def merged(self, overlay: Document) -> Document: ...
    def with_values(self, values: dict[str, Any]) -> Document: ...
    def assigned(self, assignment: str) -> Document: ...
    def values(self) -> dict[str, Any]: ...

class Prepared:
    def resolved(self) -> dict[str, Any]: ...
    def remarks(self) -> list[str]: ...
    def diagnose(self, replicate: int, days: int) -> list[Diagnostic]: ...
    def start(self, replicate: int, threads: int) -> World: ...

class World:
    @property
    def day(self) -> date: ...
    @property
    def end(self) -> date: ...
    def advance(self, days: int) -> None: ...
    def branch(self, future: Prepared) -> World: ...
    def tables(self) -> dict[str, dict[str, ColumnFacts]]: ...
    def column(self, table: str, name: str) -> NDArray[Any]: ...
    def identities(self, table: str) -> NDArray[np.uint64]: ...
    def series(self) -> SeriesTold: ...
    def digest(self) -> str: ...

def shipped(shelf: str) -> list[tuple[str, str, str]]: ...
def open_scenario(asked: str) -> Document: ...
def open_reform(asked: str) -> tuple[str, Document]: ...
def prepare(document: Document) -> Prepared: ...
def run_experiment(
    path: str,
    scenario: Document,
    reforms: list[tuple[str, Document]],
    design: Document,
    replace: bool,
    share: tuple[int, int] | None,
    threads: int,
    told: Callable[[str, int, int], None] | None,
) -> Done: ...
def check_labels(reforms: list[tuple[str, Document]]) -> None: ...
def resume_experiment(
    path: str, threads: int, told: Callable[[str, int, int], None] | None
) -> Done: ...
def find_experiment(asked: str) -> Document: ...
def open_experiment(
    document: Document,
) -> tuple[Document, list[tuple[str, Document]], dict[str, Any], dict[str, Any] | None]: ...
def paired(baseline: list[float], reform: list[float]) -> Effect: ...
def estimate(values: list[float]) -> Estimate: ...
def statistics() -> list[OutputLine]: ...
def winners() -> list[OutputLine]: ...

class Changes: ...

def changes(
    before: NDArray[np.float64], after: NDArray[np.float64], threshold: float
) -> Changes: ...
def sum_up_changes(
    replicates: list[Changes], by_chance: list[list[Changes]], threshold: float
) -> Winners: ...
def declarations() -> str: ...
def sentence(name: str, unit: str, effect: Mapping[str, float]) -> str: ...
def change_in_percent(effect: Mapping[str, float]) -> str: ...
def merge_experiment(shares: list[str], path: str, replace: bool) -> Done: ...
def verify_experiment(
    path: str, runs: int, seed: int | None
) -> tuple[int, int, int, list[tuple[str, str, str]]]: ...
def parse_share(words: str) -> tuple[int, int]: ...

class PointsFolder:
    @staticmethod
    def create(
        path: str,
        scenario: Document,
        points: list[Document],
        reforms: list[tuple[str, Document]],
        design: Document,
        drawn: tuple[str, str],
        replace: bool,
        share: tuple[int, int] | None,
    ) -> PointsFolder: ...
    @staticmethod
    def open(path: str) -> PointsFolder: ...
    @staticmethod
    def merge(shares: list[str], path: str, replace: bool) -> PointsFolder: ...
    @property
    def is_share(self) -> bool: ...
    @property
    def finished(self) -> bool: ...
    @property
    def points(self) -> list[str]: ...
    @property
    def missing(self) -> list[str]: ...
    def conduct(
        self, threads: int, told: Callable[[str, int, int], None] | None
    ) -> list[tuple[str, str]]: ...
    def finish(self, keep_points: bool) -> None: ...
    def let_go(self) -> None: ...

def campaign_rows(path: str, categories: list[str]) -> CampaignsTold: ...
def listing_rows(path: str, currency: str, dates: str, today: str) -> ListingsTold: ...
def models() -> list[ModelFacts]: ...
def threads() -> int: ...
def main(arguments: list[str]) -> int: ...
