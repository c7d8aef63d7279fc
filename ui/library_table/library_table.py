"""The table itself as Streamlit's component: html, css and js of ours, rows as JSON.

Streamlit's own table is drawn on a canvas: nobody who hears a page can read it, and it holds
neither links that open an article nor boxes that a phone's finger hits. Names and passages are
set with ``textContent`` alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from ui.library_table.table_state import Json

KEY = "library-table"
SCRIPTS = ("outbox.js", "table_rows.js", "table_tools.js", "table.js")


@cache
def _component() -> Any:
    """Register the component, once in a process."""
    folder = files("ui.library_table")

    def part(name: str) -> str:
        return folder.joinpath(name).read_text("utf-8")

    return st.components.v2.component(
        "duizhao_library",
        html=part("table.html"),
        css=part("table.css"),
        js="\n".join(map(part, SCRIPTS)),
    )


def show(data: Json, take: Callable[[list[Json]], None]) -> None:
    """Show a page as ``table_data.table`` made it.

    Args:
        data: What is shown.
        take: Called with the actions the component sent, before the page is made again.
    """

    def arrived() -> None:
        # Gone where the page is left in the same moment: the component sends again.
        take(actions_of((st.session_state.get(KEY) or {}).get("actions")))

    _component()(key=KEY, data=data, on_actions_change=arrived)


def actions_of(sent: object) -> list[Json]:
    """Return the actions a component reported, from the browser: anything may come."""
    return [one for one in sent if isinstance(one, dict)] if isinstance(sent, list) else []
