"""The articles that were opened last: where one was, and one press to go on."""

from __future__ import annotations

import streamlit as st

from translator.application import UNTRANSLATED
from translator.store import Job, JobState, Library
from ui import navigation
from ui.i18n import messages, strings
from ui.i18n.strings import say
from ui.views.local_times import local_time

MOST = 6
"""Articles that are shown; the library has them all."""
_COLUMNS = 3


def recent(library: Library) -> list[Job]:
    """Return the newest job of each document, what was worked on last first."""
    newest: dict[int, Job] = {}
    for job in sorted(library.jobs(), key=lambda one: (one.updated, one.id), reverse=True):
        newest.setdefault(job.document_id, job)
        if len(newest) == MOST:
            break
    return list(newest.values())


def show(library: Library) -> None:
    """Show them as cards; nothing where nothing was opened yet."""
    jobs = recent(library)
    if not jobs:
        return
    messages.section(say("open.recent"))
    last = navigation.opened_last()
    for first in range(0, len(jobs), _COLUMNS):
        columns = st.columns(_COLUMNS)
        for column, job in zip(columns, jobs[first : first + _COLUMNS], strict=False):
            with column, st.container(border=True, key=f"recent-{job.id}"):
                _card(job, was_open=job.id == last)


def _card(job: Job, *, was_open: bool) -> None:
    messages.facts(
        (say("library.job", language=strings.language_name(job.target_language)), state(job)),
        (say("library.updated"), local_time(job.updated)),
        title=job.document_name,
    )
    st.button(
        say("open.go-on" if was_open else "open.open"),
        key=f"recent-open-{job.id}",
        type="primary" if was_open else "secondary",
        on_click=navigation.to_job,
        args=(job.id,),
    )


def state(job: Job) -> str:
    """Say in a few words how far an article is."""
    if job.signature == UNTRANSLATED:
        return say("open.not-translated")
    if job.state is JobState.DONE:
        return strings.count("read.sentences", job.total)
    fields = {"done": job.done, "total": job.total, "state": say(f"state.{job.state}")}
    return say("open.part", **fields)
