"""One at a time."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from translator.system import locks
from translator.system.locks import free, locked


def test_the_second_waits_says_so_and_goes_on_when_the_first_is_done(tmp_path: Path) -> None:
    waiting, order = threading.Event(), []

    def second() -> None:
        with locked(tmp_path / "x.lock", waiting.set):
            order.append("second")

    thread = threading.Thread(target=second)
    with locked(tmp_path / "x.lock", lambda: order.append("waited")):
        thread.start()
        assert waiting.wait(10)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]


def test_who_waits_says_so_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([False, False, False, True])
    pauses: list[float] = []
    monkeypatch.setattr(locks, "_try", lambda descriptor: next(answers))
    monkeypatch.setattr(locks.time, "sleep", pauses.append)
    told: list[str] = []
    with locked(tmp_path / "x.lock", lambda: told.append("waiting")):
        pass
    assert (told, len(pauses)) == (["waiting"], 3)


def test_a_lock_is_its_owners_and_made_with_all_above_it(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "x.lock"
    for _ in range(2):
        with locked(path, lambda: pytest.fail("nobody holds it")):
            assert path.stat().st_mode & 0o777 == 0o600


def test_a_lock_that_is_held_is_not_free(tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    with free(path) as held:
        assert held is False  # there is none, and none is made
    assert not path.exists()
    with locked(path, lambda: None), free(path) as held:
        assert held is False
    with free(path) as held:
        assert held is True
