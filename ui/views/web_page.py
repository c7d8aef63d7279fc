"""The field for the address of a page: nobody is asked before the button is pressed."""

from __future__ import annotations

import streamlit as st

from translator.application import (
    WebPage,
    fetch_page,
    is_web_address,
    parse_web_address,
)
from translator.config import Config
from translator.errors import TranslatorError
from translator.errors.error_sentences import in_language
from ui.bookmarklet import bookmarklet
from ui.i18n import messages, strings
from ui.i18n.strings import say
from ui.views import kept_fields
from ui.views.pressed import pressed

PARAMETER = "address"
"""Of the reader's own address: what the field is filled in with."""
_FIELD, _WHOLE = "web-address", "web-whole"
_FOUND = "web-found"


def brought() -> bool:
    """Put the address that the reader's own names into the field; say whether there was one."""
    named = st.query_params.get(PARAMETER, "")
    if not named:
        return False
    del st.query_params[PARAMETER]  # taken once: a reload must not undo what is written there
    if not is_web_address(named):
        return False
    st.session_state[_FIELD] = named
    st.session_state.pop(_FOUND, None)
    return True


def given(config: Config) -> WebPage | None:
    """Show the field; return the page that was asked for, if one is there."""
    kept_fields.put_back(_FIELD)
    address = st.text_input(
        say("web.address"), placeholder=say("web.address-hint"), key=_FIELD
    ).strip()
    kept_fields.keep(_FIELD)
    whole = st.checkbox(say("web.whole"), key=_WHOLE)
    if address:
        _say_who(address)
    wanted = pressed(say("web.ask"), key="web-ask", disabled=not address)
    bookmarklet.show()
    if wanted and address:
        st.session_state.pop(_FOUND, None)
        _ask(address, whole, config)
    found: tuple[str, bool, WebPage] | None = st.session_state.get(_FOUND)
    if found is None or found[:2] != (address, whole):
        return None
    for remark in found[2].remarks:
        messages.note(in_language(remark, strings.language()))
    return found[2]


def _say_who(address: str) -> None:
    try:
        messages.note(say("web.will-ask", host=parse_web_address(address).shown))
    except TranslatorError as error:
        messages.error(error)


def _ask(address: str, whole: bool, config: Config) -> None:
    shown = st.container()

    def announce(sentence: str) -> None:
        with shown:
            messages.note(in_language(sentence, strings.language()))

    try:
        with st.spinner(say("web.asking")):
            page = fetch_page(
                address, announce=announce, allow_private=config.allow_private, whole=whole
            )
    except TranslatorError as error:
        messages.error(error)
        return
    st.session_state[_FOUND] = (address, whole, page)
