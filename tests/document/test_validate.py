"""A bitext that is not its document is refused, with the place where it is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from translator import placeholders
from translator.document.validate import validate
from translator.errors import OutputError
from translator.errors.error_sentences import Piece
from translator.types import Bitext, Finding, Inline, Level, Pair, Segment

Build = Callable[..., Bitext]


@pytest.fixture
def whole(two: Bitext) -> Bitext:
    validate(two)
    return two


@pytest.fixture
def two() -> Bitext:
    """Two blocks, the first of two segments with a mark."""
    from tests.exports.conftest import make_bitext, make_block

    code = Inline(id=0, kind="code", source="`a`")
    strong = Inline(id=0, kind="strong", source="**", closing="**")
    first = f"用{placeholders.atom(0)}。{placeholders.opening(0)}好{placeholders.closing(0)}。"
    return make_bitext(
        [make_block(0, first, code, strong), make_block(1, "茶。")],
        [[(first[:3], f"{placeholders.atom(0)}."), (first[3:], "Good.")], [("茶。", "Tea.")]],
    )


def at(bitext: Bitext, number: int, **changes: object) -> Bitext:
    """Return the bitext with one pair changed."""
    pairs = list(bitext.pairs)
    pairs[number] = replace(pairs[number], **changes)  # type: ignore[arg-type]
    return replace(bitext, pairs=tuple(pairs))


def moved(pair: Pair, start: int, end: int) -> Segment:
    return replace(pair.segment, start=start, end=end)


def refusal(bitext: Bitext) -> str:
    with pytest.raises(OutputError) as refused:
        validate(bitext)
    return str(refused.value.fields["what"])


@pytest.mark.parametrize("tag", ["", "z", "zh_Hans", "zh-", "中文", "zh Hans"])
def test_a_language_is_said_by_a_tag(whole: Bitext, tag: str) -> None:
    assert repr(tag)[1:-1] in refusal(replace(whole, source_language=tag))
    assert refusal(replace(whole, target_language=tag))
    for right in ("zh", "en-GB", "zh-Hant-TW", "yue"):
        validate(replace(whole, source_language=right, target_language=right))


def test_every_block_is_there_once_and_in_its_order(whole: Bitext) -> None:
    first, second, third = whole.pairs
    assert "1" in refusal(replace(whole, pairs=(first, second)))
    assert refusal(replace(whole, pairs=(third, first, second)))
    assert refusal(replace(whole, pairs=(third,)))
    again = refusal(replace(whole, pairs=(first, second, third, first, second)))
    assert "3" in again and "2" in again
    assert refusal(replace(whole, pairs=()))


def test_a_block_without_text_needs_no_pair(whole: Bitext) -> None:
    blocks = (*whole.document.blocks, replace(whole.document.blocks[1], id=2, text=""))
    validate(replace(whole, document=replace(whole.document, blocks=blocks)))


def test_segments_cover_their_block_without_a_gap(whole: Bitext) -> None:
    first, second, third = whole.pairs
    assert "0" in refusal(at(whole, 0, segment=moved(first, 1, 3)))
    assert refusal(at(whole, 1, segment=moved(second, 2, 7)))
    assert refusal(at(whole, 1, segment=moved(second, 3, 3)))
    assert refusal(at(whole, 1, segment=moved(second, 3, 2)))
    nothing = replace(second, segment=moved(second, 3, 3), source="", target="")
    assert refusal(replace(whole, pairs=(first, nothing, second, third)))
    assert refusal(replace(whole, pairs=(first, third)))
    with pytest.raises(OutputError) as refused:
        validate(at(whole, 2, segment=moved(third, 0, 1), source="茶"))
    left = refused.value.fields["what"]
    assert isinstance(left, Piece) and dict(left.fields) == {"block": 1, "left": 1}
    assert refusal(at(whole, 2, segment=moved(third, 0, 3)))


def test_a_source_is_the_text_of_its_place(whole: Bitext) -> None:
    assert refusal(at(whole, 2, source="水。"))


def test_nothing_is_empty_unless_it_is_said(whole: Bitext) -> None:
    finding = Finding(check="empty", level=Level.ERROR, message="Nothing came.")
    assert refusal(at(whole, 2, target=" "))
    validate(at(whole, 2, target="", findings=(finding,)))
    blank = replace(whole.document.blocks[1], text=" \n")
    blank_document = replace(whole.document, blocks=(whole.document.blocks[0], blank))
    validate(at(replace(whole, document=blank_document), 2, source=" \n", target=""))


def test_a_mark_of_no_block_is_refused_on_either_side(whole: Bitext) -> None:
    strange = placeholders.atom(7)
    assert refusal(at(whole, 2, target=strange))
    assert refusal(at(whole, 0, target=placeholders.closing(1)))
    validate(at(whole, 1, target=f"{placeholders.opening(0)}Good.{placeholders.closing(0)}"))
    text = f"茶{strange}"
    blocks = (whole.document.blocks[0], replace(whole.document.blocks[1], text=text))
    assert refusal(
        at(replace(whole, document=replace(whole.document, blocks=blocks)), 2, source=text)
    )
