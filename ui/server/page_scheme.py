"""What opens over the page is light or dark as the page is: a script in Streamlit's page."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_END = "</head>"


def followed(page: str) -> str:
    """Return a page with that script at the end of its head; one without a head as it is."""
    return page.replace(_END, f"<script>{_script()}</script>{_END}", 1)


@cache
def _script() -> str:
    return files("ui.server").joinpath("page_scheme.js").read_text("utf-8")
