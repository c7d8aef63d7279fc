"""What the layer adds to an export: which format, and what only some formats have."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.application import (
    OWN,
    Options,
    export_bytes,
    export_file,
    media_type,
    translate_text,
)
from translator.errors import TranslatorError
from translator.store import Library
from translator.types import Bitext, Layout


@pytest.fixture
def bitext() -> Bitext:
    with Library() as library:
        options = Options(model="echo:identity", source="zh")
        return translate_text("=1+1是一个公式。\n", options, library=library).bitext


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_a_cell_is_no_formula_unless_a_person_wants_it_raw(bitext: Bitext, name: str) -> None:
    assert b"'=1+1" in export_bytes(bitext, name).data
    assert b"'=1+1" in export_bytes(bitext, name, raw=False).data
    raw = export_bytes(bitext, name, raw=True).data
    assert b"=1+1" in raw and b"'=1+1" not in raw


@pytest.mark.parametrize("name", ["txt", "jsonl", "html", OWN])
def test_what_is_no_table_takes_no_notice_of_raw(bitext: Bitext, name: str) -> None:
    assert export_bytes(bitext, name, raw=True).data == export_bytes(bitext, name).data


@pytest.mark.parametrize("name", ["txt", "csv", OWN])
def test_readings_are_asked_of_pages_alone(bitext: Bitext, name: str) -> None:
    assert export_bytes(bitext, name, ruby="pinyin") == export_bytes(bitext, name)


def test_a_page_with_readings_needs_the_dictionary(bitext: Bitext) -> None:
    with pytest.raises(TranslatorError):
        export_bytes(bitext, "html", ruby="pinyin")


def test_the_suffix_decides_unless_a_format_is_named(bitext: Bitext, tmp_path: Path) -> None:
    export_file(bitext, tmp_path / "a.csv")
    export_file(bitext, tmp_path / "b.csv", name="jsonl")
    assert (tmp_path / "a.csv").read_bytes() == export_bytes(bitext, "csv").data
    assert (tmp_path / "b.csv").read_bytes() == export_bytes(bitext, "jsonl").data
    export_file(bitext, tmp_path / "c.txt", name=OWN, layout=Layout.TARGET)
    assert (tmp_path / "c.txt").read_text("utf-8") == "=1+1是一个公式。\n"


@pytest.mark.parametrize(
    ("name", "kind"), [(OWN, "text/plain"), ("html", "text/html"), ("csv", "text/csv")]
)
def test_a_browser_is_told_what_a_file_is(bitext: Bitext, name: str, kind: str) -> None:
    assert media_type(name, bitext.document) == kind


def test_a_file_that_is_not_asked_for_otherwise_has_both_sides() -> None:
    with Library() as library:
        options = Options(model="echo", source="zh")
        bitext = translate_text("早市很热闹。\n", options, library=library).bitext
    both = export_bytes(bitext, OWN).data.decode()
    assert "早市很热闹。" in both.replace("⟦早市很热闹。⟧", "") and "⟦早市很热闹。⟧" in both
    assert export_bytes(bitext, OWN, layout=Layout.TARGET).data.decode() == "⟦早市很热闹。⟧\n"
