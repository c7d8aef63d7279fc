"""The app in front of which the token stands."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from ui.server.asgi import guarded
from ui.server.door import Door


def test_the_terminal_is_told_that_the_server_answers(capsys: pytest.CaptureFixture[str]) -> None:
    begun: list[bool] = []
    sent: list[Any] = []
    coming = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])

    async def receive() -> Any:
        return next(coming)

    async def send(message: Any) -> None:
        sent.append(message["type"])

    app = guarded(Door(["127.0.0.1:8501"]), begun=lambda: begun.append(True))
    # In a loop of its own: playwright's may be running in this thread.
    work = threading.Thread(
        target=lambda: asyncio.run(app({"type": "lifespan", "state": {}}, receive, send))  # type: ignore[arg-type]
    )
    work.start()
    work.join()
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    assert begun == [True]
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "The reader's server started.\n")
