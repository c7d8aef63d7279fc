"""The library: every article with its translations, found, opened, taken away, deleted."""

from __future__ import annotations

import time

import streamlit as st

from translator.errors import StoreError
from translator.store import ArticleRow, JobState, Library
from ui import navigation
from ui.i18n import messages
from ui.i18n.strings import say
from ui.jobs.app_context import AppContext
from ui.library_table import known_shares, library_table, table_actions
from ui.library_table.arranging import arrange, key_of
from ui.library_table.table_data import table
from ui.library_table.table_state import Desk, Json, TableState
from ui.reader.scene import number_in
from ui.views import packed, read

_POLL = 1.0
"""Seconds between two looks at the library while a job of the page runs."""
_STATE, _ASKED = "library-table-state", "library-jobs-asked"


def show(context: AppContext) -> None:
    """Show the page."""
    messages.heading(say("nav.library"))
    read.left()
    busy = _busy(context.manager.library)
    live = st.fragment(_list, run_every=_POLL if busy else None)
    live(context, busy)


def _busy(library: Library) -> bool:
    """Say whether something is to come by itself: a translation, or how much of one is known."""
    return library.any_running() or known_shares.working()


def _list(context: AppContext, was_busy: bool) -> None:
    manager, state = context.manager, _state()
    library = manager.library
    navigation.in_fragment()
    if was_busy != _busy(library):
        st.rerun()  # the whole page: polling begins or ends
    messages.kept()
    _told(state)
    try:
        standing = manager.standing()
        rows = library.article_rows()
        if any(row.state is JobState.RUNNING and row.job_id not in standing for row in rows):
            library.stop_abandoned_jobs()  # of another process that died: it can go on here
            rows = library.article_rows()
        if not rows:
            _nothing()
            return
        packed.show(manager, state)
        _choose_asked(state, rows)
        hits = library.search_articles(state.view.search) if state.view.search else None
        level = context.config.hsk_level
        known, counted = None, known_shares.counted()
        if state.view.sort == "known":  # every row's share says which rows this page has
            known = known_shares.percents(rows, library, level)
        arranged = arrange(rows, state.view, hits, known=known or {})
        if not known_shares.are_told(library, level):
            known = None
        elif known is None:
            known = known_shares.percents(arranged.rows, library, level)
        data = table(
            arranged, state, standing=standing, tags=library.tags(), hits=hits, known=known
        )
    except StoreError as error:
        messages.error(error)
        return
    desk = Desk(manager=manager, config=context.config, state=state)
    library_table.show(data, lambda actions: _take(actions, desk))
    if not was_busy and (known_shares.working() or known_shares.counted() != counted):
        st.rerun()  # shares are on their way, or were there before the page: look for them


def _state() -> TableState:
    """Return what this session looks at in the library."""
    found: TableState = st.session_state.setdefault(_STATE, TableState())
    return found


def _take(actions: list[Json], desk: Desk) -> None:
    """Do what a person did and was not done yet."""
    desk.state.inbox.take(actions, lambda action: _do(action, desk))


def _do(action: Json, desk: Desk) -> Json:
    match action.get("do"):
        case "open":
            sentence = _position(action.get("at"))
            navigation.to_job(number_in(action, "job"), sentence=sentence)
        case "check":
            jobs = table_actions.jobs_of(action, desk)
            navigation.to_page("check", jobs=",".join(map(str, jobs)))
        case _:
            return table_actions.do(action, desk)
    return {"id": action.get("id")}


def _position(at: object) -> navigation.Sentence | None:
    """Return a sentence as the browser names it, block and start; None: it names none."""
    if isinstance(at, list) and len(at) == 2 and all(type(one) is int for one in at):
        return at[0], at[1]
    return None


def _told(state: TableState) -> None:
    """Say what came of the last action, once."""
    if state.told:
        messages.box(state.told)
        state.told = ""
    for problem in state.problems:
        messages.error(problem)
    state.problems.clear()


def _choose_asked(state: TableState, rows: list[ArticleRow]) -> None:
    """Choose the rows that the page's address names, once for each such address."""
    jobs = navigation.jobs_of_address()
    if not jobs or st.session_state.get(_ASKED) == jobs:
        return
    st.session_state[_ASKED] = jobs
    keys = [key_of(row) for row in rows if row.job_id in jobs]
    state.chosen = {"id": time.time_ns() // 1_000_000, "keys": keys}


def _nothing() -> None:
    messages.box(say("library.empty"), say("library.empty-next"))
    st.button(say("library.empty-go"), on_click=navigation.to_page, args=("reader",))
