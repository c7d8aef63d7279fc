"""Words of a region: which are sure, in which field, and what is left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.row_chunks import rows_together
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts.converter import REGIONAL, choices, convert
from translator.chinese.scripts.fields import is_about
from translator.errors import UsageError
from translator.system import text_tables

HERE = Path(__file__).parent
WORDS = HERE.parents[2] / "translator" / "chinese" / "scripts" / "script_words.tsv"
PLAIN = {
    "TW": ("zh-Hans", "zh-Hant-TW"),
    "from TW": ("zh-Hant-TW", "zh-Hans"),
    "HK": ("zh-Hans", "zh-Hant-HK"),
    "from HK": ("zh-Hant-HK", "zh-Hans"),
}
"""The ways of the table, as tags."""


SENTENCES = text_tables.rows_of(HERE / "regional_words.tsv")
TABLE = text_tables.rows_of(WORDS, 9, least=4)


@rows_together("row", SENTENCES, ids=[row[2] for row in SENTENCES])
def test_sentence(row: tuple[str, ...], whole_dictionary: Dictionary) -> None:
    source, target, text, expected, shows = row
    assert convert(text, target, source, dictionary=whole_dictionary) == expected
    if shows == "ordinary":
        plain = convert(text, target, source, dictionary=whole_dictionary, regional="none")
        assert expected == plain


def test_every_row_of_the_table_can_be_used() -> None:
    seen = set()
    for way, word, becomes, kind, *conditions, _ in TABLE:
        assert way in PLAIN
        assert kind in ("safe", "computing", "programming", "never")
        assert (way, word) not in seen
        seen.add((way, word))
        assert becomes or any(
            other != word and other in word for one, other, *_ in TABLE if one == way
        ), f"{word} stays and holds nothing"
        for condition in conditions:
            re.compile(condition)


"""Two rows of one word, or one that does nothing, are mistakes."""


@pytest.mark.parametrize("way", PLAIN)
def test_what_is_sure_is_replaced_standing_alone(way: str, whole_dictionary: Dictionary) -> None:
    source, target = PLAIN[way]
    wrong = {}
    for one, word, becomes, kind, *conditions, _ in TABLE:
        if one == way and kind == "safe" and becomes and not any(conditions):
            found = convert(word, target, source, dictionary=whole_dictionary)
            if found != becomes:
                wrong[word] = (becomes, found)
    assert wrong == {}


def test_what_is_not_sure_stays_standing_alone(whole_dictionary: Dictionary) -> None:
    for one, word, _, kind, *_ in TABLE:
        if kind != "safe":
            source, target = PLAIN[one]
            plain = convert(word, target, source, dictionary=whole_dictionary, regional="none")
            assert convert(word, target, source, dictionary=whole_dictionary) == plain or any(
                word != other and other in word for way, other, *_ in TABLE if way == one
            )


@pytest.mark.parametrize(
    ("regional", "wanted"),
    [
        ("safe", "軟體公司的項目支持社區"),
        ("all", "軟體公司的專案支援社群"),
        ("none", "軟件公司的項目支持社區"),
    ],
)
def test_a_person_says_how_much_is_replaced(regional: str, wanted: str) -> None:
    assert regional in REGIONAL
    assert convert("软件公司的项目支持社区", "zh-Hant-TW", "zh-Hans", regional=regional) == wanted


def test_an_unknown_choice_is_refused_with_what_there_is() -> None:
    with pytest.raises(UsageError, match="safe, all, none"):
        convert("软件", "zh-Hant-TW", "zh-Hans", regional="most")
    with pytest.raises(UsageError):
        choices("软件", "zh-Hant", "zh-Hans", regional="")


@pytest.mark.parametrize("regional", ["safe", "all"])
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("软件和鼠标", "軟體和滑鼠"),
        ("软件鼠标打印机", "軟體滑鼠印表機"),
        ("打印软件", "列印軟體"),
        ("出租车的硬盘和奥巴马的鼠标", "計程車的硬碟和歐巴馬的滑鼠"),
        ("以太网软件", "乙太網路軟體"),
        ("士兵的士兵软件", "士兵的士兵軟體"),
        ("网络的软件", "網路的軟體"),
        ("用以太网路由器的软件", "用乙太網路路由器的軟體"),
    ],
)
def test_several_words_stand_in_one_clause(
    whole_dictionary: Dictionary, text: str, wanted: str, regional: str
) -> None:
    found = convert(text, "zh-Hant-TW", "zh-Hans", dictionary=whole_dictionary, regional=regional)
    assert found == wanted


def test_the_document_shows_the_field(whole_dictionary: Dictionary) -> None:
    sentence = "选择开始菜单，打开新窗口。"
    article = "这台电脑装了新的操作系统。打开浏览器，下载软件，安装驱动程序，重启电脑。"
    menu = "这家餐馆很有名，顾客坐在窗口边看菜单。"
    assert is_about(article, "computing")
    assert not is_about(menu, "computing")
    for document, wanted in (
        (article, "選擇開始選單，打開新視窗。"),
        (menu, "選擇開始菜單，打開新窗口。"),
    ):
        found = convert(
            sentence, "zh-Hant-TW", "zh-Hans", dictionary=whole_dictionary, document=document
        )
        assert found == wanted


def test_choices_list_words_that_are_replaced_and_those_that_might_be(
    whole_dictionary: Dictionary,
) -> None:
    text = "软件的程序"
    found = [
        one
        for one in choices(text, "zh-Hant-TW", "zh-Hans", dictionary=whole_dictionary)
        if one.by == "region"
    ]
    assert [(one.source, one.chosen, one.alternatives) for one in found] == [
        ("软件", "軟體", ("軟件",)),
        ("程序", "程序", ("程式",)),
    ]
    assert [text[one.start : one.end] for one in found] == ["软件", "程序"]
    assert "computing" in found[1].reason
    assert "not" in found[1].reason


def test_no_words_are_listed_where_characters_only_are_converted() -> None:
    found = choices("软件的程序", "zh-Hant-TW", "zh-Hans", regional="none")
    assert all(one.by != "region" for one in found)


def test_words_are_not_found_across_addresses_and_code(whole_dictionary: Dictionary) -> None:
    text = "软`件`件，见https://example.org/软件，软件"
    assert convert(text, "zh-Hant-TW", "zh-Hans", dictionary=whole_dictionary) == (
        "軟`件`件，見https://example.org/软件，軟體"
    )
