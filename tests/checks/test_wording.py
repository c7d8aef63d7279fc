"""The sentences of the findings: both languages, the same fields, none missing."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from tests.row_chunks import rows_together
from translator.checks.wording import joined, listed, phrase, say, sentences, shortened
from translator.text.languages import single_script_characters
from translator.types import Finding, Level

PACKAGE = Path(__file__).resolve().parents[2] / "translator"
HAN = re.compile("[\u4e00-\u9fff]")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def used() -> set[str]:
    """Return the keys the code asks for: the first argument of every ``say`` and ``phrase``."""
    keys = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("say", "phrase")
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                start = "piece." if node.func.id == "phrase" else ""
                keys.add(start + str(node.args[0].value))
    return keys


@rows_together("key", sorted(sentences()))
def test_every_language_has_the_same_fields(key: str) -> None:
    sentence = sentences()[key]
    assert fields(sentence.english) == fields(sentence.chinese) == fields(sentence.traditional)


@rows_together("key", sorted(sentences()))
def test_each_is_in_its_own_script(key: str) -> None:
    only_simplified, only_traditional = single_script_characters()
    sentence = sentences()[key]
    assert not set(sentence.chinese) & only_traditional
    assert not set(sentence.traditional) & only_simplified


@pytest.mark.parametrize("key", sorted(key for key in sentences() if not key.startswith("piece")))
def test_each_is_a_sentence_of_its_language(key: str) -> None:
    sentence = sentences()[key]
    assert sentence.english[0].isupper()
    assert sentence.english.endswith(".")
    assert not HAN.search(sentence.english)
    assert HAN.search(sentence.chinese)
    assert sentence.chinese.endswith("。") and sentence.traditional.endswith("。")


def test_every_sentence_the_code_asks_for_is_in_the_table() -> None:
    assert used() <= set(sentences())


def test_lists_end_with_how_many_more_there_are() -> None:
    finding = say("residue.english", Level.ERROR, words=listed(["a", "b", "a", "c", "d", "e"]))
    assert finding.message == "English is left in the translation: a, b, c and 2 more."
    assert finding.message_zh == "译文里留有没翻译的英文：a、b、c等，另有 2 处。"
    assert finding.message_hant == "譯文裡留有沒翻譯的英文：a、b、c等，另有 2 處。"


def test_pieces_are_in_the_language_of_their_sentence() -> None:
    changed = joined([phrase("became", before="3万", after="3,000")])
    finding = say("numbers.changed", Level.ERROR, numbers=changed)
    assert finding.check == "numbers"
    assert finding.message == "A number may be wrong: “3万” became “3,000”."
    assert finding.message_zh == "数字可能有误：“3万”译成了“3,000”。"


def test_braces_in_a_text_are_no_fields() -> None:
    assert "{0}" in say("residue.english", Level.ERROR, words=listed(["{0}"])).message


def test_a_long_phrase_is_cut() -> None:
    assert shortened("路" * 50) == "路" * 39 + "…"


def test_a_finding_speaks_the_language_asked_for() -> None:
    finding = say("empty.nothing", Level.ERROR)
    assert finding.text("zh-Hans") == finding.message_zh
    assert finding.text("zh-Hant-TW") == finding.message_hant
    assert finding.text("en") == finding.message
    old = Finding(check="empty", level=Level.ERROR, message="Nothing.")
    assert old.text("zh") == "Nothing."
