"""Reading needs one database; what searching needs besides is made when somebody searches."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from translator.chinese.dictionary import cache, databases, index_build
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.dictionary.search import by_english, by_pattern, by_pinyin
from translator.errors import ModelError, OutputError

LINES = """豆腐 豆腐 [dou4 fu5] /tofu/bean curd/
早市 早市 [zao3 shi4] /morning market/
夜市 夜市 [ye4 shi4] /night market/
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "words.u8"
    path.write_text(LINES, "utf-8")
    return path


def opened(source: Path, *, apart: bool = False) -> Dictionary:
    return Dictionary(source, cache=source.parent / "cache", apart=apart)


def index_of(dictionary: Dictionary) -> Path:
    return dictionary.database.with_name(f"{dictionary.database.stem}-index.sqlite3")


def test_reading_does_not_wait_for_the_index(source: Path) -> None:
    dictionary = opened(source)
    assert dictionary.lookup("豆腐") and dictionary.reading("豆") == "dou4"
    assert dictionary.longest("早市上") == "早市" and dictionary.frequency("早市") >= 0
    assert [one.simplified for one in by_pattern(dictionary, "早*")] == ["早市"]
    assert not index_of(dictionary).exists()


@pytest.mark.parametrize("apart", [False, True])
def test_the_first_search_makes_it(source: Path, apart: bool) -> None:
    dictionary = opened(source, apart=apart)
    assert [one.simplified for one in by_english(dictionary, "bean curd")] == ["豆腐"]
    assert index_of(dictionary).exists()
    assert [one.simplified for one in by_pinyin(dictionary, "zao3shi4")] == ["早市"]
    assert {one.simplified for one in by_pattern(dictionary, "*市")} == {"早市", "夜市"}


def test_in_another_process_means_not_in_this_one(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def here(*_: object) -> None:
        raise AssertionError("it was built in this process")

    monkeypatch.setattr(index_build, "build", here)
    assert by_english(opened(source, apart=True), "tofu")


def test_one_that_is_there_is_not_made_again(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = opened(source)
    first.make_index_ready()
    first.close()
    monkeypatch.setattr(index_build, "build", lambda *_: pytest.fail("it was made again"))
    assert by_english(opened(source), "tofu")


def test_a_damaged_one_is_made_anew(source: Path) -> None:
    first = opened(source)
    first.make_index_ready()
    first.close()
    index_of(first).write_bytes(b"damaged by the disk" * 1000)
    assert by_english(opened(source), "tofu")


def test_with_the_entries_made_anew_the_index_is_too(source: Path) -> None:
    first = opened(source)
    first.make_index_ready()
    first.close()
    index_of(first).write_bytes(b"numbers of entries in another order")
    first.database.write_bytes(b"damaged by the disk" * 1000)
    again = opened(source)
    assert not index_of(again).exists()
    assert [one.simplified for one in by_english(again, "tofu")] == ["豆腐"]


def test_threads_that_search_at_once_make_it_once(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dictionary = opened(source)
    made: list[Path] = []
    real, both = index_build.build, threading.Barrier(2)

    def slowly(main: Path, index: Path) -> None:
        made.append(index)
        time.sleep(0.3)  # the other thread comes meanwhile
        real(main, index)

    def search() -> None:
        both.wait()
        assert by_english(dictionary, "tofu")

    monkeypatch.setattr(index_build, "build", slowly)
    with ThreadPoolExecutor(2) as pool:
        for one in [pool.submit(search) for _ in range(2)]:
            one.result()
    assert len(made) == 1


def test_who_reads_does_not_wait_while_another_thread_makes_it(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dictionary = opened(source)
    begun, go_on = threading.Event(), threading.Event()
    real = index_build.build

    def slowly(main: Path, index: Path) -> None:
        begun.set()
        assert go_on.wait(20.0)
        real(main, index)

    monkeypatch.setattr(index_build, "build", slowly)
    searching = threading.Thread(target=dictionary.make_index_ready)
    searching.start()
    try:
        assert begun.wait(20.0)
        assert dictionary.lookup("夜市") and opened(source).lookup("夜市")
    finally:
        go_on.set()
        searching.join(20.0)
    assert by_english(dictionary, "night market")


def test_a_full_disk_leaves_nothing_and_reading_goes_on(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dictionary = opened(source)

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(index_build, "insert", full)
    with pytest.raises(OutputError, match="full"):
        by_english(dictionary, "tofu")
    assert not index_of(dictionary).exists()
    assert dictionary.lookup("豆腐")
    monkeypatch.undo()
    assert by_english(dictionary, "tofu")


def test_entries_that_cannot_be_read_are_said(source: Path) -> None:
    dictionary = opened(source)
    dictionary.database.write_bytes(b"damaged by the disk" * 1000)
    with pytest.raises(ModelError, match="can no longer be read"):
        by_english(dictionary, "tofu")


def test_one_that_is_in_use_is_not_thrown_away(source: Path) -> None:
    dictionary = opened(source)
    dictionary.make_index_ready()
    dictionary.close()
    old = time.time() - 30 * 86_400
    for path in (dictionary.database, index_of(dictionary)):
        os.utime(path, (old, old))
    again = opened(source)
    again.make_index_ready()
    cache.used(again.database)
    cache.clear(again.database.parent)
    assert again.database.exists() and index_of(again).exists()


def test_a_new_layout_is_built_beside_the_old(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = opened(source)
    monkeypatch.setattr(databases, "VERSION", databases.VERSION + 1)
    assert opened(source).database != old.database and old.database.exists()
