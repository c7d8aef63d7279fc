"""The memory goes out in every form and comes back the same, however large it is."""

from __future__ import annotations

import io
import os
import threading
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.xliff.conftest import AWKWARD
from translator import placeholders
from translator.application import Options, read_bytes, translate
from translator.errors import EncodingError, FormatError, InputError
from translator.memory_files.memory_forms import (
    form_of,
    memory_forms,
    reading_memory,
    write_memory,
)
from translator.store import Library, MemoryRow
from translator.system import metered_reading
from translator.types import Finding, Level, Provenance

ATOM, OPEN, CLOSE = placeholders.atom(0), placeholders.opening(0), placeholders.closing(0)
ENGINE = Provenance(kind="engine", signature="duizhao2:echo", created="2026-05-03T09:12:00Z")
PERSON = Provenance(kind="person", signature="person:Li Na", created="2026-05-03T09:12:00Z")
TABLES = ("tsv", "csv", "jsonl")


def row(source: str, target: str, **more: object) -> MemoryRow:
    fields = {"source_language": "zh-Hans", "target_language": "en", "provenance": ENGINE} | more
    return MemoryRow(source=source, target=target, **fields)  # type: ignore[arg-type]


def written(rows: list[MemoryRow], form: str) -> bytes:
    stream = io.BytesIO()
    write_memory(lambda: rows, stream, form)
    return stream.getvalue()


def read(data: bytes, folder: Path, name: str = "memory") -> list[MemoryRow]:
    (folder / name).write_bytes(data)
    with reading_memory(folder / name) as found:
        return list(found)


@pytest.mark.parametrize("form", memory_forms())
@pytest.mark.parametrize(
    "one",
    [
        row("早上好 & <再见>。", 'Good morning & "bye".'),
        row("=合计，三元。", "=SUM(A1)"),
        row("'=合计。", "'+1"),
        row("下雨了。", "下雨了。", source_language="en", target_language="zh-Hant-TW"),
        row("你好。", "Hi.", provenance=PERSON),
        row("你好。", "Hi.", provenance=Provenance(kind="person")),
        row("第⟨1⟩步。", "Step ⟨1⟩."),
        row("从右到左\u200f的字\u200e，零宽\u200b空格，😀👨‍👩‍👧。", "a\u00a0b\u3000c"),
    ],
)
def test_a_sentence_is_itself_again(one: MemoryRow, form: str, tmp_path: Path) -> None:
    assert read(written([one], form), tmp_path) == [one]


@pytest.mark.parametrize("form", TABLES)
@pytest.mark.parametrize(
    ("source", "target"),
    [
        (f"用{ATOM}和{placeholders.atom(1)}。", f"With {placeholders.atom(1)} and {ATOM}."),
        (f"{OPEN}很{CLOSE}好", f"{OPEN}very{CLOSE} good"),
        (f"第⟨1⟩步{ATOM}", f"{ATOM} step ⟨1⟩"),  # its own sign, and one that stands for code
        ("一\n二\r三\t四\u2028五", "a\x0bb\x07c"),
    ],
)
def test_marks_and_signs_of_all_kinds_come_back(
    source: str, target: str, form: str, tmp_path: Path
) -> None:
    one = row(source, target)
    assert read(written([one], form), tmp_path) == [one]


def test_a_corpus_holds_sentences_alone(tmp_path: Path) -> None:
    rows = [
        row(f"用{ATOM}浇水。", f"Use {ATOM}."),
        row(f"{OPEN}很{CLOSE}\n好", f"{OPEN}very{CLOSE} good"),
        row("Rain.", "下雨。", source_language="en", target_language="zh-Hans"),
    ]
    data = written(rows, "moses")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("memory.zh").decode() == "很 好\n下雨。\n"
        assert archive.read("memory.en").decode() == "very good\nRain.\n"
    back = read(data, tmp_path)
    assert [(one.source, one.target, one.source_language) for one in back] == [
        ("很 好", "very good", "zh-Hans"),
        ("Rain.", "下雨。", "en"),
    ]


@pytest.mark.parametrize("form", TABLES)
def test_what_the_checks_found_goes_along(form: str) -> None:
    finding = Finding(check="numbers", level=Level.WARNING, message="3 is missing.")
    assert b"3 is missing." in written([row("三", "a", findings=(finding,))], form)


