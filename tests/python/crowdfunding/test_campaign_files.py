# SPDX-License-Identifier: Apache-2.0
"""Files of campaigns as the package sees them: arrays, remarks, refusals, past and future."""

from __future__ import annotations

import datetime
from pathlib import Path

import numpy as np
import pytest
from invented import written

import sharesim as ss
from sharesim.crowdfunding.campaigns import read_campaigns, split_at
from sharesim.crowdfunding.covariates import Covariates

HEAD = "main_category,country,launched,deadline,goal,pledged,usd_goal_real,backers,state\n"


def read(folder: Path, rows: str, categories: tuple[str, ...] = ()) -> object:
    path = folder / "own.csv"
    path.write_text(HEAD + rows)
    return read_campaigns(path, categories)


def test_rows_become_arrays(tmp_path: Path) -> None:
    told = read(
        tmp_path,
        "Music,US,2015-08-11,2015-09-10,1000,1500,1000,30,successful\n"
        "Art,GB,2016-01-01,2016-01-31,200,50,300,4,canceled\n"
        'Art,"N,0""",2016-01-01,2016-01-31,200,50,300,0,undefined\n',
    )
    assert told.categories == ["Art", "Music"]
    assert told.countries == ["GB", "US", "unknown"]
    np.testing.assert_array_equal(told.category, [1, 0, 0])
    np.testing.assert_array_equal(told.days, [30, 30, 30])
    np.testing.assert_array_equal(told.success, [1, 0, 0])
    np.testing.assert_array_equal(told.scored, [True, False, False])
    np.testing.assert_array_equal(told.ratio, [1.5, 0.25, 0.25])
    np.testing.assert_array_equal(told.counted, [30, 4, np.nan])
    np.testing.assert_array_equal(told.abroad("US"), [0, 1, 1])
    assert any("1 campaign has no country" in remark for remark in told.remarks)


def test_packed_files_say_the_same(tmp_path: Path) -> None:
    plain, packed = (written(tmp_path, 50, packed=one) for one in (False, True))
    one, other = read_campaigns(plain), read_campaigns(packed)
    np.testing.assert_array_equal(one.goal, other.goal)
    np.testing.assert_array_equal(one.backers, other.backers)


def test_mistakes_are_told_to_programs_too(tmp_path: Path) -> None:
    with pytest.raises(ss.ScenarioError, match=r"own\.csv:2: main_category: 'Musik'") as caught:
        read(tmp_path, "Musik,US,2015-08-11,2015-09-10,1,1,1,1,failed\n", ("Art", "Music"))
    (problem,) = caught.value.problems
    assert problem["line"] == 2
    assert problem["key"] == "main_category"
    assert problem["allowed"] == ["Art", "Music"]
    assert problem["nearest"] == "Music"
    with pytest.raises(ss.FileError, match=r"none\.csv"):
        read_campaigns(tmp_path / "none.csv")


def test_covariates_are_those_of_the_market(tmp_path: Path) -> None:
    told = read(
        tmp_path,
        "Music,US,2015-08-11,2015-09-10,5000,0,5000,0,failed\n"
        "Art,GB,2016-01-01,2016-03-01,13591.41,0,13591.41,0,failed\n",
    )
    found = Covariates(("Art",)).matrix(told)
    np.testing.assert_allclose(found, [[1, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1]], atol=1e-6)
    assert Covariates(("Art",)).names[1] == "goal_slope"


def test_campaigns_are_divided_by_their_launch(tmp_path: Path) -> None:
    told = read_campaigns(written(tmp_path))
    parts = split_at(told, "2016-01-01")
    day = (datetime.date(2016, 1, 1) - datetime.date(1970, 1, 1)).days
    assert told.launched[parts.train].max() < day <= told.launched[parts.test].min()
    assert len(parts.train) + len(parts.test) == len(told)


def test_the_busiest_day_is_counted(tmp_path: Path) -> None:
    told = read(
        tmp_path,
        "Art,US,2015-01-01,2015-01-11,1,0,1,0,failed\n"
        "Art,US,2015-01-10,2015-01-20,1,0,1,0,failed\n"
        "Art,US,2015-01-11,2015-01-21,1,0,1,0,failed\n",
    )
    assert told.busiest == 2  # on its deadline a campaign is over


def test_a_part_that_says_nothing_is_refused(tmp_path: Path) -> None:
    told = read_campaigns(written(tmp_path))
    with pytest.raises(ss.ScenarioError, match="0 successful and 0 failed .* from 2018-01-01"):
        split_at(told, "2018-01-01")
    with pytest.raises(ss.ScenarioError, match="split: 'soon' is no date"):
        split_at(told, "soon")
