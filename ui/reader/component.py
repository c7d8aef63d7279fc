"""The component itself: html, css and js of ours, data of the article.

The article reaches the browser as JSON and its text is set with ``textContent`` alone. Style
and script are several files each, one purpose a file, and are put together here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

KEY = "reader"
STYLES = ("reader.css", "aids.css", "panels.css", "card.css")
SCRIPTS = (
    "inline_nodes.js", "highlights.js", "rows.js", "voice.js", "settings.js", "actions.js",
    "chips.js", "editor.js", "memory.js", "meanwhile.js", "freshness.js", "panels.js",
    "word_card.js", "word_characters.js", "card_place.js", "glosses.js", "contents.js", "keys.js",
    "position.js", "bar_room.js", "reader.js",
)  # fmt: skip


@cache
def _component() -> Any:
    """Register the component, once in a process."""
    folder = files("ui.reader")

    def together(names: tuple[str, ...]) -> str:
        return "\n".join(folder.joinpath(name).read_text("utf-8") for name in names)

    return st.components.v2.component(
        "duizhao_reader",
        html=together(("reader.html",)),
        css=together(STYLES),
        js=together(SCRIPTS),
    )


def show(page: dict[str, Any], take: Callable[[object], None]) -> None:
    """Show a page as ``ui.reader.page_data.page`` made it.

    Args:
        page: What is shown.
        take: Called with what the component sent (``ui.reader.inbox``), before the page is
            made again.
    """

    def arrived() -> None:
        # Asking the session's state may break this run off, and where the page is left in the same
        # moment there is none: the component then sends again.
        take((st.session_state.get(KEY) or {}).get("actions"))

    def asked() -> None:
        """Do nothing: that it is asked makes the page again, with what came meanwhile."""

    _component()(key=KEY, data=page, on_actions_change=arrived, on_look_change=asked)
