"""Language and script by rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator import marks
from translator.text.languages import detect, has_language, is_han


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("今天天气很好，我们去爬山。", "zh-Hans"),
        ("今天天氣很好，我們去爬山。", "zh-Hant"),
        ("你好。", "zh"),
        ("The weather is fine today.", "en"),
        ("今日は天気がいいので、山に登ります。", "ja"),
        ("오늘은 날씨가 좋습니다.", "ko"),
        ("用Python和SQLite写一个小程序", "zh-Hans"),
        ("打开Settings，选择Privacy", "zh-Hans"),
        ("She said 你好 to everyone in the room", "en"),
        ("1, 2, 3 …", "und"),
        ("", "und"),
        ("Сегодня хорошая погода", "und"),
        ("见 https://example.org/a-very/long/path/with-words", "zh-Hans"),
        (marks.atom(3), "und"),
        (f"他{marks.opening(1)}说{marks.closing(1)}话", "zh-Hans"),
        ("这家店叫“の茶”", "zh-Hans"),
    ],
)
def test_detection(text: str, tag: str) -> None:
    assert detect(text).tag == tag


def test_measuring_articles(shared_data: Path) -> None:
    wanted = {"en": "en", "hans": "zh-Hans", "hant": "zh-Hant"}
    for file in (shared_data / "md_articles").glob("*/*.md"):
        if file.name == "opencc-readme-mixed.md":
            continue  # its Chinese is Traditional for the most part, whatever its folder says
        found = detect(file.read_text(encoding="utf-8"))
        assert found.tag == wanted[file.parent.name], file


@pytest.mark.parametrize("character", ["中", "㐀", "𠮷", "〇", "々", "\uf900", "\U00031350"])
def test_han(character: str) -> None:
    assert is_han(character)


@pytest.mark.parametrize("character", ["a", "あ", "한", "，", "１", marks.atom(0)])
def test_not_han(character: str) -> None:
    assert not is_han(character)


def test_has_language() -> None:
    assert has_language("a 中", "zh")
    assert not has_language("abc", "zh-Hans")
    assert has_language("今天 OK 吗", "en")
    assert not has_language("A 1 https://example.org/words 中", "en")
