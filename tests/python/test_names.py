# SPDX-License-Identifier: Apache-2.0
"""What `ss.` offers, and what notebooks complete."""

from __future__ import annotations

from pathlib import Path

import pytest

import sharesim as ss

# A name that is added or taken away changes what users may rely on; docs/guides/python.md lists
# them too.
PUBLIC = """
BacktestResult BrokenInvariant Calibration Comparison Design Experiment FileError Live Model NewCity
Parameter Results Scenario ScenarioError Shipped Spread Sweep TrustRule Validation Verification
__version__ backtest calibrate compare experiment list_experiments list_models list_reforms
list_scenarios merge new_city open resume run scenario simulate_share spread sweep sweep_of_table
trust_rule trust_structure validate verify
""".split()


def test_the_package_shows_its_public_names_only() -> None:
    assert dir(ss) == sorted(PUBLIC)
    assert sorted(ss.__all__) == sorted(PUBLIC)
    for name in PUBLIC:
        assert getattr(ss, name) is not None


def test_the_documentation_lists_them() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs/guides/python.md").read_text("utf-8")
    for name in PUBLIC:
        assert f"`{name}`" in page, name


@pytest.mark.parametrize("jedi", [True, False])
def test_a_notebook_completes_public_names_and_keys(compared: Path, jedi: bool) -> None:
    shell = pytest.importorskip("IPython.core.interactiveshell").InteractiveShell()
    completer = pytest.importorskip("IPython.core.completer")
    shell.Completer.use_jedi = jedi
    shell.push({"ss": ss, "c": ss.open(compared)})

    def completed(line: str) -> set[str]:
        with completer.provisionalcompleter():
            found = shell.Completer.completions(line, len(line))
            return {one.text.lstrip(".") for one in found}

    assert completed("ss.") == set(PUBLIC) - {"__version__"}
    assert "host_income" in {one.rsplit('"', maxsplit=1)[-1] for one in completed('c["host_in')}


def test_what_has_keys_tells_them(compared: Path, town: ss.Scenario) -> None:
    result = ss.open(compared)
    assert isinstance(result, ss.Comparison)
    assert result._ipython_key_completions_() == result.indicators
    homes = town.start().agents("listings")
    assert "price" in homes._ipython_key_completions_()
    assert "tax.rate" in town.parameters._ipython_key_completions_()
