# SPDX-License-Identifier: Apache-2.0
"""The whole report, section after section, in the order in which a reader asks."""

from __future__ import annotations

from sharesim.report import (
    checks,
    groups,
    lead,
    left_out,
    places,
    roles,
    scoreboard,
    sentences,
    timelines,
)
from sharesim.report.content import Figure, Page, Section
from sharesim.report.dependences import section as depends_section
from sharesim.report.depends import Dependence
from sharesim.report.matter import Matter


def page(matter: Matter, dependences: list[Dependence] | None = None) -> Page:
    """Give the page of a comparison; `dependences` are what was found to turn its signs."""
    words, comparison = matter.words, matter.comparison
    days = comparison.dataset["time"].values
    facts = (
        (words("fact.scenario"), comparison.title),
        (words("fact.days"), words.interval(words.date(days[0]), words.date(days[-1]))),
        (words("fact.replicates"), words("fact.worlds", count=matter.replicates)),
        (words("fact.reforms"), str(len(matter.reforms))),
    )
    sections = [
        _with_lead(matter, sentences.section(matter)),
        scoreboard.section(matter),
        _gains(matter),
        timelines.section(matter),
        depends_section(matter, dependences),
        left_out.section(matter),
        checks.section(matter),
    ]
    return Page(
        words.language,
        words("page.title", title=comparison.title),
        str(matter.parameters.get("description", "")),
        facts,
        checks.alarm(matter),
        tuple(sections),
    )


def _with_lead(matter: Matter, first: Section) -> Section:
    drawn = lead.figure(matter)
    told = {**first.__dict__, "figures": (drawn,) if drawn else ()}
    return Section(**told)


def _gains(matter: Matter) -> Section:
    """Say who gains and who loses: by role, zone, and person by person."""
    words = matter.words
    by_role, by_zone = roles.figure(matter), places.figure(matter)
    by_person = groups.figures(matter)
    figures: list[Figure] = [one for one in (by_role, by_zone) if one] + by_person
    notes = []
    if by_role is None:
        notes.append(words("gains.no_roles"))
    if by_zone is None:
        notes.append(words("gains.no_zones"))
    if not by_person:
        notes.append(words("gains.no_persons"))
    elif not any(groups.FIFTHS in one.id for one in by_person):
        notes.append(words("gains.no_fifths"))
    return Section(
        "gains",
        words("gains.title"),
        paragraphs=(words("gains.intro"),),
        figures=tuple(figures),
        notes=tuple(notes),
    )
