"""Where Duizhao keeps the user's data: models, the library, settings."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import platformdirs

from translator.system.file_kinds import at_home


def home() -> Path:
    """Return the data directory (not created): ``DUIZHAO_HOME`` or the platform's own."""
    return _home(*map(os.environ.get, _DECIDING))


_DECIDING = ("DUIZHAO_HOME", "HOME", "XDG_DATA_HOME")
"""What the answer depends on. It is asked for with every sentence, and finding it costs as much
as converting one."""


@lru_cache(maxsize=16)
def _home(override: str | None, *_others: str | None) -> Path:
    return at_home(override) if override else Path(platformdirs.user_data_dir("duizhao"))


def models() -> Path:
    """Return the folder of fetched models."""
    return home() / "models"


def library() -> Path:
    """Return the database of documents, pairs and memory."""
    return home() / "library.sqlite3"
