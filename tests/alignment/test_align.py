"""Which word became which."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.alignment import EVIDENCE, Link, align
from translator.chinese.dictionary.dictionary import Dictionary
from translator.engines.nmt.attention import Attention
from translator.glossary import Glossary
from translator.placeholders import MARK, atom, closing, opening
from translator.system import text_tables

TABLE = Path(__file__).with_name("links.tsv")
Case = tuple[str, str, list[tuple[str, str]], list[tuple[str, str]]]


def cases() -> list[Case]:
    rows = text_tables.rows_of(TABLE, 3)
    return [(zh, en, _pairs(links, 0), _pairs(links, 1)) for zh, en, links in rows]


def _pairs(links: str, side: int) -> list[tuple[str, str]]:
    items = [*links.split(" ! "), ""][side].split()
    halves = [(item[: len(item) // 2], item[len(item) // 2 + 1 :]) for item in items]
    return [
        half if "://" in half[0] else (item.split("=")[0], item.split("=")[1].replace("_", " "))
        for item, half in zip(items, halves, strict=True)
    ]


def linked(links: tuple[Link, ...], source: str, target: str) -> set[tuple[str, str]]:
    return {
        (
            source[link.source_start : link.source_end],
            target[link.target_start : link.target_end],
        )
        for link in links
    }


def covers(links: tuple[Link, ...], one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Say whether some links together hold each character of both stretches, and only these."""
    own = [
        link
        for link in links
        if link.source_start < one[1]
        and one[0] < link.source_end
        and link.target_start < other[1]
        and other[0] < link.target_end
    ]
    return bool(own) and (
        min(link.source_start for link in own) <= one[0]
        and max(link.source_end for link in own) >= one[1]
        and min(link.target_start for link in own) <= other[0]
        and max(link.target_end for link in own) >= other[1]
    )


@pytest.mark.parametrize("case", cases(), ids=lambda case: case[0])
@pytest.mark.parametrize("turned", [False, True], ids=["zh-en", "en-zh"])
def test_links_of_the_table(case: Case, turned: bool, dictionary: Dictionary) -> None:
    chinese, english, wanted, unwanted = case
    if turned:
        links = align(
            english, chinese, source_language="en", target_language="zh", dictionary=dictionary
        )
        links = tuple(link.turned() for link in links)
    else:
        links = align(
            chinese, english, source_language="zh", target_language="en", dictionary=dictionary
        )
    for zh, en in wanted:
        at, there = chinese.index(zh), english.index(en)
        assert covers(links, (at, at + len(zh)), (there, there + len(en))), (zh, en, links)
    for zh, en in unwanted:
        at, there = chinese.index(zh), english.index(en)
        assert not covers(links, (at, at + len(zh)), (there, there + len(en))), (zh, en, links)


TEXT = st.text(
    st.sampled_from("书树我的买了院子good book tree 12,3万。.,'-\u3000\n") | st.characters(),
    max_size=60,
)


@given(source=TEXT, target=TEXT)
def test_any_texts_give_links_between_words_of_theirs(
    source: str, target: str, dictionary: Dictionary
) -> None:
    links = align(source, target, source_language="zh", target_language="en", dictionary=dictionary)
    for link in links:
        assert 0 <= link.source_start < link.source_end <= len(source)
        assert 0 <= link.target_start < link.target_end <= len(target)
        assert 0.0 <= link.confidence <= 1.0
        assert link.evidence in EVIDENCE
    assert list(links) == sorted(links, key=lambda link: (link.source_start, link.target_start))


def test_marks_are_never_part_of_a_link(dictionary: Dictionary) -> None:
    source = f"我买了{opening(0)}书{closing(0)}和{atom(1)}树"
    target = f"I bought {atom(1)} a {opening(0)}book{closing(0)} and a tree"
    links = align(source, target, source_language="zh", target_language="en", dictionary=dictionary)
    found = linked(links, source, target)
    assert {("书", "book"), ("树", "tree")} <= found
    assert not any(MARK.search(word) for pair in found for word in pair)


def test_a_term_of_the_glossary_is_certain(dictionary: Dictionary) -> None:
    glossary = Glossary.of({"院子": "back garden"})
    source, target = "我的院子", "my back gardens"
    (link,) = (
        link
        for link in align(
            source, target, source_language="zh", target_language="en",
            dictionary=dictionary, glossary=glossary,
        )
        if link.evidence == "term"
    )  # fmt: skip
    assert linked((link,), source, target) == {("院子", "back gardens")}
    assert link.confidence > 0.9


