"""The tables derived from OpenCC's lists are those of the OpenCC that is installed."""

from __future__ import annotations

import importlib
from collections import Counter
from pathlib import Path
from types import ModuleType

import opencc
import pytest

from translator.system import text_tables

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks"
TABLES = FOLDER.parent / "translator" / "chinese" / "scripts"


@pytest.fixture
def tables(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    if not (Path(opencc.__file__).parent / "clib" / "bin" / "opencc_dict").is_file():
        pytest.skip("the installed OpenCC does not bring opencc_dict")
    monkeypatch.syspath_prepend(str(FOLDER))
    return importlib.import_module("opencc_tables")


def rows(name: str) -> list[tuple[str, ...]]:
    return text_tables.rows_of(TABLES / name, 3)


def by_conversion(several: list[tuple[str, ...]]) -> dict[str, set[str]]:
    """Return the phrases of each conversion: which character they stand by is a matter of speed."""
    found: dict[str, set[str]] = {}
    for conversion, _, phrases in several:
        found.setdefault(conversion, set()).update(phrases.split())
    return found


def test_characters_are_those_of_the_lists(tables: ModuleType) -> None:
    made = tables.singles(tables.Lists(), Counter())
    of_frequency = {"kept"}  # one of its characters depends on what is seldom
    assert [row for row in made if row[1] not in of_frequency] == [
        row for row in rows("script_singles.tsv") if row[1] not in of_frequency
    ]


def test_phrases_are_those_of_the_lists(tables: ModuleType) -> None:
    made = tables.phrases(tables.Lists(), Counter())
    assert by_conversion(made) == by_conversion(rows("script_phrases.tsv"))
