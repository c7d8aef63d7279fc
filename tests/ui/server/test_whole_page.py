"""A session begins with the whole page, whatever part of it asks first."""

from __future__ import annotations

import inspect
from types import SimpleNamespace
from typing import Any

from ui.server.whole_page import whole_first


class _Session:
    """Stands for one of Streamlit's."""


def test_only_the_first_run_of_a_session_is_made_one_of_the_whole_page() -> None:
    asked: list[str | None] = []
    request = whole_first(
        lambda _, state: asked.append(state.fragment_id if state is not None else None)
    )
    first, second = _Session(), _Session()
    for session in (first, first, second):
        request(session, SimpleNamespace(fragment_id="part"))
    request(_Session(), None)
    assert asked == ["", "part", "", None]


def test_streamlit_still_asks_there() -> None:
    from streamlit.runtime.app_session import AppSession

    names: Any = inspect.signature(AppSession.request_rerun).parameters
    assert list(names) == ["self", "client_state"]
    assert "fragment_id" in inspect.getsource(AppSession.request_rerun)
