# SPDX-License-Identifier: Apache-2.0
"""What there is: models with their parameters and indicators, scenarios, reforms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sharesim import _core
from sharesim.markets.lines import IndicatorLine, ParameterLine


class Parameter(ParameterLine):
    """One parameter of a model, as the engine's table describes it."""

    def __str__(self) -> str:
        facts = [self.type, self.unit, self.range and f"in {self.range}", f"default {self.default}"]
        return f"{self.path}: {self.doc} ({', '.join(fact for fact in facts if fact)})"


@dataclass(frozen=True)
class Indicator(IndicatorLine):
    """One reported number of a model.

    `statistic` says how a number over many days is to be read; `role` whose gain in money it is in
    full, if any's; `caution` what it must not be taken for. `headline` is its place in summaries,
    from 1 (0 for most), where it is called by its `plain_name`.
    """

    headline: int
    plain_name: str


@dataclass(frozen=True)
class Model:
    """A market that can be simulated."""

    name: str
    doc: str
    phases: tuple[tuple[str, str], ...]
    indicators: tuple[Indicator, ...]
    parameters: tuple[Parameter, ...]

    def __repr__(self) -> str:
        sizes = f"{len(self.parameters)} parameters, {len(self.indicators)} indicators"
        return f"<Model {self.name}: {self.doc} ({sizes})>"


@dataclass(frozen=True)
class Shipped:
    """A scenario or reform that comes with the package, or lies in a folder of the user's own."""

    name: str
    model: str
    path: str


def _model(facts: _core.ModelFacts) -> Model:
    return Model(
        name=facts["name"],
        doc=facts["doc"],
        phases=tuple(facts["phases"]),
        indicators=tuple(Indicator(**one) for one in facts["indicators"]),
        parameters=tuple(Parameter(**one) for one in facts["parameters"]),
    )


def list_models() -> list[Model]:
    """List all models, each with its parameters and indicators."""
    return [_model(facts) for facts in _core.models()]


def _shipped(shelf: str) -> list[Shipped]:
    return [Shipped(*one) for one in _core.shipped(shelf)]


def list_scenarios() -> list[Shipped]:
    """List the scenarios that `scenario` finds by name."""
    return _shipped("scenarios")


def list_reforms(model: str | None = None) -> list[Shipped]:
    """List the reforms that `compare` finds by name, of one model or of all."""
    return [reform for reform in _shipped("reforms") if model in (None, reform.model)]


def list_experiments() -> list[Shipped]:
    """List the experiments that `experiment` finds by name."""
    return _shipped("experiments")


def parameters_of(model: str) -> Iterable[Parameter]:
    """Parameters of the model of that name; none when there is no such model."""
    return next((known.parameters for known in list_models() if known.name == model), ())
