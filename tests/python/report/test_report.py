# SPDX-License-Identifier: Apache-2.0
"""What stands in a report: the numbers of the comparison, in order, escaped, in two languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from pages import Element, read, with_comparison

import sharesim as ss
from sharesim.report import lead
from sharesim.report.language import Words
from sharesim.results import summaries

ORDER = ["verdicts", "scoreboard", "gains", "time", "depends", "left-out", "check"]
MOST_BYTES = 3_000_000
Page = Callable[[str], Path]


@pytest.fixture(scope="module")
def page(page_in: Page) -> Element:
    return read(page_in("en").read_text("utf-8"))


@pytest.fixture(scope="module")
def comparison(folder: Path) -> ss.Comparison:
    return with_comparison(folder)


def rows_of(table: Element) -> list[list[str]]:
    """What the rows of a table say, cell by cell."""
    body = table.one("tbody")
    return [[one.text for one in row.children] for row in body.all("tr")]


def called(comparison: ss.Comparison, indicator: str) -> str:
    return summaries.called(comparison, indicator).replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")


def figure(page: Element, name: str) -> Element:
    return page.one("figure", id=f"figure-{name}")


def test_sections_stand_in_the_order_of_questions(page: Element) -> None:
    assert [one.attributes["id"] for one in page.one("main").all("section")] == ORDER
    named = [one.attributes["href"] for one in page.one("nav").all("a")]
    assert named == [f"#{one}" for one in ORDER]


def test_each_reform_has_a_sentence_with_size_and_certainty(
    page: Element, comparison: ss.Comparison
) -> None:
    verdicts = page.all("article", class_="verdict")
    assert len(verdicts) == len(comparison.reforms)
    words = Words("en")
    for one, reform in zip(verdicts, comparison.reforms, strict=True):
        told = one.one("p", class_="sentence").text
        effect = comparison.effect("host_net_income").sel(reform=reform)
        size = words.share(abs(float(effect["relative"])), sign=False).replace("\xa0", " ")
        way = "down" if float(effect["difference"]) < 0 else "up"
        assert f"{way} {size}" in told
        assert "95 % simulation interval" in told
        assert re.search(r"direction (certain|probable|not known)", told)


def test_so_many_intervals_miss_as_one_in_twenty_does(
    page: Element, comparison: ss.Comparison
) -> None:
    told = page.one("section", id="scoreboard").text
    found = re.search(r"With (\d+) intervals, about ([\d.]+) can be expected to miss", told)
    assert found
    count, missed = int(found[1]), float(found[2])
    assert count % len(comparison.reforms) == 0
    assert abs(missed - count / 20) <= 0.5 * 10 ** (0 if count >= 20 else -1)


def test_the_scoreboard_has_the_numbers_of_the_comparison(
    page: Element, comparison: ss.Comparison
) -> None:
    words = Words("en")
    rows = rows_of(page.one("section", id="scoreboard").all("table")[0])
    shown = summaries.headlines(comparison)
    assert [row[0] for row in rows] == [called(comparison, one) for one in shown]
    table = comparison.whole_effects()
    for row, name in zip(rows, shown, strict=True):
        for cell, reform in zip(row[-2:], comparison.reforms, strict=True):
            effect = table.sel(reform=reform, indicator=name)
            if float(effect["difference"]) == 0:
                assert cell == "unchanged"
            else:
                told = words.share(float(effect["relative"])).replace("\xa0", " ")
                assert cell.startswith(told), (name, cell)


def test_roles_zones_and_people_have_their_numbers(
    page: Element, comparison: ss.Comparison
) -> None:
    words, reform = Words("en"), comparison.reforms[0]
    told = comparison.roles().sel(reform=reform)
    rows = rows_of(figure(page, "roles").one("table"))
    for role in told["role"].values:
        (row,) = [one for one in rows if one[1].lower() == role and "cap" in one[0]]
        assert row[4] == words.signed(float(told["difference"].sel(role=role)))
    zones = comparison.effect("host_net_income", by="zone").sel(reform=reform)
    rows = rows_of(figure(page, "zones").one("table"))
    for place, zone in enumerate(zones["zone"].values):
        assert rows[place][1] == str(zone)
        assert rows[place][4] == words.signed(float(zones["difference"].sel(zone=zone)))
    for by in ("income_fifth", "host_type"):
        shown = figure(page, f"groups-hosts-{by}")
        threshold = float(re.search(r"host_net_income', (\S+),", shown.text)[1])  # type: ignore[index]
        counted = comparison.winners("host_net_income", threshold, by).sel(reform=reform)
        for row, group in zip(rows_of(shown.one("table")), counted[by].values, strict=False):
            for cell, name in zip(
                row[2:6], ("persons", "losers", "neither", "winners"), strict=True
            ):
                assert cell == words.count(float(counted[name].sel({by: group})))


def test_bands_have_the_weeks_of_the_comparison(page: Element, comparison: ss.Comparison) -> None:
    words = Words("en")
    weekly = comparison.effect_over_time("nights").isel(reform=0)
    rows = rows_of(figure(page, "time-nights").one("table"))
    assert len(rows) == weekly.sizes["week"]
    for row, week in zip(rows, weekly["week"].values, strict=True):
        at = weekly.sel(week=week)
        numbers = [words.signed(float(at[one])) for one in ("difference", "low", "high")]
        assert row[:4] == [str(week)[:10], *numbers]
    drawn = figure(page, "time-nights").all("svg", role="img")[0]
    assert {"in force", "announced"} <= {one.text for one in drawn.all("text")}
    assert drawn.all("line", class_="starts") and drawn.all("line", class_="announced")


def test_every_figure_is_told_in_words_numbers_and_a_command(page: Element) -> None:
    figures = page.all("figure")
    assert len(figures) > 8
    for one in figures:
        drawings = one.all("svg", role="img")
        assert drawings
        for drawing in drawings:
            assert drawing.one("title").text
            assert drawing.one("desc").text
        assert one.one("details").one("table").one("caption").text
        assert one.one("p", class_="command").one("code").text.startswith(("python", "sharesim"))


def test_tables_and_headings_are_fit_for_a_screen_reader(page: Element) -> None:
    for table in page.all("table"):
        assert table.one("caption").text
        assert all(one.attributes.get("scope") == "col" for one in table.one("thead").all("th"))
        assert all(one.attributes.get("scope") == "row" for one in table.one("tbody").all("th"))
    levels = [int(one.name[1]) for one in page.all("*") if re.fullmatch(r"h[1-6]", one.name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.one("html").attributes["lang"] == "en"
    for name in ("header", "nav", "main", "footer"):
        assert len(page.all(name)) == 1
    regions = [one.attributes["aria-label"] for one in page.all("div", role="region")]
    assert len(regions) == len(set(regions)), "regions are told apart by their labels"
    known = [one.attributes["id"] for one in page.all("*") if "id" in one.attributes]
    assert len(known) == len(set(known))


def test_what_users_wrote_is_text(page_in: Page, page: Element) -> None:
    for language in ("en", "ko"):
        written = page_in(language).read_text("utf-8")
        assert "<b>cap" not in written
        assert "<i>sand" not in written
    assert "30-night <b>cap</b> & more" in page.one("main").text
    assert "Sea & <i>sand</i>" in page.one("h1").text


def test_what_is_left_out_is_the_market_s_own(page: Element) -> None:
    told = page.one("section", id="left-out").one("ul").text
    own = (Path(__file__).parents[3] / "models/home_sharing/README.md").read_text("utf-8")
    assert "nobody buys homes to let" in told
    assert "nobody buys homes to let" in own


def test_the_check_names_the_record(page: Element, comparison: ss.Comparison) -> None:
    told = page.one("section", id="check").text
    for name in ("record_hash", "engine_version", "engine_commit", "compiler"):
        assert str(comparison.attrs[name]) in told
    assert "exactly zero" in told
    assert "this rule is a parameter" in told
    assert "sharesim verify out --rerun 5" in told


def test_a_page_needs_nothing_beside_itself(page_in: Page) -> None:
    for language in ("en", "ko"):
        written = page_in(language).read_text("utf-8")
        assert len(written.encode()) < MOST_BYTES
        assert "<script" not in written
        assert not re.findall(r"""(?:src|href)=["'](?!#|data:)""", written)
        assert not re.findall(r"url\((?!#)|@import", written)


