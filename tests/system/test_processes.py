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
