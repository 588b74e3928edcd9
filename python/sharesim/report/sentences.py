# SPDX-License-Identifier: Apache-2.0
"""The first page: one sentence per reform with size and certainty, and the scale in words."""

from __future__ import annotations

from sharesim.report.content import Section, Table, Verdict, cells
from sharesim.report.language import digits_of
from sharesim.report.matter import Matter
from sharesim.report.scale import CERTAINTIES, SIZES, Effect, certainty_of, size_of

OTHERS = 2  # further outcomes that a verdict names


def change(matter: Matter, indicator: str, effect: Effect) -> str:
    """Say a change: as a share where there is one, with the unit where there is none."""
    words = matter.words
    if effect.needs_levels:
        ends = {"before": words.number(effect.baseline), "after": words.number(effect.reform)}
        return words("verdict.levels", **ends, unit=matter.unit(indicator)).rstrip()
    if effect.has_share:
        key = "down" if effect.relative < 0 else "up"
        return words(f"verdict.{key}", size=words.share(abs(effect.relative), sign=False))
    unit = matter.unit(indicator)
    return f"{words.signed(effect.difference)} {unit}".rstrip()


def interval(matter: Matter, indicator: str, effect: Effect) -> str:
    """Write the simulation interval of a change, or nothing where there is none."""
    if not effect.has_interval:
        return ""
    words = matter.words
    if effect.has_share and not effect.needs_levels:
        low, high = effect.as_share(effect.low), effect.as_share(effect.high)
        nearest = min(abs(low), abs(high))
        digits = max(digits_of(effect.relative), 1 if 0 < nearest < 0.01 else 0)
        ends = [words.bare_share(one, digits) for one in (low, high)]
        return words("format.percent", value=words.interval(*ends))
    ends = [words.signed(one) for one in (effect.low, effect.high)]
    if effect.needs_levels:
        told = f"{words.interval(*ends)} {matter.unit(indicator)}".rstrip()
        return words("verdict.of_difference", interval=told)
    return f"{words.interval(*ends)} {matter.unit(indicator)}".rstrip()


def sentence(matter: Matter, reform: str, indicator: str) -> str:
    """Say what a reform does to an indicator, with size and certainty on the scale in words."""
    words, effect = matter.words, matter.effect(reform, indicator)
    name, certainty, size = matter.called(indicator), certainty_of(effect), size_of(effect)
    if certainty == "none":
        return words("verdict.unchanged", name=name)
    told = {
        "name": name,
        "change": change(matter, indicator, effect),
        "size": words(f"size.{size}") if size else words("size.absolute"),
        "interval": interval(matter, indicator, effect),
        "certainty": words(f"certainty.{certainty}"),
        "agree": round(effect.same_sign * effect.replicates) if effect.replicates else 0,
        "count": effect.replicates,
    }
    return words("verdict.few" if certainty == "few" else "verdict.told", **told)


def verdict(matter: Matter, reform: str) -> Verdict:
    """Give what stands of a reform on the first page."""
    words, comparison = matter.words, matter.comparison
    begins = words("verdict.begins", day=words.date(comparison.begins(reform)))
    announced = comparison.announced(reform)
    if announced != comparison.begins(reform):
        begins += words("verdict.announced", day=words.date(announced))
    title, warning = matter.reform_titles[reform], comparison.warning(reform)
    if reform not in matter.acting:
        return Verdict(reform, title, begins, words("verdict.never"), "", warning)
    first, *rest = matter.headlines
    told = [(size, words("verdict.other", name=matter.called(one), change=change(matter, one, e)))
            for one in rest
            if (e := matter.effect(reform, one)).has_share
            and certainty_of(e) in ("certain", "probable")
            for size in (abs(e.relative),)]  # fmt: skip
    most = [phrase for _, phrase in sorted(told, key=lambda one: -one[0])[:OTHERS]]
    others = words("verdict.others", changes=words.listed(most)) if most else ""
    return Verdict(reform, title, begins, sentence(matter, reform, first), others, warning)


def section(matter: Matter) -> Section:
    """Give the first section."""
    words = matter.words
    few = () if matter.replicates >= 5 else (words("verdict.no_interval"),)
    return Section(
        "verdicts",
        words("verdict.title"),
        paragraphs=(words("verdict.intro", count=matter.replicates), *few),
        verdicts=tuple(verdict(matter, one) for one in matter.reforms),
    )


def scales(matter: Matter) -> tuple[Table, Table]:
    """Give the scale in words: its bounds of size, and its kinds of certainty."""
    words = matter.words
    rows = []
    bounds = [*(least for _, least in SIZES[1:]), None]
    rows.append(cells(words("size.none"), words("scale.below", most=_mark(matter, SIZES[0][1]))))
    for (name, least), most in zip(SIZES, bounds, strict=True):
        ends = {"least": _mark(matter, least), "most": _mark(matter, most or 0)}
        rows.append(cells(words(f"size.{name}"), words("scale.range" if most else "scale.from",
                                                       **ends)))  # fmt: skip
    sizes = Table(words("scale.sizes"), (words("scale.word"), words("scale.share")), tuple(rows))
    kinds = tuple(cells(words(f"certainty.{one}"), words(f"scale.{one}")) for one in CERTAINTIES)
    sure = Table(words("scale.certainties"), (words("scale.word"), words("scale.meaning")), kinds)
    return sizes, sure


def _mark(matter: Matter, share: float) -> str:
    digits = 0 if share >= 0.01 else 2
    return matter.words.share(share, digits, sign=False)
