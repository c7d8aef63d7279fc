"""The style of our pages stands in Streamlit's page: it is there before the first part is drawn.

Sent as a part of the page (``st.html``) it came after buttons and fields, 0.3 seconds on a fast
computer and two on a slow one: the program of that kind of part is fetched when the first is met.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_END = "</body>"


def styled(page: str) -> str:
    """Return a page with ``page.css`` at the end of its body; one without a body as it is.

    There it goes before Streamlit's own rules, which a script adds to the head.
    """
    return page.replace(_END, f"<style>\n{_sheet()}</style>{_END}", 1)


@cache
def _sheet() -> str:
    return files("ui").joinpath("page.css").read_text("utf-8")
