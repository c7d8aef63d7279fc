"""Marks: roles by character, numbering that leads back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator import placeholders as marks
from translator.types import Inline

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("天地ab 。"),
        st.integers(0, 5).map(marks.atom),
        st.integers(0, 5).map(marks.opening),
        st.integers(0, 5).map(marks.closing),
        st.sampled_from([marks.atom(0x3FFF), marks.opening(0x3FFF), marks.closing(0x3FFF)]),
    )
)


@pytest.mark.parametrize("number", [0, 1, 0x3FFF])
def test_a_mark_knows_its_role_and_number(number: int) -> None:
    made = {"atom": marks.atom, "open": marks.opening, "close": marks.closing}
    for role, make in made.items():
        assert marks.role(make(number)) == role
        assert marks.index(make(number)) == number
        assert marks.MARK.fullmatch(make(number))


def test_more_marks_than_there_are_is_an_error_and_never_another_mark() -> None:
    for make in (marks.atom, marks.opening, marks.closing):
        with pytest.raises(ValueError, match="16384"):
            make(0x4000)


@given(TEXTS)
def test_renumbering_leads_back(text: str) -> None:
    renumbered, back = marks.renumber(text)
    assert marks.translate(renumbered, back) == text
    assert marks.strip(renumbered) == marks.strip(text)


@given(TEXTS)
def test_renumbering_twice_changes_nothing_more(text: str) -> None:
    once, _ = marks.renumber(text)
    assert marks.renumber(once)[0] == once


def test_the_same_sentence_elsewhere_has_the_same_numbers() -> None:
    here = f"看{marks.opening(7)}这里{marks.closing(7)}和{marks.atom(12)}"
    there = f"看{marks.opening(1)}这里{marks.closing(1)}和{marks.atom(0)}"
    assert marks.renumber(here)[0] == marks.renumber(there)[0]


def test_restoring_needs_every_mark() -> None:
    item = Inline(id=0, kind="link", source="[", closing="](x)")
    text = f"{marks.opening(0)}a{marks.closing(0)}"
    assert marks.restore(text, [item]) == "[a](x)"
    with pytest.raises(KeyError):
        marks.restore(text + marks.atom(3), [item])


def test_marks_are_shown_to_a_person_and_taken_back() -> None:
    text = f"Run {marks.atom(0)} {marks.opening(1)}now{marks.closing(1)}."
    assert marks.show(text) == "Run ⟨1⟩ ⟨2›now‹2⟩."
    assert marks.unshow(marks.show(text), text) == text
    assert marks.unshow("⟨7⟩", text) == "⟨7⟩"
