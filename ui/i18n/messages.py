"""Messages on the page: plain text in a box.

Streamlit's own boxes read their text as Markdown, which could show a picture from somewhere
else when the text holds a file's name. These are escaped.
"""

from __future__ import annotations

from html import escape

import streamlit as st

from translator.errors import TranslatorError, restored
from ui.i18n import strings

_KEPT = "kept-problem"


def words_of_style(*, upload_limit: int) -> None:
    """Tell ``page.css`` the language, and the words Streamlit's upload field lacks in Chinese.

    Args:
        upload_limit: MB of a file that the server takes.
    """
    said = {
        "--dz-choose": strings.say("upload.choose"),
        "--dz-drop": strings.say("upload.drop", size=upload_limit),
        "--dz-too-large": strings.say("upload.refused", size=upload_limit),
    }
    values = "".join(f'{name}: "{text}";' for name, text in said.items())
    values += f"--dz-language: {strings.language()};"  # for ui/server/page_language.js
    sheet = f":root {{ {values} }}"
    st.html(f"<style>{sheet}</style>")


def heading(text: str) -> None:
    """Show a page's title."""
    st.html(f'<h1 class="dz-title">{escape(text)}</h1>')


def section(text: str) -> None:
    """Show the title of a part of a page."""
    st.html(f'<h2 class="dz-heading dz-small">{escape(text)}</h2>')


def error(problem: TranslatorError) -> None:
    """Say what happened and what to do next, in the page's language."""
    language = strings.language()
    what, hint = problem.happened(language, page=True), problem.next_step(language, page=True)
    box(what, hint, level="error")


def keep(problem: TranslatorError) -> None:
    """Keep what went wrong in a button's ``on_click`` for the run that follows."""
    st.session_state[_KEPT] = problem


def kept() -> None:
    """Show what was kept, once."""
    if _KEPT in st.session_state:
        error(st.session_state[_KEPT])
        del st.session_state[_KEPT]


def in_words(problem: TranslatorError | str) -> str:
    """Return what happened and what to do next as one text, as ``error`` says it.

    Args:
        problem: An error, or one as it was stored.
    """
    found = restored(problem) if isinstance(problem, str) else problem
    return found.say(strings.language(), page=True)


def box(what: str, hint: str = "", *, level: str = "note") -> None:
    """Show a sentence and, under it, the next step; both are shown as they are."""
    kind = "error" if level == "error" else "note"
    role = "alert" if kind == "error" else "status"
    second = f"<p>{escape(hint)}</p>" if hint else ""
    st.html(f'<div class="dz-box {kind}" role="{role}"><p>{escape(what)}</p>{second}</div>')


def note(text: str) -> None:
    """Show a sentence in small letters, as it is."""
    st.html(f'<p class="dz-facts">{escape(text)}</p>')


def facts(*known: tuple[str, str], title: str = "", about: str = "") -> None:
    """Show (name, value) pairs on a line; all of it is shown as it is.

    Args:
        known: A pair without a value is left out.
        title: A heading above.
        about: A sentence between heading and line.
    """
    parts = [f"{escape(name)} <b>{escape(value)}</b>" for name, value in known if value]
    above = f'<h2 class="dz-heading dz-small" dir="auto">{escape(title)}</h2>' if title else ""
    above += f'<p class="dz-about">{escape(about)}</p>' if about else ""
    st.html(f'{above}<p class="dz-facts">{" · ".join(parts)}</p>')
