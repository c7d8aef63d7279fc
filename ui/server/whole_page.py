"""What a session shows first is the whole page, also where it goes on after a restart.

A page that was open while the server was started again has a new session, which has run nothing
yet. The browser does not ask for a run: the first thing it sends is what somebody does in a part
of the page, and Streamlit (1.67) passes over a part that its session does not know, so that nothing
a person does arrives any more (``AppSession.request_rerun``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import WeakSet

Request = Callable[[Any, Any], None]


def begin_with_it() -> None:
    """Have every session of this process begin with the whole page."""
    from streamlit.runtime.app_session import AppSession  # slow, and only a server needs it

    AppSession.request_rerun = whole_first(AppSession.request_rerun)  # type: ignore[assignment, method-assign]


def whole_first(request: Request) -> Request:
    """Return what asks for a run of the script, the first one of each session for all of it."""
    begun: WeakSet[Any] = WeakSet()

    def asked(session: Any, client_state: Any) -> None:
        if session not in begun:
            begun.add(session)
            if client_state is not None:
                client_state.fragment_id = ""
        request(session, client_state)

    return asked
