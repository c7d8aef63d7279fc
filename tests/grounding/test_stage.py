from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.row_chunks import rows_together
from translator import placeholders
from translator.glossary import Glossary, Matcher
from translator.grounding import ground, kinds, missing
from translator.system import text_tables

ROWS = text_tables.rows_of(Path(__file__).with_name("ground.tsv"))


@rows_together(("direction", "text", "expected"), ROWS)
def test_what_is_certain_stands_in_the_target_language(direction, text, expected) -> None:
    source, target = direction.split("-")
    assert ground(text, source=source, target=target).text == expected


@given(
    text=st.text(
        alphabet="60万亿三成两人的王李明说，。 " + placeholders.atom(0) + placeholders.opening(1),
        max_size=40,
    )
)
def test_marks_and_everything_outside_the_spans_stay(text: str) -> None:
    grounded = ground(text, source="zh", target="en")
    assert placeholders.count(grounded.text) == placeholders.count(text)
    at, kept = 0, []
    for span in grounded.spans:
        assert at <= span.start < span.end
        assert text[span.start : span.end] == span.source
        kept.append(text[at : span.start])
        at = span.end
    kept.append(text[at:])
    position = 0
    for piece in kept:
        position = grounded.text.index(piece, position) + len(piece)


@pytest.mark.parametrize("text", ["共[1.2万]亿人", "共1.2[万]亿人", "[一百]二十万"])
def test_a_number_cut_by_a_mark_is_left_alone(text: str) -> None:
    text = text.replace("[", placeholders.opening(0)).replace("]", placeholders.closing(0))
    assert ground(text, source="zh", target="en").text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第[二十一]条", "第[二十一]条"),
        ("路易[十六]的王后", "路易[十六]的王后"),
        ("二十[几]岁", "二十[几]岁"),
        ("[民國]九十九年五月", "[民國]九十九年五月"),
        ("[20%]至300亿元", "[20%]至 30 billion yuan"),
        ("水深[8]千米", "水深[8]千米"),
        ("上[万圣节]那天", "上[万圣节]那天"),
        ("[同治三年]重修", "[1864年]重修"),
    ],
)
def test_what_stands_beyond_a_mark_counts_too(text: str, expected: str) -> None:
    text, expected = (
        one.replace("[", placeholders.opening(0)).replace("]", placeholders.closing(0))
        for one in (text, expected)
    )
    assert ground(text, source="zh", target="en").text == expected


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("同治三年重修", "It was rebuilt in 1864.", False),
        ("同治三年重修", "It was rebuilt in the third year of Tongzhi.", False),
        ("同治三年重修", "It was rebuilt in the 3rd year of Tongzhi.", False),
        ("同治三年重修", "It was rebuilt in 1863.", True),
        ("民國99年審結", "It was concluded in Minguo 99.", False),
        ("民國99年審結", "It was concluded in 2010.", False),
        ("民國99年審結", "There were 99 of them.", True),
        ("民國九十九年五月三日", "on May 3, 2010", False),
        ("康熙三十年至四十年", "from 1691 to 1701", False),
    ],
)
def test_either_form_of_an_eras_year_is_there(source: str, target: str, lost: bool) -> None:
    grounded = ground(source, source="zh", target="en")
    assert grounded.spans
    assert bool(missing(grounded, target)) == lost


def test_a_mark_beside_a_number_needs_no_space() -> None:
    text = f"共{placeholders.opening(0)}60万{placeholders.closing(0)}人"
    expected = f"共{placeholders.opening(0)}600,000{placeholders.closing(0)}人"
    assert ground(text, source="zh", target="en").text == expected


def test_the_glossary_beats_everything() -> None:
    terms = Matcher(Glossary.of({"60万": "sixty wan"}), source="zh", target="en")
    grounded = ground("他给了60万元", source="zh", target="en", terms=terms)
    assert grounded.text == "他给了 sixty wan 元"
    assert grounded.spans[0].kind == "term"


def test_glossary_terms_are_whole_words_in_english() -> None:
    terms = Matcher(
        Glossary.of({"board": "董事会"}, source_language="en", target_language="zh"),
        source="en",
        target="zh",
    )
    grounded = ground("A board is on board.", source="en", target="zh", terms=terms)
    assert grounded.text == "A 董事会 is on 董事会."
    assert ground("aboard", source="en", target="zh", terms=terms).text == "aboard"


def test_kinds_can_be_switched_off() -> None:
    text = "泽连斯基要60万"
    assert ground(text, source="zh", target="en", kinds=frozenset()).text == text
    only = ground(text, source="zh", target="en", kinds=frozenset({"number"}))
    assert only.text == "泽连斯基要 600,000"
    assert set(kinds()) == {"number", "name", "term", "dictionary"}


@pytest.mark.parametrize(("source", "target"), [("ja", "en"), ("zh", "fr"), ("en", "en")])
def test_other_languages_pass_unchanged(source: str, target: str) -> None:
    text = "60万 people, 600,000, 1.2万亿元"
    assert ground(text, source=source, target=target).text == text


@pytest.mark.parametrize(
    ("target", "lost"),
    [
        ("The plan is for 600,000 to 800,000 jobs.", []),
        ("The plan is for 0.6 million to 800 thousand jobs.", []),
        ("The plan is for six hundred thousand to eight hundred thousand.", []),
        ("The plan is for 60,000 to 80,000 jobs.", ["60万到80万"]),
        ("The plan is for many jobs.", ["60万到80万"]),
    ],
)
def test_numbers_are_checked_by_value(target: str, lost: list[str]) -> None:
    grounded = ground("计划新增60万到80万个岗位", source="zh", target="en")
    assert [span.source for span in missing(grounded, target)] == lost


def test_names_are_checked_whatever_the_case_and_accents() -> None:
    grounded = ground("姆巴佩和泽连斯基", source="zh", target="en")
    assert missing(grounded, "MBAPPE and Zelenskyy") == ()
    assert [s.source for s in missing(grounded, "Mbappé and a friend")] == ["泽连斯基"]
