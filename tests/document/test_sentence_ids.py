"""An id says where a sentence stands, and whether either side of it is another one now."""

from __future__ import annotations

import pytest

from tests.exports.conftest import make_bitext, make_block
from translator.document.read import read_bytes
from translator.document.sentence_ids import (
    SentenceId,
    digest,
    is_same,
    numbered_pairs,
    one_line,
    read_id,
    sentence_id,
    spoken,
)
from translator.types import Block


def block(text: str, name: str = "a.md") -> Block:
    return read_bytes(text.encode(), name=name).document.blocks[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("他们用`秤`称菜。", "他们用秤称菜。"),
        ("见[说明](https://example.org)。", "见说明。"),
        ("早上**很**冷，\n晚上也冷。", "早上很冷，晚上也冷。"),
        ("一行  \n又一行", "一行 又一行"),
        ("图![菜场](a.png)里", "图里"),
        ("价&amp;量", "价&量"),
    ],
)
def test_what_is_spoken_of_a_text_is_its_words(text: str, words: str) -> None:
    one = block(text)
    assert spoken(one.text, one) == words


def test_white_space_and_what_xml_cannot_hold_count_once() -> None:
    assert one_line("  a \u3000 b\n\tc\f\x00d\ufffd ") == "a b c d"


def test_an_id_is_read_as_it_was_written() -> None:
    one = block("今天**下雨**。")
    own = sentence_id(one, 3, one.text, "It rains.")
    known = read_id(own)
    assert known is not None
    assert (known.block, known.number) == (one.id, 3)
    assert is_same("今天下雨。", known.source)
    assert is_same("It rains.", known.target)
    assert not is_same("It rained.", known.target)
    assert read_id(own.replace(".", "_")) == known


@pytest.mark.parametrize(
    "text",
    ["", "1.2", "1.2.abcdefab", "1.2.abcdefab.abcdefa", "1.2.abcdefab.ABCDEFAB",
     "1.2.abcdefab.abcdefab.x", "1234567890.0.abcdefab.abcdefab", "一.2.abcdefab.abcdefab",
     "١.2.abcdefab.abcdefab"],
)  # fmt: skip
def test_what_is_none_of_ours_is_no_id(text: str) -> None:
    assert read_id(text) is None


def test_a_digest_is_sixteen_hexadecimal_digits() -> None:
    assert len(digest("茶")) == 16
    assert set(digest("茶")) <= set("0123456789abcdef")


def test_nothing_told_is_the_same_as_nothing() -> None:
    assert not is_same("", "")
    assert is_same("", digest(""))
    assert SentenceId(1, 2, "a", "b") != SentenceId(1, 2, "a", "c")


def test_pairs_are_numbered_in_their_block() -> None:
    blocks = [make_block(4, "一。二。"), make_block(7, "三。")]
    bitext = make_bitext(blocks, [[("一。", "1."), ("二。", "2.")], [("三。", "3.")]])
    found = [(one.id, number, pair.target) for one, number, pair in numbered_pairs(bitext)]
    assert found == [(4, 0, "1."), (4, 1, "2."), (7, 0, "3.")]
