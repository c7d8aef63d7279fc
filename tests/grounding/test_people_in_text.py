"""For which conversions people are looked for, and where."""

from __future__ import annotations

import pytest

from translator.errors import LanguageError
from translator.grounding import people_in_text


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were looked at."""
    seen: list[str] = []

    def people_of(text: str) -> frozenset[str]:
        seen.append(text)
        return frozenset({"周海涛"})

    monkeypatch.setattr(people_in_text, "people_of", people_of)
    return seen


@pytest.mark.parametrize(
    ("to", "source", "looks"),
    [
        ("zh-Hant", None, True),
        ("zh-Hant", "zh-Hans", True),
        ("zh-TW", "zh-CN", True),
        ("zh-Hant", "zh-Hant", False),
        ("zh-Hans", None, False),
        ("zh-Hans", "zh-Hant", False),
        ("zh-Hans", "zh-Hans", False),
    ],
)
def test_people_are_looked_for_on_the_way_from_simplified_characters(
    looked: list[str], to: str, source: str | None, looks: bool
) -> None:
    found = people_in_text.people_for("周海涛来了", to, source)
    assert found == (frozenset({"周海涛"}) if looks else frozenset())
    assert looked == (["周海涛来了"] if looks else [])


def test_a_tag_of_no_script_is_refused(looked: list[str]) -> None:
    with pytest.raises(LanguageError):
        people_in_text.people_for("周海涛来了", "en")


def test_a_text_without_such_characters_needs_no_dictionary(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def asked() -> None:
        raise AssertionError

    monkeypatch.setattr(people_in_text.dictionaries, "installed", asked)
    assert people_in_text.people_of("hello") == frozenset()
