"""How long is waited until something happens, and what counts as that."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from watchdog import observers

from translator.cli import wake_up
from translator.cli.wake_up import WakeUp


class Observer:
    """The system's word on folders, without a system."""

    refuses = False

    def __init__(self) -> None:
        self.watched: list[tuple[str, bool]] = []
        self.handlers: list[object] = []
        self.state = "made"

    def schedule(self, handler: object, folder: str, *, recursive: bool) -> None:
        self.watched.append((folder, recursive))
        self.handlers.append(handler)

    def start(self) -> None:
        if self.refuses:
            raise OSError("no more watches")
        self.state = "started"

    def stop(self) -> None:
        self.state = "stopped"

    def join(self) -> None:
        self.state = f"{self.state}, joined"


class Event:
    """Counts the seconds that are waited, and is set when it was told to be."""

    def __init__(self) -> None:
        self.waited: list[float] = []
        self.is_told = False

    def wait(self, seconds: float) -> bool:
        self.waited.append(seconds)
        return self.is_told

    def set(self) -> None:
        self.is_told = True

    def clear(self) -> None:
        self.is_told = False


@pytest.fixture
def observer(monkeypatch: pytest.MonkeyPatch) -> type[Observer]:
    kind = type("Observer", (Observer,), {})
    monkeypatch.setattr(observers, "Observer", kind)
    monkeypatch.setattr(wake_up, "threading", SimpleNamespace(Event=Event))
    return kind


def waited(watch: WakeUp, most: float | None = None) -> list[float]:
    event = watch._happened
    assert isinstance(event, Event)
    event.waited.clear()
    watch.wait(most)
    return event.waited


def test_where_the_system_tells_one_looks_seldom(observer: type[Observer]) -> None:
    watch = WakeUp([(Path("a"), True), (Path("b"), False)])
    assert watch.told and watch._observer.watched == [("a", True), ("b", False)]
    assert watch._observer.state == "started"
    assert waited(watch) == [0.5] * 60
    assert waited(watch, 1.2) == [0.5, 0.5, pytest.approx(0.2)]
    assert waited(watch, 100.0) == [0.5] * 60
    assert waited(watch, 0.0) == []


def test_where_it_does_not_one_looks_often(observer: type[Observer]) -> None:
    observer.refuses = True
    watch = WakeUp([(Path("a"), True)])
    assert not watch.told
    assert waited(watch) == [0.5, 0.5]
    watch.close()


def test_what_happened_wakes_up_once(observer: type[Observer]) -> None:
    watch = WakeUp([(Path("a"), True)])
    (handler,) = watch._observer.handlers
    for kind, counts in (("opened", False), ("modified", True), ("closed_no_write", False),
                         ("deleted", True), ("created", True), ("moved", True)):  # fmt: skip
        handler.on_any_event(SimpleNamespace(event_type=kind))
        assert (len(waited(watch)) == 1) is counts
    assert len(waited(watch)) == 60


def test_who_watches_no_longer_has_stopped(observer: type[Observer]) -> None:
    watch = WakeUp([])
    inner = watch._observer
    watch.close()
    watch.close()
    assert inner.state == "stopped, joined"
    assert not watch.told
