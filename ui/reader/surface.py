"""The component itself: html, css and js of ours, data of the article.

The article reaches the browser as JSON and its text is set with ``textContent`` alone. Style
and script are several files each, one purpose a file, and are put together here.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

STYLES = ("reader.css", "partners.css")
SCRIPTS = ("partners.js", "reader.js")


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


def show(page: dict[str, Any]) -> None:
    """Show a page as ``ui.reader.view.page`` made it."""
    _component()(key="reader", data=page)
