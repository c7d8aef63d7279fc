"""Forms of an English name that prove that it is there."""

from __future__ import annotations

import pytest

from translator.grounding.english_forms import accepted, other_forms


@pytest.mark.parametrize(
    ("name", "kind", "has", "hasnt"),
    [
        ("Volga River", "place", ["Volga River", "Volga"], []),
        ("Lake Baikal", "place", ["Baikal"], []), ("The Hague", "place", ["Hague"], []),
        ("San Jose", "place", ["Jose"], []),
        ("World Trade Organization", "body", ["WTO", "World Trade Organisation"], []),
        ("Bank of China", "body", ["BC", "BOC"], []), ("Bank of China", "place", [], ["BC", "BOC"]),
        ("Reuters", "body", [], ["R"]), ("Li Na", "person", ["Li", "Na"], ["LN"]),
        ("Cher", "person", ["Cher"], []), ("Li Na", "place", [], ["Li", "Na"]),
        ("Somalia", "place", ["Somal"], []), ("Somalia", "body", [], ["Somal"]),
        ("Kazakhstan", "sound", ["Kazakh"], []), ("Cuba", "other", [], ["Cub"]),
        ("Libya", "place", [], ["Lib"]), ("Guinea-Bissau", "place", [], ["Guinea-Biss"]),
        ("United States Army", "body", ["US Army", "U.S. Army", "Army", "USA"], []),
    ],
)  # fmt: skip
def test_a_name_is_shown_by_its_forms(
    name: str, kind: str, has: list[str], hasnt: list[str]
) -> None:
    forms = accepted([name], kind)
    assert forms[0] == name and len(set(forms)) == len(forms) and "" not in forms
    assert set(has) <= set(forms), forms
    assert not set(hasnt) & set(forms), forms


def test_other_forms_are_those_of_the_table() -> None:
    assert "French" in other_forms()["France"]
    assert "French" in accepted(["France"], "place")
