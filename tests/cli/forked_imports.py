"""What a fork has imported, imported in the process it came from: the next one need not."""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module


def told() -> bytes:
    """Return the names of what this process has imported of files, for ``take_over``."""
    return json.dumps(
        [
            name
            for name, module in list(sys.modules.items())
            if getattr(getattr(module, "__spec__", None), "has_location", False)
            and module.__spec__.name == name  # type: ignore[union-attr]  # as just seen
        ]
    ).encode()


def take_over(names: bytes) -> None:
    """Import what another process told."""
    for name in json.loads(names):
        if name not in sys.modules:
            import_module(name)


def write_all(pipe: int, data: bytes) -> None:
    """Write more than fits into a pipe at once."""
    with os.fdopen(pipe, "wb") as stream:
        stream.write(data)
