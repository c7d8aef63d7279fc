"""The reading view: both sides, filling in while the translation runs."""

from __future__ import annotations

import math
from typing import Any

import streamlit as st

from translator.errors import StoreError, TranslatorError
from translator.store import Job, JobState
from ui import downloads, messages, words
from ui.bitexts import OpenDocument
from ui.desk import Desk
from ui.opened import opened
from ui.reader import surface, view
from ui.tasks import Status
from ui.words import say

_POLL = 1.0
"""Seconds between two looks at the library while a job runs."""


def show(desk: Desk, job_id: int) -> None:
    """Show a job's document."""
    manager = desk.manager
    try:
        status = manager.status(job_id)
        job = manager.library.job(job_id)
        document = opened(manager, job)
    except TranslatorError as error:
        _back()
        messages.error(error)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        _back()
        downloads.show(manager, job)
    # While something runs this part looks again by itself; when it is done it rests.
    live = st.fragment(_live, run_every=_POLL if status.running else None)
    live(desk, job_id, document, status.running)


def _back() -> None:
    if st.button(say("job.back"), type="tertiary"):
        st.query_params.clear()
        st.rerun()


def _live(desk: Desk, job_id: int, document: OpenDocument, was_running: bool) -> None:
    manager = desk.manager
    try:
        status = manager.status(job_id)
        if was_running and not status.running:
            st.rerun()  # the whole page: polling ends, the downloads appear
        _progress(desk, status)
        key, pages = f"page-{job_id}", len(document.pages)
        number = min(st.session_state.get(key, 0), pages - 1)
        _pager(key, number, pages, place="above")
        first, last = view.block_range(document, number)
        job = manager.library.job(job_id)
        pairs = manager.library.pairs(job_id, first_block=first, last_block=last)
        page = view.page(document, job, pairs, number, language=words.language())
        surface.show(_in_words(page, job))
        _pager(key, number, pages, place="below")
    except StoreError as error:
        messages.error(error)


def _in_words(page: dict[str, Any], job: Job) -> dict[str, Any]:
    """Put what a page says of itself into the reader's language."""
    page["counts"] = counts(job)
    for side in ("source", "target"):
        page[side]["name"] = words.language_name(page[side]["tag"])
    return page


def counts(job: Job) -> str:
    """Say how many sentences a document has, and how many a person should look at."""
    doubtful = job.warnings + job.errors
    sentences = words.count("read.sentences", job.total)
    return say("read.doubtful", sentences=sentences, number=doubtful) if doubtful else sentences


def _progress(desk: Desk, status: Status) -> None:
    manager = desk.manager
    if status.state is JobState.DONE:
        return
    if status.state is JobState.FAILED:
        messages.box(say("job.failed"), status.message, level="error")
    columns = st.columns([6, 1], vertical_alignment="center")
    done = status.done / status.total if status.total else 0.0
    columns[0].progress(min(done, 1.0), text=progress_words(status))
    if not status.running:
        if columns[1].button(say("job.go-on"), type="primary", width="stretch"):
            try:
                job_id = manager.resume(status.job_id, config=desk.config)
            except TranslatorError as error:
                messages.error(error)
            else:
                st.query_params["job"] = str(job_id)
                st.rerun()
    elif status.here and columns[1].button(
        say("job.stop"), disabled=status.stopping, width="stretch"
    ):
        manager.stop(status.job_id)


def progress_words(status: Status) -> str:
    """Say how far a job is and how long it will take."""
    return say(
        f"job.{_situation(status)}",
        done=status.done,
        total=status.total,
        left=time_left(status.seconds_left or 0.0),
    )


def _situation(status: Status) -> str:
    if status.stopping:
        return "words-stopping"
    if not status.running:
        return "words-stopped"
    if not status.here:
        return "words-elsewhere"
    if status.waiting:
        return "words-waiting"
    return "words-loading" if status.seconds_left is None else "words-left"


def time_left(seconds: float) -> str:
    """Say a time as one says it: about 40 seconds left, about 3 minutes left."""
    if seconds < 10:
        return say("job.left-few")
    if seconds < 90:
        return say("job.left-seconds", number=math.ceil(seconds / 10) * 10)
    if seconds < 5400:
        return say("job.left-minutes", number=round(seconds / 60))
    return say("job.left-hours", number=f"{seconds / 3600:.1f}")


def _pager(key: str, number: int, pages: int, *, place: str) -> None:
    """Offer the other pages of a long document, above it and below it."""
    if pages == 1:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        for name, other in (("before", number - 1), ("next", number + 1)):
            st.button(
                say(f"page.{name}"),
                key=f"{key}-{place}-{name}",
                disabled=not 0 <= other < pages,
                on_click=_turn,
                args=(key, other),
            )
        st.text(say("page.number", number=number + 1, pages=pages))


def _turn(key: str, number: int) -> None:
    st.session_state[key] = number
