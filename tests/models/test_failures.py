"""Room on the disk, sizes in words, and hashes that are remembered."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from types import SimpleNamespace

import pytest

from translator.errors import OutputError
from translator.models import failures, offline
from translator.models.failures import in_words, require_space, write_failed
from translator.models.verified import CHUNK, VerifiedFiles, sha256_of
from translator.system.locks import locked

SPARE = 67_108_864
"""Sixty-four mebibytes."""


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (9_800_000, "9.8 MB"),
        (999_900, "999.9 kB"), (1_000_000, "1.0 MB"), (1_100_000_000, "1.1 GB"),
        (5_000_000_000_000, "5000.0 GB"),
    ],
)  # fmt: skip
def test_a_size_is_said_in_powers_of_a_thousand(size: int, said: str) -> None:
    assert in_words(size) == said


@pytest.mark.parametrize(("free", "fits"), [(SPARE + 10, True), (SPARE + 9, False)])
def test_sixty_four_mebibytes_stay_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, fits: bool
) -> None:
    asked: list[Path] = []

    def usage(place: Path) -> SimpleNamespace:
        asked.append(place)
        return SimpleNamespace(free=free)

    monkeypatch.setattr(failures.shutil, "disk_usage", usage)
    folder = tmp_path / "not" / "yet"
    if fits:
        require_space(folder, 10, "small")
    else:
        with pytest.raises(OutputError) as refused:
            require_space(folder, 10, "small")
        assert refused.value.fields["needed"] == in_words(SPARE + 10)
    assert asked == [tmp_path]


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "models.disk-full"), (errno.EDQUOT, "models.disk-full"),
        (errno.EACCES, "models.unwritable"),
    ],
)  # fmt: skip
def test_why_a_model_cannot_be_written_is_told(number: int, key: str) -> None:
    error = OSError(number, os.strerror(number))
    assert write_failed(error, Path("a/model.bin")).key == key


def test_a_file_is_hashed_in_parts_that_are_told(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(b"x" * (CHUNK + 5))
    told: list[int] = []
    assert CHUNK == 1_048_576
    assert len(sha256_of(path, told.append)) == 64
    assert told == [CHUNK, CHUNK + 5]
    assert sha256_of(path) == sha256_of(path, told.append)


def test_a_hash_is_known_as_long_as_the_file_is_the_same(tmp_path: Path) -> None:
    path, known = tmp_path / "model.bin", VerifiedFiles(tmp_path)
    path.write_bytes(b"one")
    assert known.known(path) is None
    known.remember(path, "abc")
    assert known.known(path) == VerifiedFiles(tmp_path).known(path) == "abc"
    path.write_bytes(b"other")
    assert known.known(path) is None
    (tmp_path / ".verified.json").write_text('{"model.bin": "abc"}', encoding="utf-8")
    assert known.known(path) is None
    (tmp_path / ".verified.json").write_text("[]", encoding="utf-8")
    assert known.known(path) is None


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    first, second, known = tmp_path / "a", tmp_path / "b", VerifiedFiles(tmp_path)
    first.write_bytes(b"1")
    second.write_bytes(b"2")
    known.remember(first, "x")
    first.unlink()
    known.remember(second, "y")
    assert '"a"' not in (tmp_path / ".verified.json").read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="modes are a Unix thing")
def test_a_lock_is_its_owners_alone_and_its_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "models" / "deep" / "x.lock"
    for _ in range(2):
        with locked(path, lambda: pytest.fail("nobody holds it")):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("value", "ours", "asked"),
    [
        ("1", False, True), ("on", False, True), (" YES ", False, True), ("true", False, True),
        ("0", False, False), ("", False, False), ("1", True, False),
    ],
)  # fmt: skip
def test_a_fetch_obeys_a_person_and_not_ourselves(
    monkeypatch: pytest.MonkeyPatch, value: str, ours: bool, asked: bool
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", value)
    monkeypatch.setattr(offline, "_set_by_us", {"HF_HUB_OFFLINE"} if ours else set())
    assert offline.asked_for() is asked


def test_every_library_is_told_to_stay_off_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offline, "_set_by_us", set())
    for name in offline.SWITCHES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DO_NOT_TRACK", "1")
    offline.enforce()
    assert {name: os.environ[name] for name in offline.SWITCHES} == offline.SWITCHES
    assert offline._set_by_us == set(offline.SWITCHES) - {"DO_NOT_TRACK"}
    assert not offline.asked_for()
