"""How much memory and how many cores this process may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from translator.system import machine


def test_there_is_a_core_and_some_memory() -> None:
    assert 1 <= machine.cores() <= (os.cpu_count() or 1)
    found = machine.memory()
    assert found is None or found > 100_000_000


@pytest.mark.parametrize(
    ("limit", "known", "found"),
    [
        ("max\n", 8_000, 8_000),
        ("6000\n", 8_000, 6_000),
        ("9223372036854771712\n", 8_000, 8_000),  # version 1 of cgroups without a limit
        ("0\n", 8_000, 8_000),
        ("", 8_000, 8_000),
    ],
)
def test_a_container_may_have_less_than_the_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, known: int, found: int
) -> None:
    path = tmp_path / "memory.max"
    path.write_text(limit)
    monkeypatch.setattr(machine, "_LIMITS", (str(path), str(tmp_path / "none")))
    assert machine.memory(known) == found


def test_a_system_that_does_not_say_leaves_it_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(name: str) -> int:
        raise ValueError(name)

    monkeypatch.setattr(machine, "_LIMITS", (str(tmp_path / "none"),))
    monkeypatch.setattr(os, "sysconf", silent, raising=False)
    assert machine.memory() is None


def test_where_cores_cannot_be_pinned_all_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 6)
    assert machine.cores() == 6


def test_what_something_else_said_is_not_asked_of_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(machine, "_LIMITS", ())
    monkeypatch.setattr(os, "sysconf", lambda name: 1, raising=False)
    assert machine.memory(5) == 5
    assert machine.memory() == 1
    monkeypatch.setattr(os, "sysconf", lambda name: 0, raising=False)
    assert machine.memory() is None