@pytest.mark.parametrize("form", memory_forms())
def test_a_memory_of_awkward_documents_fills_another_library(form: str, tmp_path: Path) -> None:
    with Library(tmp_path / "first") as library:
        for name, text in AWKWARD.items():
            document = read_bytes(text.encode(), name=name).document
            to = "zh-Hans" if document.language == "en" else "en"
            translate(document, Options(to=to, model="echo"), library=library)
        with library.all_memory_rows() as rows, (tmp_path / "out").open("wb") as stream:
            number = write_memory(rows, stream, form)
        ours = library.memory_rows(limit=None)
    with Library(tmp_path / "second") as other, reading_memory(tmp_path / "out") as found:
        other.put_memory(found)
        theirs = {one.source: one.target for one in other.memory_rows(limit=None)}
    if form in TABLES:
        assert theirs == {one.source: one.target for one in ours}
    else:  # TMX has no ESC, and a corpus no code: both say so
        assert len(theirs) >= number - 2 >= 20
        kept = {one.source: one.target for one in ours}
        assert sum(kept.get(source) == target for source, target in theirs.items()) >= 20


def test_a_document_s_own_tables_fill_a_memory(tmp_path: Path) -> None:
    from translator.application import export_bytes

    document = read_bytes("# 早市\n\n下雨了。\n".encode(), name="早市.md").document
    with Library(tmp_path / "library") as library:
        bitext = translate(document, Options(to="en", model="echo"), library=library)
    for form in ("tsv", "csv", "jsonl", "tmx", "moses"):
        back = read(export_bytes(bitext, form).data, tmp_path)
        assert [(one.source, one.target) for one in back] == [
            ("早市", "⟦早市⟧"),
            ("下雨了。", "⟦下雨了。⟧"),
        ], form
        assert {one.provenance.kind for one in back} == {"engine"}, form
        signatures = {one.provenance.signature for one in back}
        assert signatures == {pair.provenance.signature for pair in bitext.pairs}, form


# Files of other people


@pytest.mark.parametrize(
    "text",
    [
        "zh\ten\n天还没亮，街上已经有人。\tMorning.\n",
        "en,zh-CN,note\r\nMorning.,天还没亮，街上已经有人。,x\r\n",
        "\ufeffTarget;Source;target_lang;source_lang\nMorning.;天还没亮，街上已经有人。;en;zh\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_table_says_its_languages_in_its_first_row(
    text: str, encoding: str, tmp_path: Path
) -> None:
    if encoding != "utf-8":
        text = text.removeprefix("\ufeff")
    (one,) = read(text.encode(encoding), tmp_path)
    assert {one.source, one.target} == {"天还没亮，街上已经有人。", "Morning."}
    assert one.provenance == Provenance(kind="person")
    assert one.source_language == ("en" if text.startswith("en,") else "zh-Hans")


def test_two_files_beside_each_other_are_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "news.zh_CN").write_bytes("天还没亮，街上已经有人。\r\n\r\n雨。\r\n".encode())
    (tmp_path / "news.en").write_bytes(b"Morning.\nEmpty.\nRain.")
    (tmp_path / "news.txt").write_bytes(b"neither")
    for name, source in (("news.zh_CN", "天还没亮，街上已经有人。"), ("news.en", "Morning.")):
        with reading_memory(tmp_path / name) as found:
            rows = list(found)
        assert (rows[0].source, len(rows), found.left_out) == (source, 2, 1)


