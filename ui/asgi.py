"""The pages behind a door: what Streamlit runs when the reader listens to other devices.

On this computer alone it runs ``app.py`` itself. It stands beside it, because Streamlit looks for
its configuration (``.streamlit``) beside what it runs.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import click
from starlette.middleware import Middleware
from streamlit.starlette import App

from ui.server.access import Door


@asynccontextmanager
async def _told(_app: App) -> AsyncIterator[None]:
    """Say in the terminal that the addresses shown there answer from now on."""
    click.echo("The reader's server started.", err=True)
    yield


app = App(Path(__file__).with_name("app.py"), middleware=[Middleware(Door)], lifespan=_told)
