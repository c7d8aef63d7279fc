"""What a page that is being left still says does not bring it back.

A table or an article says again what was not answered (``outbox.js``, ``actions.js``). On a
machine with much to do the server is on the next page while the browser shows the one before: what
that one says then waits until the next page is made, and Streamlit (1.67) goes back for it to a
page whose parts are gone, which is blank and stays so (``AppSession.request_rerun``). Where it came
a moment before the next page was begun, it waits in the line of that page's run, and is looked at
once more when its turn has come (``ScriptRunner._run_script``). It would also undo an
``st.switch_page`` of ours: until the run is broken off for it, the page it goes to stands in the
request that waits alone, and what comes in that moment takes its place (``ScriptRequests``); so a
page that is asked for counts before the one that is made. Nothing is lost: the surfaces keep what
was not carried out, and send it when they are shown again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ui.server.whole_page import Request


def pass_over() -> None:
    """Have every session of this process pass over what pages say that it has left."""
    from streamlit.runtime.app_session import AppSession  # slow, and only a server needs it
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

    AppSession.request_rerun = unless_left(AppSession.request_rerun)  # type: ignore[assignment, method-assign]
    ScriptRunner._run_script = unless_left_meanwhile(ScriptRunner._run_script)  # type: ignore[assignment, method-assign]


def unless_left(request: Request) -> Request:
    """Return what asks for a run of the script, unless a part of a page asks that was left."""

    def asked(session: Any, client_state: Any) -> None:
        if (
            client_state is None
            or not client_state.fragment_id
            or not _is_another(client_state.page_script_hash, _wanted(session))
        ):
            request(session, client_state)

    return asked


def unless_left_meanwhile(run: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """Return what runs the script, or parts of it: of those that waited only what is there."""

    def begun(runner: Any, asked: Any) -> None:
        made = _made(runner._pages_manager)
        if asked.fragment_id_queue and _is_another(asked.page_script_hash, made):
            there = [one for one in asked.fragment_id_queue if _has(runner, one)]
            if not there:
                return
            asked = replace(asked, fragment_id_queue=there, page_script_hash=made)
        run(runner, asked)

    return begun


def _wanted(session: Any) -> str:
    """Return the page that a waiting request goes to, or else the one that is made."""
    return _asked_for(session._scriptrunner) or _made(session._pages_manager)


def _asked_for(runner: Any) -> str:
    """Return the page that a waiting request goes to; empty: none waits."""
    from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType

    if runner is None or runner._requests._state is not ScriptRequestType.RERUN:
        return ""
    return str(runner._requests._rerun_data.page_script_hash)


def _made(pages: Any) -> str:
    """Return the page that is made, or was made last; empty: none was."""
    return pages.intended_page_script_hash or pages.current_page_script_hash or ""


def _is_another(said: str, now: str) -> bool:
    """Say whether a part speaks of another page than the one that counts now."""
    return bool(said and now and said != now)


def _has(runner: Any, part: str) -> bool:
    """Say whether the page that was made last has a part."""
    return bool(runner._fragment_storage.contains(part))
