"""Articles chosen in the library, to go through what is doubtful in them as one."""

from __future__ import annotations

import streamlit as st

from ui import navigation
from ui.i18n.strings import count, say

_CHOSEN = "chosen-jobs"


def box(job_id: int) -> None:
    """Show the box that chooses a translation; it stays chosen while other pages are turned to."""
    chosen = _chosen()
    key = f"choose-{job_id}"
    if key not in st.session_state:
        st.session_state[key] = job_id in chosen
    st.checkbox(say("check.choose"), key=key, on_change=_note, args=(job_id, key))


def bar() -> None:
    """Offer to go through what was chosen, where something was."""
    chosen = list(_chosen())
    if not chosen:
        return
    with st.container(horizontal=True):
        st.button(
            count("check.go", len(chosen)),
            key="check-chosen",
            type="primary",
            on_click=navigation.to_check,
            args=(chosen,),
        )
        st.button(say("check.choose-none"), key="choose-none", type="tertiary", on_click=_clear)


def _note(job_id: int, key: str) -> None:
    if st.session_state[key]:
        _chosen()[job_id] = None
    else:
        _chosen().pop(job_id, None)


def _clear() -> None:
    for job_id in _chosen():
        st.session_state.pop(f"choose-{job_id}", None)
    _chosen().clear()


def _chosen() -> dict[int, None]:
    """Return the numbers of what was chosen, in the order of choosing."""
    found: dict[int, None] = st.session_state.setdefault(_CHOSEN, {})
    return found
