"""Taking a finished document away, in any form the library's exports know: a button each."""

from __future__ import annotations

from contextlib import nullcontext

import streamlit as st

from translator.errors import TranslatorError
from translator.store import Job, JobState
from ui import documents as bitexts
from ui.documents import Download, OpenDocument, opened
from ui.i18n import messages, strings
from ui.i18n.strings import say
from ui.jobs.manager import JobManager


def show(manager: JobManager, job: Job) -> None:
    """Show what opens the forms; the files are made when it is open, not before."""
    finished = job.state is JobState.DONE
    key = f"download-{job.id}"
    box = st.popover(
        say("download.title"),
        icon=":material/download:",
        disabled=not finished,
        key=key,
        on_change="rerun",
    )
    if not (finished and box.open):
        return
    with box:
        try:
            document = opened(manager, job)
            for form in bitexts.downloads(document.document):
                _offer(manager, job, document, form)
        except TranslatorError as error:
            messages.error(error)


def _offer(manager: JobManager, job: Job, document: OpenDocument, form: Download) -> None:
    """Show the button of a form, as soon as its file is made, and what to know about it.

    One button for each form, not one for the form chosen: the browser saves what a button held
    when it was drawn, so that a button pressed right after another form was chosen saved the
    form chosen before. For the same reason the file is there before the button: Streamlit makes
    one on demand, too, but may throw it away before a busy browser has come to fetch it. One that
    another program takes seconds to make is made when somebody asks for it.
    """
    if form.slow:
        asked = st.button(
            say("download.make", form=label(form)),
            width="stretch",
            key=f"make-{job.id}-{form.label}",
        )
        if not asked:
            return
    try:
        with st.spinner(say("download.making")) if form.slow else nullcontext():
            file = bitexts.make_file(document, job, manager.library, form, says=strings.language())
    except TranslatorError as error:  # the other forms are there all the same
        messages.note(label(form))
        messages.error(error)
        return
    st.download_button(
        label(form),
        file.data,
        file_name=file.name,
        mime=file.media_type,
        width="stretch",
        on_click="ignore",
        key=f"download-{job.id}-{form.label}",
    )
    if file.remark:
        messages.note(file.remark.say(strings.language(), page=True))


def label(form: Download) -> str:
    """Return what a form is called; one that an export added later, by its own name."""
    key = f"download.{form.label}"
    return say(key) if key in strings.table() else form.label
