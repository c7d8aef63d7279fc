"""The page that pairs a text with a translation: looked through, mended, kept."""

from __future__ import annotations

from typing import Any

import pytest

from translator.application import align_documents, read_bytes
from translator.store import Library
from ui.views import existing, fetch_progress, first_run

CHINESE = (
    "2019年7月，有1200人上了Zugspitze。路有3.7公里，要走55分钟。\n\n只有中文说，山上<b>还有</b>88只羊在吃草，另外有416头牛。\n\n"
    "2018年，Watzmann的票价是48元，孩子36元。\n"
)
ENGLISH = (
    "In July 2019, 1,200 people went up the Zugspitze. The path is 3.7 km, or 55 minutes.\n\n"
    "In 2018 the fare for the Watzmann was 48 yuan, and 36 for children.\n"
)


@pytest.fixture
def paired(page: Any) -> Any:
    texts = align_documents(
        read_bytes(CHINESE.encode(), name="berg.txt").document,
        read_bytes(ENGLISH.encode(), name="mountain.md").document,
    )
    page.app.session_state[existing._TEXTS] = texts
    return page.open("memory", part="existing")


def kinds(page: Any) -> list[str]:
    return [bead.kind for bead in page.app.session_state[existing._TEXTS].alignment.beads]


def test_two_texts_are_asked_for(page: Any) -> None:
    page.open("memory", part="existing")
    assert "Nothing is translated." in page.said
    assert page.key("existing-pair").disabled


def test_a_missing_dictionary_is_said_and_offered(
    page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.open("memory", part="existing")
    assert page.said.count("Without the dictionary the pairs are poorer") == 1
    asked: list[str] = []
    monkeypatch.setattr(
        fetch_progress, "attempt", lambda context, work, name, agreed: asked.append(name)
    )
    page.run().press_key("fetch-dictionary")
    assert asked == ["cc-cedict"]
    monkeypatch.setattr(first_run, "is_fetched", lambda: True)
    page.run()
    assert "dictionary" not in page.said


def test_pairs_are_shown_as_text_with_what_came_of_them(paired: Any) -> None:
    assert "3 pairs, 1 sentences without a partner" in paired.said
    assert "berg.txt + mountain.md" in paired.said
    assert "路有3.7公里，要走55分钟。" in paired.said
    assert "山上&lt;b&gt;还有&lt;/b&gt;88只羊" in paired.said
    assert "(no partner)" in paired.said


def test_pairs_are_joined_taken_apart_and_accepted(paired: Any) -> None:
    assert kinds(paired) == ["1-1", "1-1", "1-0", "1-1"]
    paired.press_key("join-1")
    assert kinds(paired) == ["1-1", "2-1", "1-1"]
    paired.app.selectbox(key="where-1-en").set_value((1, 1))
    paired.run().press_key("cut-now-1")
    assert kinds(paired) == ["1-1", "1-1", "1-0", "1-1"]
    paired.press_key("accept-0")
    assert paired.app.session_state[existing._TEXTS].alignment.beads[0].score == 1.0


def test_only_what_needs_a_look_is_shown(paired: Any) -> None:
    paired.app.toggle(key=existing._ONLY).set_value(True)
    paired.run()
    assert "88只羊" in paired.said
    paired.press_key("accept-2")
    assert "88只羊" not in paired.said


def test_the_memory_takes_them_and_says_so(paired: Any) -> None:
    paired.press("Into the memory")
    assert "3 kept, 0 there already" in paired.said
    with Library() as library:
        assert {row.provenance.kind for row in library.memory_rows()} == {"aligned"}


def test_other_texts_can_be_taken(paired: Any) -> None:
    paired.press("Other texts")
    assert "Nothing is translated." in paired.said
