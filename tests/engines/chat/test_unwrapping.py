"""What a chat model wraps around a translation is taken off, the translation never."""

from __future__ import annotations

import pytest

from translator.engines.chat import prompt
from translator.engines.chat.family_table import load_families
from translator.engines.chat.unwrapping import unwrap

FAMILY = load_families()["generic"]
EN = prompt.begun(FAMILY, source="zh", target="en")
ZH = prompt.begun(FAMILY, source="en", target="zh")


@pytest.mark.parametrize(
    ("answer", "source", "translation"),
    [
        ("The river.", "河。", "The river."),
        (f"{EN}The river.\n</text>", "河。", "The river."),
        (f"{EN.strip()} The river.", "河。", "The river."),
        ("<text>\nThe river.\n</text>", "河。", "The river."),
        ("<text>The river.", "河。", "The river."),
        ("Here it is:\n<text>\nThe river.\n</text>", "河。", "The river."),
        ("```\nThe river.\n```", "河。", "The river."),
        ("```text\nThe river.\n```", "河。", "The river."),
        ("Here is the translation:\n\nThe river.", "河。", "The river."),
        ("Here's the English translation:\nThe river.", "河。", "The river."),
        ("Sure! Here you go:\nThe river.", "河。", "The river."),
        ("English translation:\nThe river.", "河。", "The river."),
        ("译文：\n河。", "The river.", "河。"),
        ("以下是中文译文：\n\n河。", "The river.", "河。"),
        ("The river.\n\nNote: 河 is a river.", "河。", "The river."),
        ("The river.\n(Note: it flows.)", "河。", "The river."),
        ("河。\n\n（注：此处为直译。）", "The river.", "河。"),
        ("<think>\n河 = river.\n</think>\n\nThe river.", "河。", "The river."),
        ("<think>Hmm, 河", "河。", ""),
    ],
)
def test_wrapping_is_taken_off(answer: str, source: str, translation: str) -> None:
    begun = ZH if source.isascii() else EN
    assert unwrap(answer, source=source, begun=begun) == translation


@pytest.mark.parametrize(
    ("answer", "source"),
    [
        ("Here is the translation: the river.", "这是译文：河。"),
        ("Here is the list:\nThe river.", "说明如下：\n河。"),
        ("Translation:\nThe river.", "译文：\n河。"),
        ("Note: the river is deep.", "注意：河水很深。"),
        ("He said: the river.", "他说：河。"),
        ("Here is what he said: the river.", "他这样说：河。"),
        ("The <text> tag opens it.", "<text>标签用来开头。"),
        ("<text> opens it, </text>", "<text>用来开头，</text>"),
        ("```\nriver\n```", "```\n河\n```"),
        ("Run `make` first.", "先运行`make`。"),
        ("<think> is a tag.", "<think>是一个标签。"),
        ("Sure, the river is deep!", "当然，河水很深！"),
    ],
)
def test_the_translation_is_left_as_it_is(answer: str, source: str) -> None:
    assert unwrap(answer, source=source, begun=EN) == answer
