"""Light, dark, or as the system is: chosen in the settings, kept in this browser.

It belongs to a screen and not to a person, so it is not in ``config.toml``: a phone in bed is
dark while the desk is light. Streamlit (1.67) has a menu for it, in English, which goes with
others that nobody needs here, and it keeps the choice for the page's address alone: what is
chosen in the reader does not count in the library. So the control is ours and writes, for every
page, what Streamlit reads when it is loaded; then the page is loaded anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from ui.i18n.strings import say

THEMES = ("System", "Light", "Dark")
"""As Streamlit calls them."""


@cache
def _component() -> Any:
    """Register the component, once in a process."""
    folder = files("ui.theme")

    def part(name: str) -> str:
        return folder.joinpath(name).read_text("utf-8")

    return st.components.v2.component(
        "duizhao_theme", html=part("theme.html"), css=part("theme.css"), js=part("theme.js")
    )


def show(pages: Sequence[str]) -> None:
    """Show the choice.

    Args:
        pages: Last parts of the pages' addresses; the first page has none.
    """
    _component()(
        key="theme",
        data={
            "title": say("settings.theme"),
            "choices": [[one, say(f"settings.theme-{one}")] for one in THEMES],
            "unkept": say("settings.theme-unkept"),
            "pages": ["", *pages],
        },
    )
