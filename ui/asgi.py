"""The ASGI app: the pages behind the token, where the reader listens to other devices.

On this computer alone Streamlit runs ``app.py`` itself. This module stands beside it, because
Streamlit looks for its configuration (``.streamlit``) beside what it runs.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import click
from starlette.middleware import Middleware
from streamlit.starlette import App

from ui.server.access import AccessMiddleware


@asynccontextmanager
async def _told(_app: App) -> AsyncIterator[None]:
    """Say in the terminal that the addresses shown there answer from now on."""
    click.echo("The reader's server started.", err=True)
    yield


app = App(
    Path(__file__).with_name("app.py"), middleware=[Middleware(AccessMiddleware)], lifespan=_told
)
