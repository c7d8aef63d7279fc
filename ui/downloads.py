"""Taking a finished document away, in any form the library's exports know."""

from __future__ import annotations

import streamlit as st

from translator.errors import TranslatorError
from translator.store import Job, JobState
from ui import bitexts, messages, words
from ui.bitexts import Download
from ui.jobs import JobManager
from ui.opened import opened
from ui.words import say


def show(manager: JobManager, job: Job) -> None:
    """Show a button that offers the forms; the file is made when it is open, not before."""
    finished = job.state is JobState.DONE
    key = f"download-{job.id}"
    box = st.popover(say("download.title"), disabled=not finished, key=key, on_change="rerun")
    if not (finished and box.open):
        return
    with box:
        try:
            _offer(manager, job)
        except TranslatorError as error:
            messages.error(error)


def _offer(manager: JobManager, job: Job) -> None:
    document = opened(manager, job)
    forms = bitexts.downloads(document.document)
    chosen = st.selectbox(
        say("download.form"),
        forms,
        format_func=words.naming(forms, label),
        key=f"download-form-{job.id}",
    )
    file = bitexts.make_file(document, job, manager.library, chosen)
    if file.remark:
        messages.box(file.remark)
    st.download_button(
        say("download.save"),
        file.data,
        file_name=file.name,
        mime=file.media_type,
        type="primary",
        on_click="ignore",
        key=f"download-save-{job.id}",
    )


def label(form: Download) -> str:
    """Return what a form is called; one that an export added later, by its own name."""
    key = f"download.{form.label}"
    return say(key) if key in words.table() else form.label
