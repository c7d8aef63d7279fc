from __future__ import annotations

import pytest

from translator.glossary.column_languages import language_of_cell, language_of_column


@pytest.mark.parametrize(
    ("cell", "tag"),
    [
        ("zh", "zh"), ("ZH", "zh"), ("zh_cn", "zh-CN"), ("zh-hant-tw", "zh-Hant-TW"),
        ("zh-CHS", "zh-Hans"), ("zho", "zh"), ("en-us", "en-US"), ("eng", "en"),
        ("Chinese (PRC)", "zh-CN"), ("Chinese (Simplified, PRC)", "zh-Hans-CN"),
        ("Chinese_PRC", "zh-CN"), ("Chinese (Traditional, Taiwan)", "zh-Hant-TW"),
        ("Chinese (Hong Kong SAR)", "zh-HK"), ("Traditional Chinese", "zh-Hant"),
        ("English (United States)", "en-US"), ("British English", "en-GB"),
        ("Englisch (Vereinigtes Königreich)", "en-GB"), ("Chinesisch (traditionell)", "zh-Hant"),
        ("中文", "zh"), ("中文（繁體）", "zh-Hant"), ("简体中文", "zh-Hans"), ("繁體", "zh-Hant"),
        ("繁体", "zh-Hant"), ("美式英语", "en-US"), ("Source (Chinese)", "zh"),
        ("Target: en-GB", "en-GB"), ("German", "de"), ("pt-BR", "pt-BR"), ("法语", "fr"),
    ],
)  # fmt: skip
def test_a_column_is_named_by_a_code_or_a_name(cell: str, tag: str) -> None:
    assert language_of_column(cell) == tag


@pytest.mark.parametrize(
    "cell",
    ["", "note", "China", "Taiwan", "中国", "Chinese food", "中文系", "English Chinese", "en-note",
     "zh zh", "source source English", "target source (中文)", "Latin letters",
     "id", "in", "英语角", "traditional English", "x" * 100_000],
)  # fmt: skip
def test_what_names_no_language(cell: str) -> None:
    assert language_of_column(cell) is None


def test_a_row_may_hold_any_tag_of_the_two_languages() -> None:
    assert language_of_cell("en-GB-oed") == "en-GB-oed"
    assert language_of_cell("ZH-TW") == "zh-TW"
    assert language_of_cell("night market") is None
