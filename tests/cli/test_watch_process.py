"""translate --watch as a program of its own, ended as a person ends it."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

PATIENCE = 60.0
"""Seconds a step may take on a slow machine."""


class Program:
    """A watch that runs; its messages are waited for."""

    def __init__(self, folder: Path, *words: str, code: str = "") -> None:
        command = f"{code}; from translator.cli import main; import sys; sys.exit(main())"
        self.process = subprocess.Popen(
            [sys.executable, "-c", command, "translate", "--watch", *words, "--model", "echo"],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        )  # fmt: skip
        assert self.process.stderr is not None
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, args=(self.process.stderr,), daemon=True).start()

    def _listen(self, stream: IO[str]) -> None:
        for line in stream:
            self.lines.put(line)

    def says(self, words: str) -> str:
        """Wait for a message with these words."""
        said = ""
        while words not in said:
            try:
                said += self.lines.get(timeout=PATIENCE)
            except queue.Empty:
                pytest.fail(f"{words!r} was not said, but: {said}")
        return said

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text("天亮了。他起床了。\n", encoding="utf-8")
    return tmp_path


@pytest.fixture(params=["told", "by the clock"])
def program(folder: Path, request: pytest.FixtureRequest) -> Iterator[Program]:
    """A watch, with what the system tells of folders and without it."""
    no_watches = (
        "import watchdog.observers as o; "
        "o.Observer.start = lambda self: (_ for _ in ()).throw(OSError(28, 'no watches left'))"
    )
    code = "pass" if request.param == "told" else no_watches
    one = Program(folder, "in", "-o", "out", code=code)
    yield one
    if one.process.poll() is None:
        one.process.kill()
    one.process.wait()
    for stream in (one.process.stdout, one.process.stderr):
        if stream is not None:
            stream.close()


def test_a_watch_from_its_start_to_ctrl_c(
    program: Program, folder: Path, request: pytest.FixtureRequest
) -> None:
    said = program.says("End it with Ctrl-C.")
    assert "2 of 2 sentences translated" in said
    assert ("looking every second" in said) is ("clock" in request.node.name)
    draft = folder / "in" / ".a.md.tmp"  # as editors save
    draft.write_text("天亮了。她还没有起床。\n", encoding="utf-8")
    draft.replace(folder / "in" / "a.md")
    program.says("1 of 2 sentences translated")
    assert "她还没有起床" in (folder / "out" / "a.en.md").read_text("utf-8")
    assert program.end() == 0
    program.says("Stopped watching; 2 results written.")
