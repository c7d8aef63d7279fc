"""How many rows are written, how many are left out of what is read, and where a file is wrong."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from translator.errors import EncodingError, FormatError
from translator.memory_files.memory_corpus import is_side
from translator.memory_files.memory_forms import memory_forms, reading_memory, write_memory
from translator.memory_files.memory_tables import is_table
from translator.placeholders import atom
from translator.store import MemoryRow
from translator.text import streamed_lines
from translator.text.streamed_lines import lines_of
from translator.types import Finding, Level, Provenance

ENGINE = Provenance(kind="engine", signature="s", created="2026-05-03T09:12:00Z")


def row(source: str = "下雨了。", target: str = "Rain.", **more: object) -> MemoryRow:
    said = {"source_language": "zh-Hans", "target_language": "en", "provenance": ENGINE} | more
    return MemoryRow(source=source, target=target, **said)  # type: ignore[arg-type]


def written(form: str, *rows: MemoryRow) -> tuple[int, bytes]:
    stream = io.BytesIO()
    return write_memory(lambda: rows, stream, form), stream.getvalue()


def read(data: bytes, folder: Path, name: str = "a") -> tuple[list[MemoryRow], int]:
    (folder / name).write_bytes(data)
    with reading_memory(folder / name) as found:
        rows = list(found)
    return rows, found.left_out


def wrong(data: bytes, folder: Path) -> tuple[str, object]:
    with pytest.raises(FormatError) as caught:
        read(data, folder)
    return caught.value.key, caught.value.fields.get("line")


@pytest.mark.parametrize("form", memory_forms())
def test_it_is_said_how_many_rows_are_in_the_file(form: str) -> None:
    rows = [row(f"第{at}天下雨。", f"Rain {at}.") for at in range(3)]
    assert [written(form, *rows[:number])[0] for number in range(4)] == [0, 1, 2, 3]


def test_a_corpus_counts_what_is_a_sentence_on_both_sides() -> None:
    code, empty, same = row(f"用{atom(0)}"), row("\n"), row(target_language="zh-Hant")
    number, data = written("moses", row(), code, empty, same, row("天晴。", "Fine."))
    assert number == 2
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("memory.zh").decode() == "下雨了。\n天晴。\n"
        assert len(archive.read("memory.ids").splitlines()) == 2


def test_json_lines_are_read_by_people_and_end_where_a_line_feed_does() -> None:
    finding = Finding(check="loop", level=Level.ERROR, message="x")
    _, data = written("jsonl", row("一\u2028二\u2029三", findings=(finding,)))
    text = data.decode()
    assert "一\\u2028二\\u2029三" in text and text.count("\n") == 1
    assert '"findings": [{"check": "loop", "level": "error", "message": "x"}]' in text


@pytest.mark.parametrize(
    ("form", "start", "end"),
    [("csv", b"\xef\xbb\xbfsource,target,", b"\r\n"), ("tsv", b"source\ttarget\t", b"\n")],
)
def test_a_table_has_its_heading_and_the_ends_of_its_kind(
    form: str, start: bytes, end: bytes
) -> None:
    for rows in ((), (row(),), (row(), row("天晴。"))):
        _, data = written(form, *rows)
        assert data.startswith(start)
        assert data.count(end) == data.count(b"\n") == len(rows) + 1
        assert (b"\r" in data) is (form == "csv")


LEFT_OUT = {
    "jsonl": '{"source": "下雨了。", "target": "Rain.", "source_lang": "zh", "target_lang": "en"}\n'
    '\n{"source": ""}\n'
    '{"source": "天晴。", "target": "Fine.", "source_lang": "zh", "target_lang": "en"}\n',
    "tsv": "zh\ten\n下雨了。\tRain.\n\t\n\n天阴。\t\n天晴。\tFine.\n",
    "csv": "source;target;source_lang;target_lang\n下雨了。;Rain.;zh;en\n;;;\na;b;fr;en\n"
    "天晴。;Fine.;zh;en\n",
}


@pytest.mark.parametrize("form", LEFT_OUT)
def test_what_is_no_pair_is_counted_and_an_empty_line_is_nothing(form: str, tmp_path: Path) -> None:
    rows, left_out = read(LEFT_OUT[form].encode(), tmp_path)
    assert [one.source for one in rows] == ["下雨了。", "天晴。"]
    assert left_out == 1


def corpus(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for ending, text in files.items():
            archive.writestr(f"a.{ending}", text)
    return stream.getvalue()


def test_lines_of_a_corpus_that_are_no_pair_are_counted(tmp_path: Path) -> None:
    ids = "\t\t\tzh-Hant\ten\n\t\t\ten\tzh\n\t\t\tzh\tzh-Hant\n\t\t\tfr\ten\n"
    data = corpus(zh="一\n二\n三\n四\n", en="1\n2\n3\n4\n", ids=ids)
    rows, left_out = read(data, tmp_path)
    assert [(one.source_language, one.source, one.target) for one in rows] == [
        ("zh-Hant", "一", "1"), ("en", "2", "二"),
    ]  # fmt: skip
    assert left_out == 2


@pytest.mark.parametrize(
    ("data", "key", "line"),
    [
        (b"{}\n{}\n{x\n", "memory-file.broken", 3),
        (b"{}\n\n[1]\n", "memory-file.broken", 3),
        (corpus(zh="一\n二\n", en="1\n"), "memory-file.uneven", 2),
        (corpus(zh="", en="1\n"), "memory-file.uneven", 1),
        (b"zh\ten\n1\t2\n" + b'3\t"' + b"x" * 1_000_001, "memory-file.broken", 3),
    ],
    ids=["no JSON", "no object", "one short", "one empty", "a large cell"],
)
def test_where_a_file_is_wrong_is_said(data: bytes, key: str, line: int, tmp_path: Path) -> None:
    assert wrong(data, tmp_path) == (key, line)


def test_a_line_that_is_no_text_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamed_lines, "_HEAD", 16)
    data = "一\n".encode() * 4000 + b"\xff\n"
    found = 0
    with pytest.raises(FormatError) as caught:
        for _ in lines_of(io.BytesIO(data), name="a"):
            found += 1
    # What was decoded together with the broken byte is not known to be right.
    assert caught.value.fields["line"] == found + 1 <= 4001


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        ("\ufeff一\r\n\ufeff二".encode(), ["一\r\n", "\ufeff二"]),
        ("一\x0b二\n".encode(), ["一\x0b二\n"]),
        ("天还没亮，街上有人。\n".encode("gb18030"), ["天还没亮，街上有人。\n"]),
        ("一\n二".encode("utf-16"), ["一\n", "二"]),
        ("一\n".encode("utf-16-be").join([b"\xfe\xff", b""]), ["一\n"]),
        (b"", []),
    ],
)
def test_lines_are_decoded_as_they_were_saved(data: bytes, lines: list[str]) -> None:
    assert [line for _, line in lines_of(io.BytesIO(data), name="a")] == lines


def test_a_character_that_is_cut_where_the_encoding_is_looked_for_is_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(streamed_lines, "_HEAD", 8)
    data = "一二\n三四五六\n".encode()
    assert [line for _, line in lines_of(io.BytesIO(data), name="a")] == ["一二\n", "三四五六\n"]
    with pytest.raises(EncodingError):
        list(lines_of(io.BytesIO(b"\x00\x01\x02\xff\xfe\x00\x80" * 9), name="a"))


@pytest.mark.parametrize(
    ("head", "table"),
    [
        ("zh\ten\n", True), ("en;zh-CN;note", True), ("zh,en,fr", True), ("zh", False),
        ("zh,en,zh-TW", False), ("source,target", False), ("", False),
        ("source,target,source_lang", False), ("Source , target,source_lang,target_lang\r\n", True),
        ("fr\tde", False),
    ],
)  # fmt: skip
def test_a_table_of_pairs_is_known_by_its_heading(head: str, table: bool) -> None:
    assert is_table(head) is table


@pytest.mark.parametrize(("name", "side"), [("a.zh", True), ("a.en-GB", True), ("a.txt", False)])
def test_one_side_of_a_corpus_is_known_by_its_ending(name: str, side: bool) -> None:
    assert is_side(Path(name)) is side


def test_both_sides_in_one_language_are_no_corpus(tmp_path: Path) -> None:
    (tmp_path / "a.zh-TW").write_text("一\n", "utf-8")
    (tmp_path / "a.zh-CN").write_text("一\n", "utf-8")
    with pytest.raises(FormatError) as caught, reading_memory(tmp_path / "a.zh-TW") as found:
        list(found)
    assert caught.value.key == "memory-file.sides"
    (tmp_path / "a.en").write_text("1\n", "utf-8")
    with reading_memory(tmp_path / "a.zh-TW") as found:
        assert [one.source_language for one in found] == ["zh-Hant-TW"]  # the one that was named
