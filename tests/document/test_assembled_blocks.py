"""What is spliced into a document: indents, line ends and blocks that are copied."""

from __future__ import annotations

from dataclasses import replace

import pytest

from translator import placeholders
from translator.document.assemble import block_targets
from translator.document.read import read_bytes
from translator.types import Bitext, Document, Inline, Pair, Provenance, Segment

ENGINE = Provenance(kind="engine", signature="s")


def bitext(
    text: str, *targets: str, to: str = "en", verbatim: bool = False, kind: str = "engine"
) -> Bitext:
    """Return a document of one block whose text is cut at its bars, with a target for each."""
    sources = text.split("|")
    whole = "".join(sources)
    document = read_bytes("茶。".encode(), name="a.txt").document
    (block,) = document.blocks
    soft = tuple(
        Inline(id=placeholders.index(mark), kind="softbreak", source="\n")
        for mark in placeholders.MARK.findall(whole)
    )
    block = replace(block, text=whole, inline=soft, start=0, end=len(whole))
    pairs, start = [], 0
    for source, target in zip(sources, targets, strict=True):
        segment = Segment(block_id=block.id, start=start, end=start + len(source))
        start = segment.end
        provenance = replace(ENGINE, kind=kind)
        pairs.append(Pair(segment=segment, source=source, target=target, provenance=provenance))
    return Bitext(
        document=replace(document, blocks=(block,)), source_language="zh", target_language=to,
        pairs=tuple(pairs), signature="s", verbatim=verbatim,
    )  # fmt: skip


def only(made: Bitext) -> str:
    (target,) = block_targets(made).values()
    return target


@pytest.mark.parametrize(
    ("text", "to", "expected"),
    [
        ("茶很香。", "en", "It."),
        ("  茶很香。", "en", "  It."),
        ("\t茶很香。", "zh-Hant", "\tIt."),
        ("\u3000\u3000茶很香。", "en", "It."),  # English has no such indent
        ("\u3000\u3000茶很香。", "zh-Hant", "\u3000\u3000It."),
        (" 茶\u3000很香。", "en", " It."),
        ("茶很香。  ", "en", "It."),
    ],
)
def test_the_indent_is_the_paragraphs_where_the_language_has_such(
    text: str, to: str, expected: str
) -> None:
    assert only(bitext(text, "It.", to=to)) == expected


@pytest.mark.parametrize(
    ("to", "expected"), [("en", "One. Two."), ("zh-Hans", "One. Two."), ("zh-Hant", "One. Two.")]
)
def test_sentences_are_joined_as_their_script_asks_for(to: str, expected: str) -> None:
    assert only(bitext("一。|二。", "One.", " Two. ", to=to)) == expected
    assert only(bitext("一。|二。", "甲。", "乙。", to=to)) == "甲。乙。"
    assert only(bitext("一。|二。|三。", "甲。", " ", "丙。", to=to)) == "甲。丙。"


def test_an_engine_that_hands_white_space_through_keeps_it() -> None:
    made = bitext("\u3000一。 |\n二。\n", "A.", "B.", verbatim=True)
    assert only(made) == "\u3000A. \nB.\n"
    assert only(bitext(" | 二。", " ", "B.", verbatim=True)) == "  B."


def test_a_block_that_was_copied_is_left_as_it_is() -> None:
    assert block_targets(bitext("123|456", "123", "456", kind="copy")) == {}
    made = bitext("123|456", "123", "456", kind="copy", verbatim=True)
    assert only(made) == "123456"
    first, second = bitext("123|茶。", "123", "Tea.", kind="copy").pairs
    mixed = replace(
        bitext("123|茶。", "123", "Tea."), pairs=(first, replace(second, provenance=ENGINE))
    )
    assert only(mixed) == "123 Tea."


def test_a_line_end_in_a_chinese_target_goes_and_in_english_stays() -> None:
    soft = placeholders.atom(0)
    long = "河边的早市天还没有亮就已经很热闹了而且人很多"
    source = f"{long}{soft}{long}。"
    target = f"河邊{soft}早市。"
    assert only(bitext(source, target, to="zh-Hant")) == "河邊早市。"
    assert only(bitext(source, f"The river{soft}market.", to="en")) == f"The river{soft}market."


def test_a_line_end_that_was_meant_stays_in_chinese_too() -> None:
    soft = placeholders.atom(0)
    assert only(bitext(f"早市{soft}河边", f"早市{soft}河邊", to="zh-Hant")) == f"早市{soft}河邊"


def test_a_document_without_pairs_has_no_targets() -> None:
    made = bitext("茶。", "Tea.")
    document: Document = made.document
    assert block_targets(replace(made, pairs=())) == {}
    assert document.blocks