def test_an_archive_of_others_is_a_corpus(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("README", "about")
        archive.writestr("News.en-zh.en", "Morning.\nRain.\n")
        archive.writestr("News.en-zh.zh", "天还没亮，街上已经有人。\n雨。\n")
    rows = read(stream.getvalue(), tmp_path)
    assert [(one.source, one.target) for one in rows] == [
        ("天还没亮，街上已经有人。", "Morning."),
        ("雨。", "Rain."),
    ]


def zipped(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for ending, text in files.items():
            archive.writestr(f"a.{ending}", text)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "memory-file.unknown"),
        ("早市\n".encode(), "memory-file.unknown"),
        (b"source\ttarget\na\tb\n", "memory-file.unknown"),
        (b"zh\ten\tzh-TW\na\tb\tc\n", "memory-file.unknown"),
        (b'{"source": 1\n', "memory-file.broken"),
        (b"{}\n[1]\n", "memory-file.broken"),
        (b'{"a": ' + b"[" * 100_000, "memory-file.broken"),
        (b'zh\ten\n1\t"a' + b"x" * 1_100_000, "memory-file.broken"),
        (b"zh\ten\n" + (b"a" * 300 + b"\tb\n") * 300 + b"\xff\xfe\n", "memory-file.broken"),
        (b"PK\x03\x04", "zip.broken"),
        (zipped(zh="a\n"), "memory-file.sides"),
        (zipped(zh="a\n", fr="b\n"), "memory-file.sides"),
        (zipped(zh="a\nb\n", en="a\n"), "memory-file.uneven"),
        (zipped(zh="a\n", en="a\n", ids=""), "memory-file.uneven"),
        (b"<html/>", "tmx.none"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_file_of_pairs_is_told_and_nothing_is_kept(
    data: bytes, key: str, tmp_path: Path
) -> None:
    path = tmp_path / "a"
    path.write_bytes(data)
    with Library(tmp_path / "library") as library:
        with pytest.raises((FormatError, EncodingError)) as caught, reading_memory(path) as found:
            library.put_memory(found)
        assert caught.value.key == key
        assert library.memory_rows() == []


def test_a_corpus_without_its_other_side_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.zh").write_text("天还没亮，街上已经有人。\n", encoding="utf-8")
    with pytest.raises(FormatError) as caught, reading_memory(tmp_path / "a.zh") as found:
        list(found)
    assert caught.value.key == "memory-file.sides"


@pytest.mark.parametrize(
    "start",
    [
        b'<tmx version="1.4"><header/><body>' + b"<a/>" * 50_000,
        b"zh\ten\n" + b"x" * 200_000,
        b"zh,en\n" + b'"a\n",' * 40_000,
        b'{"a": "' + b"x" * 200_000,
    ],
    ids=["elements", "a line", "cells", "an object"],
)
def test_what_goes_on_without_a_pair_does_not_fill_the_memory(
    start: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metered_reading, "WINDOW", 150_000)
    (tmp_path / "a").write_bytes(start)
    with pytest.raises(InputError) as caught, reading_memory(tmp_path / "a") as found:
        list(found)
    assert caught.value.key == "file.no-rows"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.parametrize("form", ["tmx", "csv", "jsonl"])
def test_a_pipe_is_read(form: str, tmp_path: Path) -> None:
    one = row("天还没亮，街上已经有人。", "Morning.")
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=[written([one], form)])
    writer.start()
    with reading_memory(tmp_path / "pipe") as found:
        assert list(found) == [one]
    writer.join()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.tmx", "tmx"), ("a.CSV", "csv"), ("a.jsonl", "jsonl"), ("a.moses.zip", "moses"),
        ("a.zip", "moses"), ("a", "tmx"), ("a.bak", "tmx"), ("/dev/null", "tmx"), ("-", "tmx"),
    ],
)  # fmt: skip
def test_a_name_says_the_form(name: str, form: str) -> None:
    assert form_of(name) == form


# Memory


def peak(work: Callable[[], object]) -> int:
    """Return how many bytes Python held at most for some work, above those before it."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def many(number: int) -> Iterator[MemoryRow]:
    for one in range(number):
        yield row(f"第{one}家店早上八点开门，客人不少。", f"Shop {one} opens at eight; many come.")


@pytest.mark.parametrize("form", memory_forms())
def test_more_pairs_need_no_more_memory(form: str, tmp_path: Path) -> None:
    peaks: list[tuple[int, int]] = []
    for number in (10, 1_500, 4_500):  # the first one loads what is loaded once
        path = tmp_path / f"{number}"

        def write(path: Path = path, number: int = number) -> None:
            with path.open("wb") as stream:
                write_memory(lambda: many(number), stream, form)

        def again(path: Path = path, number: int = number) -> None:
            with reading_memory(path) as found:
                assert sum(1 for _ in found) == number

        peaks.append((peak(write), peak(again)))
    (_, small, large) = peaks
    for few, more in zip(small, large, strict=True):
        assert more < few + 500_000, peaks


def test_a_library_takes_pairs_in_and_hands_them_out_in_little_memory(tmp_path: Path) -> None:
    peaks = []
    for number in (10, 500, 2_500):
        with Library(tmp_path / f"{number}") as library:

            def go(library: Library = library, number: int = number) -> None:
                assert library.put_memory(many(number)).added == number
                with library.all_memory_rows() as rows:
                    assert sum(1 for _ in rows()) == sum(1 for _ in rows()) == number

            peaks.append(peak(go))
    assert peaks[2] < peaks[1] + 500_000, peaks
