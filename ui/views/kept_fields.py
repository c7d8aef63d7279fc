"""What stands in a field survives a look at another page.

Streamlit forgets a field as soon as a page is shown that does not have it. What was written is
kept beside it, and put back before the field is drawn again.
"""

from __future__ import annotations

import streamlit as st


def put_back(key: str) -> None:
    """Give a field what it held before another page was looked at; call it before drawing it."""
    kept = st.session_state.get(_place(key))
    if kept is not None and key not in st.session_state:
        st.session_state[key] = kept


def keep(key: str) -> None:
    """Keep what a field holds; call it after drawing it."""
    st.session_state[_place(key)] = st.session_state.get(key)


def _place(key: str) -> str:
    return f"kept-{key}"
