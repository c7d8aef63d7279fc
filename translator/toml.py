"""Writing TOML 1.0 (https://toml.io/en/v1.0.0); reading it is in the standard library."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def written(table: Mapping[str, Any]) -> str:
    """Return a table as a TOML file: values first, then its tables."""
    lines: list[str] = []
    _write(table, (), lines)
    return "\n".join(lines).strip() + "\n"


def written_value(value: Any) -> str:
    """Return a value as TOML has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, list):
        return f"[{', '.join(map(written_value, value))}]"
    if isinstance(value, dict):
        inner = (f"{_key(key)} = {written_value(one)}" for key, one in value.items())
        return f"{{{', '.join(inner)}}}"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return repr(value)  # whole numbers and fractions; inf and nan are written as TOML has them


def _write(table: Mapping[str, Any], place: tuple[str, ...], lines: list[str]) -> None:
    inner = {key: value for key, value in table.items() if isinstance(value, dict)}
    if place and (len(inner) < len(table) or not inner):
        lines += ["", f"[{'.'.join(map(_key, place))}]"]
    lines += [f"{_key(key)} = {written_value(table[key])}" for key in table if key not in inner]
    for key, value in inner.items():
        _write(value, (*place, key), lines)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _string(key)


def _string(text: str) -> str:
    # JSON's escapes are TOML's, but for DEL, which TOML wants escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