def test_the_same_folder_gives_the_same_bytes(folder: Path, page_in: Page, tmp_path: Path) -> None:
    (again,) = with_comparison(folder).report(tmp_path / "again.html")
    assert again.read_bytes() == page_in("en").read_bytes()


def test_korean_is_korean(page_in: Page) -> None:
    page = read(page_in("ko").read_text("utf-8"))
    assert page.one("html").attributes["lang"] == "ko"
    assert [one.attributes["id"] for one in page.one("main").all("section")] == ORDER
    told = page.one("main").text
    for words in ("호스트 순수입", "2019년 2월 15일", "95% 시뮬레이션 구간", "모형에 없는 것"):
        assert words in told
    english = page.one("section", id="left-out").one("ul")
    assert english.attributes["lang"] == "en"


def test_below_five_replicates_there_is_no_interval(other: Path, tmp_path: Path) -> None:
    comparison = with_comparison(other)
    market = str(comparison.parameters()["model"])
    (out,) = comparison.report(tmp_path / "other.html")
    page = read(out.read_text("utf-8"))
    assert not page.all("*", class_="area")
    assert not page.all("*", class_="whisker")
    assert " to " not in page.one("article").one("p", class_="sentence").text
    assert "fewer than five replicates" in page.one("section", id="verdicts").text
    told = page.one("article").one("p", class_="sentence").text
    assert re.search(r"[12] of 2 replicates have this sign|unchanged in every replicate", told)
    assert market in lead.registered()
    assert figure(page, "lead").all("svg", role="img")
    named = [row[0] for row in rows_of(page.one("section", id="scoreboard").all("table")[0])]
    assert named == [called(comparison, one) for one in summaries.headlines(comparison)]
    roles = {row[1].lower() for row in rows_of(figure(page, "roles").one("table"))}
    assert roles == {str(one) for one in comparison.roles()["role"].values}
    assert page.one("section", id="left-out").all("li")
