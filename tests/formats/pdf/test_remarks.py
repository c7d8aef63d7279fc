"""What a person should know about the pages of a PDF."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.formats.pdf.stretches import stretch
from translator.errors.error_sentences import Piece, piece
from translator.formats.pdf.laid_page import LaidPage
from translator.formats.pdf.recognised_page import RecognisedPage
from translator.formats.pdf.recognition import Ability, Recognition
from translator.formats.pdf.remarks import (
    next_step,
    numbers,
    picture_remark,
    recognition_remarks,
    remark,
)

LAID = LaidPage(
    number=1, height=800, pictures=0, covered=1.0, slanted=False, unknown=0, unreadable=False,
    crowded=False, stretches=(stretch("早市", 0, 0),), ruled=(),
)  # fmt: skip


def page(number: int, text: str = "早市", sure: float = 0.9, **more: object) -> RecognisedPage:
    made = RecognisedPage(
        laid=replace(LAID, number=number, stretches=(stretch(text, 0, 0),) if text else ()),
        sure=sure, vertical=False, unsure=(), doubtful=(),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def recognition(*pages: RecognisedPage, **more: object) -> Recognition:
    made = Recognition(pages=pages, ability=Ability.READY)
    return replace(made, **more)  # type: ignore[arg-type]


def said(found: Recognition) -> dict[str, dict[str, object]]:
    """Return the remarks that are made: kind → what its sentence is filled with."""
    return {
        one.kind: dict(one.reason.piece.fields)  # type: ignore[union-attr]
        for some in recognition_remarks(found)
        for one in some
    }


@pytest.mark.parametrize("ability", list(Ability))
def test_each_ability_has_its_sentence_and_its_step(ability: Ability) -> None:
    (one,) = picture_remark([2], ability)
    assert one.kind == "page-pictures"
    assert isinstance(next_step(ability), Piece)
    others = [other for other in Ability if other is not ability]
    assert str(next_step(ability)) not in {str(next_step(other)) for other in others}
    assert one.reason not in {picture_remark([2], other)[0].reason for other in others}


def test_a_remark_on_no_page_is_none() -> None:
    assert remark("page-failed", piece("left.page-failed", pages=""), []) == []
    (one,) = remark("page-failed", piece("left.page-failed", pages="4"), [4])
    assert (one.kind, one.line, one.excerpt) == ("page-failed", 1, "")
    assert "4" in one.reason


def test_thirty_pages_are_named_and_more_are_hinted_at() -> None:
    assert numbers([1, 12]) == "1, 12"
    assert numbers(list(range(1, 31))).endswith("29, 30")
    assert numbers(list(range(1, 32))).endswith("29, 30 …")


def test_pages_that_were_read_are_counted_by_their_letters() -> None:
    found = said(recognition(page(1, "早" * 30, 0.9), page(2, "市" * 10, 0.5), page(3, "")))
    assert found["page-recognised"] == {"pages": "1, 2", "count": 2, "sure": 80}
    assert set(found) == {"page-recognised"}
    assert said(recognition(page(3, "", 0.0))) == {}


def test_what_failed_what_is_upright_and_what_is_beyond_is_said() -> None:
    found = said(recognition(page(4, vertical=True), page(5), failed=(6,), beyond=(7, 8)))
    assert found["page-upright"] == {"pages": "4"}
    assert found["page-failed"] == {"pages": "6"}
    assert found["page-beyond"] == {"pages": "7, 8"}


def test_doubtful_years_are_named_once_each_and_unsure_lines_quoted() -> None:
    found = said(recognition(page(4, doubtful=("二一年", "三一年", "二一年"), unsure=("甲", "乙"))))
    assert found["page-zeros"] == {"page": 4, "years": "二一年、三一年"}
    assert found["page-unsure"] == {"page": 4, "lines": "甲 / 乙"}


@pytest.mark.parametrize(("length", "cut"), [(60, ""), (61, "…")])
def test_a_long_quotation_is_cut(length: int, cut: str) -> None:
    found = said(recognition(page(4, unsure=("市" * length,))))
    assert found["page-unsure"]["lines"] == "市" * 60 + cut
