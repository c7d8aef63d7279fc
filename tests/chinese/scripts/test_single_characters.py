"""Conversion almost without OpenCC gives what OpenCC gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.chinese.scripts import phrases as script_phrases
from translator.chinese.scripts import regions, single_characters
from translator.chinese.scripts.converter import convert as to_script
from translator.chinese.scripts.opencc_chains import Chain, convert_whole

CHAINS: list[Chain] = [
    ("s2tw",), ("s2hk",), ("t2s",), ("tw2s",), ("hk2s",),
    ("hk2t", "t2s"), ("hk2t", "t2tw"), ("tw2t", "t2hk"),
]  # fmt: skip
PIECES = (
    "头发", "干面", "皇后", "后面", "乾元", "乾淨", "甚麼", "麼些族", "什么", "怎么", "於是",
    "於姓", "昭著", "着火", "橋梁", "主梁", "樑", "喫茶小舖", "純喫茶", "林國樑", "林国梁",
    "牛驥同皁", "機場快線", "机场快线", "截取通訊及監察事務專員祕書處", "張柏芝", "芝古台",
    "建羣街", "一粥麵", "台州", "仙台", "衞生", "祕書", "瞭解", "了解", "計畫", "藉口", "覆蓋",
    "沈沒", "里", "裡", "裏", "爲", "為", "説", "說", "綫", "線", "𠮷", "あ", "a", "，", " ",
    "\n", "\u9f8d\ufe00", "\uf9d1", "\U0002f800",
)  # fmt: skip


@pytest.mark.parametrize("chain", CHAINS, ids="+".join)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=8))
def test_any_mixture_becomes_what_opencc_makes_of_it(chain: Chain, pieces: list[str]) -> None:
    text = "".join(pieces)
    assert single_characters.convert(text, chain) == convert_whole(text, chain)


@pytest.mark.parametrize("chain", CHAINS, ids="+".join)
def test_every_character_by_itself_becomes_what_opencc_makes_of_it(chain: Chain) -> None:
    ranges = (0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0)
    characters = "\n".join(chr(code) for start, end in ranges for code in range(start, end))
    assert single_characters.convert(characters, chain) == convert_whole(characters, chain)


def test_clauses_with_a_word_are_found_wherever_it_stands() -> None:
    words = script_phrases.phrases("s2tw→s2twp")
    assert words is not None
    text = "軟件，這個軟件很好。沒有\n打印機 好的軟件"
    assert [text[start:end] for start, end in words.clauses(text)] == [
        "軟件", "這個軟件很好", "打印機", "好的軟件",
    ]  # fmt: skip


def test_character_that_stands_for_another_counts_as_a_phrase() -> None:
    words = script_phrases.phrases("t2s")
    assert words is not None
    assert words.clauses("他\uf9d1人") == [(0, 3)]


@pytest.fixture
def other_opencc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tables be of another OpenCC than the one that is installed."""
    for module in (single_characters, script_phrases):
        monkeypatch.setattr(module, "_rows", dict)
    monkeypatch.setattr(single_characters, "way", single_characters.way.__wrapped__)
    monkeypatch.setattr(regions, "phrases", script_phrases.phrases.__wrapped__)


@pytest.mark.parametrize(
    ("source", "to", "text"),
    [
        ("zh-Hans", "zh-Hant-TW", "这个软件可以用打印机，勇敢的士兵也会用"),
        ("zh-Hant-TW", "zh-Hans", "這個軟體可以用印表機，皇后在後面"),
        ("zh-Hant", "zh-Hant-TW", "這個軟件可以用打印機"),
        ("zh-Hant", "zh-Hant-HK", "這裡的橋梁和麵線"),
    ],
)
def test_without_tables_the_result_is_the_same(
    source: str, to: str, text: str, request: pytest.FixtureRequest
) -> None:
    quick = to_script(text, to, source)
    request.getfixturevalue("other_opencc")
    assert to_script(text, to, source) == quick


def test_the_table_counts_only_for_the_opencc_it_was_made_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = single_characters._rows.__wrapped__
    made_with = rows()["OpenCC"]["version"]
    assert made_with == single_characters.version()  # otherwise: make the tables again

    monkeypatch.setattr(single_characters, "version", lambda: f"{made_with}.1")
    assert rows() == {}