def test_what_is_left_between_links_is_linked_with_little_confidence(
    dictionary: Dictionary,
) -> None:
    source, target = "我买柿子书", "I buy zyx books"
    links = align(source, target, source_language="zh", target_language="en", dictionary=dictionary)
    (guess,) = (link for link in links if link.evidence == "position")
    assert linked((guess,), source, target) == {("柿子", "zyx")}
    assert guess.confidence < 0.7


@pytest.mark.parametrize("languages", [("zh", "fr"), ("zh-Hans", "zh-Hant"), ("en", "en")])
def test_other_languages_have_no_links(languages: tuple[str, str]) -> None:
    source, target = languages
    assert align("3本书", "3 books", source_language=source, target_language=target) == ()


def test_nothing_is_linked_with_nothing(dictionary: Dictionary) -> None:
    for source, target in (("", ""), ("书", ""), ("", "book"), ("。", "!")):
        assert not align(
            source, target, source_language="zh", target_language="en", dictionary=dictionary
        )


def test_without_a_dictionary_numbers_and_copies_are_linked() -> None:
    source, target = "2024年有3万人去Berlin", "In 2024, 30,000 people went to Berlin"
    links = align(source, target, source_language="zh", target_language="en")
    found = linked(links, source, target)
    assert ("Berlin", "Berlin") in found
    assert any("2024" in zh and en == "2024" for zh, en in found)


def test_attention_decides_between_two_that_could_be_meant(dictionary: Dictionary) -> None:
    """The first 书 became the second book: only the model knows."""
    source, target = "书书", "book book"
    attention = Attention(
        source_spans=((0, 1), (1, 2), (2, 2)),
        target_spans=((0, 4), (5, 9)),
        weights=((0.05, 0.9, 0.05), (0.9, 0.05, 0.05)),
    )
    links = align(
        source, target, source_language="zh", target_language="en",
        dictionary=dictionary, attention=attention,
    )  # fmt: skip
    places = {(link.source_start, link.target_start) for link in links}
    assert places == {(0, 5), (1, 0)}
    turned = align(
        target, source, source_language="en", target_language="zh",
        dictionary=dictionary, attention=attention.turned(),
    )  # fmt: skip
    assert {(link.target_start, link.source_start) for link in turned} == places


def test_attention_links_what_the_dictionary_does_not_know(dictionary: Dictionary) -> None:
    source, target = "柿子说", "says kaki"
    attention = Attention(
        source_spans=((0, 2), (2, 3)),
        target_spans=((0, 4), (5, 9)),
        weights=((0.1, 0.9), (0.9, 0.1)),
    )
    links = align(
        source, target, source_language="zh", target_language="en",
        dictionary=dictionary, attention=attention,
    )  # fmt: skip
    assert {(link.evidence, target[link.target_start : link.target_end]) for link in links} == {
        ("dictionary", "says"),
        ("attention", "kaki"),
    }


@pytest.mark.parametrize("unit", [("书", "book "), ("0", "0"), ("三，", "three "), ("李", "Li ")])
def test_what_is_no_sentence_any_more_has_no_links(
    unit: tuple[str, str], dictionary: Dictionary
) -> None:
    source, target = (one * 50_000 for one in unit)
    assert not align(
        source, target, source_language="zh", target_language="en", dictionary=dictionary
    )


@pytest.mark.parametrize(
    ("source", "target", "linked"),
    [
        ("3".ljust(4000, "，"), "3 cats", True),
        ("3".ljust(4001, "，"), "3 cats", False),
        ("3只猫", "3".ljust(4000, ","), True),
        ("3只猫", "3".ljust(4001, ","), False),
        ("3，" * 200, "3 " * 300, True),  # words times words
        ("3，" * 200, "3 " * 301, False),
    ],
    ids=["long source", "longer", "long target", "longer still", "many words", "more words"],
)
def test_a_sentence_may_be_this_long(
    source: str, target: str, dictionary: Dictionary, *, linked: bool
) -> None:
    links = align(source, target, source_language="zh", target_language="en", dictionary=dictionary)

    assert bool(links) is linked


def test_a_word_said_a_hundred_times_is_linked_in_order(dictionary: Dictionary) -> None:
    source, target = "书，" * 100, "book, " * 100
    links = align(source, target, source_language="zh", target_language="en", dictionary=dictionary)
    assert [link.source_start // 2 for link in links] == [link.target_start // 6 for link in links]
