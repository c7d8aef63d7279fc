"""Turning the pages of a long list; where a list stands is kept in the session by its name."""

from __future__ import annotations

import streamlit as st

from ui.i18n.strings import say


def offset(name: str) -> int:
    """Return the number of the first row that is shown of a list."""
    return int(st.session_state.get(_key(name), 0))


def turn(name: str, to: int = 0) -> None:
    """Go to a row of a list, its first one unless another is named."""
    st.session_state[_key(name)] = max(0, to)


def show(name: str, rows: int, *, more: bool) -> None:
    """Show the buttons for the page before and the next one, where there is one.

    Args:
        name: Of the list.
        rows: On a page.
        more: Whether there are rows after this page.
    """
    at = offset(name)
    if not at and not more:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        for button, to, there in (("before", at - rows, at > 0), ("next", at + rows, more)):
            st.button(
                say(f"page.{button}"),
                key=f"{name}-{button}",
                disabled=not there,
                on_click=turn,
                args=(name, to),
            )


def _key(name: str) -> str:
    return f"{name}-offset"
