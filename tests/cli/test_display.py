"""How far a run is, on standard error: words on a pipe, a bar on a terminal."""

from __future__ import annotations

import io
import sys
from typing import Any

import pytest

from translator.application import Progress
from translator.cli import display, fetch_display
from translator.cli.display import Display, in_words
from translator.cli.fetch_display import FetchDisplay
from translator.errors import InputError


class Terminal(io.StringIO):
    """Standard error as a terminal, or as a pipe."""

    def __init__(self, interactive: bool) -> None:
        super().__init__()
        self._interactive = interactive

    def isatty(self) -> bool:
        return self._interactive


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        for module in (display, fetch_display):
            monkeypatch.setattr(module.time, "monotonic", lambda: self.now)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def progress(done: int, total: int = 10, characters: int = 100, findings: int = 0) -> Progress:
    return Progress(
        document="早市.md", done=done, total=total, characters_done=done * 10,
        characters_total=characters, findings=findings,
    )  # fmt: skip


def streams(capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    caught = capsys.readouterr()
    return caught.out, caught.err


def test_on_a_pipe_a_line_is_said_every_half_minute(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = Display(quiet=False)
    shown.begin()
    clock.now += 29.9
    shown.report(progress(1))
    assert streams(capsys) == ("", "")
    assert (shown.done, shown.total) == (1, 10)
    clock.now += 0.1
    shown.report(progress(2, findings=1))
    said = "早市.md: 2 of 10 segments, 1 to look at, 2 min 0 s left\n"
    assert streams(capsys) == ("", said)
    clock.now += 29.9
    shown.report(progress(3))
    assert streams(capsys) == ("", "")
    clock.now += 30.0
    shown.report(progress(5))
    assert streams(capsys)[1].endswith("1 min 30 s left\n")


def test_how_long_it_takes_is_not_known_before_anything_is_done(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = Display(quiet=False)
    clock.now += 30.0
    shown.report(progress(0, total=1))
    said = "早市.md: 0 of 1 segment, 0 to look at, time not known yet left\n"
    assert streams(capsys) == ("", said)


def test_a_document_that_begins_has_a_clock_of_its_own(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = Display(quiet=False)
    assert (shown.done, shown.total) == (0, 0)
    clock.now += 600.0
    shown.begin()
    clock.now += 30.0
    shown.report(progress(5))
    assert streams(capsys)[1].endswith("30 s left\n")


@pytest.mark.parametrize(("quiet", "characters"), [(True, 100), (False, 0), (True, 0)])
def test_who_wants_quiet_or_waits_for_no_engine_is_told_nothing(
    clock: Clock, capsys: pytest.CaptureFixture[str], quiet: bool, characters: int
) -> None:
    shown = Display(quiet=quiet)
    clock.now += 100.0
    shown.report(progress(2, characters=characters))
    assert streams(capsys) == ("", "")
    assert (shown.done, shown.total) == (2, 10)


def test_being_quiet_hides_messages_and_neither_warnings_nor_errors(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for quiet, said in ((False, "Written.\n"), (True, "")):
        shown = Display(quiet=quiet)
        shown.say("Written.")
        assert streams(capsys) == ("", said)
        shown.warn("It leaves this computer.")
        assert streams(capsys) == ("", "It leaves this computer.\n")
        shown.complain(InputError("format.empty", name="a.md"))
        assert streams(capsys) == (
            "", "Error: a.md is empty.\n       Give a file with text in it.\n",
        )  # fmt: skip


def test_on_a_terminal_a_bar_is_shown_and_taken_away(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = Terminal(True)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    with Display(quiet=False) as shown:
        shown.report(progress(0))
        clock.now += 30.0
        shown.report(progress(5, findings=2))
        bar: Any = shown._bar
        (task,) = bar._bars.tasks
        assert (task.description, task.completed, task.total) == ("早市.md", 50, 100)
        assert task.fields["state"] == "5/10 segments, 2 to look at, 30 s left"
        shown.report(progress(6))
        assert shown._bar is bar
        assert task.fields["state"] == "6/10 segments, 20 s left"
        assert bar._bars.live.transient
    assert shown._bar is None
    assert "早市.md" in screen.getvalue()


def test_a_name_in_a_bar_is_no_markup(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal(True)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    name = "[red]早市[/red].md"
    with Display(quiet=False) as shown:
        shown.report(Progress(document=name, done=1, total=2, characters_done=1,
                              characters_total=2, findings=0))  # fmt: skip
    with FetchDisplay(quiet=False) as fetched:
        fetched.begin("[bold]model[/bold]", 10)
        fetched.say("took [a/b] of 12")
    assert name in screen.getvalue()
    assert "[bold]model[/bold]" in screen.getvalue() and "took [a/b] of 12" in screen.getvalue()


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-3.0, "0 s"), (0.0, "0 s"), (0.4, "0 s"), (59.4, "59 s"), (59.6, "1 min 0 s"),
        (60.0, "1 min 0 s"), (61.0, "1 min 1 s"), (200.0, "3 min 20 s"), (3599.0, "59 min 59 s"),
        (3600.0, "1 h 0 min"), (3661.0, "1 h 1 min"), (7199.0, "1 h 59 min"),
        (90_000.0, "25 h 0 min"),
    ],
)  # fmt: skip
def test_a_duration_is_said_as_people_say_it(seconds: float, said: str) -> None:
    assert in_words(seconds) == said


def test_a_fetch_on_a_pipe_is_told_every_ten_seconds(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = FetchDisplay(quiet=False)
    shown.at(5)
    assert streams(capsys) == ("", "")
    shown.begin("model.bin", 2_000_000)
    assert streams(capsys) == ("", "model.bin (2.0 MB) …\n")
    clock.now += 10.0
    shown.at(500_000)
    assert streams(capsys) == ("", "")
    clock.now += 0.1
    shown.at(1_000_000)
    assert streams(capsys) == ("", "  1.0 MB of 2.0 MB\n")
    clock.now += 10.0
    shown.at(1_500_000)
    assert streams(capsys) == ("", "")
    shown.begin("list", None)
    assert streams(capsys) == ("", "list …\n")
    clock.now += 100.0
    shown.at(7)
    shown.end()
    assert streams(capsys) == ("", "")
    shown.say("It was taken.")
    assert streams(capsys) == ("", "It was taken.\n")


def test_a_quiet_fetch_says_nothing(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    shown = FetchDisplay(quiet=True)
    shown.begin("model.bin", 2_000_000)
    clock.now += 100.0
    shown.at(5)
    shown.say("It was taken.")
    shown.end()
    assert streams(capsys) == ("", "")


def test_a_fetch_on_a_terminal_has_a_bar(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal(True)
    monkeypatch.setattr(sys, "stderr", screen)
    with FetchDisplay(quiet=False) as shown:
        shown.begin("model.bin", 2_000_000)
        shown.at(500_000)
        (task,) = shown._bar.tasks
        assert (task.description, task.completed, task.total) == ("model.bin", 500_000, 2_000_000)
        shown.end()
        assert shown._bar is None
    assert "model.bin" in screen.getvalue()
