"""What a person chose for good: ``config.toml`` in the data directory."""

from __future__ import annotations

from translator.config.config_file import BROKEN, Found, change, path, read
from translator.config.setting_names import changed, in_toml, said, unknown, value_of
from translator.config.setting_table import (
    DIRECTIONS,
    FIELDS,
    HSK_LEVELS,
    LANGUAGES,
    SCRIPTS,
    SETTINGS,
    Config,
)

__all__ = [
    "BROKEN",
    "DIRECTIONS",
    "FIELDS",
    "HSK_LEVELS",
    "LANGUAGES",
    "SCRIPTS",
    "SETTINGS",
    "Config",
    "Found",
    "change",
    "changed",
    "in_toml",
    "path",
    "read",
    "said",
    "unknown",
    "value_of",
]
