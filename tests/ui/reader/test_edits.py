from __future__ import annotations

import pytest

from translator import placeholders
from translator.document.read import read_bytes
from translator.types import Block
from ui.reader import edits
from ui.reader.edits import RefusedError

TEXT = "先看`x = 1`，再看**重点**和[网站](https://a.example/)。"


def block_of(text: str) -> Block:
    return read_bytes(f"{text}\n".encode(), name="article.md").document.blocks[0]


@pytest.fixture
def block() -> Block:
    return block_of(TEXT)


def test_marks_are_numbered_placeholders_with_what_they_mean(block: Block) -> None:
    form = edits.form(block.text, block.text, block)
    assert form.text == "先看⟦1⟧，再看⟦2⟧重点⟦/2⟧和⟦3⟧网站⟦/3⟧。"
    assert [(one.opening, one.closing, one.kind, one.means) for one in form.placeholders] == [
        ("⟦1⟧", "", "code", "x = 1"),
        ("⟦2⟧", "⟦/2⟧", "strong", ""),
        ("⟦3⟧", "⟦/3⟧", "link", "https://a.example/"),
    ]


def test_what_was_written_comes_back_with_its_marks(block: Block) -> None:
    written = "See ⟦3⟧the site⟦/3⟧ and the ⟦2⟧point⟦/2⟧ after ⟦1⟧."
    target = edits.read(written, block.text, block.text, block)
    assert placeholders.same(block.text, target)
    assert edits.form(block.text, target, block).text == written


@pytest.mark.parametrize(
    ("written", "key", "mark"),
    [
        ("⟦2⟧a⟦/2⟧ ⟦3⟧b⟦/3⟧", "edit.missing", "⟦1⟧"),
        ("⟦1⟧ ⟦2⟧a ⟦3⟧b⟦/3⟧", "edit.missing", "⟦/2⟧"),
        ("⟦1⟧⟦1⟧ ⟦2⟧a⟦/2⟧ ⟦3⟧b⟦/3⟧", "edit.twice", "⟦1⟧"),
        ("⟦1⟧ ⟦/2⟧a⟦2⟧ ⟦3⟧b⟦/3⟧", "edit.order", "⟦2⟧"),
        ("⟦1⟧ ⟦2⟧a⟦/2⟧ ⟦3⟧b⟦/3⟧ ⟦7⟧", "edit.unknown", "⟦7⟧"),
    ],
)
def test_a_lost_doubled_or_turned_mark_is_refused(
    block: Block, written: str, key: str, mark: str
) -> None:
    with pytest.raises(RefusedError) as caught:
        edits.read(written, block.text, block.text, block)
    assert (caught.value.key, caught.value.fields["mark"]) == (key, mark)


@pytest.mark.parametrize("written", ["", " \n ", "⟦1⟧⟦2⟧⟦/2⟧⟦3⟧⟦/3⟧"])
def test_an_empty_translation_is_refused(block: Block, written: str) -> None:
    with pytest.raises(RefusedError) as caught:
        edits.read(written, block.text, block.text, block)
    assert caught.value.key == "edit.empty"


def test_a_text_that_looks_like_a_placeholder_gets_other_ones() -> None:
    block = block_of("报告写着⟦1⟧，见`x`。")
    form = edits.form(block.text, block.text, block)
    assert form.text == "报告写着⟦1⟧，见⟪1⟫。"
    assert edits.read(form.text, block.text, block.text, block) == block.text


def test_a_soft_break_is_a_space_and_need_not_come_back() -> None:
    block = block_of("first line\nsecond line")
    assert edits.form(block.text, block.text, block).text == "first line second line"
    assert edits.read("one  line\nonly", block.text, block.text, block) == "one line only"


def test_markup_and_private_characters_stay_text_or_go(block: Block) -> None:
    plain = block_of("今天天气很好。")
    written = f"<script>alert(1)</script> **x** {placeholders.atom(5)}"
    kept = edits.read(written, plain.text, "", plain)
    assert kept == "<script>alert(1)</script> **x**"


def test_a_target_that_lost_its_marks_can_be_given_them(block: Block) -> None:
    form = edits.form(block.text, "See the point.", block)
    assert form.text == "See the point."
    assert len(form.placeholders) == 3
