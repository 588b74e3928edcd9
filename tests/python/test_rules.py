# SPDX-License-Identifier: Apache-2.0
"""Trust rules that users write in Python, compiled and run inside the engine's loops."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from program import program_is_built, sharesim

import sharesim as ss
from sharesim.markets.rules import compile_rule

pytest.importorskip("numba")

SCRIPT = """
import math

from sharesim import trust_rule


@trust_rule
def posterior(good, bad, stars_sum, stars_count, incidents, days, prior):
    return (2 * prior + good) / (2 + good + bad)


@trust_rule
def wary(good, bad, stars_sum, stars_count, incidents, days, prior):
    seen = stars_sum / stars_count if stars_count > 0 else 4.0
    return prior * math.exp(-incidents) * seen / 5


def undecorated(good, bad):
    return good


@trust_rule
def hopeless(good, bad, stars_sum, stars_count, incidents, days, prior):
    return {"good": good}["bad"].upper()
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A file with rules."""
    path = tmp_path / "rules.py"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


def scenario_with(script: Path, function: str) -> Path:
    """Ten days of the village under a rule, as a file beside its script."""
    scenario = script.with_name(f"{function}.toml")
    village = Path(__file__).resolve().parents[2] / "scenarios/home_sharing/village.toml"
    scenario.write_text(
        f'extends = "{village}"\ndays = 10\nburn_in = 10\n'
        f'[trust]\nrule = "custom"\nscript = "{script.name}"\nfunction = "{function}"\n'
        "[reputation]\nhistory = 0\n",
        encoding="utf-8",
    )
    return scenario


def under(town: ss.Scenario, script: Path, function: str) -> ss.Scenario:
    """The town under a rule of the script."""
    return town.set({"trust": {"rule": "custom", "script": str(script), "function": function}})


def test_a_compiled_posterior_does_what_ours_does(town: ss.Scenario, script: Path) -> None:
    ours = town.set({"trust": {"rule": "reviews", "half_life": 1e9}}).run()
    theirs = under(town, script, "posterior").run()
    # Ours is kept in single precision on the page, so a few guests may choose otherwise.
    for name in ("stays", "nights", "host_income"):
        assert float(theirs[name].sum()) == pytest.approx(float(ours[name].sum()), rel=0.01)


def test_a_rule_matters_and_threads_do_not(town: ss.Scenario, script: Path) -> None:
    scenario = under(town, script, "wary")
    one = scenario.run(threads=1)
    three = scenario.run(threads=3)
    np.testing.assert_array_equal(one["nights"], three["nights"])
    digests = [r.dataset["state_digest"].values.tolist() for r in (one, three)]
    assert digests[0] == digests[1]
    assert digests[0] != town.run().dataset["state_digest"].values.tolist()


def test_a_rule_can_be_written_where_one_stands(town: ss.Scenario) -> None:
    @ss.trust_rule
    def half(good, bad, stars_sum, stars_count, incidents, days, prior):  # type: ignore[no-untyped-def]
        return 0.5 + 0.0 * good

    assert half(1, 2, 3, 4, 5, 6, 7) == 0.5
    assert half.table()["function"] == "half"
    with pytest.raises(TypeError, match="a trust rule takes"):
        ss.trust_rule(lambda good: good)


def test_a_rule_of_a_notebook_is_kept_as_a_file(tmp_path: Path) -> None:
    cell = tmp_path / "cell.py"
    cell.write_text(
        "import sharesim as ss\n\n\n@ss.trust_rule\n"
        "def half(good, bad, stars_sum, stars_count, incidents, days, prior):\n"
        "    return np.sqrt(0.25)\n\n\n"
        "table = half.table()\n"
        "town = ss.scenario('village').set({'trust': table, 'days': 5, 'burn_in': 5})\n"
        "print(table['script'])\ntown.run()\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(cell)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    written = Path(done.stdout.strip())
    assert written != cell
    assert "def half" in written.read_text(encoding="utf-8")
    written.unlink()


def test_what_is_wrong_with_a_rule_is_told(town: ss.Scenario, script: Path) -> None:
    cases = {
        "nobody": "trust.function: 'nobody' of .* is no function under @trust_rule",
        "undecorated": "is no function under @trust_rule",
        "hopeless": "trust.function: 'hopeless' cannot be compiled",
    }
    for function, message in cases.items():
        with pytest.raises(ss.ScenarioError, match=message):
            under(town, script, function)
    with pytest.raises(ss.ScenarioError, match="trust.script: cannot read"):
        under(town, script.with_name("missing.py"), "wary")
    broken = script.with_name("broken.py")
    broken.write_text("1 / 0\n", encoding="utf-8")
    with pytest.raises(ss.ScenarioError, match="fails: ZeroDivisionError"):
        under(town, broken, "wary")


FAULTY = """
import random
from random import gauss

