"""Buttons that act on what the page says when they are pressed, not on what it said when drawn.

Streamlit calls a button's ``on_click`` with the arguments of the run that drew it, before the
body: who chooses another model and presses at once would get the model from before. Reading the
button in the body alone loses presses (:mod:`ui.navigation`). So ``on_click`` only notes the
press, and the body, which knows what the page says now, does what it asks for.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

_PRESSED = "pressed-buttons"


def pressed(label: str, *, key: str, **looks: Any) -> bool:
    """Draw a button; say, once, that it was pressed.

    Args:
        label: Its words.
        key: Its name on the page.
        looks: What else :func:`streamlit.button` takes.
    """
    st.button(label, key=key, on_click=_note, args=(key,), **looks)
    noted = _noted()
    if key not in noted:
        return False
    noted.discard(key)
    return True


def forget() -> None:
    """Forget presses of buttons that the page has not drawn, when all of it is drawn."""
    st.session_state.pop(_PRESSED, None)


def _note(key: str) -> None:
    _noted().add(key)


def _noted() -> set[str]:
    noted: set[str] = st.session_state.setdefault(_PRESSED, set())
    return noted
