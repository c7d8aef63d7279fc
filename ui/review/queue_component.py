"""The queue's component: put together from its own files and those of the reading surface."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

KEY = "review-queue"
_STYLES = ("ui.reader/reader.css", "ui.reader/panels.css", "ui.review/queue.css")
_SCRIPTS = (
    "ui.reader/inline_nodes.js", "ui.reader/rows.js", "ui.reader/actions.js", "ui.reader/chips.js",
    "ui.reader/editor.js", "ui.reader/memory.js", "ui.reader/meanwhile.js",
    "ui.reader/freshness.js", "ui.review/queue_notes.js",
    "ui.review/queue_aside.js", "ui.review/queue.js",
)  # fmt: skip


@cache
def _component() -> Any:
    """Register the component, once in a process."""

    def together(names: tuple[str, ...]) -> str:
        parts = (name.split("/") for name in names)
        return "\n".join(files(room).joinpath(name).read_text("utf-8") for room, name in parts)

    return st.components.v2.component(
        "duizhao_queue",
        html=together(("ui.review/queue.html",)),
        css=together(_STYLES),
        js=together(_SCRIPTS),
    )


def show(page: dict[str, Any], take: Callable[[object], None]) -> None:
    """Show a sentence of the queue, as ``queue_data`` made it.

    Args:
        page: What is shown.
        take: Called with what the component sent, before the page is made again.
    """

    def arrived() -> None:
        # Gone where the page is left in the same moment: the component sends again.
        take((st.session_state.get(KEY) or {}).get("actions"))

    def asked() -> None:
        """Do nothing: that it is asked makes the page again, with what came meanwhile."""

    _component()(key=KEY, data=page, on_actions_change=arrived, on_look_change=asked)
