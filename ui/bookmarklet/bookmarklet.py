"""A link to drag to the bookmarks bar: from any page it leads here, with that page's address.

Nothing is fetched by it: the address stands in the field, and a person presses the button.

It leads to the reader's front door and names neither the token nor the folder that the reader
lies in, for it runs in strange pages, which can see what it does. A browser that was admitted
finds the folder by what its own reader's page kept here for the door (``localStorage``, which no
page of another address or port can read; see ``ui/server/door.html``).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from ui.i18n.strings import say


@cache
def _component() -> Any:
    """Register the component, once in a process."""
    folder = files("ui.bookmarklet")

    def part(name: str) -> str:
        return folder.joinpath(name).read_text("utf-8")

    return st.components.v2.component(
        "duizhao_bookmarklet",
        html=part("bookmarklet.html"),
        css=part("bookmarklet.css"),
        js=part("bookmarklet.js"),
    )


def show() -> None:
    """Show the link and what is done with it."""
    _component()(key="bookmarklet", data={"hint": say("web.drag"), "name": say("web.bookmark")})
