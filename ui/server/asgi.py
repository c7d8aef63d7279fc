"""The ASGI app: the reader's pages in their language, and in front of them who is let in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

import click
from starlette.types import ASGIApp
from streamlit.starlette import App

from ui.server import direct_answers, font_files
from ui.server.access import AccessMiddleware
from ui.server.door import Door
from ui.server.streamlit_page import StreamlitPageMiddleware


def guarded(door: Door, *, begun: Callable[[], None]) -> ASGIApp:
    """Return the app; Streamlit must have its settings before.

    Args:
        door: Who is let in.
        begun: Called when the server answers.
    """

    @asynccontextmanager
    async def told(_app: App) -> AsyncIterator[None]:
        click.echo("The reader's server started.", err=True)
        begun()
        yield

    script = Path(str(files("ui").joinpath("app.py")))
    routes = [font_files.route(door.folder), direct_answers.route(door.folder)]
    app = App(script, lifespan=told, routes=routes)
    return AccessMiddleware(StreamlitPageMiddleware(app), door)
