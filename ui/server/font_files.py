"""The reader's own font: sent by its own server, and named in its page before anything is drawn.

The files of ``ui/fonts`` are Literata, as Fontsource packs it. Streamlit's static serving stays
off: it would send whatever lies in a folder; here a table names the files. A font that a style
sheet of a component names would not be found either: browsers take ``@font-face`` from the page
itself alone, and not from a shadow root.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

NAMES = tuple(
    f"literata-{letters}-wght-{style}.woff2"
    for letters in ("latin", "latin-ext")
    for style in ("normal", "italic")
)
"""Of the files that are sent."""
_END = "</head>"
_HEADERS = {
    # The cookie decides who gets it, so no shared cache keeps it; a file never changes its content.
    "Cache-Control": "private, max-age=31536000, immutable",
    "X-Content-Type-Options": "nosniff",
}


def route(folder: str) -> Route:
    """Return what answers for the files.

    Args:
        folder: Path that the reader lies below.
    """
    return Route(f"{folder}/fonts/{{name}}", _answer, methods=["GET"])


def headed(page: str) -> str:
    """Return a page with the fonts named at the end of its head; one without a head as it is."""
    return page.replace(_END, f"{_head()}{_END}", 1)


async def _answer(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in NAMES:
        return Response(status_code=404)
    return Response(_content(name), media_type="font/woff2", headers=_HEADERS)


@cache
def _content(name: str) -> bytes:
    return files("ui").joinpath("fonts", name).read_bytes()


@cache
def _head() -> str:
    return files("ui").joinpath("fonts", "head.html").read_text("utf-8")
