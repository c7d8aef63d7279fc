"""Where Duizhao keeps the user's data: models, the library, settings."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def home() -> Path:
    """Return the data directory (not created): ``DUIZHAO_HOME`` or the platform's own."""
    override = os.environ.get("DUIZHAO_HOME")
    return Path(override).expanduser() if override else Path(platformdirs.user_data_dir("duizhao"))


def models() -> Path:
    """Return the folder of fetched models."""
    return home() / "models"


def library() -> Path:
    """Return the database of documents, pairs and memory."""
    return home() / "library.sqlite3"
