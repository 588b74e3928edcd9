# SPDX-License-Identifier: Apache-2.0
"""What the engine's tables of outputs name reaches every door: files, frames, JSON and pages."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import h5py
import numpy as np
import pytest
from program import answer

import sharesim as ss
from sharesim import _core

ROOT = Path(__file__).resolve().parents[2]
STATISTICS = {one["name"]: one for one in _core.statistics()}


@pytest.fixture
def comparison(kept: Path) -> ss.Comparison:
    """A small comparison that keeps account of people."""
    return ss.Comparison(kept)


def test_every_statistic_is_a_variable_of_the_result_file(comparison: ss.Comparison) -> None:
    with h5py.File(comparison.path) as file:
        for name, one in STATISTICS.items():
            about = file["effects"][name].attrs
            assert about["long_name"].decode() == one["doc"]
            assert about["units"].decode() == (one["unit"] or "1")


def test_every_statistic_is_in_every_frame(comparison: ss.Comparison) -> None:
    units = comparison["nights"].attrs["units"]
    for frame in (comparison.effect("nights"), comparison.effect("nights", by="zone")):
        for name, one in STATISTICS.items():
            assert frame[name].attrs["units"] == (units if one["unit"] else "1"), name
    people = comparison.effect("host_income", by="host_type")
    assert set(STATISTICS) <= set(people.data_vars)
    of_indicator = {name for name, one in STATISTICS.items() if one["unit"]}
    per_head = {str(name).removesuffix("_per_head") for name in people if "_per_head" in str(name)}
    assert per_head == of_indicator


def test_every_statistic_is_told_as_json_and_on_its_page() -> None:
    listed = answer("list", "statistics")
    assert [one["statistic"] for one in listed] == list(STATISTICS)
    told = answer("compare", "village", "--days", 10, "--reform", "registration", "--quiet")
    page = (ROOT / "docs" / "reference" / "statistics.md").read_text(encoding="utf-8")
    for one in listed:
        assert one["json"] in told["reforms"][0]["effects"][0]
        assert f"| `{one['statistic']}` | `{one['json']}` |" in page


def test_python_declares_what_the_tables_name() -> None:
    stub = (ROOT / "python/sharesim/_core.pyi").read_text(encoding="utf-8")
    writer = runpy.run_path(str(ROOT / "cmake" / "stub.py"))
    found = writer["written"](stub)
    lines = (ROOT / "python/sharesim/markets/lines.py").read_text(encoding="utf-8")
    assert writer["dataclasses"]() == lines, "run ./dev docs"
    assert found == stub, "run ./dev docs"
    assert found != stub.replace("paired_sd: float", "")


def test_lines_of_models_go_by_the_names_of_their_tables() -> None:
    model = next(one for one in _core.models() if one["name"] == "home_sharing")
    declared = _core.declarations()
    for struct, line in (
        ("ParameterLine", model["parameters"][0]),
        ("IndicatorLine", model["indicators"][0]),
    ):
        lines = declared.split(f"class {struct}(")[1].split("\n\n")[0]
        names = re.findall(r"^    (\w+):", lines, re.MULTILINE)
        assert list(line)[: len(names)] == names


def test_winners_are_told_as_json_by_the_same_names(comparison: ss.Comparison) -> None:
    told = answer(
        "compare",
        "village",
        "--days",
        10,
        "--reform",
        "registration",
        "--persons",
        "hosts",
        "--quiet",
    )
    one = told["reforms"][0]["winners"][0]
    known = _core.winners()
    assert len(one) == len(known)
    assert {line["name"] for line in known} - set(one) == {"replicates"}  # `n` in JSON
    frame = comparison.winners("host_income")
    for line in known:
        if line["type"] == "Estimate":
            assert list(one[line["name"]]) == ["mean", "low", "high"]
            assert frame[line["name"]].attrs["long_name"] == line["doc"]


def test_package_and_program_count_the_same_winners() -> None:
    words = ("--days", 30, "--reform", "night_cap_90", "--begin", "+5d", "--persons", "hosts")
    told = answer("compare", "village", *words, "--quiet")["reforms"][0]["winners"]
    own = ss.compare("village", ["night_cap_90"], days=30, begin="+5d", persons=["hosts"])
    for one in told:
        frame = own.winners(one["name"]).isel(reform=0)
        for name in (line["name"] for line in _core.winners() if line["type"] == "Estimate"):
            found = [float(frame[name + end]) for end in ("", "_low", "_high")]
            expected = [np.nan if part is None else part for part in one[name].values()]
            np.testing.assert_array_equal(found, expected, name)
    assert told[0]["winners_share_by_chance"]["mean"] > 0


def test_statistics_of_pairs_go_by_the_same_names() -> None:
    found = _core.paired([1.0, 2.0, 3.0], [2.0, 2.0, 5.0])
    assert list(found) == list(STATISTICS)
    assert found["difference"] == 1
    assert list(_core.estimate([1.0, 3.0])) == ["mean", "low", "high"]
    assert _core.estimate([1.0, 3.0])["mean"] == 2
