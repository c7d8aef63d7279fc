"""Widgets whose options are called otherwise in another language keep what was chosen.

A browser sends the words of what is chosen, not its number (Streamlit 1.67): after the language was
changed, those of the language before, which no option of a widget with new words has. So a widget
has another key in each language, and begins with what was chosen in the one before.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Any

import streamlit as st

from ui.i18n import strings


def key(name: str) -> str:
    """Return the key of a widget in the language of the page; what it shows is kept elsewhere."""
    return f"{name}-{strings.language()}"


def carried(name: str, options: Container[Any] | None = None) -> str:
    """Return the key of a widget, which begins with what was chosen in another language.

    Args:
        name: Of the widget, in every language.
        options: Where they change: what is none of them any more is not carried over.
    """
    own = key(name)
    if own in st.session_state:
        return own
    for language in strings.LANGUAGES:
        before = f"{name}-{language}"
        if before in st.session_state:
            value = st.session_state[before]
            if options is None or value in options:
                st.session_state[own] = value
            break
    return own


def begun(key: str) -> bool:
    """Say whether a widget has a value already, so that it needs none to begin with."""
    return key in st.session_state
