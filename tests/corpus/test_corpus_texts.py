"""What a span holds, to the byte and the row at which it begins and ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from translator.corpus import corpus_texts
from translator.corpus.corpus_spans import FILES, LINES, ROWS, Span
from translator.corpus.corpus_texts import SpanTexts, Text, read_span
from translator.errors import InputError


def lines(path: Path, start: int = 0, end: int | None = None, first: int = 1) -> SpanTexts:
    end = path.stat().st_size if end is None else end
    span = Span(
        kind=LINES, paths=(str(path),), names=(path.name,), start=start, end=end, first=first
    )
    return read_span(span, "text")


def of(text: object, **more: object) -> bytes:
    return json.dumps({"text": text, **more}, ensure_ascii=False).encode() + b"\n"


def test_a_span_of_lines_ends_where_the_next_begins(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    parts = [of("一"), of("二"), of("三")]
    path.write_bytes(b"".join(parts))
    start, end = len(parts[0]), len(parts[0] + parts[1])
    found = lines(path, start, end, first=2)
    assert [(one.name, one.data.decode()) for one in found.texts] == [("a.jsonl:2", "二")]
    assert lines(path, end, end) == SpanTexts(texts=(), broken=())
    assert len(lines(path, 0, end + 1000).texts) == 3  # a file that became shorter just ends


def test_a_line_as_large_as_a_document_is_read_and_a_larger_one_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.jsonl"
    exact = of("x" * 8)
    monkeypatch.setattr(corpus_texts, "LARGEST", len(exact))
    path.write_bytes(exact + of("x" * 9) + of("x" * 50) + of("y"))
    found = lines(path)
    assert [one.name for one in found.texts] == ["a.jsonl:1", "a.jsonl:4"]
    assert [(one.name, one.error.key) for one in found.broken] == [
        ("a.jsonl:2", "document.too-large"), ("a.jsonl:3", "document.too-large"),
    ]  # fmt: skip
    assert found.broken[1].error.fields["size"] == pytest.approx(len(of("x" * 50)) / 1e6)
    assert found.broken[1].error.fields["most"] == pytest.approx(len(exact) / 1e6)
    path.write_bytes(of("x" * 9).rstrip())  # the last one without its end fits
    assert len(lines(path).texts) == 1


def test_what_calls_itself_something_keeps_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(of("一", id="k1") + of("二", id=7) + of("三", id=[1]) + of("四", id=None))
    assert [one.record for one in lines(path).texts] == ["k1", "7", "", ""]
    assert all(one.plain for one in lines(path).texts)


def test_a_file_that_went_away_is_told_and_a_document_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("茶".encode())
    span = Span(
        kind=FILES, paths=(str(tmp_path / "a.md"), str(tmp_path / "b.md")), names=("a.md", "b.md")
    )
    found = read_span(span, "")
    assert found.texts == (Text(name="a.md", data="茶".encode(), plain=False),)
    assert [(one.name, one.error.key) for one in found.broken] == [("b.md", "document.unreadable")]
    gone = Span(kind=LINES, paths=(str(tmp_path / "b"),), names=("b",), end=9)
    with pytest.raises(InputError) as caught:
        read_span(gone, "text")
    assert caught.value.key == "document.unreadable"


@pytest.mark.parametrize(("start", "end"), [(0, 10), (0, 3), (2, 4), (3, 6), (6, 9), (9, 10)])
def test_a_span_of_rows_is_those_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: int, end: int
) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    monkeypatch.setattr(corpus_texts, "_BATCH", 2)
    texts, ids = [f"第{at}天" for at in range(10)], [f"k{at}" for at in range(10)]
    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"text": texts, "id": ids, "n": ids}), path, row_group_size=3)
    span = Span(kind=ROWS, paths=(str(path),), names=("a.parquet",), start=start, end=end)
    assert [(one.name, one.data.decode(), one.record) for one in read_span(span, "text").texts] == [
        (f"a.parquet:{at + 1}", texts[at], ids[at]) for at in range(start, end)
    ]


def test_what_is_broken_belongs_to_the_content() -> None:
    one = Text(name="a", data="茶".encode(), plain=True)
    problem = InputError("corpus.empty", name="b", field="text")
    whole = SpanTexts(texts=(one,), broken=(corpus_texts.Broken(name="b", error=problem),))
    bare = SpanTexts(texts=(one,), broken=())
    named = SpanTexts(texts=(Text(name="a", data=one.data, plain=True, record="r"),), broken=())
    ids = [found.digest("s") for found in (whole, bare, named)]
    assert len(set(ids)) == 3 and {len(found) for found in ids} == {32}
    moved = SpanTexts(texts=(Text(name="a茶", data=b"", plain=True),), broken=())
    assert moved.digest("s") != bare.digest("s")  # where a name ends is part of it
