from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from translator.chinese.dictionary import dictionary
from translator.chinese.dictionary.dictionary import Dictionary
from translator.errors import OutputError
from ui.reader import warm_up

DICTIONARY = "今天 今天 [jin1 tian1] /today/\n"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dictionary:
    path = tmp_path / "words.u8"
    path.write_text(DICTIONARY, "utf-8")
    made = Dictionary(path)
    monkeypatch.setattr(dictionary, "installed", lambda **_: made)
    return made


def test_warming_is_ready_and_says_whether_there_is_a_dictionary(installed: Dictionary) -> None:
    warm = warm_up.Warming()
    assert warm.wait(60.0)
    assert (warm.ready, warm.dictionary, warm.problem) == (True, True, None)


def test_what_searches_is_made_when_the_page_has_what_it_reads_with(
    installed: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, begun = threading.Event(), threading.Event()
    ready: list[bool] = []

    def note() -> None:
        begun.wait(60.0)  # the thread may come here before its object has a name
        ready.append(warm.ready)
        made.set()

    monkeypatch.setattr(installed, "make_index_ready", note)
    warm = warm_up.Warming()
    begun.set()
    assert made.wait(60.0)
    assert ready == [True]


def test_what_searches_may_fail_without_harm_to_reading(
    installed: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = threading.Event()

    def full() -> None:
        tried.set()
        raise OutputError("dictionary.unwritable", path="words", why="full")

    monkeypatch.setattr(installed, "make_index_ready", full)
    warm = warm_up.Warming()
    assert warm.wait(60.0) and tried.wait(60.0)
    assert (warm.dictionary, warm.problem) == (True, None)


def test_a_dictionary_that_is_fetched_later_is_made_ready(
    installed: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = [False]
    monkeypatch.setattr(dictionary, "is_fetched", lambda: there[0])
    monkeypatch.setattr(dictionary, "installed", lambda **_: installed if there[0] else None)
    warm = warm_up.Warming()
    assert warm.wait(60.0)
    warm.look_again()
    assert (warm.ready, warm.dictionary) == (True, False)
    there[0] = True
    warm.look_again()
    assert warm.wait(60.0)
    assert warm.dictionary


def test_that_a_dictionary_is_being_prepared_is_known_meanwhile(
    installed: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def build(*, building: Callable[[], None], apart: bool) -> Dictionary:
        assert apart
        building()
        begun.set()
        assert go_on.wait(20.0)
        return installed

    with monkeypatch.context() as patch:
        patch.setattr(dictionary, "installed", build)
        warm = warm_up.Warming()
        assert begun.wait(20.0)
        assert (warm.preparing, warm.ready) == (True, False)
    go_on.set()
    assert warm.wait(60.0)
    assert not warm.preparing


def test_a_dictionary_that_cannot_be_built_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise OutputError("The disk is full.")

    monkeypatch.setattr(dictionary, "installed", broken)
    warm = warm_up.Warming()
    assert warm.wait(60.0)
    assert not warm.dictionary
    assert warm.problem is not None


def test_nothing_is_prepared_and_nothing_known_before_anything_was_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(warm_up.Warming, "_start", lambda warm: None)
    warm = warm_up.Warming()
    assert (warm.preparing, warm.dictionary, warm.ready, warm.problem) == (
        False, False, False, None,
    )  # fmt: skip
    assert not warm.wait(0.0)


def test_a_dictionary_that_is_there_is_not_looked_for_again(
    installed: Dictionary, monkeypatch: pytest.MonkeyPatch
) -> None:
    warm = warm_up.Warming()
    assert warm.wait(60.0)
    monkeypatch.setattr(dictionary, "is_fetched", lambda: True)
    monkeypatch.setattr(warm_up.Warming, "_start", lambda warm: pytest.fail("begun anew"))
    warm.look_again()
    assert warm.ready


def test_what_is_loaded_is_no_longer_searched_for_garbage(installed: Dictionary) -> None:
    gc.unfreeze()
    assert warm_up.Warming().wait(60.0)
    assert gc.get_freeze_count() > 0
