"""What a person chose for good: ``config.toml`` in the data directory, read and written here.

The file may be edited by hand. What this version does not know in it is kept when it is written
again; comments are not.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from translator import toml
from translator.errors import InputError, OutputError, TranslatorError
from translator.errors.error_sentences import because
from translator.system import paths
from translator.system.atomic import write_atomic
from translator.text.typography.apply import CHOICES, Typography
from translator.types import Quality

BROKEN = "config.broken.toml"
"""What a file that cannot be read is renamed to when a setting is changed all the same."""
LANGUAGES = ("", "en", "zh-Hans", "zh-Hant")
"""Of the reader; empty: the browser's."""
SCRIPTS = ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK")
"""What English may be translated to."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Config:
    """A person's settings; each has a default that works."""

    language: str = ""
    """Of the reader's own words: one of ``LANGUAGES``."""
    quality: Quality = Quality.BALANCED
    glossary: bool = True
    """Whether the terms of the glossary count."""
    project: str = ""
    """Name of the glossary that counts before the one that always does; empty: none."""
    chinese: str = "zh-Hans"
    """What English is translated to: one of ``SCRIPTS``."""
    typography: Typography = field(default_factory=Typography)
    models: Mapping[str, str] = field(default_factory=dict)
    """Direction (``zh-en``) → name of the model; absent: the best installed one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What was read."""

    config: Config
    problem: TranslatorError | None = None
    """Why some of it, or all, is the default instead of what the file says."""
    table: Mapping[str, Any] = field(default_factory=dict, compare=False)
    """What stands in the file, known or not; empty if it cannot be read."""


def _chosen(choices: tuple[str, ...]) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in choices:
            raise ValueError(f"must be one of {', '.join(map(repr, choices))}")
        return str(value)

    return check


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("must be a text in quotation marks")
    return value


def _typography(value: Any) -> Typography:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError('must be a list such as ["quotes=curly"]')
    return Typography.of(value)


def _models(value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise ValueError('must look like zh-en = "name of a model"')
    return dict(value)


PLACES: Mapping[str, tuple[tuple[str, ...], Callable[[Any], Any]]] = {
    "language": (("reader", "language"), _chosen(LANGUAGES)),
    "quality": (("translation", "quality"), lambda value: Quality(_text(value))),
    "glossary": (("translation", "glossary"), _flag),
    "project": (("translation", "project"), _text),
    "chinese": (("translation", "chinese"), _chosen(SCRIPTS)),
    "typography": (("translation", "typography"), _typography),
    "models": (("models",), _models),
}
"""Where each setting stands in the file, and what makes a value of what stands there."""


def path() -> Path:
    """Return where the file is; there need be none."""
    return paths.home() / "config.toml"


def read() -> Found:
    """Read the settings; what is missing or wrong is the default.

    Never raises: a mistake in a settings file must not keep anybody from reading.
    """
    try:
        table = _table(path())
    except InputError as error:
        return Found(config=Config(), problem=error)
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for name, (place, check) in PLACES.items():
        there = _at(table, place)
        if there is None:
            continue
        try:
            values[name] = check(there)
        except ValueError as error:
            said = f"must be one of {', '.join(Quality)}" if name == "quality" else str(error)
            wrong.append(f"{'.'.join(place)} {said}")
    problem = None
    if wrong:
        problem = InputError("settings.mistake", path=path(), what="; ".join(wrong))
    return Found(config=Config(**values), problem=problem, table=table)


def change(**values: Any) -> Config:
    """Set some settings and write the file in one step; everything else in it stays.

    Args:
        values: Fields of ``Config``; the default takes a setting out of the file.

    Returns:
        The settings as they are now.

    Raises:
        OutputError: the file cannot be written.
    """
    own = path()
    table: dict[str, Any] | None
    try:
        table = _table(own)
    except InputError:  # kept beside it, as the message of ``read`` said it would be
        table = None
    try:
        own.parent.mkdir(parents=True, exist_ok=True)
        if table is None:
            own.replace(own.with_name(BROKEN))
            table = {}
    except OSError as error:
        raise OutputError("settings.unwritable", path=own, why=because(error)) from error
    defaults = {one.name: getattr(Config(), one.name) for one in fields(Config)}
    for name, value in values.items():
        place = PLACES[name][0]
        PLACES[name][1](plain(value))  # refuse what could not be read back
        _put(table, place, None if value == defaults[name] else plain(value))
    write_atomic(own, toml.written(table).encode())
    return read().config


def _table(place: Path) -> dict[str, Any]:
    """Read the file as it stands.

    Raises:
        InputError: it is there and cannot be read.
    """
    try:
        return tomllib.loads(place.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):  # there is none
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError("settings.unreadable", path=place, why=error, kept=BROKEN) from error


def _at(table: Mapping[str, Any], place: tuple[str, ...]) -> Any:
    found: Any = table
    for name in place:
        found = found.get(name) if isinstance(found, dict) else None
    return found


def _put(table: dict[str, Any], place: tuple[str, ...], value: Any) -> None:
    *sections, last = place
    for name in sections:
        inner = table.get(name)
        if not isinstance(inner, dict):
            inner = table[name] = {}
        table = inner
    if value is None:
        table.pop(last, None)
    else:
        table[last] = value


def plain(value: Any) -> Any:
    """Return a setting as TOML can say it."""
    if isinstance(value, Typography):
        return [
            f"{name}={getattr(value, name)}"
            for name, choices in CHOICES.items()
            if getattr(value, name) != choices[0]
        ]
    if isinstance(value, Quality):
        return value.value
    return dict(value) if isinstance(value, Mapping) else value
