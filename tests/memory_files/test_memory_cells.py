"""A row of the memory as cells, and what others' cells are taken for."""

from __future__ import annotations

import pytest

from translator import placeholders
from translator.memory_files.memory_cells import cells_of_row, row_of_cells
from translator.store import MemoryRow
from translator.types import Provenance

ATOM, LAST = placeholders.atom(0), placeholders.atom(placeholders.RANGE - 1)
BASE = {"source": "下雨。", "target": "Rain.", "source_lang": "zh", "target_lang": "en"}


def row(**cells: str) -> MemoryRow:
    found = row_of_cells(BASE | cells)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "cells",
    [
        {"source": ""}, {"target": " "}, {"source_lang": ""}, {"target_lang": "fr"},
        {"source_lang": "en"}, {"target_lang": "zh-Hant"}, {"source": ATOM},
        {"source_lang": "en-US", "target_lang": "en-GB"},
        {"source_lang": "zh-Hans", "target_lang": "zh-Hant"},
    ],
)  # fmt: skip
def test_what_has_no_two_sides_of_two_languages_is_no_row(cells: dict[str, str]) -> None:
    assert row_of_cells(BASE | cells) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("⟨1⟩", ATOM), ("⟨2›a‹2⟩", f"{placeholders.opening(1)}a{placeholders.closing(1)}"),
        (f"⟨{placeholders.RANGE}⟩", LAST), (f"⟨{placeholders.RANGE + 1}⟩", None), ("⟨0⟩", None),
        ("⟨123456⟩", None), ("⟨x⟩", None),
    ],
)  # fmt: skip
def test_signs_are_marks_where_the_file_says_so(text: str, meant: str | None) -> None:
    assert row(source=f"用{text}", marks="shown").source == f"用{meant or text}"
    assert row(source=f"用{text}").source == f"用{text}"


def test_marks_of_a_file_that_says_nothing_of_them_are_none() -> None:
    assert row(source=f"用{ATOM}").source == "用"
    assert row(source=f"用{ATOM}", marks="raw").source == f"用{ATOM}"


@pytest.mark.parametrize(
    ("source", "target", "marks"),
    [
        ("雨", "Rain", ""), (f"用{ATOM}", "Use", "shown"), ("用", f"Use {ATOM}", "shown"),
        (f"用{ATOM}", "⟨1⟩", "raw"), ("第⟨1⟩步", "Step", ""),
    ],
)  # fmt: skip
def test_marks_are_shown_unless_the_text_has_such_signs(
    source: str, target: str, marks: str
) -> None:
    made = MemoryRow(
        source=source, target=target, source_language="zh-Hans", target_language="en",
        provenance=Provenance(kind="person"),
    )  # fmt: skip
    cells = cells_of_row(made)
    assert cells["marks"] == marks
    assert (ATOM in cells["source"] + cells["target"]) is (marks == "raw")


@pytest.mark.parametrize(
    ("provenance", "signature", "kind", "said"),
    [
        ("engine", "s", "engine", "s"), ("engine s more", "", "engine", "s"),
        ("engine", "", "person", ""), ("aligned", "a b", "aligned", "a b"),
        ("aligned a b", "", "aligned", "a b"), ("person", "person:Li Na", "person", "person:Li Na"),
        ("person person:Li Na", "", "person", "person:Li Na"), ("person", "Li Na", "person", ""),
        ("copy", "person:Li Na", "person", ""), ("", "", "person", ""),
    ],
)  # fmt: skip
def test_what_no_engine_of_ours_made_is_a_person_s(
    provenance: str, signature: str, kind: str, said: str
) -> None:
    found = row(provenance=provenance, signature=signature).provenance
    assert (found.kind, found.signature) == (kind, said)


@pytest.mark.parametrize(
    ("created", "kept"),
    [("2026-05-03T09:12:00Z", True), ("2026-05-03", False), ("x2026-05-03T09:12:00Z", False)],
)
def test_a_date_is_one_or_nothing(created: str, kept: bool) -> None:
    assert row(created=created).provenance.created == (created if kept else "")
