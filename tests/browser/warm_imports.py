"""What every server of the reader imports until it has shown a page; it is imported, never run."""

from __future__ import annotations

import importlib
import pkgutil
import threading

import uvicorn  # noqa: F401

import ui.jobs
import ui.reader
import ui.server
import ui.views
from translator.cli.commands import ui as _command  # noqa: F401

for _package in (ui.server, ui.views, ui.reader, ui.jobs):
    for _module in pkgutil.iter_modules(_package.__path__, f"{_package.__name__}."):
        importlib.import_module(_module.name)

# A fork has none of the threads of its parent, but the locks they held.
assert threading.active_count() == 1, threading.enumerate()
