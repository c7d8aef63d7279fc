"""What is done with a whole set of articles: a wording replaced in all, one download."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from translator import placeholders
from translator.application import (
    Replacement,
    replace_everywhere,
    replacements,
    undo_replacements,
)
from translator.errors import TranslatorError
from translator.store import Library, differences
from ui.i18n import choices, messages, strings
from ui.i18n.strings import count, naming, say
from ui.jobs.app_context import AppContext
from ui.review.set_archive import FORMS, archive
from ui.views.pressed import pressed

_SHOWN = 5
"""Sentences of a replacement that are shown before it is done."""
_DONE, _LEFT, _SEEN = "replaced-last", "replaced-left", "replaced-seen"
_TURN = "replaced-times"
"""How often something was replaced: after each time what asks for it is closed and empty, for it
lay over the way back, and said that the wording is nowhere."""


def show(context: AppContext, jobs: tuple[int, ...] | None) -> None:
    """Show both, beside each other, closed."""
    library = context.manager.library
    numbers = library.set_jobs(jobs)
    with st.container(horizontal=True, width="content"):
        turn: int = st.session_state.get(_TURN, 0)
        with st.popover(say("check.replace"), key=f"check-replace-{turn}"):
            _replace(library, numbers, turn)
        download = st.popover(say("check.download"), key="check-download", on_change="rerun")
        if download.open:
            with download:
                _download(context, numbers)


def _replace(library: Library, jobs: Sequence[int], turn: int) -> None:
    old = st.text_input(say("check.replace-old"), key=f"replace-old-{turn}")
    new = st.text_input(say("check.replace-new"), key=f"replace-new-{turn}")
    people = st.checkbox(say("check.replace-people"), key="replace-people")
    messages.note(say("check.replace-what"))
    if not old.strip():
        return
    found = replacements(library, jobs, old, new, people=people)
    if not found:
        messages.box(say("check.replace-none", old=old))
        return
    places = {job for one in found for job in one.jobs}
    articles = count("shelf.articles", len(places))
    messages.note(count("check.replace-found", len(found), articles=articles))
    for one in found[:_SHOWN]:
        _change(one)
    if len(found) > _SHOWN:
        messages.note(say("check.replace-more", number=len(found) - _SHOWN))
    # Nothing typed yet would take the wording out everywhere, which nobody asked for.
    named = bool(new.strip())
    label = say("check.replace-do", number=len(found))
    if pressed(label, key="replace-do", type="primary", disabled=not named) and named:
        if _carry_out(library, found, (old, new, people)):
            st.session_state[_TURN] = turn + 1
        st.rerun()
    st.session_state[_SEEN] = (old, new, people), {_name(one) for one in found}


def _name(one: Replacement) -> tuple[str, ...]:
    """Return what tells a change from every other one: also from one that begins from another."""
    return (one.source, one.source_language, one.target_language, one.before, one.after)


def _carry_out(
    library: Library, found: Sequence[Replacement], asked: tuple[str, str, bool]
) -> bool:
    """Do what was shown; what somebody changed since then is left alone. Say whether it was."""
    shown_of, seen = st.session_state.get(_SEEN, (None, set()))
    if shown_of != asked:  # pressed at once: nothing was shown yet
        seen = {_name(one) for one in found}
    try:
        done = replace_everywhere(library, [one for one in found if _name(one) in seen])
    except TranslatorError as error:
        messages.keep(error)
        return False
    st.session_state[_DONE] = done
    st.session_state[_LEFT] = len(seen) - len(done)
    return True


def _change(one: Replacement) -> None:
    """Show what becomes of a sentence: what goes struck out, what comes underlined."""
    tags = {"old": "del", "new": "ins", "same": "span"}
    before, after = placeholders.strip(one.before), placeholders.strip(one.after)
    parts = "".join(
        f"<{tags[part.kind]}>{escape(part.text)}</{tags[part.kind]}>"
        for part in differences(before, after)
    )
    st.html(f'<p class="dz-side" lang="{escape(one.target_language)}" dir="auto">{parts}</p>')


def told(library: Library) -> None:
    """Say what was replaced last, with the way back."""
    done: tuple[Replacement, ...] = st.session_state.get(_DONE, ())
    if not done:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        messages.note(count("check.replaced", len(done)))
        if left := st.session_state.get(_LEFT, 0):
            messages.note(count("check.replaced-left", left))
        st.button(say("check.undo"), key="replace-undo", on_click=_undo, args=(library, done))


def _undo(library: Library, done: tuple[Replacement, ...]) -> None:
    try:
        undo_replacements(library, done)
    except TranslatorError as error:
        messages.keep(error)
    st.session_state.pop(_DONE, None)


def _download(context: AppContext, jobs: Sequence[int]) -> None:
    names = list(FORMS)
    key = choices.carried("check-forms")
    forms = st.pills(
        say("check.forms"),
        names,
        selection_mode="multi",
        default=None if choices.begun(key) else ["tmx", "xliff", "bilingual"],
        format_func=naming(names, lambda name: say(f"download.{name}")),
        key=key,
    )
    messages.note(say("check.download-what"))
    if not pressed(say("check.make"), key="check-make", disabled=not forms):
        return
    try:
        with st.spinner(say("download.making")):
            made = archive(context.manager, jobs, forms, says=strings.language())
    except TranslatorError as error:
        messages.error(error)
        return
    if made.files:
        st.download_button(
            count("check.save", made.files),
            made.data,
            file_name="articles.zip",
            mime="application/zip",
            on_click="ignore",
            key="check-save",
        )
    for name in made.unfinished:
        messages.note(say("check.unfinished", name=name))
    for name, problem in made.problems:
        messages.note(f"{name}: {messages.in_words(problem)}")
