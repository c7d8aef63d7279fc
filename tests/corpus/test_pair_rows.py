"""A pair as each kind of file says it, and what a file may leave out."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from translator.corpus import pair_rows
from translator.corpus.corpus_texts import Broken
from translator.corpus.pair_rows import PairRow, pair_files, read_pairs

SIDES = {"source": "今天下雨。", "target": "It rains today."}


def read(tmp_path: Path, *rows: object, **given: str) -> list[PairRow]:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = list(read_pairs(path, **given))
    assert all(isinstance(one, PairRow) for one in found)
    return [one for one in found if isinstance(one, PairRow)]


@pytest.mark.parametrize(
    ("said", "given", "tags"),
    [
        ({}, {}, ("zh", "en")),
        ({}, {"source": "zh-Hant", "target": "en-GB"}, ("zh-Hant", "en-GB")),
        (
            {"source_lang": "zh-TW", "target_lang": "en-US"},
            {"source": "zh-Hant", "target": "en-GB"}, ("zh-TW", "en-US"),
        ),
        ({"source_lang": 5, "target_lang": None}, {}, ("zh", "en")),
    ],
)  # fmt: skip
def test_languages_are_said_or_given_or_seen(
    tmp_path: Path, said: dict[str, object], given: dict[str, str], tags: tuple[str, str]
) -> None:
    (row,) = read(tmp_path, SIDES | said, **given)
    assert (row.source_language, row.target_language) == tags


@pytest.mark.parametrize(
    ("findings", "found"),
    [
        (None, None), (5, None), ([], frozenset()), ("", frozenset()),
        ([{"check": "loop", "level": "error"}, "x", {"level": "info"}],
         {("loop", "error"), ("", "info")}),
        ("warning: numbers: 3 is gone; error: loop", {("numbers", "warning"), ("loop", "error")}),
        ("nothing", frozenset()),
    ],
)  # fmt: skip
def test_findings_are_a_list_or_a_sentence(tmp_path: Path, findings: object, found: object) -> None:
    (row,) = read(tmp_path, SIDES | {"findings": findings})
    assert row.found == found


@pytest.mark.parametrize(
    ("origin", "kind", "score"),
    [
        (None, "", None), ("engine echo", "engine", None), ({"kind": "person"}, "person", None),
        ({"kind": "aligned", "score": 1}, "aligned", 1.0), ({"score": "much"}, "", None),
        ({"score": 0.25}, "", 0.25),
    ],
)  # fmt: skip
def test_where_a_pair_comes_from_is_an_object_or_a_word(
    tmp_path: Path, origin: object, kind: str, score: float | None
) -> None:
    (row,) = read(tmp_path, SIDES | {"provenance": origin})
    assert (row.provenance, row.score) == (kind, score)


def test_a_document_has_its_path_before_its_name(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        SIDES | {"path": "x/a.md", "document": "a.md"},
        SIDES | {"document": "a.md"},
        SIDES,
    )
    assert [row.document for row in rows] == ["x/a.md", "a.md", ""]
    assert [row.place for row in rows] == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:3"]
    assert rows[2].fields == SIDES


def test_a_side_that_is_no_text_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"source": 1, "target": "a"}\n{"source": "a", "target": 1}\n', "utf-8")
    assert [one.error.key for one in read_pairs(path) if isinstance(one, Broken)] == [
        "corpus.no-sides", "corpus.no-sides",
    ]  # fmt: skip


def test_a_line_that_is_too_large_is_passed_over_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pair_rows, "LARGEST", 10)
    text = "x" * 8 + "\n" + "y" * 9 + "\n" + "z" * 35 + "\n" + "茶\r\n"
    found = list(pair_rows._numbered(io.BytesIO(b"\xef\xbb\xbf" + b"1\n" + text.encode()), "a"))
    assert [(place, said if isinstance(said, str) else said.key) for place, said in found] == [
        ("a:1", "1"), ("a:2", "xxxxxxxx"), ("a:3", "document.too-large"),
        ("a:4", "document.too-large"), ("a:5", "茶"),
    ]  # fmt: skip


def test_a_mark_of_the_byte_order_stands_in_the_first_line_alone() -> None:
    found = list(pair_rows._numbered(io.BytesIO("\ufeff茶\n\ufeff饭\n".encode()), "a"))
    assert [said for _, said in found] == ["茶", "\ufeff饭"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("今天下雨。\tIt rains today.\n", [("今天下雨。", "It rains today.")]),
        ("source\ttarget\n甲\ta\n", [("甲", "a")]),
        ("id\ttarget\tsource\n1\ta\t甲\n2\tb\t乙\tmore\n3\tc\n", [("甲", "a"), ("乙", "b"), ""]),
        ("甲\ta\nsource\ttarget\n", [("甲", "a"), ("source", "target")]),
        ("甲\n", [""]),
    ],
)
def test_a_table_says_its_columns_in_the_first_line_or_has_two(
    tmp_path: Path, text: str, sides: list[object]
) -> None:
    (tmp_path / "a.TSV").write_text(text, "utf-8")
    found = [
        (one.source, one.target) if isinstance(one, PairRow) else ""
        for one in read_pairs(tmp_path / "a.TSV")
    ]
    assert found == sides


def test_rows_of_parquet_are_counted_over_its_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    monkeypatch.setattr(pair_rows, "_BATCH", 2)
    names = ["a", "b", "c", "d", "e"]
    parquet.write_table(pa.table({"source": names, "target": names}), tmp_path / "a.parquet")
    found = [one.place for one in read_pairs(tmp_path / "a.parquet") if isinstance(one, PairRow)]
    assert found == [f"a.parquet:{number}" for number in range(1, 6)]


def test_the_files_of_pairs_are_those_of_a_folder_that_are_not_hidden(tmp_path: Path) -> None:
    for name in ("b/c.TMX", "a.jsonl", ".a.jsonl", ".h/a.tsv", "a.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "d.tsv").mkdir()
    found = [str(one.relative_to(tmp_path)) for one in pair_files(tmp_path)]
    assert found == ["a.jsonl", "b/c.TMX"]
    assert pair_files(tmp_path / "a.md") == [tmp_path / "a.md"]
