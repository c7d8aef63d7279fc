"""Names keep their characters where the reader converts, as in the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.chinese.dictionary import dictionary
from translator.chinese.dictionary.dictionary import Dictionary
from translator.document.read import read_bytes
from translator.types import Document
from ui.reader import shown_script

ENTRIES = """\
志願者 志愿者 [zhi4 yuan4 zhe3] /volunteer/
帶來 带来 [dai4 lai2] /to bring/
周到 周到 [zhou1 dao4] /considerate/
大家 大家 [da4 jia1] /everyone/
雲 云 [yun2] /cloud/
山 山 [shan1] /mountain/
"""
FIRST, SECOND = "志愿者钟云山带来两箱苹果。", "大家都说钟云山想得周到。"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dictionary:
    path = tmp_path / "words.u8"
    path.write_text(ENTRIES, "utf-8")
    made = Dictionary(path)
    monkeypatch.setattr(dictionary, "installed", lambda **_: made)
    return made


@pytest.fixture
def document() -> Document:
    return read_bytes(f"{FIRST}\n\n{SECOND}\n".encode(), name="apples.md").document


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("script", ["zh-Hant", "zh-Hant-TW", "zh-Hant-HK"])
def test_whom_one_sentence_shows_every_sentence_writes_as_a_name(
    script: str, document: Document
) -> None:
    people = shown_script.people_of(document, script, "zh-Hans")
    assert people == {"钟云山"}
    assert "鍾雲山" in shown_script.converted(SECOND, script, "zh-Hans", people)


@pytest.mark.usefixtures("installed")
def test_a_translation_has_the_people_it_shows_itself() -> None:
    assert "鍾雲山" in shown_script.converted(FIRST, "zh-Hant", "zh-Hans")
    assert "鐘雲山" in shown_script.converted(SECOND, "zh-Hant", "zh-Hans")


def test_a_dictionary_that_comes_later_is_asked(
    document: Document, installed: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dictionary, "installed", lambda **_: None)
    assert shown_script.people_of(document, "zh-Hant", "zh-Hans") == frozenset()
    monkeypatch.setattr(dictionary, "installed", lambda **_: installed)
    assert shown_script.people_of(document, "zh-Hant", "zh-Hans") == {"钟云山"}


@pytest.mark.usefixtures("installed")
def test_towards_simplified_no_names_are_looked_for(document: Document) -> None:
    assert shown_script.people_of(document, "zh-Hans", "zh-Hant") == frozenset()
