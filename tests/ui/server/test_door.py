from __future__ import annotations

import os
from pathlib import Path

import pytest

from translator.system import paths
from ui.server import door


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUIZHAO_HOME", str(tmp_path / "home"))
    assert paths.home() == tmp_path / "home"
    return tmp_path / "home" / "reader.key"


def test_a_key_is_made_once_and_for_its_owner_alone(place: Path) -> None:
    made = door.kept_key()
    assert made is not None and len(made) == 32
    assert door.kept_key() == made == place.read_bytes()
    assert os.name != "posix" or place.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("length", [0, 31, 33])
def test_what_is_no_key_is_replaced(place: Path, length: int) -> None:
    place.parent.mkdir()
    place.write_bytes(b"x" * length)
    place.chmod(0o600)
    made = door.kept_key()
    assert made is not None and len(made) == 32 and place.read_bytes() == made


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize("mode", [0o640, 0o604])
def test_a_key_that_others_could_read_is_replaced(place: Path, mode: int) -> None:
    first = door.kept_key()
    place.chmod(mode)
    second = door.kept_key()
    assert first is not None and second is not None and first != second
    assert place.stat().st_mode & 0o777 == 0o600


def test_where_nothing_can_be_kept_the_reader_starts_all_the_same(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.parent.write_text("a file where the folder should be", "utf-8")
    assert door.kept_key() is None
    assert len(door.Door(["a"], key=None).folder) == 21


def test_a_key_lost_to_a_quicker_reader_is_the_quicker_ones(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "token_bytes", lambda size: _quicker(place, size))
    assert door.kept_key() == b"q" * 32


def _quicker(place: Path, size: int) -> bytes:
    place.write_bytes(b"q" * size)
    place.chmod(0o600)
    return b"s" * size


def test_folder_and_cookie_tell_nothing_of_each_other_or_the_key() -> None:
    made = door.Door(["a"], key=b"k" * 32)
    assert made.folder.strip("/") not in made.admission
    assert b"k".hex() * 4 not in made.folder + made.admission
