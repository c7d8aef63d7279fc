from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.glossary import Glossary, Matcher, Status, Term, digest, merge
from translator.system import text_tables

ROWS = text_tables.rows_of(Path(__file__).with_name("matching.tsv"))
KNOWN = ("老人", "大概", "人大", "代表", "东西方", "东西", "产品", "服务", "小康", "村上", "合作社")


def cut(text: str) -> list[str]:
    words, at = [], 0
    while at < len(text):
        size = next((n for n in (3, 2) if text[at : at + n] in KNOWN), 1)
        words.append(text[at : at + size])
        at += size
    return words


def matcher(*terms: Term, source: str = "zh", target: str = "en") -> Matcher:
    return Matcher(Glossary(terms=terms), source=source, target=target)


@pytest.mark.parametrize(("direction", "terms", "text", "found"), ROWS)
def test_terms_are_found_where_they_are_meant(
    direction: str, terms: str, text: str, found: str
) -> None:
    source, target = direction.split("-")
    pairs = dict(one.split("=") for one in terms.split(";"))
    glossary = Glossary.of(pairs, source_language=source, target_language=target)
    matches = Matcher(glossary, source=source, target=target).find(text, words=cut)
    assert ";".join(one.rule.source for one in matches) == found


def test_a_term_works_the_other_way_round_too() -> None:
    back = matcher(Term(source="合作社", targets=("farm co-op",)), source="en", target="zh")
    assert [one.rule.targets for one in back.find("Two farm co-ops.")] == [("合作社",)]


def test_a_term_for_one_way_only_does_not() -> None:
    term = Term(source="合作社", targets=("farm co-op",), both_ways=False)
    assert not matcher(term, source="en", target="zh").find("Two farm co-ops.")


def test_several_sources_of_one_target_are_all_right_on_the_way_back() -> None:
    back = matcher(
        Term(source="土豆", targets=("potato",)), Term(source="马铃薯", targets=("potato",)),
        source="en", target="zh",
    )  # fmt: skip
    assert back.find("a potato")[0].rule.targets == ("土豆", "马铃薯")


def test_what_is_said_outright_beats_what_is_read_backwards() -> None:
    found = matcher(
        Term(source="土豆", targets=("potato",)),
        Term(source="potato", targets=("洋芋",), source_language="en", target_language="zh"),
        source="en", target="zh",
    ).find("a potato")  # fmt: skip
    assert found[0].rule.targets == ("洋芋",)


def test_what_is_said_in_traditional_characters_beats_what_is_read_backwards_too() -> None:
    found = matcher(
        Term(source="book circle", targets=("读书会",), source_language="en", target_language="zh"),
        Term(source="讀書會", targets=("reading group",)),
        source="zh", target="en",
    ).find("我们的读书会")  # fmt: skip
    assert [one.rule.targets for one in found] == [("reading group",)]


def test_a_proposed_term_is_not_used() -> None:
    term = Term(source="合作社", targets=("co-op",), status=Status.PROPOSED)
    assert not matcher(term)


def test_a_case_sensitive_term_is_found_as_written_only() -> None:
    term = Term(
        source="may", targets=("五月",), source_language="en", target_language="zh",
        case_sensitive=True,
    )  # fmt: skip
    assert not matcher(term, source="en", target="zh").find("May I?")


def test_of_terms_that_overlap_the_longer_then_the_more_important_stays() -> None:
    found = matcher(
        Term(source="北京大", targets=("Beijing Big",)),
        Term(source="京大学", targets=("Capital University",), priority=1),
        Term(source="北京大学", targets=("Peking University",)),
    ).find("北京大学和北京大京大学")
    assert [one.rule.source for one in found] == ["北京大学", "北京大", "京大学"]
    equal = matcher(
        Term(source="水上", targets=("on water",)),
        Term(source="上人", targets=("monk",), priority=1),
    )
    assert [one.rule.source for one in equal.find("水上人")] == ["上人"]


def test_a_projects_glossary_beats_the_one_that_always_counts() -> None:
    project = Glossary.of({"合作社": "farm co-op"})
    always = Glossary.of({"合作社": "cooperative", "食堂": "canteen"})
    found = Matcher(merge([project, always]), source="zh", target="en").find("合作社食堂")
    assert [one.rule.targets for one in found] == [("farm co-op",), ("canteen",)]


def test_a_segments_key_tells_its_own_terms_only() -> None:
    small = Matcher(Glossary.of({"合作社": "co-op"}), source="zh", target="en")
    large = Matcher(Glossary.of({"合作社": "co-op", "食堂": "canteen"}), source="zh", target="en")
    changed = Matcher(Glossary.of({"合作社": "farm co-op"}), source="zh", target="en")
    assert digest(small.find("合作社开会")) == digest(large.find("合作社开会")) != ""
    assert digest(changed.find("合作社开会")) != digest(small.find("合作社开会"))
    assert digest(small.find("没有这个词")) == ""


def test_a_traditional_target_comes_out_as_it_was_chosen() -> None:
    term = Term(source="software", targets=("軟件",), source_language="en", target_language="zh")
    rule = matcher(term, source="en", target="zh").rules[0]
    assert rule.in_script("新的軟體。", "zh-Hant-TW") == "新的軟件。"
    assert rule.in_script("新的軟件。", "zh-Hant-HK") == "新的軟件。"


@given(text=st.text(max_size=60))
def test_what_is_found_never_overlaps_and_is_there(text: str) -> None:
    glossary = Glossary.of({"人": "man", "人大": "congress", "a b": "x", "İ": "i"})
    at = 0
    for one in Matcher(glossary, source="zh", target="en").find(text):
        assert at <= one.start < one.end <= len(text)
        at = one.end


def test_one_character_of_a_longer_word_is_no_term() -> None:
    def words(text: str) -> list[str]:
        return ["办", *words(text[1:])] if text.startswith("办") else [text] if text else []

    found = matcher(Term(source="茶", targets=("tea",), source_language="zh", target_language="en"))
    assert not list(found.find("办茶文化节", words=words))
    assert [one.start for one in found.find("办茶", words=words)] == [1]
