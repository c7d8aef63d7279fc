"""Whether it is still the same process that has a number."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from translator.system import processes

here = pytest.mark.skipif(processes.began(os.getpid()) is None, reason="no /proc here")


def test_this_process_runs() -> None:
    assert processes.alive(os.getpid())
    assert processes.alive(os.getpid(), seen=time.time())


@pytest.mark.parametrize("number", [0, -1, 999_999_999])
def test_what_is_no_process_does_not(number: int) -> None:
    assert not processes.alive(number)
    assert processes.began(999_999_999) is None


def test_a_process_that_ended_does_not() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    assert not processes.alive(child.pid)


def test_somebody_elses_process_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(number: int, signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", closed)
    assert processes.alive(1)


@here
def test_a_process_knows_when_it_began() -> None:
    start = processes.began(os.getpid())
    assert start is not None
    assert 0 < start <= time.time() + 2


@here
def test_a_process_that_began_after_it_was_seen_is_another_one() -> None:
    assert not processes.alive(os.getpid(), seen=1_577_836_800.0)


def test_where_the_system_does_not_say_the_number_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "began", lambda process: None)
    assert processes.alive(os.getpid(), seen=0.0)


@pytest.mark.parametrize(
    ("seen", "same"), [(100.0, True), (98.0, True), (97.9, False), (1000.0, True)]
)
def test_times_are_compared_to_two_seconds(
    monkeypatch: pytest.MonkeyPatch, seen: float, same: bool
) -> None:
    monkeypatch.setattr(processes, "began", lambda process: 100.0)
    assert processes.alive(os.getpid(), seen=seen) is same


def test_a_number_of_no_process_is_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(os, "kill", lambda number, signal: asked.append(signal))
    assert not processes.alive(0)
    assert not processes.alive(-7)
    assert processes.alive(1)
    assert asked == [0]  # the signal that only asks


def test_where_asking_would_end_the_process_every_number_counts_as_running(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as windows:
        windows.setattr(os, "name", "nt")
        found = processes.alive(999_999_999), processes.alive(0)
    assert found == (True, False)


@here
def test_a_child_began_when_it_was_started() -> None:
    before = time.time()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        start = processes.began(child.pid)
        after = time.time()
        child.communicate(b"\n")
    assert start is not None
    assert before - 2 <= start <= after + 2


@here
def test_the_name_of_a_program_may_hold_what_ends_a_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    numbers = " ".join(str(number) for number in range(4, 53))
    told = {
        "/proc/7/stat": f"7 (a) b) S {numbers}".encode(),
        "/proc/stat": b"cpu 1 2\nbtime 1000 x\n",
    }
    monkeypatch.setattr(processes.Path, "read_bytes", lambda path: told[str(path)])
    assert processes.began(7) == 1000 + 22 / os.sysconf("SC_CLK_TCK")
