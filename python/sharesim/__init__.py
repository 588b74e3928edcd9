# SPDX-License-Identifier: Apache-2.0
"""Agent-based simulation of sharing and platform markets.

>>> import sharesim as ss
>>> town = ss.scenario("village")
>>> ss.compare(town, reforms=["night_cap_90"], replicates=5)

A *scenario* says which market, where and when. A *world* is one life of it: the seed and the number
of the replicate decide its people and its draws, so that two scenarios can be lived through by the
same people. Results are xarray data sets over files that any HDF5 reader opens.
"""

from __future__ import annotations

from sharesim import _paths  # isort: skip  (tells the engine where its scenarios lie)
from sharesim._core import BrokenInvariant, FileError, ScenarioError, __version__
from sharesim.cocreation import lead as _of_cocreation  # noqa: F401 (each registers its own)
from sharesim.crowdfunding import lead as _of_crowdfunding  # noqa: F401
from sharesim.crowdfunding.backtest import backtest
from sharesim.crowdfunding.result import BacktestResult
from sharesim.experiments.compare import compare, run, simulate_share
from sharesim.experiments.document import Experiment, experiment
from sharesim.home_sharing import lead as _of_home_sharing  # noqa: F401
from sharesim.home_sharing.calibration import Calibration, calibrate
from sharesim.home_sharing.new_city import NewCity, new_city
from sharesim.maker_city import lead as _of_maker_city  # noqa: F401
from sharesim.makerspace import lead as _of_makerspace  # noqa: F401
from sharesim.markets.catalogue import (
    Model,
    Parameter,
    Shipped,
    list_experiments,
    list_models,
    list_reforms,
    list_scenarios,
)
from sharesim.markets.rules import TrustRule, trust_rule
from sharesim.markets.scenario import Live, Scenario, scenario
from sharesim.opening import merge, open, resume  # noqa: A004
from sharesim.report.write import written as _report
from sharesim.results.comparison import Comparison
from sharesim.results.reporting import use_writer as _use_writer
from sharesim.results.results import Results
from sharesim.runs.options import Design
from sharesim.runs.shares import Verification, verify
from sharesim.sweeps.results import Sweep
from sharesim.sweeps.sweep import sweep, sweep_of_table
from sharesim.sweeps.variance_components import Spread, spread
from sharesim.trust_network.structure import trust_structure
from sharesim.validation.validation import Validation, validate

__all__ = [
    "BacktestResult",
    "BrokenInvariant",
    "Calibration",
    "Comparison",
    "Design",
    "Experiment",
    "FileError",
    "Live",
    "Model",
    "NewCity",
    "Parameter",
    "Results",
    "Scenario",
    "ScenarioError",
    "Shipped",
    "Spread",
    "Sweep",
    "TrustRule",
    "Validation",
    "Verification",
    "__version__",
    "backtest",
    "calibrate",
    "compare",
    "experiment",
    "list_experiments",
    "list_models",
    "list_reforms",
    "list_scenarios",
    "merge",
    "new_city",
    "open",
    "resume",
    "run",
    "scenario",
    "simulate_share",
    "spread",
    "sweep",
    "sweep_of_table",
    "trust_rule",
    "trust_structure",
    "validate",
    "verify",
]


def __dir__() -> list[str]:
    """The public names alone: modules inside are no part of what is promised."""
    return sorted(__all__)


_paths.tell_engine()
_use_writer(_report)
