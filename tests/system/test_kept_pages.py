"""What was read of a file is kept by its content and its maker, and is nothing to rely on."""

from __future__ import annotations

import os
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


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\xff\xfe\x00",
        b"one\n1",
        b"one\nx y\n \n-1 z",
        b"one\n" + b"9" * 5000 + b" x",
        "one\n١ x".encode(),
    ],
)
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


def test_a_hundred_files_are_kept_and_the_oldest_goes(own_home: Path) -> None:
    folder = own_home / "recognised"
    folder.mkdir(parents=True)
    for number in range(100):
        place = folder / f"{number:02}.txt"
        place.touch()
        os.utime(place, (number, number))
    kept_pages.keep(FILE, "one", {1: "[1]"})
    names = sorted(one.name for one in folder.iterdir())
    assert (len(names), names[0]) == (100, "01.txt")


def test_what_is_larger_than_any_book_does_not_count(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_pages.keep(FILE, "one", {1: "[1]"})
    (file,) = (own_home / "recognised").iterdir()
    monkeypatch.setattr(kept_pages, "_LARGEST", file.stat().st_size)
    assert kept_pages.kept(FILE, "one") == {1: "[1]"}
    monkeypatch.setattr(kept_pages, "_LARGEST", file.stat().st_size - 1)
    assert kept_pages.kept(FILE, "one") == {}


def test_as_much_as_fifty_megabytes_may_be_kept() -> None:
    assert kept_pages._LARGEST == 50_000_000


def test_the_folder_is_its_owners_and_made_with_all_above_it(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = own_home / "my" / "own"
    monkeypatch.setenv("DUIZHAO_HOME", str(home))
    assert kept_pages.keep(FILE, "one", {1: "[1]"})
    assert (home / "recognised").stat().st_mode & 0o777 == 0o700
