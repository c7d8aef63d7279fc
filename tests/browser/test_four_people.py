"""Four people walk through the reader: one of the walks of ``benchmarks/journeys.py`` each."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest

from tests.dictionary import HOME

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
WALKS = {
    "student": (390, "zh-Hans"),
    "translator": (1440, "en"),
    "researcher": (390, "en"),
    "newcomer": (1024, "zh-Hant"),
}


@pytest.fixture
def journeys(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The walks; they need the dictionary of the user's store."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    found = importlib.import_module("journeys")
    if not found.has_dictionary(HOME):
        pytest.skip("the dictionary is not here: duizhao models fetch cc-cedict")
    return found


@pytest.mark.parametrize("person", WALKS)
def test_a_walk_comes_to_its_end_and_nothing_is_wrong(
    journeys: Any, browser: Any, person: str
) -> None:
    width, language = WALKS[person]
    setting = journeys.Setting(width=width, language=language)
    walk = journeys.gone(browser, person, setting, user=HOME)
    assert journeys.told(walk) == []
