"""What a part of the page asks while a run comes to its end waits until the end was heard.

A run of the page says what it made by events, which are passed on a moment later. Where a part asks
in that moment, Streamlit (1.67) begins a new run at once and takes the rest of the old one's events
for somebody else's: a menu that was just opened stays empty, and the page stays pale
(``AppSession.request_rerun`` says so itself). With much to do the moment is long. So the message
waits for some milliseconds, and whatever comes after it, in its order.
"""

from __future__ import annotations

from collections import deque
from typing import Any
from weakref import WeakKeyDictionary

from ui.server.whole_page import Request

STEP = 0.01
"""Seconds between two looks."""
MOST = 500
"""Looks: a run whose end is not heard for five seconds is waited for no longer."""


def wait_for_them() -> None:
    """Have every session of this process hear the end of a run before a part's next message."""
    from streamlit.runtime.app_session import AppSession  # slow, and only a server needs it

    AppSession.request_rerun = after_the_end(AppSession.request_rerun)  # type: ignore[assignment, method-assign]


def after_the_end(request: Request) -> Request:
    """Return what asks for a run of the script, as soon as no run is between end and report."""
    waiting: WeakKeyDictionary[Any, deque[Any]] = WeakKeyDictionary()

    def asked(session: Any, client_state: Any) -> None:
        before = waiting.get(session)
        if before:
            before.append(client_state)
        elif client_state is not None and client_state.fragment_id and _is_ending(session):
            waiting[session] = deque([client_state])
            look(session, MOST)
        else:
            request(session, client_state)

    def look(session: Any, left: int) -> None:
        if left and _is_ending(session):
            session._event_loop.call_later(STEP, look, session, left - 1)
            return
        for client_state in waiting.pop(session):
            request(session, client_state)

    return asked


def _is_ending(session: Any) -> bool:
    """Say whether a run takes no more requests, but has not reported its end."""
    from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType

    runner = session._scriptrunner
    return runner is not None and runner._requests._state is ScriptRequestType.STOP
