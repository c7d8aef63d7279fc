"""Checks on the target as a whole: where a copy is an error, and what is said about marks."""

from __future__ import annotations

import pytest

from translator import placeholders
from translator.checks import check
from translator.types import Level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Lord of the Rings", Level.WARNING),  # a title: two words in small letters
        ("the slow train leaves", Level.ERROR),
        ("Harbour opens again today", Level.ERROR),  # three of them are a sentence
        ("Harbour opens today", Level.WARNING),
        ("Harbour opens", Level.WARNING),
        ("Tokyo Tower", None),
    ],
)
def test_a_copy_is_an_error_from_three_small_words_on(text: str, level: Level | None) -> None:
    findings = check(text, text, source_language="en", target_language="zh")
    assert [one.level for one in findings if one.check == "copied"] == ([level] if level else [])


@pytest.mark.parametrize(
    ("lost", "added", "english", "chinese"),
    [
        (1, 0, "one is lost", "缺了一处"),
        (2, 0, "2 are lost", "缺了 2 处"),
        (3, 0, "3 are lost", "缺了 3 处"),
        (0, 1, "one is added or doubled", "多了一处"),
        (0, 2, "2 are added or doubled", "多了 2 处"),
        (2, 1, "2 are lost and one is added or doubled", "缺了 2 处，多了一处"),
    ],
)
def test_lost_marks_are_counted(lost: int, added: int, english: str, chinese: str) -> None:
    source = "桥" + "".join(placeholders.atom(number) for number in range(lost))
    target = "Bridge" + "".join(placeholders.atom(9 + number) for number in range(added))
    (finding,) = check(source, target, source_language="zh", target_language="en")
    whole = (
        "Links, formulas, templates, code or emphasis of the source are not all in the translation"
    )
    assert finding.message == f"{whole}: {english}."
    assert finding.message_zh == f"原文的链接、公式、模板、代码或强调格式没有全部保留：{chinese}。"
    assert finding.level is Level.ERROR
