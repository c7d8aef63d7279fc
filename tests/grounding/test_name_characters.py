"""What a candidate's characters and edges say, at each limit."""

from __future__ import annotations

import pytest

from translator.grounding import name_characters as limits
from translator.grounding.evidence import Lexicon
from translator.grounding.name_candidates import Candidate
from translator.types import Entry


class Words(Lexicon):
    """A dictionary that knows some words."""

    def __init__(self, *known: str) -> None:
        self._known = known

    def lookup(self, word: str) -> list[Entry]:
        known = word in self._known
        return [Entry(traditional=word, simplified=word, pinyin="", meanings=("",))] * known

    def is_proper_noun_only(self, word: str) -> bool:
        return False

    def frequency(self, word: str) -> int:
        return 0

    def reading(self, character: str) -> str:
        return ""


def candidate(
    reasons: str = "",
    *,
    name: str = "王海松",
    family: int = 1,
    gain: float = 0.0,
    lead: float = 0.0,
) -> Candidate:
    said = frozenset(one.strip() for one in reasons.split(",") if one.strip())
    return Candidate(
        start=0, end=len(name), name=name, family=family, gain=gain, lead=lead, reasons=said
    )


@pytest.mark.parametrize(
    ("name", "family", "short"), [("王静", 1, True), ("王海松", 1, False), ("欧阳静", 2, True)]
)
def test_a_name_is_short_by_its_given_name(name: str, family: int, short: bool) -> None:
    one = candidate(name=name, family=family, lead=10.0)
    assert one.is_short is short
    assert one.is_clear is not short
    assert not candidate(name=name, family=family, lead=9.9).is_clear


OWN = limits._OWN_GAIN


@pytest.mark.parametrize(
    ("reasons", "name", "gain", "least"),
    [
        ("byline, edge right", "艾福梅", 0.0, limits._CHINESE_BYLINE),
        ("byline, list", "艾福梅", 0.0, limits._CHINESE_BYLINE),
        ("byline", "艾福梅", 0.0, limits._CHINESE),
        ("list", "王海松", 0.0, limits._CHINESE),
        ("before, verb", "王海松", OWN, limits._CHINESE_TITLED),
        ("label, edge right", "王海松", OWN, limits._CHINESE_TITLED),
        ("before, verb", "王海松", OWN - 0.1, limits._CHINESE),
        ("before, verb", "曾海松", OWN, limits._CHINESE),  # 曾 is an adverb, too
        ("before", "王海松", OWN, limits._CHINESE),
        ("verb", "王海松", OWN, limits._CHINESE),
        ("", "王静", 0.0, limits._CHINESE_SHORT),
        ("label", "王静", 0.0, limits._CHINESE_AGED),
        ("life, edge left", "王静", 0.0, limits._CHINESE_AGED),
        ("life", "王静", 0.0, limits._CHINESE_SHORT),
        ("edge left", "王静", 0.0, limits._CHINESE_SHORT),
        ("label", "曾静", 0.0, limits._CHINESE_SHORT),
    ],
)
def test_how_chinese_a_name_has_to_be(reasons: str, name: str, gain: float, least: float) -> None:
    assert limits.least_lead(candidate(reasons, name=name, gain=gain)) == least


FIRM = limits._FIRM_LEAD


@pytest.mark.parametrize(
    ("reasons", "name", "lead", "pinned"),
    [
        ("label, edge right", "王海松", 0.0, True),
        ("label, list", "王海松", 0.0, True),
        ("label, verb", "王静", FIRM, False),
        ("before, verb", "王静", FIRM, True),
        ("byline, life", "王静", FIRM, True),
        ("before, verb", "王静", FIRM - 0.1, False),
        ("before, verb", "王海松", FIRM, False),
        ("before", "王静", FIRM, False),
        ("verb", "王静", FIRM, False),
    ],
)
def test_when_both_edges_of_a_name_are_shown(
    reasons: str, name: str, lead: float, pinned: bool
) -> None:
    assert limits.is_pinned(candidate(reasons, name=name, lead=lead)) is pinned


CLEAR = limits._VERY_CLEAR


@pytest.mark.parametrize(
    ("reasons", "name", "lead", "family"),
    [
        ("", "王大力", 0.0, True),
        ("", "曾大力", CLEAR, True),
        ("", "曾大力", CLEAR - 0.1, False),
        ("verb", "曾大力", CLEAR, False),  # an adverb before a word
        ("acts", "曾大力", CLEAR, False),
        ("verb", "曾庆松", CLEAR, True),
    ],
)
def test_when_a_family_name_is_clear(reasons: str, name: str, lead: float, family: bool) -> None:
    one = candidate(reasons, name=name, lead=lead)
    assert limits.is_family(one, Words("大力")) is family


BEYOND, GAIN = limits.LEAD_BEYOND_DOUBT, limits._FIRM_GAIN


@pytest.mark.parametrize(
    ("reasons", "name", "family", "gain", "lead", "firm"),
    [
        ("", "王海松", 1, limits.LEAST, FIRM, True),
        ("", "王海松", 1, limits.LEAST - 0.1, FIRM, False),
        ("", "王海松", 1, limits.LEAST, FIRM - 0.1, False),
        ("crossed", "王海松", 1, limits.LEAST, FIRM, False),
        ("", "王海七", 1, limits.LEAST, FIRM, False),  # hardly a given name's end
        ("", "欧阳静", 2, limits.LEAST, FIRM, True),
        ("", "欧阳静", 2, limits.LEAST - 0.1, FIRM, False),
        ("", "王静", 1, GAIN, FIRM, True),
        ("", "王静", 1, GAIN - 0.1, FIRM, False),
        ("", "田静", 1, GAIN, BEYOND, True),
        ("", "田静", 1, GAIN, BEYOND - 0.1, False),
        ("edge right", "曾庆松", 1, GAIN, CLEAR, False),
        ("verb", "曾庆松", 1, GAIN, CLEAR, True),
        ("verb", "曾静", 1, GAIN, CLEAR, False),
    ],
)
def test_when_characters_are_hardly_anything_but_a_name(
    reasons: str, name: str, family: int, gain: float, lead: float, firm: bool
) -> None:
    one = candidate(reasons, name=name, family=family, gain=gain, lead=lead)
    assert limits.is_firm(one, Words()) is firm


TOLD_GAIN, TOLD_LEAD = limits._TOLD_GAIN, limits._TOLD_LEAD


@pytest.mark.parametrize(
    ("reasons", "name", "gain", "lead", "told"),
    [
        ("verb, edge left", "王静", TOLD_GAIN, TOLD_LEAD, True),
        ("verb, joining", "王静", TOLD_GAIN, TOLD_LEAD, True),
        ("verb", "王静", TOLD_GAIN, TOLD_LEAD, False),
        ("edge left", "王静", TOLD_GAIN, TOLD_LEAD, False),
        ("verb, edge left", "王海松", TOLD_GAIN, TOLD_LEAD, False),
        ("verb, edge left", "江铃", TOLD_GAIN, TOLD_LEAD, False),  # a company
        ("verb, edge left", "王静", TOLD_GAIN - 0.1, TOLD_LEAD, False),
        ("verb, edge left", "王静", TOLD_GAIN, TOLD_LEAD - 0.1, False),
    ],
)
def test_when_what_somebody_does_is_enough(
    reasons: str, name: str, gain: float, lead: float, told: bool
) -> None:
    assert limits.is_told(candidate(reasons, name=name, gain=gain, lead=lead)) is told
