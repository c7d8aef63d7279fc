"""A part's message does not come between the end of a run and its report."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType

from ui.server.run_ends import MOST, after_the_end

PART, WHOLE = SimpleNamespace(fragment_id="list"), SimpleNamespace(fragment_id="")


class Session:
    """A session whose clock is turned by hand."""

    def __init__(self, state: ScriptRequestType | None) -> None:
        self.later: list[tuple[Any, ...]] = []
        self._event_loop = SimpleNamespace(call_later=lambda _, *what: self.later.append(what))
        self.ends(state)

    def ends(self, state: ScriptRequestType | None) -> None:
        runner = SimpleNamespace(_requests=SimpleNamespace(_state=state))
        self._scriptrunner = runner if state else None

    def turn(self) -> None:
        look, *given = self.later.pop(0)
        look(*given)


def asking() -> tuple[list[Any], Callable[[Any, Any], None]]:
    heard: list[Any] = []
    return heard, after_the_end(lambda _, client_state: heard.append(client_state))


def test_a_part_waits_for_the_end_and_what_comes_after_it_keeps_its_place() -> None:
    heard, asked = asking()
    session = Session(ScriptRequestType.STOP)
    asked(session, PART)
    asked(session, WHOLE)
    asked(session, None)
    session.turn()
    assert heard == []
    session.ends(None)
    session.turn()
    assert heard == [PART, WHOLE, None] and session.later == []
    asked(session, PART)
    assert heard[3:] == [PART]


def test_the_whole_page_and_a_run_that_still_listens_wait_for_nothing() -> None:
    heard, asked = asking()
    asked(Session(ScriptRequestType.STOP), WHOLE)
    asked(Session(ScriptRequestType.STOP), None)
    asked(Session(ScriptRequestType.CONTINUE), PART)
    asked(Session(None), PART)
    assert heard == [WHOLE, None, PART, PART]


def test_an_end_that_is_never_heard_is_waited_for_no_longer() -> None:
    heard, asked = asking()
    session = Session(ScriptRequestType.STOP)
    asked(session, PART)
    for _ in range(MOST):
        assert heard == []
        session.turn()
    assert heard == [PART] and session.later == []


def test_streamlit_still_has_its_run_there() -> None:
    from streamlit.runtime.app_session import AppSession
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

    begin = inspect.getsource(AppSession.__init__)
    assert "self._scriptrunner:" in begin and "self._event_loop = " in begin
    assert "self._scriptrunner = None" in inspect.getsource(
        AppSession._handle_scriptrunner_event_on_event_loop
    )
    assert "self._requests = ScriptRequests()" in inspect.getsource(ScriptRunner.__init__)
