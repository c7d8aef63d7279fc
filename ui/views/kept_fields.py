"""What stands in a field survives a look at another page.

Streamlit forgets a field as soon as a page is shown that does not have it. What was written is
kept beside it, and put back before the field is drawn again.
"""

from __future__ import annotations

import streamlit as st

_KEPT = "field-kept-"


def put_back(key: str, *, into: str = "") -> None:
    """Give a field what it held before another page was looked at; call it before drawing it.

    Args:
        key: Of the field.
        into: Its key as it is drawn, where that is another one (``ui.i18n.choices``).
    """
    kept = st.session_state.get(_place(key))
    drawn = into or key
    if kept is not None and drawn not in st.session_state:
        st.session_state[drawn] = kept


def keep(key: str, *, of: str = "") -> None:
    """Keep what a field holds; call it after drawing it. ``of`` is its key as it is drawn."""
    st.session_state[_place(key)] = st.session_state.get(of or key)


def keep_values(key: str, values: tuple[object, ...]) -> None:
    """Keep what cannot be put back into a field, such as files."""
    st.session_state[_place(key)] = values


def values(key: str) -> tuple[object, ...]:
    """Return the things that were kept of a field; none: nothing was."""
    found: tuple[object, ...] = st.session_state.get(_place(key), ())
    return found


def forget() -> None:
    """Forget all fields: what stood in them has become an article."""
    for key in [one for one in st.session_state if str(one).startswith(_KEPT)]:
        del st.session_state[key]


def _place(key: str) -> str:
    return f"{_KEPT}{key}"
