from __future__ import annotations

import os
import sys
import threading

import pytest

from ui.jobs.queue import step_back


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux knows priorities of threads")
def test_a_thread_steps_back_with_those_it_starts_and_no_other_does() -> None:
    found: list[int] = []

    def priority() -> None:
        found.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))

    def work() -> None:
        step_back()
        priority()
        inner = threading.Thread(target=priority)
        inner.start()
        inner.join()

    before = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [max(10, before)] * 2
    assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == before


def test_a_system_that_refuses_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: int) -> None:
        raise PermissionError("not allowed")

    monkeypatch.setattr(os, "setpriority", refused, raising=False)
    step_back()
