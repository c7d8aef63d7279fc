"""Rows of many documents, whatever order they come in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from translator.errors import FormatError, InputError
from translator.returned.from_tables import Row, files_of
from translator.returned.read_returned import read_returned, read_returned_file
from translator.returned.row_spool import spooled

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


def test_they_are_what_they_are_when_they_are_held() -> None:
    scattered = [*rows(3, 5), {"target": "Nobody's."}, {"id": "x"}]
    assert tuple(spooled(scattered)) == files_of(scattered)


def test_more_rows_than_are_handed_over_at_once_stay_in_order() -> None:
    (file,) = spooled(rows(1, 2_345))
    assert [pair.block for pair in file.pairs] == list(range(2_345))


def test_what_is_wrong_with_the_last_row_is_said_before_the_first_document_comes() -> None:
    def broken() -> Iterator[Row]:
        yield from rows(1, 2)
        raise FormatError("returned.columns", name="a")

    with pytest.raises(FormatError):
        spooled(broken())


@pytest.mark.parametrize("form", ["tsv", "jsonl"])
def test_a_large_file_is_read_as_a_small_one(form: str, tmp_path: Path) -> None:
    plain = [row | {"target": "It opens."} for row in rows(3, 40)]
    columns = list(plain[0])
    if form == "tsv":
        lines = ["\t".join(columns), *("\t".join(row[one] for one in columns) for row in plain)]
    else:
        lines = [json.dumps(row) for row in plain]
    path = tmp_path / f"all.{form}"
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    # Of another file 100 bytes would be too many.
    found = tuple(read_returned_file(path, most=100, held=100))
    assert len(found) == 3
    assert found == read_returned(path.read_bytes(), name=path.name)


def test_a_large_file_that_is_none_of_these_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_text("<tmx>" + " " * 1_000, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_returned_file(path, most=100, held=100)
    assert caught.value.key == "file.too-large"
