"""What a page that is being left still says does not bring it back.

A table or an article says again what was not answered (``outbox.js``, ``actions.js``). On a
machine with much to do the server is on the next page while the browser shows the one before: what
that one says then waits until the next page is made, and Streamlit (1.67) goes back for it to a
page whose parts are gone, which is blank and stays so (``AppSession.request_rerun``). The same
would undo an ``st.switch_page`` of ours: until the run is broken off for it, the page it goes to
stands in the request that waits alone, and what comes in that moment takes its place
(``ScriptRequests``). So a page that is asked for counts before the one that is made. Nothing is
lost: the surfaces keep what was not carried out, and send it when they are shown again.
"""

from __future__ import annotations

from typing import Any

from ui.server.whole_page import Request


def pass_over() -> None:
    """Have every session of this process pass over what pages say that it has left."""
    from streamlit.runtime.app_session import AppSession  # slow, and only a server needs it

    AppSession.request_rerun = unless_left(AppSession.request_rerun)  # type: ignore[assignment, method-assign]


def unless_left(request: Request) -> Request:
    """Return what asks for a run of the script, unless a part of a page asks that was left."""

    def asked(session: Any, client_state: Any) -> None:
        if client_state is None or not _is_left(session, client_state):
            request(session, client_state)

    return asked


def _is_left(session: Any, client_state: Any) -> bool:
    """Say whether a part speaks of another page than the one asked for, made, or made last."""
    pages = session._pages_manager
    now = (
        _asked_for(session._scriptrunner)
        or pages.intended_page_script_hash
        or pages.current_page_script_hash
    )
    said = client_state.page_script_hash
    return bool(client_state.fragment_id and said and now and said != now)


def _asked_for(runner: Any) -> str:
    """Return the page that a waiting request goes to; empty: none waits."""
    from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType

    if runner is None or runner._requests._state is not ScriptRequestType.RERUN:
        return ""
    return str(runner._requests._rerun_data.page_script_hash)
