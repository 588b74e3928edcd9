# SPDX-License-Identifier: Apache-2.0
"""The numbers of a back-test: scores beside rivals, tables, the bars it was held against."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sharesim.crowdfunding.calibration import Calibration
from sharesim.crowdfunding.comparison import ScoreLine
from sharesim.crowdfunding.scores import CalibrationBin
from sharesim.crowdfunding.tables import Line

RIVAL = "regressions"
AUC_ALLOWED = 0.01  # by which the model may rank worse than the rival
MET, UNSURE, MISSED = "met", "met, but the interval holds 0", "missed"


@dataclass(frozen=True)
class Bar:
    """What the model had to do, and whether it did; misses are said as misses."""

    score: str
    asked: str
    difference: float
    low: float
    high: float
    verdict: str


@dataclass(frozen=True, repr=False)
class Record:
    """A market scored on campaigns it was not fitted to.

    `trained` and `tested` count the campaigns of each part, `base_brier` is the Brier score of
    their own share of successes predicted for each campaign of the second part, `plain` the AUC
    and the Brier score of the shares of worlds themselves, which few worlds blur. `scores` hold
    model and rivals with intervals of differences, `categories`, `goals`, `histogram` and `backers`
    what was predicted and what came, `curves` how chances came true, `calibration` the parameters
    found.
    """

    file: str
    split: datetime.date
    remarks: tuple[str, ...]
    trained: int
    tested: int
    base_brier: float
    plain: Mapping[str, float]
    how: Mapping[str, int]
    calibration: Calibration
    scores: tuple[ScoreLine, ...]
    categories: tuple[Line, ...]
    goals: tuple[Line, ...]
    histogram: tuple[Line, ...]
    backers: tuple[Line, ...]
    curves: Mapping[str, tuple[CalibrationBin, ...]]

    def __getitem__(self, score: str) -> ScoreLine:
        """One score by its name, such as "auc"."""
        for one in self.scores:
            if one.score == score:
                return one
        raise KeyError(f"no score {score!r}; there are {', '.join(x.score for x in self.scores)}")

    @property
    def bars(self) -> list[Bar]:
        """The bars: to rank nearly as well as the rival, and to be closer on amounts."""
        return [_bar(one) for one in self.scores if one.score != "brier"]

    def to_dict(self) -> dict[str, Any]:
        """Give all of it as plain values; what is no number is None."""
        found = self.calibration
        values: dict[str, Any] = {
            "file": self.file,
            "split": self.split.isoformat(),
            "remarks": list(self.remarks),
            "trained": self.trained,
            "tested": self.tested,
            "base_brier": self.base_brier,
            "plain": dict(self.plain),
            "how": dict(self.how),
            "calibration": {
                "met": found.met,
                "distance": found.best.distance,
                "rounds": [one.distance for one in found.rounds],
                "parameters": found.appeal.values(),
                "scores": dict(zip(found.names, map(float, found.best.score), strict=True)),
            },
            "scores": [asdict(one) for one in self.scores],
            "bars": [asdict(one) for one in self.bars],
            "curves": {name: [asdict(one) for one in bins] for name, bins in self.curves.items()},
        }
        for name in ("categories", "goals", "histogram", "backers"):
            values[name] = [asdict(line) for line in getattr(self, name)]
        return dict(_plain(values))


def _bar(one: ScoreLine) -> Bar:
    less = one.differences[RIVAL]
    allowed = AUC_ALLOWED if one.score == "auc" else 0.0
    asked = f"not below the rival's by more than {allowed}" if allowed else "closer than the rival"
    sign = 1 if one.more_is_better else -1  # so that more is better
    worst = sign * (less.low if one.more_is_better else less.high) + allowed
    verdict = MISSED
    if sign * less.value + allowed > 0:
        verdict = UNSURE if math.isnan(worst) or worst < 0 else MET
    return Bar(one.score, asked, less.value, less.low, less.high, verdict)


def _plain(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
