from __future__ import annotations

from collections.abc import Iterator

import pytest

from translator.application import (
    Options,
    export_bytes,
    plan_document,
    read_bytes,
    similar_offers,
    similar_to,
    translate,
)
from translator.placeholders import atom
from translator.store import Library

DIRECTION = {"source_language": "zh-Hans", "target_language": "en"}


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def test_an_offer_has_the_sentences_own_marks_and_numbers(library: Library) -> None:
    library.correct(f"第3章见{atom(0)}。", f"For chapter 3 see {atom(0)}.", **DIRECTION)
    library.correct("第3章见下文。", "For chapter 3 see below.", **DIRECTION)
    document = read_bytes("前言。\n\n用`x`，第8章见`y`。".encode(), name="a.md").document
    item = plan_document(document, Options(to="en")).items[1]
    offers = similar_offers(library, item, **DIRECTION)
    assert offers == []
    document = read_bytes("第8章见`y`。".encode(), name="a.md").document
    (item,) = plan_document(document, Options(to="en")).items
    (offer,) = similar_offers(library, item, **DIRECTION)
    assert (offer.match.percent, offer.target) == (99, f"For chapter 8 see {atom(0)}.")
    assert [(one.kind, one.text) for one in offer.differences] == [
        ("same", "第"), ("old", "3"), ("new", "8"), ("same", "章见。"),
    ]  # fmt: skip


def test_what_does_not_fit_is_offered_without_marks(library: Library) -> None:
    library.correct(f"请看{atom(0)}里的说明。", f"See the notes in {atom(0)}.", **DIRECTION)
    document = read_bytes("请看书里的说明。".encode(), name="a.md").document
    (item,) = plan_document(document, Options(to="en")).items
    (offer,) = similar_offers(library, item, **DIRECTION)
    assert offer.target == "See the notes in ."


def test_what_memory_keeps_in_simplified_is_offered_for_traditional(library: Library) -> None:
    library.correct(
        "It rained all day.", "雨停后开门。", source_language="en", target_language="zh-Hans"
    )
    document = read_bytes(b"It rained all night.", name="a.md").document
    (item,) = plan_document(document, Options(to="zh-Hant-TW")).items
    languages = {"source_language": "en", "target_language": "zh-Hant-TW"}
    (match,) = similar_to(library, item, **languages)
    assert match.row.target == "雨停后开门。"
    (offer,) = similar_offers(library, item, **languages)
    assert offer.target == "雨停後開門。"


@pytest.mark.parametrize(("name", "sign"), [("xliff", b"mtc:match "), ("xliff1", b"<alt-trans")])
def test_files_for_translators_have_what_is_similar(
    library: Library, name: str, sign: bytes
) -> None:
    library.correct("早市天亮前就开始了。", "It starts before dawn.", **DIRECTION)
    document = read_bytes("早市天黑前就开始了。`x`".encode(), name="a.md").document
    bitext = translate(document, Options(to="en", model="echo"), library=library)
    assert sign in export_bytes(bitext, name, library=library).data
    assert sign not in export_bytes(bitext, name).data
