"""Spans: every line, row and document exactly once, however the input is cut."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from translator.corpus.corpus_spans import SIZE, Span, corpus_files, spans
from translator.corpus.corpus_texts import SpanTexts, read_span
from translator.errors import InputError


def cut(path: Path, size: int = SIZE) -> list[Span]:
    return list(spans(corpus_files(path, [], besides=None), size=size))


def said(found: list[Span]) -> list[tuple[str, str]]:
    texts = [one for span in found for one in read_span(span, "text").texts]
    return [(one.name, one.data.decode()) for one in texts]


@pytest.mark.parametrize("size", [1, 37, 200, 10_000])
def test_lines_are_each_read_once_with_their_numbers(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.jsonl"
    lines = [json.dumps({"text": f"第{number}天下雨。"}) for number in range(1, 31)]
    path.write_text("\n".join([*lines[:10], "", *lines[10:]]), encoding="utf-8")  # no end of line
    numbers = [*range(1, 11), *range(12, 32)]
    assert said(cut(path, size)) == [
        (f"a.jsonl:{number}", f"第{at}天下雨。") for at, number in enumerate(numbers, 1)
    ]


@pytest.mark.parametrize("size", [1, 300, 10_000])
def test_rows_of_parquet_are_each_read_once(tmp_path: Path, size: int) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    texts = [f"第{number}天下雨。" for number in range(1, 31)]
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"n": range(30), "text": texts}), path, row_group_size=7)
    assert said(cut(path, size)) == [(f"a.parquet:{at}", text) for at, text in enumerate(texts, 1)]


def test_small_documents_go_together_and_large_ones_alone(tmp_path: Path) -> None:
    sizes = {"a.md": 30, "b.md": 40, "c.md": 500, "d.md": 10}
    for name, size in sizes.items():
        (tmp_path / name).write_bytes(b"x" * size)
    found = list(spans(corpus_files(tmp_path, sorted(tmp_path.iterdir()), besides=None), size=100))
    assert [span.names for span in found] == [("a.md", "b.md", "c.md"), ("d.md",)]
    assert sum(span.size for span in found) == sum(sizes.values())


def test_a_folder_of_results_is_no_input(tmp_path: Path) -> None:
    for place in ("a.jsonl", "out/b.jsonl", ".hidden/c.jsonl"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text('{"text": "下雨。"}\n', encoding="utf-8")
    found = corpus_files(tmp_path, [], besides=tmp_path / "out")
    assert [one.name for one in found] == ["a.jsonl"]


def test_what_only_looks_like_parquet_is_told(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    (tmp_path / "a.parquet").write_bytes(b"no table at all")
    with pytest.raises(InputError) as told:
        cut(tmp_path / "a.parquet")
    assert told.value.key == "corpus.no-parquet"


def broken(path: Path) -> list[tuple[str, str]]:
    found: list[SpanTexts] = [read_span(span, "text") for span in cut(path)]
    return [(one.name, one.error.key) for texts in found for one in texts.broken]


def test_broken_lines_are_named_and_the_others_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        b'{"text": "\xe4\xb8\x8b\xe9\x9b\xa8\xe3\x80\x82"}\n{"text": \n[1]\n{"other": "x"}\n'
        b'{"text": 5}\n{"text": "  "}\n{"text": "\xff"}\n' + b"[" * 100_000 + b"\n"
    )
    assert said(cut(path)) == [("a.jsonl:1", "下雨。")]
    assert broken(path) == [
        ("a.jsonl:2", "corpus.no-json"), ("a.jsonl:3", "corpus.no-object"),
        ("a.jsonl:4", "corpus.no-field"), ("a.jsonl:5", "corpus.no-text"),
        ("a.jsonl:6", "corpus.empty"), ("a.jsonl:7", "corpus.no-json"),
        ("a.jsonl:8", "corpus.no-json"),
    ]  # fmt: skip


def test_rows_without_the_column_are_all_named(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pa.table({"body": ["下雨。", "天晴。"]}), tmp_path / "a.parquet")
    assert broken(tmp_path / "a.parquet") == [
        ("a.parquet:1", "corpus.no-field"), ("a.parquet:2", "corpus.no-field"),
    ]  # fmt: skip


def test_an_id_is_of_the_content_its_names_and_the_settings(tmp_path: Path) -> None:
    def digest(text: str, settings: str = "", name: str = "a.jsonl") -> str:
        path = tmp_path / name
        path.write_text(json.dumps({"text": text}), encoding="utf-8")
        (span,) = cut(path)
        return read_span(span, "text").digest(settings)

    first = digest("下雨。")
    assert digest("下雨。") == first
    others = {digest("天晴。"), digest("下雨。", "other"), digest("下雨。", name="b.jsonl")}
    assert len(others | {first}) == 4


def test_a_span_says_where_it_lies_and_how_large_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"12345678\n" * 5 + b"12")
    found = cut(path, 18)
    assert [(one.start, one.end, one.first, one.size) for one in found] == [
        (0, 18, 1, 18), (18, 36, 3, 18), (36, 47, 5, 11),
    ]  # fmt: skip
    assert [(one.start, one.end) for one in cut(path, 19)] == [(0, 27), (27, 47)]
    path.write_bytes(b"12345678\n" * 2)
    assert [(one.start, one.end) for one in cut(path, 18)] == [(0, 18)]
    path.write_bytes(b"")
    assert cut(path) == []


def test_rows_are_shared_out_by_the_size_of_their_group(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"text": ["雨" * 9] * 10}), path, row_group_size=6)
    groups = parquet.ParquetFile(path).metadata
    sizes = [int(groups.row_group(at).total_byte_size) for at in range(2)]
    assert [(one.start, one.end, one.first) for one in cut(path, sum(sizes))] == [
        (0, 6, 1), (6, 10, 7),
    ]  # fmt: skip
    assert [one.size for one in cut(path, sum(sizes))] == sizes
    rows = cut(path, 1)
    assert [(one.start, one.end) for one in rows] == [(at, at + 1) for at in range(10)]
    assert {one.size for one in rows} == {sizes[0] // 6, sizes[1] // 4}
    half = cut(path, sizes[0] // 2 + 1)
    assert [(one.start, one.end) for one in half][:2] == [(0, 3), (3, 6)]
