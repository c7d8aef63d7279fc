"""The dictionary's databases as files: built apart, used by one, deleted when nobody does."""

from __future__ import annotations

import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from translator.chinese.dictionary import build, cache, dictionary
from translator.chinese.dictionary.dictionary import Dictionary
from translator.errors import FormatError

LINE = "貓 猫 [mao1] /cat/\n"
WEEKS = 30 * 86_400


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "words.u8"
    path.write_text(LINE, "utf-8")
    return path


def test_a_database_is_built_in_a_process_of_its_own(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def here(*_: object) -> None:
        raise AssertionError("it was built in this process")

    monkeypatch.setattr(build, "build", here)
    made = Dictionary(source, cache=tmp_path / "cache", apart=True)
    assert [one.simplified for one in made.lookup("貓")] == ["猫"]


def test_threads_that_open_a_dictionary_at_once_build_it_once(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[Path] = []
    both = threading.Barrier(2)

    def slowly(source: Path, database: Path) -> None:
        built.append(database)
        time.sleep(0.3)  # the other thread comes meanwhile
        build.build(source, database)

    def opened() -> None:
        both.wait()
        assert Dictionary(source, cache=tmp_path / "cache", apart=True).lookup("猫")

    monkeypatch.setattr(cache, "build_apart", slowly)
    with ThreadPoolExecutor(2) as pool:
        for one in [pool.submit(opened) for _ in range(2)]:
            one.result()
    assert len(built) == 1


def test_where_no_other_process_can_be_had_it_is_built_in_this_one(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    made = Dictionary(source, cache=tmp_path / "cache", apart=True)
    assert made.lookup("猫")


def test_what_is_wrong_with_a_file_is_said_as_ever(source: Path, tmp_path: Path) -> None:
    source.write_text("no entry\n", "utf-8")
    with pytest.raises(FormatError, match="Line 1"):
        Dictionary(source, cache=tmp_path / "cache", apart=True)


def old(path: Path) -> Path:
    """Make a file nobody has used for weeks."""
    path.write_bytes(b"old")
    os.utime(path, (time.time() - WEEKS,) * 2)
    return path


def test_databases_nobody_uses_are_deleted_and_nothing_else(tmp_path: Path) -> None:
    stale = old(tmp_path / "dictionary-0123456789abcdef.sqlite3")
    derived = old(tmp_path / "dictionary-0123456789abcdef-names-5.sqlite3")
    other = old(tmp_path / "library.sqlite3")
    fresh = tmp_path / "dictionary-fedcba9876543210.sqlite3"
    fresh.write_bytes(b"of another version that is in use")
    cache.clear(tmp_path)
    assert [stale.exists(), derived.exists()] == [False, False]
    assert [other.exists(), fresh.exists()] == [True, True]


def test_one_that_is_used_again_is_kept(tmp_path: Path) -> None:
    kept = old(tmp_path / "dictionary-0123456789abcdef.sqlite3")
    cache.used(kept)
    cache.clear(tmp_path)
    assert kept.exists()


def test_one_that_cannot_be_deleted_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = old(tmp_path / "dictionary-0123456789abcdef.sqlite3")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("another program holds it open")

    monkeypatch.setattr(Path, "unlink", refuse)
    cache.clear(tmp_path)
    assert held.exists()


class Slow:
    """The installed dictionary, while its database is built."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, source: Path) -> None:
        self.begun, self.go_on, self.times = threading.Event(), threading.Event(), 0
        self._source = source
        monkeypatch.setattr(dictionary, "is_fetched", lambda: True)
        monkeypatch.setattr(dictionary, "_open_installed", self._open)

    def _open(self, *_: object) -> Dictionary:
        self.times += 1
        self.begun.set()
        assert self.go_on.wait(20.0)
        return Dictionary(self._source, cache=self._source.parent)


def test_threads_that_need_it_at_once_build_it_once(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch, source)
    found: list[Dictionary | None] = []
    threads = [
        threading.Thread(target=lambda: found.append(dictionary.installed())) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    assert slow.begun.wait(20.0)
    slow.go_on.set()
    for thread in threads:
        thread.join(20.0)
    assert slow.times == 1
    assert len(found) == 4 and found[0] is not None and len(set(found)) == 1


def test_who_does_not_wait_has_none_while_it_is_built(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch, source)
    builder = threading.Thread(target=dictionary.installed)
    builder.start()
    assert slow.begun.wait(20.0)
    with dictionary.without_waiting():
        assert dictionary.installed() is None
    slow.go_on.set()
    builder.join(20.0)
    with dictionary.without_waiting():
        assert dictionary.installed() is not None
