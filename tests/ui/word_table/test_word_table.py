"""What the table of words is told, and what it may answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import ui.word_table
from ui.i18n import strings
from ui.word_table import word_table

ROWS = [{"word": "开", "meanings": "to open", "more": "x"}, {"word": "很", "meanings": "very"}]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the component is given; ``sent`` is what it answers."""
    told: dict[str, Any] = {"sent": {}}
    monkeypatch.setattr(strings.st, "session_state", {})

    def component(**given: Any) -> dict[str, Any]:
        told.update(given)
        return dict(told["sent"])

    monkeypatch.setattr(word_table, "_component", lambda: component)
    return told


def chosen() -> list[int]:
    columns = {"word": "Word", "meanings": "Meanings"}
    return word_table.show(ROWS, columns, key="k", label="2 words", choose="Choose")


def test_each_word_is_told_with_its_columns_alone(told: dict[str, Any]) -> None:
    assert chosen() == []
    assert told["data"]["rows"][0] == {"word": "开", "meanings": "to open"}
    assert told["data"]["columns"] == [["word", "Word"], ["meanings", "Meanings"]]


@pytest.mark.parametrize(
    ("sent", "places"),
    [([1, 0, 1], [0, 1]), ([1, 2, -1, True, "0", None], [1]), ("01", []), (None, [])],
)
def test_only_places_of_rows_are_chosen(
    told: dict[str, Any], sent: object, places: list[int]
) -> None:
    told["sent"] = {"chosen": sent}
    assert chosen() == places


def test_what_was_chosen_is_told_again_where_the_table_is_drawn_anew(told: dict[str, Any]) -> None:
    strings.st.session_state["k"] = {"chosen": [1]}
    chosen()
    assert told["data"]["chosen"] == [1]


def test_words_never_become_markup() -> None:
    script = Path(ui.word_table.__file__).with_name("word_table.js").read_text("utf-8")
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert way not in script
