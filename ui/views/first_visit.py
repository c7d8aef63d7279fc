"""Beginning to translate what a person gave: asked for by a button, done in the page's run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from translator.document.read import Original
from translator.errors import TranslatorError
from ui import navigation
from ui.i18n import messages
from ui.i18n.strings import say
from ui.jobs.app_context import Desk

_ASKED = "asked-to-translate"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """A document that is to be translated."""

    original: Original
    to: str
    source: str
    """BCP 47 tags."""
    model: str | None
    """None: none is needed."""


def ask(wishes: Sequence[Wish]) -> None:
    """Ask for documents to be translated, in this order; a button's ``on_click``."""
    st.session_state[_ASKED] = tuple(wishes)


def carry_out(desk: Desk) -> None:
    """Begin what was asked for; the first is shown, unless one of them cannot begin."""
    if _ASKED not in st.session_state:
        return
    with st.spinner(say("open.opening")):
        # From here on nothing is drawn until all of it is begun: where something is drawn, a
        # run may be broken off.
        wishes: tuple[Wish, ...] = st.session_state.pop(_ASKED)
        jobs: list[int] = []
        problems: list[TranslatorError] = []
        for wish in wishes:
            try:
                job = desk.manager.start(
                    wish.original,
                    to=wish.to,
                    source=wish.source,
                    model=wish.model,
                    config=desk.config,
                )
            except TranslatorError as error:
                problems.append(error)
            else:
                jobs.append(job)
        if jobs and not problems:
            navigation.to_job(jobs[0])
    for problem in problems:
        messages.error(problem)
    navigation.in_fragment()
