"""Sentences of many documents, whatever order they come in."""

from __future__ import annotations

import gc
import json
import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.xliff.conftest import AWKWARD, translated
from translator import exports
from translator.document.read import read_bytes
from translator.errors import FormatError, InputError
from translator.returned.from_tables import Row, files_of
from translator.returned.pair_spool import spooled_pieces, spooled_rows
from translator.returned.read_returned import read_returned, read_returned_file
from translator.returned.returned_file import About, ReturnedFile, Streamed, held_files
from translator.store import Library
from translator.types import Layout

OURS = "{}.{}.0123abcd.4567cdef"


def rows(documents: int, sentences: int) -> list[Row]:
    """Return rows sorted by what no document is sorted by."""
    return [
        {
            "id": OURS.format(block, 0), "document": f"{one}.md", "source_lang": "zh-Hans",
            "target_lang": "en", "target": f"Shop {one}\ud800 opens.", "source": f"第{block}家。",
            "provenance": "engine",
        }
        for block in range(sentences)
        for one in range(documents)
    ]  # fmt: skip


def taken(files: Iterable[ReturnedFile]) -> tuple[ReturnedFile, ...]:
    """Return documents with their sentences in memory."""
    return tuple(replace(one, pairs=tuple(one.pairs)) for one in files)


def test_they_are_what_they_are_when_they_are_held() -> None:
    scattered = [*rows(3, 5), {"target": "Nobody's."}, {"id": "x"}]
    assert taken(spooled_rows(scattered)) == files_of(scattered)


def test_documents_that_say_the_same_of_themselves_stay_apart() -> None:
    (file,) = files_of(rows(1, 3))
    pieces: list[Streamed] = [*file.pairs, About(document="a"), None, About(document="a")]
    found = taken(spooled_pieces(pieces))
    assert found == held_files(pieces)
    assert [(len(one.pairs), one.left_out) for one in found] == [(3, 0), (0, 1)]


def test_more_rows_than_are_handed_over_at_once_stay_in_order() -> None:
    (file,) = spooled_rows(rows(1, 2_345))
    assert [pair.block for pair in file.pairs] == list(range(2_345))


def test_they_are_counted_and_found_by_their_places() -> None:
    (file,) = spooled_rows([*rows(1, 5), {**rows(1, 1)[0], "id": "x"}])
    assert (len(file.pairs), file.pairs[0].block, file.pairs[-1].block) == (5, 0, 4)
    assert [pair.block for pair in file.pairs[1:3]] == [1, 2]
    with pytest.raises(IndexError):
        file.pairs[5]


def test_the_last_to_drop_them_may_be_another_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    failed: list[object] = []
    monkeypatch.setattr("sys.unraisablehook", lambda told: failed.append(told.exc_value))
    held = [spooled_rows(rows(1, 5))]
    thread = threading.Thread(target=held.clear)
    thread.start()
    thread.join()
    gc.collect()
    assert failed == []


def test_what_is_wrong_with_the_last_row_is_said_before_the_first_document_comes() -> None:
    def broken() -> Iterator[Row]:
        yield from rows(1, 2)
        raise FormatError("returned.columns", name="a")

    with pytest.raises(FormatError):
        spooled_rows(broken())


@pytest.mark.parametrize("form", ["tsv", "jsonl"])
def test_a_large_table_is_read_as_a_small_one(form: str, tmp_path: Path) -> None:
    plain = [row | {"target": "It opens."} for row in rows(3, 40)]
    columns = list(plain[0])
    if form == "tsv":
        lines = ["\t".join(columns), *("\t".join(row[one] for one in columns) for row in plain)]
    else:
        lines = [json.dumps(row) for row in plain]
    path = tmp_path / f"all.{form}"
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    # Of another file 100 bytes would be too many.
    found = taken(read_returned_file(path, most=100, held=100))
    assert len(found) == 3
    assert found == read_returned(path.read_bytes(), name=path.name)


@pytest.mark.parametrize("form", ["xliff", "xliff1", "tmx"])
def test_a_large_file_of_xml_is_read_as_a_small_one(form: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    with Library() as library:
        for name in ("marks.md", "crossed.md", "table.md"):
            bitext = translated(read_bytes(AWKWARD[name].encode(), name=name), library)
            path.write_bytes(exports.by_name(form).write(bitext, layout=Layout.BILINGUAL))
            found = taken(read_returned_file(path, most=100, held=100))
            assert found == read_returned(path.read_bytes(), name=path.name)
            assert found[0].pairs


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("<html>{}</html>", "file.too-large"),
        ("<tmx version='1.4'>{}", "xml.broken"),
        ("<tmx version='1.4'>{}</tmx>", "tmx.none"),
        ("<xliff version='2.1'>{}</xliff>&a;", "xml.broken"),
        ("<a>{}</a>", "xliff.none"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><xliff version='1.2'>{}&b;</xliff>", "xml.entity"),
    ],
)
def test_a_large_file_is_refused_before_anything_of_it_is_returned(
    text: str, key: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.xml"
    path.write_text(text.format(" " * 1_000), encoding="utf-8")
    with pytest.raises((InputError, FormatError)) as caught:
        read_returned_file(path, most=100, held=100)
    assert caught.value.key == key
