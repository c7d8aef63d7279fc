"""Japanese among Chinese stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.chinese.scripts.converter import choices, convert
from translator.chinese.scripts.japanese import chinese_of


@pytest.mark.parametrize(
    ("text", "to", "wanted"),
    [
        ("彼は国会で発言した。", "zh-Hant", "彼は国会で発言した。"),
        ("国会で発言した。我们听说了。", "zh-Hant", "国会で発言した。我們聽說了。"),
        ("我们说“国会へ行く”，没人懂。", "zh-Hant", "我們說“国会へ行く”，沒人懂。"),
        ("他读《万葉の旅》和《万里长城》。", "zh-Hant", "他讀《万葉の旅》和《萬里長城》。"),
        ("东京の夜是一家饭馆，里面的面很好吃。", "zh-Hant", "東京の夜是一家飯館，裡面的麵很好吃。"),
        ("會社員として働く。我們後來走了。", "zh-Hans", "會社員として働く。我们后来走了。"),
        ("ﾃﾚﾋﾞを見る。", "zh-Hans", "ﾃﾚﾋﾞを見る。"),
        ("头发\n髪を切る\n头发", "zh-Hant", "頭髮\n髪を切る\n頭髮"),
    ],
)
def test_a_sentence_with_kana_stays(text: str, to: str, wanted: str) -> None:
    source = "zh-Hans" if to == "zh-Hant" else "zh-Hant"
    assert convert(text, to, source) == wanted


@given(st.text(st.sampled_from("头发のはで「」“”。！\n万国会他说《》A"), max_size=30))
def test_pieces_joined_are_the_text(text: str) -> None:
    pieces = list(chinese_of(text))
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces) or not text


def test_choices_after_japanese_have_the_right_place() -> None:
    text = "国会で発言した。头发。"
    (found,) = [one for one in choices(text, "zh-Hant", "zh-Hans") if one.source == "发"]
    assert text[found.start : found.end] == "发"
    assert found.start == 9
