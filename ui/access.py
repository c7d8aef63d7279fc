"""Who may come in when the reader listens to other devices: who knows the token.

The token is made at every start and shown once, in the terminal. On this computer alone
(127.0.0.1) there is none and everybody comes in.
"""

from __future__ import annotations

import hmac
import secrets

import streamlit as st

from ui import messages
from ui.words import say

PARAMETER = "token"
"""Of the address."""
_ADMITTED = "admitted"
_token = ""


def new_token() -> str:
    """Return a token nobody guesses: 128 bits, fit for an address."""
    return secrets.token_urlsafe(16)


def require(token: str) -> None:
    """Let in only who knows the token from now on; an empty one: everybody."""
    global _token
    _token = token


def admitted() -> bool:
    """Say whether this session may come in; takes the token out of the page's address."""
    if not _token:
        return True
    given = st.query_params.get(PARAMETER, "")
    if given:
        del st.query_params[PARAMETER]  # so that a copied address does not hand it on
        if _right(given):
            st.session_state[_ADMITTED] = True
    return bool(st.session_state.get(_ADMITTED))


def ask() -> None:
    """Show a field for the token, and nothing else."""
    st.html('<h1 class="dz-title"><span>对照</span> Duizhao</h1>')
    messages.box(say("access.what"), say("access.next"))
    given = st.text_input(say("access.token"), type="password", key="access-token").strip()
    st.button(say("access.enter"), type="primary")
    if not given:
        return
    if _right(given):
        st.session_state[_ADMITTED] = True
        st.rerun()
    messages.box(say("access.wrong"), level="error")


def _right(given: str) -> bool:
    # As bytes: text with other than ASCII letters cannot be compared in constant time.
    return hmac.compare_digest(given.encode("utf-8", "replace"), _token.encode())
