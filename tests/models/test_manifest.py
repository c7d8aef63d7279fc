"""The record of a model, as it is written and read, and what is no record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from translator.errors import TranslatorError
from translator.models.manifest import (
    RECORD_LIMIT,
    USERS_OWN,
    Record,
    StoredFile,
    parse_record,
    read_record,
    record_text,
)

RECORD = Record(
    name="tea-zh-en", about="小模型", kind="translation", engine="ctranslate2",
    directions=("zh-en",), licence="MIT", attribution="", card="https://example.org/card",
    source="model hub, tea @ 0123", revision="0123", fetched="2026-05-03T09:12:00Z",
    files=(StoredFile(name="model.bin", size=3, sha256="ab" * 32),),
)  # fmt: skip


def changed(**values: Any) -> Mapping[str, Any]:
    return {**json.loads(record_text(RECORD)), **values}


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    path.write_text(record_text(RECORD), encoding="utf-8")
    assert read_record(path) == RECORD
    assert "小模型" in record_text(RECORD)


def file(**values: Any) -> list[dict[str, Any]]:
    return [{"name": "a", "size": 1, "sha256": "", **values}]


@pytest.mark.parametrize("size", [0, 1, (1 << 63) - 1])
def test_a_file_has_a_size(size: int) -> None:
    assert parse_record(changed(files=file(size=size))).files[0].size == size


@pytest.mark.parametrize(
    "values",
    [
        {"format": 2},
        {"files": []},
        {"files": file(size=-1)},
        {"files": file(size=1 << 63)},
        {"files": file(size=True)},
        {"files": file(size=1.0)},
        {"files": file(name="../a")},
        {"files": file(name="a\x1bb")},
        {"name": "a/b"},
        {"name": ".a"},
        {"about": "a\x1b[1m"},
    ],
)
def test_what_is_no_record_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises((ValueError, TranslatorError)):
        parse_record(changed(**values))


def test_a_licence_may_have_several_lines() -> None:
    assert parse_record(changed(attribution="a\nb")).attribution == "a\nb"


@pytest.mark.parametrize(("spaces", "there"), [(0, True), (1, False)])
def test_a_record_is_no_larger_than_one_is(tmp_path: Path, spaces: int, there: bool) -> None:
    path = tmp_path / "model.json"
    text = record_text(RECORD).encode()
    path.write_bytes(text + b" " * (RECORD_LIMIT - len(text) + spaces))
    assert RECORD_LIMIT == 1_048_576
    if there:
        assert read_record(path) == RECORD
    else:
        with pytest.raises(TranslatorError):
            read_record(path)


def test_a_link_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "other").write_text(record_text(RECORD), encoding="utf-8")
    (tmp_path / "model.json").symlink_to(tmp_path / "other")
    with pytest.raises(TranslatorError):
        read_record(tmp_path / "model.json")


def test_the_digest_is_that_of_all_files_in_any_order() -> None:
    other = StoredFile(name="b", size=1, sha256="cd" * 32)
    one = replace(RECORD, files=(*RECORD.files, other))
    assert one.digest == replace(RECORD, files=(other, *RECORD.files)).digest
    assert len(one.digest) == 12
    assert one.digest != RECORD.digest


def test_what_a_user_gave_is_the_users_own() -> None:
    assert not RECORD.is_users_own
    assert replace(RECORD, source=USERS_OWN + "a.txt").is_users_own