import numba
import numpy as np
from numpy.random import rand

from sharesim import trust_rule

WEIGHTS = np.array([0.5, 0.6])


@numba.njit
def shaken(value):
    return value + np.random.normal()


@trust_rule
def share(good, bad, stars_sum, stars_count, incidents, days, prior):
    return good / (good + bad)


@trust_rule
def strict(good, bad, stars_sum, stars_count, incidents, days, prior):
    if good + bad == 0:
        raise ValueError("nobody known")
    return good / (good + bad)


@trust_rule
def beyond(good, bad, stars_sum, stars_count, incidents, days, prior):
    return WEIGHTS[int(good) + 2]


@trust_rule
def endless(good, bad, stars_sum, stars_count, incidents, days, prior):
    return 1 / (0 * good)


@trust_rule
def certain(good, bad, stars_sum, stars_count, incidents, days, prior):
    return 1.0


@trust_rule
def of_numpy(good, bad, stars_sum, stars_count, incidents, days, prior):
    return np.random.rand()


@trust_rule
def of_python(good, bad, stars_sum, stars_count, incidents, days, prior):
    return prior + random.random()


@trust_rule
def by_another_name(good, bad, stars_sum, stars_count, incidents, days, prior):
    return rand() + gauss(prior, 1.0)


@trust_rule
def further_down(good, bad, stars_sum, stars_count, incidents, days, prior):
    return shaken(prior)
"""


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A file with rules that fail, or draw random numbers."""
    path = tmp_path / "faulty.py"
    path.write_text(FAULTY, encoding="utf-8")
    return path


@pytest.mark.parametrize("function", ["share", "strict", "beyond"])
def test_a_rule_without_an_answer_ends_the_run(
    town: ss.Scenario, faulty: Path, function: str, capfd: pytest.CaptureFixture[str]
) -> None:
    unknown = town.set({"reputation.history": 0})  # rules fail of the unknown
    scenario = under(unknown, faulty, function)
    words = f"trust.function: '{function}' of '{faulty}' raises or gives no number on 20.*good=0"
    told = []
    for threads in (1, 3):
        with pytest.raises(ss.ScenarioError, match=words) as caught:
            scenario.run(threads=threads)
        told.append(str(caught.value))
    assert told[0] == told[1]
    assert len(told[0].splitlines()) == 1
    world = scenario.start()
    with pytest.raises(ss.ScenarioError, match=words):
        world.step(30)
    assert "ignored" not in capfd.readouterr().err


def test_a_division_by_zero_that_is_a_number_is_cut(town: ss.Scenario, faulty: Path) -> None:
    """One over nothing is infinite, and what lies above one is cut."""
    one, other = (under(town, faulty, name).run() for name in ("endless", "certain"))
    digests = [found.dataset["state_digest"].values.tolist() for found in (one, other)]
    assert digests[0] == digests[1]
    assert digests[0] != town.run().dataset["state_digest"].values.tolist()


@pytest.mark.parametrize("function", ["of_numpy", "of_python", "by_another_name", "further_down"])
def test_a_rule_that_draws_is_refused(town: ss.Scenario, faulty: Path, function: str) -> None:
    with pytest.raises(ss.ScenarioError, match=f"'{function}' of .* draws random numbers"):
        under(town, faulty, function)


@program_is_built
def test_the_program_tells_a_failing_rule_once(faulty: Path, tmp_path: Path) -> None:
    scenario = scenario_with(faulty, "strict")
    done = sharesim("run", str(scenario), "--replicates", "3", "--quiet", "-o", str(tmp_path / "o"))
    assert done.returncode == 2
    assert done.stderr.count("raises or gives no number") == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "o" / "results.h5").exists()


def test_a_changed_script_is_compiled_anew(town: ss.Scenario, script: Path) -> None:
    before, _ = compile_rule(str(script), "wary")
    again, _ = compile_rule(str(script), "wary")
    assert before == again
    script.write_text(SCRIPT.replace("2 * prior", "4 * prior"), encoding="utf-8")
    after, fault = compile_rule(str(script), "wary")
    assert fault == ""
    assert after != before


@program_is_built
def test_the_program_hands_the_task_on_and_the_folder_keeps_the_rule(
    script: Path, tmp_path: Path
) -> None:
    scenario = scenario_with(script, "wary")
    out = tmp_path / "out"
    done = sharesim("run", str(scenario), "--json", "--quiet", "-o", str(out))
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["scenarios"]
    kept = list(out.rglob("rules.py"))
    assert len(kept) == 1
    assert kept[0].read_text(encoding="utf-8") == SCRIPT
    checked = sharesim("verify", str(out), "--rerun", "1")
    assert checked.returncode == 0, checked.stdout + checked.stderr
