"""A server that is held up where a test wants it to be slow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from translator.engines.echo import EchoEngine
from ui import documents as bitexts


def hold_form(name: str, gate: str) -> None:
    """Make the file of one form only when somebody opens a named pipe for writing.

    Args:
        name: Of the form, as ``bitexts.Download`` has it.
        gate: Path of the pipe; reading it waits.
    """
    make = bitexts.make_file

    def held(opened: Any, job: Any, library: Any, chosen: Any, *, says: str) -> Any:
        if chosen.name == name:
            Path(gate).read_bytes()
        return make(opened, job, library, chosen, says=says)

    bitexts.make_file = held


def hold_better(gate: str) -> None:
    """Let ``echo`` translate only when somebody opens a named pipe; its drafts come at once.

    Args:
        gate: Path of the pipe; reading it waits.
    """
    translate = EchoEngine.translate

    def held(engine: EchoEngine, requests: Any, *, source: str, target: str) -> Any:
        if engine.name == "echo":
            Path(gate).read_bytes()
        return translate(engine, requests, source=source, target=target)

    EchoEngine.translate = held  # type: ignore[method-assign]  # in a process of its own
