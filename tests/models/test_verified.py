"""Hashes of files: as they are told, and how long they are believed."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from translator.models.verified import CHUNK, VerifiedFiles, sha256_of, short_hash


def test_people_are_told_twelve_digits_of_a_hash() -> None:
    assert short_hash("0123456789abcdef") == "0123456789ab"


@pytest.mark.parametrize("size", [0, 5, CHUNK, CHUNK + 1])
def test_a_file_is_hashed_whole_and_says_how_far_it_is(tmp_path: Path, size: int) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(b"x" * size)
    told: list[int] = []
    assert sha256_of(path, told.append) == hashlib.sha256(b"x" * size).hexdigest()
    assert told[-1:] == ([size] if size else [])
    assert told == sorted(set(told))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A file whose hash is remembered."""
    path = tmp_path / "model.bin"
    path.write_bytes(b"weights")
    VerifiedFiles(tmp_path).remember(path, "12")
    assert VerifiedFiles(tmp_path).known(path) == "12"
    return path


def test_a_file_that_was_changed_is_not_believed(kept: Path) -> None:
    os.utime(kept, ns=(0, kept.stat().st_mtime_ns + 1))
    assert VerifiedFiles(kept.parent).known(kept) is None


def test_another_file_in_its_place_is_not_believed(kept: Path) -> None:
    times = kept.stat()
    other = kept.with_name("other")
    other.write_bytes(b"WEIGHTS")
    os.utime(other, ns=(times.st_atime_ns, times.st_mtime_ns))
    other.replace(kept)
    assert VerifiedFiles(kept.parent).known(kept) is None


@pytest.mark.parametrize("content", ["", "[]", '{"model.bin": 3}', '{"model.bin": ["12"]}', "\0"])
def test_a_memory_that_is_damaged_says_nothing(kept: Path, content: str) -> None:
    (kept.parent / ".verified.json").write_text(content, "utf-8")
    assert VerifiedFiles(kept.parent).known(kept) is None


def test_files_that_are_gone_are_forgotten_when_another_is_remembered(kept: Path) -> None:
    other = kept.with_name("other.bin")
    other.write_bytes(b"more")
    files = VerifiedFiles(kept.parent)
    files.remember(other, "34")
    assert (files.known(kept), files.known(other)) == ("12", "34")
    kept.unlink()
    files.remember(other, "56")
    assert list(json.loads((kept.parent / ".verified.json").read_text("utf-8"))) == ["other.bin"]
