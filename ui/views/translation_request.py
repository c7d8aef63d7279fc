"""Requests to translate what a person gave: made by a button, carried out in the page's run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from translator.application import Original
from translator.errors import TranslatorError
from ui import navigation
from ui.i18n import messages
from ui.i18n.strings import say
from ui.jobs.app_context import AppContext
from ui.views import kept_fields

_ASKED, _SEVERAL = "asked-to-translate", "jobs-of-several"


@dataclass(frozen=True, kw_only=True, slots=True)
class TranslationRequest:
    """A document that is to be translated."""

    original: Original
    to: str
    source: str
    """BCP 47 tags."""
    model: str | None
    """None: none is needed."""


def submit(requests: Sequence[TranslationRequest]) -> None:
    """Request that documents are translated, in this order, and run the page; never returns."""
    st.session_state[_ASKED] = tuple(requests)
    st.rerun()


def carry_out(context: AppContext) -> None:
    """Start what was requested; the first is shown, unless one of them cannot begin."""
    if _ASKED not in st.session_state:
        return
    with st.spinner(say("open.opening")):
        # From here on nothing is drawn until all of it is begun: where something is drawn, a
        # run may be broken off.
        requests: tuple[TranslationRequest, ...] = st.session_state.pop(_ASKED)
        jobs: list[int] = []
        problems: list[TranslatorError] = []
        for request in requests:
            try:
                job = context.manager.start(
                    request.original,
                    to=request.to,
                    source=request.source,
                    model=request.model,
                    config=context.config,
                )
            except TranslatorError as error:
                problems.append(error)
            else:
                jobs.append(job)
        if len(jobs) > 1:
            navigation.keep_batch(jobs)
            st.session_state[_SEVERAL] = tuple(jobs)
        if jobs and not problems:
            kept_fields.forget()
            navigation.to_job(jobs[0])
    for problem in problems:
        messages.error(problem)
    navigation.in_fragment()


def show_several() -> None:
    """Lead to the library, with the articles chosen that were last begun together."""
    jobs: tuple[int, ...] = st.session_state.get(_SEVERAL, ())
    if not jobs:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        messages.note(say("several.in-library", number=len(jobs)))
        st.button(say("several.see"), key="several-see", on_click=_to_library, args=(jobs,))


def _to_library(jobs: tuple[int, ...]) -> None:
    st.session_state.pop(_SEVERAL, None)
    navigation.to_page("library", jobs=",".join(map(str, jobs)))
