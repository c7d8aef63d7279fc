"""The settings by the names a person says: ``translation.quality``, ``models.zh-en``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from translator.config.setting_table import FIELDS, SETTINGS, Config, plain
from translator.errors import UsageError
from translator.errors.error_sentences import UnfitError, piece


def value_of(config: Config, name: str) -> Any:
    """Return the value of a setting, as TOML can say it; "" for a model not chosen.

    Raises:
        UsageError: there is no setting of this name.
    """
    field, key = _field(name)
    value = getattr(config, field)
    return plain(value.get(key, "") if key else value)


def said(config: Config) -> dict[str, Any]:
    """Return what differs from the default, by name, as TOML can say it."""
    default = Config()
    values = {name: value_of(config, name) for name in SETTINGS}
    return {name: value for name, value in values.items() if value != value_of(default, name)}


def changed(config: Config, name: str, words: Sequence[str] | None) -> dict[str, Any]:
    """Return what ``config.change`` takes to give a setting another value.

    Args:
        config: The settings as they are.
        name: Of a setting.
        words: What it becomes; None: the default.

    Raises:
        UsageError: there is no such setting, or it may not be that.
    """
    field, key = _field(name)
    setting = FIELDS[field]
    if words is None:
        value = None if key else getattr(Config(), field)
    else:
        try:
            _require_text(words)
            value = setting.parse(words)
            value = value if key else setting.check(value)
        except UnfitError as error:
            raise UsageError(
                "settings.refused", name=name, why=error.why, choices=setting.may_be
            ) from error
    if not key:
        return {field: value}
    others = {other: kept for other, kept in getattr(config, field).items() if other != key}
    return {field: others | ({key: value} if value else {})}


def _require_text(words: Sequence[str]) -> None:
    """Refuse bytes that are no UTF-8, as a command line may hold them.

    Raises:
        UnfitError: the file could not hold them.
    """
    try:
        "".join(words).encode()
    except UnicodeEncodeError as error:
        raise UnfitError(piece("setting.not-text")) from error


def unknown(table: Mapping[str, Any], place: tuple[str, ...] = ()) -> list[str]:
    """Return the names that stand in a settings file and mean nothing to this version."""
    found: list[str] = []
    for key, value in table.items():
        name = ".".join((*place, key))
        if isinstance(value, dict) and any(one.startswith(f"{name}.") for one in SETTINGS):
            found += unknown(value, (*place, key))
        elif name not in SETTINGS:
            found.append(name)
    return found


def in_toml(value: Any) -> str:
    """Return a value of a setting as TOML writes it."""
    import tomlkit  # slow to import, and most commands show none

    written: str = tomlkit.item(value).as_string()
    return written


def _field(name: str) -> tuple[str, str]:
    """Return the field of ``Config`` a setting stands in, and the key within it or "".

    Raises:
        UsageError: there is no setting of this name.
    """
    if name not in SETTINGS:
        raise UsageError("settings.unknown", name=name, known=", ".join(SETTINGS))
    return SETTINGS[name]
