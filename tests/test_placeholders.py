"""Marks: roles by character, numbering that leads back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator import placeholders
from translator.types import Block, Inline

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("天地ab 。"),
        st.integers(0, 5).map(placeholders.atom),
        st.integers(0, 5).map(placeholders.opening),
        st.integers(0, 5).map(placeholders.closing),
        st.sampled_from(
            [placeholders.atom(0x3FFF), placeholders.opening(0x3FFF), placeholders.closing(0x3FFF)]
        ),
    )
)


@pytest.mark.parametrize("number", [0, 1, 0x3FFF])
def test_a_mark_knows_its_role_and_number(number: int) -> None:
    made = {"atom": placeholders.atom, "open": placeholders.opening, "close": placeholders.closing}
    for role, make in made.items():
        assert placeholders.role(make(number)) == role
        assert placeholders.index(make(number)) == number
        assert placeholders.MARK.fullmatch(make(number))


def test_more_marks_than_there_are_is_an_error_and_never_another_mark() -> None:
    for make in (placeholders.atom, placeholders.opening, placeholders.closing):
        with pytest.raises(ValueError, match="16384"):
            make(0x4000)


@given(TEXTS)
def test_renumbering_leads_back(text: str) -> None:
    renumbered, back = placeholders.renumber(text)
    assert placeholders.translate(renumbered, back) == text
    assert placeholders.strip(renumbered) == placeholders.strip(text)


@given(TEXTS)
def test_renumbering_twice_changes_nothing_more(text: str) -> None:
    once, _ = placeholders.renumber(text)
    assert placeholders.renumber(once)[0] == once


def test_the_same_sentence_elsewhere_has_the_same_numbers() -> None:
    here = f"看{placeholders.opening(7)}这里{placeholders.closing(7)}和{placeholders.atom(12)}"
    there = f"看{placeholders.opening(1)}这里{placeholders.closing(1)}和{placeholders.atom(0)}"
    assert placeholders.renumber(here)[0] == placeholders.renumber(there)[0]


def test_restoring_needs_every_mark() -> None:
    item = Inline(id=0, kind="link", source="[", closing="](x)")
    text = f"{placeholders.opening(0)}a{placeholders.closing(0)}"
    assert placeholders.restore(text, [item]) == "[a](x)"
    with pytest.raises(KeyError):
        placeholders.restore(text + placeholders.atom(3), [item])


def test_without_pairs_a_text_keeps_its_words_and_what_stands_for_one() -> None:
    code = placeholders.atom(0)
    for number in (0, 0x3FFF):
        start, end = placeholders.opening(number), placeholders.closing(number)
        text = f"陈{start}志{end}远用{code}"
        assert placeholders.unpaired(text) == (f"陈志远用{code}", [0, 2, 4, 5, 6])


def test_marks_are_shown_to_a_person_and_taken_back() -> None:
    text = f"Run {placeholders.atom(0)} {placeholders.opening(1)}now{placeholders.closing(1)}."
    assert placeholders.show(text) == "Run ⟨1⟩ ⟨2›now‹2⟩."
    assert placeholders.unshow(placeholders.show(text), text) == text
    assert placeholders.unshow("⟨7⟩", text) == "⟨7⟩"


OUTER, INNER, CODE = 3, 4, placeholders.atom(3)
START, END = placeholders.opening(OUTER), placeholders.closing(OUTER)
BEGIN, STOP = placeholders.opening(INNER), placeholders.closing(INNER)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"看{START}{END}这里", "看这里"),
        (f"看{START} \n{END}这里", "看这里"),
        (f"看{START}{BEGIN} {STOP}{END}这里", "看这里"),  # what holds an empty pair alone is empty
        (f"看{START}这{END}里", f"看{START}这{END}里"),
        (f"看{START}{CODE}{END}", f"看{START}{CODE}{END}"),
        (f"看{START}{STOP}{BEGIN}{END}", f"看{START}{STOP}{BEGIN}{END}"),  # no two are a pair
        (f"{END}{START}", f"{END}{START}"),
    ],
)
def test_a_pair_around_nothing_is_taken_out(text: str, left: str) -> None:
    assert placeholders.without_empty_pairs(text) == left


def test_the_number_nobody_has_is_named() -> None:
    with pytest.raises(ValueError, match=r"not 16385$"):
        placeholders.atom(0x4000)
    with pytest.raises(ValueError, match=r"not 0$"):
        placeholders.closing(-1)


def test_each_role_has_a_range_of_its_own_as_written() -> None:
    assert [placeholders.atom(0), placeholders.opening(0), placeholders.closing(0)] == [
        "\U000f0000",
        "\U000f4000",
        "\U000f8000",
    ]


def test_a_target_has_each_mark_exactly_as_often() -> None:
    assert placeholders.same(f"{CODE}是{CODE}", f"{CODE}is{CODE}")
    assert not placeholders.same(f"{CODE}是{CODE}", f"{CODE}is")
    assert not placeholders.same(f"{START}是{END}", f"{BEGIN}is{STOP}")


def test_a_table_has_both_marks_of_a_pair_and_one_of_what_stands_alone() -> None:
    pair = Inline(id=OUTER, kind="link", source="[", closing="](x)")
    alone = Inline(id=OUTER, kind="code", source="`x`")
    block = Block(id=0, kind="paragraph", text="", start=0, end=0, inline=(pair, alone))
    assert placeholders.table(block) == {START: pair, END: pair, CODE: alone}


def test_the_table_of_a_block_is_made_once() -> None:
    inline = tuple(Inline(id=n, kind="code", source="`茶`") for n in range(3))
    block = Block(id=0, kind="paragraph", start=0, end=3, text=placeholders.atom(0), inline=inline)
    assert placeholders.table(block) is placeholders.table(block)
    like_it = Block(
        id=0, kind="paragraph", start=0, end=3, text=placeholders.atom(0), inline=inline[:2]
    )
    assert len(placeholders.table(like_it)) == 2
