"""A page that is being left does not bring itself back."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, fields
from types import SimpleNamespace
from typing import Any

import pytest

from ui.server import left_pages
from ui.server.left_pages import unless_left, unless_left_meanwhile


@pytest.mark.parametrize(
    ("part", "said", "making", "shown", "heard"),
    [
        ("list", "library", "reader", "library", False),
        ("list", "library", "", "reader", False),
        ("article", "reader", "reader", "library", True),
        ("article", "reader", "", "reader", True),
        ("", "library", "reader", "reader", True),  # somebody goes to another page
        ("list", "", "reader", "reader", True),
        ("list", "library", "", "", True),
    ],
)
def test_a_part_is_heard_on_its_own_page(
    part: str, said: str, making: str, shown: str, heard: bool
) -> None:
    asked: list[Any] = []
    pages = SimpleNamespace(intended_page_script_hash=making, current_page_script_hash=shown)
    message = SimpleNamespace(fragment_id=part, page_script_hash=said)
    request = unless_left(lambda _, state: asked.append(state))
    request(SimpleNamespace(_pages_manager=pages, _scriptrunner=None), message)
    assert asked == [message] * heard


@pytest.mark.parametrize(
    ("wanted", "said", "heard"),
    [("reader", "library", False), ("reader", "reader", True), ("", "library", True)],
)
def test_a_page_that_is_asked_for_is_not_undone_by_the_one_that_asks(
    wanted: str, said: str, heard: bool
) -> None:
    from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests

    waiting = ScriptRequests()
    if wanted:  # as st.switch_page asks, on its way out of a run of the library
        waiting.request_rerun(RerunData(page_script_hash=wanted))
    pages = SimpleNamespace(intended_page_script_hash="library", current_page_script_hash="library")
    session = SimpleNamespace(
        _pages_manager=pages, _scriptrunner=SimpleNamespace(_requests=waiting)
    )
    asked: list[Any] = []
    message = SimpleNamespace(fragment_id="list", page_script_hash=said)
    unless_left(lambda _, state: asked.append(state))(session, message)
    assert asked == [message] * heard


def test_a_stopped_run_asks_for_nothing() -> None:
    from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests

    waiting = ScriptRequests()
    waiting.request_rerun(RerunData(page_script_hash="reader"))
    waiting.request_stop()
    assert left_pages._asked_for(SimpleNamespace(_requests=waiting)) == ""
    assert left_pages._asked_for(None) == ""


@dataclass(frozen=True)
class _Asked:
    """What a run is asked for."""

    fragment_id_queue: list[str]
    page_script_hash: str


@pytest.mark.parametrize(
    ("asked", "begun"),
    [
        (_Asked(["list"], "library"), None),
        (_Asked(["list", "article"], "library"), _Asked(["article"], "reader")),
        (_Asked(["article"], "reader"), _Asked(["article"], "reader")),
        (_Asked([], "library"), _Asked([], "library")),  # somebody goes back to it
    ],
)
def test_what_a_left_part_asked_before_the_next_page_was_begun_is_not_run(
    asked: _Asked, begun: _Asked | None
) -> None:
    ran: list[Any] = []
    runner = SimpleNamespace(
        _pages_manager=SimpleNamespace(
            intended_page_script_hash="reader", current_page_script_hash="reader"
        ),
        _fragment_storage=SimpleNamespace(contains=lambda part: part == "article"),
    )
    unless_left_meanwhile(lambda _, what: ran.append(what))(runner, asked)
    assert ran == [begun] * (begun is not None)


def test_a_run_that_nobody_asked_for_begins() -> None:
    asked: list[Any] = []
    unless_left(lambda _, state: asked.append(state))(SimpleNamespace(), None)
    assert asked == [None]


def test_streamlit_still_knows_its_pages_there() -> None:
    from streamlit.proto.ClientState_pb2 import ClientState
    from streamlit.runtime.app_session import AppSession
    from streamlit.runtime.fragment import MemoryFragmentStorage
    from streamlit.runtime.pages_manager import PagesManager
    from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
    from streamlit.runtime.scriptrunner_utils.script_requests import RerunData

    assert "self._scriptrunner: ScriptRunner | None" in inspect.getsource(AppSession.__init__)
    assert "self._pages_manager = PagesManager(" in inspect.getsource(AppSession.__init__)
    pages = PagesManager("app.py")
    assert not pages.intended_page_script_hash
    assert not pages.current_page_script_hash
    source = inspect.getsource(ScriptRunner)
    assert "self._run_script(request.rerun_data)" in source
    assert "self._fragment_storage = " in source
    assert "self._pages_manager = " in source
    assert callable(MemoryFragmentStorage().contains)
    assert {"fragment_id_queue", "page_script_hash"} <= {one.name for one in fields(RerunData)}
    assert {"fragment_id", "page_script_hash"} <= set(ClientState.DESCRIPTOR.fields_by_name)
