"""An article that is read without a translation: what is there, and what will translate it."""

from __future__ import annotations

import streamlit as st

from translator.errors import TranslatorError
from translator.store import Job
from ui import navigation
from ui.i18n import messages
from ui.i18n.strings import say
from ui.jobs.app_context import AppContext
from ui.views import fetch_progress, first_run
from ui.views import open as opening


def show(context: AppContext, job: Job) -> None:
    """Offer to translate it, or to fetch what does; say how far that is."""
    names = opening.models_for(job.source_language, job.target_language, context.config)
    with st.container(horizontal=True, vertical_alignment="center", key="untranslated"):
        messages.note(say("read.untranslated" if names else "read.no-model"))
        if names:
            st.button(
                say("open.translate"),
                key="translate-now",
                type="primary",
                on_click=_translate,
                args=(context, job.id, names[0]),
            )
    if names:
        return
    if fetch_progress.running(context):
        fetch_progress.bar(context)
    else:
        with st.expander(say("first.title")):
            first_run.show(context, f"{job.source_language[:2]}-{job.target_language[:2]}")


def _translate(context: AppContext, job_id: int, model: str) -> None:
    try:
        navigation.to_job(context.manager.resume(job_id, model=model, config=context.config))
    except TranslatorError as error:
        messages.keep(error)
