"""The library: every document with its translations, found, opened, taken away, deleted."""

from __future__ import annotations

import streamlit as st

from translator.application import UNTRANSLATED
from translator.errors import TranslatorError
from translator.lazy_regex import lazy_regex
from translator.store import Job, JobState, StoredDocument
from ui import navigation
from ui.i18n import messages, strings
from ui.i18n.strings import say
from ui.jobs.app_context import AppContext
from ui.views import downloads, pager
from ui.views import read as reading
from ui.views.local_times import local_time

ROWS = 10
"""Documents on a page."""
_POLL = 1.0
"""Seconds between two looks at the library while a job of the page runs."""
_SEARCH, _TOLD = "library-search", "library-told"
_MODEL = lazy_regex(r":([^:@]+)@")


def show(context: AppContext) -> None:
    """Show the page."""
    messages.heading(say("nav.library"))
    search = st.text_input(
        say("library.search"),
        key=_SEARCH,
        placeholder=say("library.search-hint"),
        on_change=pager.turn,
        args=("library",),
    ).strip()
    running = context.manager.library.any_running()
    live = st.fragment(_list, run_every=_POLL if running else None)
    live(context, search, running)


def _list(context: AppContext, search: str, was_running: bool) -> None:
    library = context.manager.library
    offset = pager.offset("library")
    found = library.documents(search, limit=ROWS + 1, offset=offset)
    jobs = {document.id: library.jobs(document.id) for document in found[:ROWS]}
    navigation.in_fragment()
    if was_running != library.any_running():
        st.rerun()  # the whole page: polling begins or ends
    messages.kept()
    if told := st.session_state.pop(_TOLD, ""):
        messages.box(told)
    if not found:
        _nothing(search, offset)
    for document in found[:ROWS]:
        with st.container(border=True, key=f"document-{document.id}"):
            _document(context, document, jobs[document.id])
    pager.show("library", ROWS, more=len(found) > ROWS)


def _nothing(search: str, offset: int) -> None:
    if offset:  # the last one of the page was deleted
        pager.turn("library", offset - ROWS)
        st.rerun()
    if search:
        messages.box(say("library.none", search=search))
    else:
        messages.box(say("library.empty"), say("library.empty-next"))


def _document(context: AppContext, document: StoredDocument, jobs: list[Job]) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        messages.facts(
            (say("open.language"), strings.language_name(document.language)),
            (say("open.format"), document.format),
            (say("library.added"), local_time(document.added)),
            title=document.name,
        )
        with st.popover(say("library.delete"), key=f"delete-{document.id}", type="tertiary"):
            messages.box(say("library.delete-what"), say("library.delete-stays"))
            st.button(
                say("library.delete-sure"),
                key=f"delete-sure-{document.id}",
                type="primary",
                on_click=_delete,
                args=(context, document, jobs),
            )
    for job in jobs:
        _job(context, job)


def _job(context: AppContext, job: Job) -> None:
    status = context.manager.status(job.id)
    said = say("library.job", language=strings.language_name(job.target_language))
    messages.facts(
        (said, reading.counts(job)),
        (say("library.errors"), str(job.errors or "")),
        (say("library.warnings"), str(job.warnings or "")),
        (say("open.model"), "" if job.signature == UNTRANSLATED else made_by(job.signature)),
        (say("library.updated"), local_time(job.updated)),
    )
    if job.state is not JobState.DONE:
        done = min(status.done / status.total, 1.0) if status.total else 0.0
        st.progress(done, text=reading.progress_words(status))
    if job.state is JobState.FAILED and job.message:
        messages.box(messages.in_words(job.message), level="error")
    with st.container(horizontal=True):
        st.button(
            say("open.open"),
            key=f"open-{job.id}",
            type="primary",
            on_click=navigation.to_job,
            args=(job.id,),
        )
        downloads.show(context.manager, job)
        if job.state in (JobState.STOPPED, JobState.FAILED):
            st.button(
                say("job.go-on"), key=f"go-on-{job.id}", on_click=_resume, args=(context, job)
            )
        elif status.here:
            st.button(
                say("job.stop"),
                key=f"stop-{job.id}",
                disabled=status.stopping,
                on_click=context.manager.stop,
                args=(job.id,),
            )


def _resume(context: AppContext, job: Job) -> None:
    try:
        context.manager.resume(job.id, config=context.config)
    except TranslatorError as error:
        messages.keep(error)


def _delete(context: AppContext, document: StoredDocument, jobs: list[Job]) -> None:
    """Delete a document; a job of it that runs ends by itself when it finds it gone."""
    for job in jobs:
        context.manager.stop(job.id)
    try:
        context.manager.library.delete_document(document.id)
    except TranslatorError as error:  # another window was quicker
        st.session_state[_TOLD] = messages.in_words(error)
    else:
        st.session_state[_TOLD] = say("library.deleted", name=document.name)


def made_by(signature: str) -> str:
    """Return the model a signature names, or its engine: what a person tells jobs apart by."""
    found = _MODEL.search(signature)
    return found[1] if found else signature.split(":")[1] if ":" in signature else signature
