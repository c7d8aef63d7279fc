"""How a document itself spells a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.chinese.dictionary.dictionary import Dictionary
from translator.grounding import find_names, ground
from translator.grounding.brackets import spelled
from translator.system import text_tables

CASES = text_tables.rows_of(Path(__file__).with_name("brackets.tsv"))


@pytest.fixture(scope="module")
def whole(whole_dictionary: Dictionary) -> Dictionary:
    """CC-CEDICT itself."""
    return whole_dictionary


@pytest.mark.parametrize(("text", "names"), CASES)
def test_the_spelling_and_where_the_name_begins_are_found(
    text: str, names: str, whole: Dictionary
) -> None:
    found = spelled(text, lexicon=whole)
    assert found == dict(one.split("=") for one in names.split("|") if one)


def test_the_spelling_is_used_in_the_whole_document(whole: Dictionary) -> None:
    text = "总理李显龙（Lee Hsien Loong）出席。李显龙说，合作很重要。"
    shown = ground(text, source="zh", target="en", dictionary=whole).text
    assert shown.count("Lee Hsien Loong") == 3
    assert "李显龙" not in shown


def test_a_person_may_be_spelled_as_nothing_sounds(whole: Dictionary) -> None:
    names = find_names("教授陈佳洱（Morris Chen）说，他会来。", lexicon=whole)
    assert names.spelled == {"陈佳洱": "Morris Chen"}


def test_the_last_part_of_another_dotted_name_is_left_alone(whole: Dictionary) -> None:
    names = find_names("研究员凯文·波尔彼得（Kevin Pollpeter）", lexicon=whole)
    assert names.spans("汤姆·波尔彼得来了") == []


def test_a_piece_of_a_longer_transliteration_is_left_alone(whole: Dictionary) -> None:
    names = find_names("首相利兹·特拉斯（Liz Truss）", lexicon=whole)
    assert [span.source for span in names.spans("特拉斯辞职了。")] == ["特拉斯"]
    assert names.spans("他在特拉斯尼住过。") == []
