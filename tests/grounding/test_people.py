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
