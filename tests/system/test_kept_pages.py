"""What was read of a file is kept by its content and its maker, and is nothing to rely on."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.system import kept_pages

FILE = "ab" * 32


def test_what_is_kept_is_found_again(own_home: Path) -> None:
    assert kept_pages.keep(FILE, "one", {3: "[3]", 1: "[1]"})
    assert kept_pages.kept(FILE, "one") == {1: "[1]", 3: "[3]"}


def test_what_another_maker_left_does_not_count(own_home: Path) -> None:
    kept_pages.keep(FILE, "one", {1: "[1]"})
    assert kept_pages.kept(FILE, "two") == {}


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe\x00", b"one\n1", b"one\nx y\n \n-1 z"])
def test_damage_is_as_good_as_nothing(own_home: Path, damage: bytes) -> None:
    kept_pages.keep(FILE, "one", {1: "[1]"})
    (file,) = (own_home / "recognised").iterdir()
    file.write_bytes(damage)
    assert kept_pages.kept(FILE, "one") == {}


def test_the_oldest_files_make_room(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_pages, "_MOST_FILES", 2)
    for name in ("a", "b", "c"):
        kept_pages.keep(name * 64, "one", {1: name})
    assert len(list((own_home / "recognised").iterdir())) == 2
    assert kept_pages.kept("c" * 64, "one") == {1: "c"}


def test_a_home_that_cannot_be_written_is_no_failure(own_home: Path) -> None:
    own_home.mkdir(parents=True, exist_ok=True)
    (own_home / "recognised").write_text("a file where the folder should be")
    assert not kept_pages.keep(FILE, "one", {1: "[1]"})
    assert kept_pages.kept(FILE, "one") == {}


def test_what_is_forgotten_is_gone(own_home: Path) -> None:
    kept_pages.keep(FILE, "one", {1: "[1]"})
    kept_pages.forget(FILE)
    kept_pages.forget(FILE)
    assert kept_pages.kept(FILE, "one") == {}
