# SPDX-License-Identifier: Apache-2.0
"""A scenario of crowdfunding that is wrong: one error with line and key, and nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import ROOT, assert_refused, program_is_built, sharesim

pytestmark = program_is_built

HEAD = f"""extends = "{ROOT}/scenarios/crowdfunding/crowdfunding_small.toml"
days = 20
burn_in = 10
"""
CATEGORY = '[[categories]]\nname = "a"\n'
CAP = "[[regulation.investor_cap]]\nfrom = 2016-02-01\n"

# What stands in the file from line 4 on, the line that is wrong, and words of the error.
WRONG = {
    "a reward without price": ("[[rewards.ladder]]\nunits = 3\n", 4, ["ladder.0.price", "(0, "]),
    "a price of nothing": ("[[rewards.ladder]]\nprice = 0\n", 5, ["ladder.0.price", "0 lies"]),
    "a price below nothing": ("[[rewards.ladder]]\nprice = -1\n", 5, ["ladder.0.price", "-1"]),
    "no reward": ("rewards.ladder = []\n", 4, ["rewards.ladder", "needs a reward"]),
    "half a unit": (
        "[rewards]\nladder = [ { price = 1, units = 2.5 } ]\n",
        5,
        ["ladder.0.units", "whole number"],
    ),
    "a category twice": (CATEGORY + CATEGORY, 7, ["categories.1.name", "'a' stands there twice"]),
    "a category without name": ('[[categories]]\nname = ""\n', 5, ["categories.0.name", "empty"]),
    "no share": (CATEGORY + "share = 0\n", 4, ["categories", "positive share"]),
    "a share below nothing": (CATEGORY + "share = -1\n", 6, ["categories.0.share", "-1"]),
    "projects for nothing": (CATEGORY + "cost = 0\n", 6, ["categories.0.cost", "(0, "]),
    "shortest above longest": ("[terms]\nshortest = 50\nlongest = 20\n", 5, ["above longest"]),
    "all for the platform": ("[platform]\nfee = 0.7\nprocessing = 0.3\n", 5, ["leaves makers"]),
    "an unknown settlement": (
        '[platform]\nsettlement = { rule = "keep_it" }\n',
        5,
        ["no rule 'keep_it'", "keep_it_all"],
    ),
    "a misspelt cap": (CAP + "per_campain = 3\n", 6, ["did you mean 'per_campaign'?"]),
    "a cap below nothing": (CAP + "per_campaign = -3\n", 6, ["investor_cap.0.per_campaign", "-3"]),
    "a cap on nobody known": (CAP + 'investors = "all"\n', 6, ["allowed: ordinary, everyone"]),
    "a measure without date": ("[[regulation.issuer_cap]]\nper_year = 3\n", 4, ["'from'"]),
    "half a day": (
        "[[regulation.cooling_off]]\nfrom = 2016-02-01\ndays = 2.5\n",
        6,
        ["cooling_off.0.days", "whole number"],
    ),
    "a call on half a day": ("[contacts]\nlast_call = 3.7\n", 5, ["last_call", "whole number"]),
}


@pytest.mark.parametrize("name", WRONG)
def test_one_error_names_line_and_key(name: str, tmp_path: Path) -> None:
    lines, line, words = WRONG[name]
    path = tmp_path / "mine.toml"
    path.write_text(HEAD + lines)
    done = sharesim("run", "mine.toml", "-o", "out", cwd=tmp_path)
    assert_refused(done, f"mine.toml:{line}: ", *words)
    assert done.stderr.count("error:") == 1
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_file_of_campaigns_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(HEAD + '[population]\ncampaigns = { table = "nowhere.csv" }\n')
    done = sharesim("run", "mine.toml", "-o", "out", cwd=tmp_path)
    assert_refused(done, "nowhere.csv: no such file")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ("Games,US,2016-01-05,2016-02-04,-5,USD", ["mine.csv:3", "goal", "-5"]),
        ("Games,US,2016-03-05,2016-02-04,500,USD", ["mine.csv:3", "deadline", "before"]),
        ("Games,Atlantis,2016-01-05,2016-02-04,500,USD", ["mine.csv:3", "country"]),
        ("Gamse,US,2016-01-05,2016-02-04,500,USD", ["mine.csv:3", "did you mean 'Games'?"]),
        ("Games,US,2016-01-05,2016-02-04,500,DOL", ["mine.csv:3", "currency"]),
    ],
)
def test_a_wrong_cell_is_named_by_line_and_column(
    cells: str, words: list[str], tmp_path: Path
) -> None:
    head = "main_category,country,launched,deadline,goal,currency\n"
    good = "Games,US,2016-01-05,2016-02-04,1000,USD\n"
    (tmp_path / "mine.csv").write_text(head + good + cells + "\n")
    scenario = '[population]\ncampaigns = { table = "mine.csv" }\n[[categories]]\nname = "Games"\n'
    (tmp_path / "mine.toml").write_text(HEAD + scenario)
    before = sorted(tmp_path.iterdir())
    done = sharesim("run", "mine.toml", "-o", "out", cwd=tmp_path)
    assert_refused(done, *words)
    assert done.stderr.count("error:") == 1
    assert sorted(tmp_path.iterdir()) == before
