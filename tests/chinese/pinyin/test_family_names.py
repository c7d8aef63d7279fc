"""Where characters are family names, and how they are read then."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.row_chunks import rows_together
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.dictionary.surnames import surnames
from translator.chinese.pinyin.family_names import reading_of, table
from translator.chinese.pinyin.pinyin import pinyin
from translator.system import text_tables

ROWS = text_tables.rows_of(Path(__file__).with_name("family_readings.tsv"))


@rows_together(("text", "reading"), ROWS, ids=[row[0] for row in ROWS])
def test_table(text: str, reading: str, whole_dictionary: Dictionary) -> None:
    assert reading in " ".join(sound or word for word, sound in pinyin(text, whole_dictionary))


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("单", ("Shan4",)), ("翟", ("Zhai2",)), ("乐", ("Yue4",)), ("吕", ("Lu:3",)),
        ("欧阳", ("Ou1", "yang2")), ("司马", ("Si1", "ma3")), ("夏", ("Xia4",)), ("王", ("Wang2",)),
    ],
)  # fmt: skip
def test_family_names_have_one_reading(
    name: str, reading: tuple[str, ...], whole_dictionary: Dictionary
) -> None:
    assert reading_of(name, whole_dictionary) == reading


def test_what_is_no_family_name_has_no_reading_as_one(whole_dictionary: Dictionary) -> None:
    assert reading_of("苹", whole_dictionary) == ()


def test_every_listed_family_name_has_a_reading(whole_dictionary: Dictionary) -> None:
    names = [name for name in surnames() if name != "欧陽"]  # 欧 with 陽 is written by nobody
    assert [name for name in names if not reading_of(name, whole_dictionary)] == []


def test_rows_are_whole() -> None:
    assert all(len(row.syllables) == len(name) for name, row in table().items())
