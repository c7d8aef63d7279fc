"""What every server of the reader imports until it has shown a page; it is imported, never run."""

from __future__ import annotations

import importlib
import io
import pkgutil
import sys
import threading

_PACKAGES = ("ui.jobs", "ui.reader", "ui.server", "ui.views")
_LATE = ("pandas", "streamlit.emojis", "uvicorn", "translator.cli.commands.ui")
"""What is imported where it is first used; with pandas, for tables, come numpy and pyarrow."""

# Without a buffer, before a log keeps them: each fork writes to a pipe of its own, and a buffer
# would believe that it still writes to the file which pytest put there.
for _name, _number in (("stdout", 1), ("stderr", 2)):
    _raw = io.FileIO(_number, "w", closefd=False)
    setattr(sys, _name, io.TextIOWrapper(_raw, encoding="utf-8", write_through=True))

for _package in _PACKAGES:
    for _module in pkgutil.iter_modules(importlib.import_module(_package).__path__):
        importlib.import_module(f"{_package}.{_module.name}")
for _name in _LATE:
    importlib.import_module(_name)

# A fork has none of the threads of its parent, but the locks they held.
assert threading.active_count() == 1, threading.enumerate()
