"""The app in front of which the token stands."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager

import pytest

from ui import asgi


def finish(entered: AbstractAsyncContextManager[None]) -> None:
    """Enter what never waits, without an event loop (playwright's may be running)."""
    with pytest.raises(StopIteration):
        entered.__aenter__().send(None)  # type: ignore[attr-defined]  # it is a coroutine


def test_the_terminal_is_told_that_the_server_answers(capsys: pytest.CaptureFixture[str]) -> None:
    finish(asgi._told(asgi.app))
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "The reader's server started.\n")
