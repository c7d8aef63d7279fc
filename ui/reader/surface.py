"""The component itself: html, css and js of ours, data of the article.

The article reaches the browser as JSON and its text is set with ``textContent`` alone.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st


@cache
def _component() -> Any:
    """Register the component, once in a process."""
    folder = files("ui.reader")
    return st.components.v2.component(
        "duizhao_reader",
        html=folder.joinpath("reader.html").read_text("utf-8"),
        css=folder.joinpath("reader.css").read_text("utf-8"),
        js=folder.joinpath("reader.js").read_text("utf-8"),
    )


def show(page: dict[str, Any]) -> None:
    """Show a page as ``ui.reader.view.page`` made it."""
    _component()(key="reader", data=page)
