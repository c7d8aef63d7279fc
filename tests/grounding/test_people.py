"""When a mention alone is enough, at the limits the corpora were measured with."""

from __future__ import annotations

import pytest

from translator.grounding import people
from translator.grounding.name_characters import LEAD_BEYOND_DOUBT
from translator.grounding.people import Mention

LONG, SHORT, ADVERB = "王海松", "王静", "曾载文"


def mention(name: str, points: float, lead: float, reasons: str) -> Mention:
    said = frozenset(one.strip() for one in reasons.split(",") if one.strip())
    return Mention(start=0, end=len(name), name=name, points=points, lead=lead, reasons=said)


# What is said of the name, the lead it has, and the points from which on it is sure; None: from
# no points on. "-" lowers the lead to just below.
LIMITS = [
    (LONG, "before", people._LEAD_SEEN, people._SURE_SEEN),
    (LONG, "before", people._LEAD_SEEN - 0.1, people._SURE),
    (SHORT, "after", people._LEAD_SEEN, people._SURE_SEEN),
    (SHORT, "after", people._LEAD_SEEN - 0.1, people._SURE_SHORT),
    # Both ends show, one by more than a word that stands beside much else.
    (LONG, "edge left, edge right", people._LEAD_SEEN, people._SURE_SEEN),
    (LONG, "edge left, verb", people._LEAD_SEEN, people._SURE_SEEN),
    (LONG, "joining, weak", people._LEAD_IF_VAGUE, people._SURE_SEEN),
    (LONG, "joining, weak", people._LEAD_IF_VAGUE - 0.1, people._SURE),
    (SHORT, "edge left, edge right", people._LEAD_SEEN, people._SURE_SEEN),
    (SHORT, "joining, weak", people._LEAD_IF_VAGUE, None),
    ("黎军", "edge left, edge right", 20.0, None),  # Lebanon's army
    (SHORT, "edge left, weak", 20.0, None),
    (SHORT, "firm, edge left, weak", 20.0, people._SURE_FIRM),
    (SHORT, "firm, edge left", 20.0, None),
    (SHORT, "firm, list", 20.0, None),  # one thing that shows both ends
    (SHORT, "told, verb", 0.0, people._SURE_SHORT),
    (SHORT, "verb", 30.0, None),
    (ADVERB, "edge left, edge right", people._LEAD_SEEN, people._SURE_UNTOLD),
    (ADVERB, "edge left, verb", people._LEAD_SEEN, people._SURE_SEEN),
    # A clear name.
    (LONG, "firm, list", LEAD_BEYOND_DOUBT - 0.1, people._SURE),
    (ADVERB, "firm, edge left, edge right", LEAD_BEYOND_DOUBT, people._SURE_BEYOND_DOUBT),
    (ADVERB, "firm, edge left, edge right", LEAD_BEYOND_DOUBT - 0.1, people._SURE),
    (LONG, "firm, edge left", people._LEAD_CLEAR, people._SURE_CLEAR),
    (LONG, "firm, edge left", people._LEAD_CLEAR - 0.1, people._SURE_UNTOLD),
    (LONG, "firm", people._LEAD_CLEAR, people._SURE_UNTOLD),
    (LONG, "edge left", people._LEAD_CLEAR, people._SURE_UNTOLD),
    # What people do.
    (LONG, "list, verb", people._LEAD_ENCLOSED, people._SURE_SEEN),
    (ADVERB, "list, agent", people._LEAD_ENCLOSED, people._SURE_SEEN),
    (ADVERB, "joining, agent, weak", people._LEAD_ENCLOSED, people._SURE_SEEN),
    (LONG, "verb", people._LEAD_ENCLOSED, people._SURE),
    (LONG, "beside", 0.0, people._SURE),
    (LONG, "agent", 0.0, people._SURE),
    (LONG, "list", people._LEAD_ENCLOSED, people._SURE),
    (LONG, "list", people._LEAD_ENCLOSED - 0.1, people._SURE_UNTOLD),
    # Nothing is said.
    (LONG, "", people._LEAD_UNTOLD, people._SURE_UNTOLD),
    (LONG, "", people._LEAD_UNTOLD - 0.1, None),
]


@pytest.mark.parametrize(("name", "reasons", "lead", "points"), LIMITS)
def test_a_mention_is_sure_from_its_limit_on(
    name: str, reasons: str, lead: float, points: float | None
) -> None:
    least = 100.0 if points is None else points
    assert mention(name, least, lead, reasons).sure is (points is not None)
    assert not mention(name, least - 0.01, lead, reasons).sure


def beside(text: str, *names: str, reasons: str = "") -> list[set[str]]:
    """Return what is said of each name after its neighbours were looked at."""
    found = [
        Mention(
            start=text.index(name), end=text.index(name) + len(name), name=name, points=1.0,
            lead=1.0, reasons=frozenset(reasons.split()) if at == 0 else frozenset(),
        )
        for at, name in enumerate(names)
    ]  # fmt: skip
    after = people._beside(found, text)
    for one, other in zip(found, after, strict=True):
        more = sum(people._POINTS[reason] for reason in other.reasons - one.reasons)
        assert other.points == one.points + more
    return [set(one.reasons) for one in after]


@pytest.mark.parametrize("between", ["、", "和", "与", "及", "，", " "])
def test_those_of_a_list_stand_beside_each_other(between: str) -> None:
    text = f"王海松{between}王静来了"
    assert beside(text, "王海松", "王静") == [{"beside"}, {"beside"}]


def test_what_parts_two_of_a_list_does_not_part_those_that_follow() -> None:
    text = "王海松说，曾载文、王静来了"
    assert beside(text, "王海松", "曾载文", "王静") == [set(), {"beside"}, {"beside"}]
    assert beside("王海松王静、曾载文", "王海松", "王静", "曾载文") == [
        set(), {"beside"}, {"beside"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("between", "listed"),
    [
        ("、记者", True),
        ("、本报通讯员记者", True),
        ("、今天", False),
        ("、" + "某" * 7 + "记者", False),
    ],
)
def test_only_a_title_may_stand_between(between: str, listed: bool) -> None:
    found = beside(f"王海松{between}王静来了", "王海松", "王静")
    assert found == ([{"beside"}, {"beside"}] if listed else [set(), set()])


def test_a_title_before_the_first_is_that_of_all() -> None:
    text = "记者王海松、曾载文、王静和高峰"
    assert beside(text, "王海松", "曾载文", "王静", "高峰", reasons="before") == [
        {"before", "beside"}, {"beside", "title"}, {"beside", "title"}, {"beside"},
    ]  # fmt: skip
