"""The settings file, read and written.

People edit it by hand, so writing a setting keeps their comments, their order and what this
version does not know.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from translator.config.setting_table import FIELDS, Config, plain
from translator.errors import InputError, OutputError, TranslatorError
from translator.errors.error_sentences import Piece, UnfitError, because, joined, piece, why_of
from translator.system import paths
from translator.system.atomic import write_atomic
from translator.system.bounded_reading import SETTINGS, read_text_file
from translator.system.locks import locked
from translator.system.structured_text import toml_of

_LOCK = "config.lock"
BROKEN = "config.broken.toml"
"""What a file that cannot be read is renamed to when a setting is changed all the same."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What was read."""

    config: Config
    problem: TranslatorError | None = None
    """Why some of it, or all, is the default instead of what the file says."""
    table: Mapping[str, Any] = field(default_factory=dict, compare=False)
    """What stands in the file, known or not; empty if it cannot be read."""


def path() -> Path:
    """Return where the file is; there need be none."""
    return paths.home() / "config.toml"


def read() -> Found:
    """Read the settings; what is missing or wrong is the default.

    Never raises: a mistake in a settings file must not keep anybody from reading.
    """
    try:
        table = toml_of(_content(path()))
    except InputError as error:
        return Found(config=Config(), problem=error)
    values: dict[str, Any] = {}
    wrong: list[Piece] = []
    for name, setting in FIELDS.items():
        there: Any = table
        for key in setting.place:
            there = there.get(key) if isinstance(there, dict) else None
        if there is None:
            continue
        try:
            values[name] = setting.check(there)
        except UnfitError as error:
            wrong.append(piece("setting.wrong", name=".".join(setting.place), why=error.why))
    problem = None
    if wrong:
        problem = InputError("settings.mistake", path=path(), what=joined(wrong))
    return Found(config=Config(**values), problem=problem, table=table)


def change(made: Callable[[Config], Mapping[str, Any]] = lambda _: {}, /, **values: Any) -> Config:
    """Set some settings and write the file in one step; everything else in it stays.

    Others may change settings at the same time: none is lost.

    Args:
        made: Makes further values of the settings as they are then, for what is a part of one.
        values: Fields of ``Config``; the default takes a setting out of the file.

    Returns:
        The settings as they are now.

    Raises:
        OutputError: the file cannot be written.
    """
    try:
        path().parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError("settings.unwritable", path=path(), why=because(error)) from error
    with locked(path().with_name(_LOCK), lambda: None):
        _write({**made(read().config), **values})
        return read().config


def _write(values: Mapping[str, Any]) -> None:
    import tomlkit  # slow to import, and most commands only read

    own = path()
    broken = False
    try:
        document = tomlkit.parse(_content(own))
    except InputError:  # kept beside it, as the message of ``read`` said it would be
        document, broken = tomlkit.document(), True
    try:
        if broken:
            own.replace(own.with_name(BROKEN))
    except OSError as error:
        raise OutputError("settings.unwritable", path=own, why=because(error)) from error
    for name, value in values.items():
        FIELDS[name].check(plain(value))  # refuse what could not be read back
        _put(
            document, FIELDS[name].place, None if value == getattr(Config(), name) else plain(value)
        )
    write_atomic(own, tomlkit.dumps(document).encode())


def _content(place: Path) -> str:
    """Read the file; without one, nothing stands in it.

    Raises:
        InputError: it is there, and is not readable, not TOML or far too large.
    """
    try:
        text = read_text_file(place, SETTINGS, encoding="utf-8-sig")
        toml_of(text)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except UnicodeDecodeError as error:
        why = piece("not-utf8", offset=error.start)
        raise InputError("settings.unreadable", path=place, why=why, kept=BROKEN) from error
    except OSError as error:
        raise InputError(
            "settings.unreadable", path=place, why=because(error), kept=BROKEN
        ) from error
    except ValueError as error:
        raise InputError(
            "settings.unreadable", path=place, why=why_of(error), kept=BROKEN
        ) from error
    return text


def _put(table: MutableMapping[str, Any], place: tuple[str, ...], value: Any) -> None:
    """Set a value, or take it out (None), and leave what stands around it."""
    name, *inner = place
    if not inner and not isinstance(value, Mapping):
        if value is None:
            table.pop(name, None)
        elif table.get(name) != value:
            table[name] = value
        return
    if not isinstance(table.get(name), MutableMapping):
        table.pop(name, None)  # a new table in its place would take in the lines below it
        table[name] = {}
    if inner:
        _put(table[name], tuple(inner), value)
        return
    for key in {**table[name], **value}:
        _put(table[name], (key,), value.get(key))
