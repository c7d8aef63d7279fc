from __future__ import annotations

from pathlib import Path

import pytest

from translator.system.file_kinds import at_home, is_file, is_folder, is_there, real


@pytest.fixture
def loop(tmp_path: Path) -> Path:
    link = tmp_path / "loop"
    link.symlink_to(link)
    return link


def test_what_is_there_is_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.touch()
    assert [is_folder(tmp_path), is_file(tmp_path), is_there(tmp_path)] == [True, False, True]
    assert [is_folder(file), is_file(file), is_there(file)] == [False, True, True]


@pytest.mark.parametrize("name", ["早" * 200, "a/" * 3000, "a\0b", "no/such"])
def test_a_name_no_disk_takes_is_nothing(name: str) -> None:
    assert [is_folder(name), is_file(name), is_there(name)] == [False, False, False]


def test_a_link_to_itself_is_nothing_and_stays(loop: Path) -> None:
    assert [is_folder(loop), is_file(loop), is_there(loop)] == [False, False, False]
    assert real(loop) == real(loop.parent) / "loop"


def test_the_home_of_nobody_stays_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/here")
    assert at_home("~/a") == Path("/here/a")
    assert at_home("~nobody-of-that-name/a") == Path("~nobody-of-that-name/a")
    assert at_home("/a/~") == Path("/a/~")
