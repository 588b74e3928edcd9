# SPDX-License-Identifier: Apache-2.0
"""What a model says of its parameters and indicators; written by cmake/stub.py, not by hand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ParameterLine:
    """A line of the table of that name."""

    path: str
    type: str
    unit: str
    range: str
    default: str
    doc: str
    source: str


@dataclass(frozen=True)
class IndicatorLine:
    """A line of the table of that name."""

    name: str
    doc: str
    unit: str
    statistic: str
    role: str
    caution: str
