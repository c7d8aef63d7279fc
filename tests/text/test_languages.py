"""Language and script by rule."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import translator
from tests.row_chunks import rows_together
from translator import placeholders
from translator.system import text_tables
from translator.text import languages
from translator.text.languages import (
    HAN,
    detect,
    has_language,
    is_han,
    japanese_characters,
    primary,
    single_script_characters,
)

TABLE = Path(__file__).with_name("languages.tsv")
ROWS = text_tables.rows_of(TABLE)


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
        (placeholders.atom(3), "und"),
        (f"他{placeholders.opening(1)}说{placeholders.closing(1)}话", "zh-Hans"),
        ("这家店叫“の茶”", "zh-Hans"),
    ],
)
def test_detection(text: str, tag: str) -> None:
    assert detect(text).tag == tag


@rows_together(("text", "tag"), [row[1:3] for row in ROWS], ids=[row[1] for row in ROWS])
def test_table(text: str, tag: str) -> None:
    assert detect(text).tag == tag


def test_measuring_articles(shared_data: Path) -> None:
    wanted = {"en": "en", "hans": "zh-Hans", "hant": "zh-Hant"}
    for file in (shared_data / "md_articles").glob("*/*.md"):
        if file.name == "opencc-readme-mixed.md":
            continue  # its Chinese is Traditional for the most part, whatever its folder says
        assert detect(file.read_text(encoding="utf-8")).tag == wanted[file.parent.name], file
        assert translator.read(file).language == wanted[file.parent.name], file


@pytest.mark.parametrize(("folder", "script"), [("hans", "Hans"), ("hant", "Hant")])
def test_eight_characters_are_enough(shared_data: Path, folder: str, script: str) -> None:
    random = Random(8)
    telling = frozenset().union(*single_script_characters())
    right = drawn = 0
    for file in sorted((shared_data / "md_articles" / folder).glob("*.md")):
        if file.name.startswith("opencc"):
            continue  # about both scripts
        text = " ".join(block.text for block in translator.read(file).blocks)
        for start in random.choices(range(len(text) - 8), k=100):
            window = text[start : start + 8]
            if HAN.search(window):
                found = detect(window)
                none = found.script is None and telling.isdisjoint(window)
                drawn += 1
                right += found.language == "zh" and (found.script == script or none)
    assert drawn > 500
    assert right >= 0.98 * drawn


@pytest.mark.parametrize("character", ["中", "㐀", "𠮷", "〇", "々", "\uf900", "\U00031350"])
def test_han(character: str) -> None:
    assert is_han(character)


@pytest.mark.parametrize("character", ["a", "あ", "한", "，", "１", placeholders.atom(0)])
def test_not_han(character: str) -> None:
    assert not is_han(character)


def test_has_language() -> None:
    assert has_language("a 中", "zh")
    assert not has_language("abc", "zh-Hans")
    assert has_language("今天 OK 吗", "en")
    assert not has_language("A 1 https://example.org/words 中", "en")


@pytest.mark.parametrize(
    ("tag", "expected"), [("zh-Hant-TW", "zh"), ("EN-gb", "en"), ("zh", "zh"), ("", "")]
)
def test_the_primary_language_of_a_tag_stands_first(tag: str, expected: str) -> None:
    assert primary(tag) == expected


def test_no_character_of_japanese_counts_for_chinese() -> None:
    assert japanese_characters().isdisjoint(frozenset().union(*single_script_characters()))


@given(
    text=st.text(
        st.one_of(st.sampled_from("好头頭経あ한aǎ .1@:/的"), st.characters(exclude_categories=()))
    )
)
def test_any_text_has_an_answer(text: str) -> None:
    found = detect(text)
    assert 0 <= found.confidence <= 1
    assert found.script in (None, "Hans", "Hant")
    assert found.script is None or found.language == "zh"


@pytest.mark.parametrize(
    ("text", "script", "share"),
    [
        ("这", "Hans", 1.0), ("這", "Hant", 1.0), ("茶", None, 0.0), ("这這", None, 0.0),
        ("这们這", "Hans", 2 / 3), ("这這們會", "Hant", 3 / 4), ("", None, 0.0),
    ],
)  # fmt: skip
def test_a_script_has_the_share_of_what_speaks_for_it(
    text: str, script: str | None, share: float
) -> None:
    assert languages.script_of(text) == (script, pytest.approx(share))


def test_other_letters_lower_the_confidence_and_may_leave_no_language() -> None:
    alone = languages.detect("今天下了一场大雨")
    beside = languages.detect("今天下了一场大雨 Привет")
    assert alone.confidence == 1.0 and 0.5 < beside.confidence < 1.0
    assert languages.detect("今天 Привет всем вам дорогие друзья мои").language == "und"
