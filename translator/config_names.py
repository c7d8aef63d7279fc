"""The settings by the names a person says: ``translation.quality``, ``models.zh-en``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from translator.config import LANGUAGES, PLACES, SCRIPTS, Config, plain
from translator.errors import UsageError
from translator.text.typography.apply import CHOICES, Typography
from translator.types import Quality

DIRECTIONS = ("zh-en", "en-zh")
"""Each may have a model of its own."""


def _one(words: Sequence[str]) -> str:
    if len(words) != 1:
        raise ValueError("takes one value")
    return words[0]


def _chosen(choices: Sequence[str]) -> Callable[[Sequence[str]], str]:
    def choose(words: Sequence[str]) -> str:
        if (word := _one(words)) not in choices:
            raise ValueError(f"must be one of {', '.join(filter(None, choices))}")
        return word

    return choose


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A setting as a person names it."""

    field: str
    """Of ``Config``."""
    key: str = ""
    """Within that field, if it holds several."""
    may_be: str
    """What it may be, in words."""
    parse: Callable[[Sequence[str]], Any]
    """Makes a value of a person's words; ``ValueError`` says what they must be."""


def _named(field: str, may_be: str, parse: Callable[[Sequence[str]], Any]) -> dict[str, Named]:
    return {".".join(PLACES[field][0]): Named(field=field, may_be=may_be, parse=parse)}


SETTINGS: Mapping[str, Named] = (
    _named("language", ", ".join(filter(None, LANGUAGES)), _chosen(LANGUAGES))
    | _named("quality", ", ".join(Quality), lambda words: Quality(_chosen(tuple(Quality))(words)))
    | _named("chinese", ", ".join(SCRIPTS), _chosen(SCRIPTS))
    | _named("glossary", "true, false", lambda words: _chosen(("true", "false"))(words) == "true")
    | _named("project", "name of a glossary", _one)
    | _named(
        "typography",
        " ".join(f"{name.replace('_', '-')}={'|'.join(may)}" for name, may in CHOICES.items()),
        Typography.of,
    )
    | {
        f"models.{one}": Named(field="models", key=one, may_be="name of a model", parse=_one)
        for one in DIRECTIONS
    }
)
"""Every setting by its name."""


def said(config: Config) -> dict[str, Any]:
    """Return what differs from the default, by name, as TOML has it."""
    default = Config()
    found: dict[str, Any] = {}
    for name, one in SETTINGS.items():
        value, usual = getattr(config, one.field), getattr(default, one.field)
        if one.key:
            value, usual = value.get(one.key), usual.get(one.key)
        if value != usual:
            found[name] = plain(value)
    return found


def changed(config: Config, name: str, words: Sequence[str] | None) -> dict[str, Any]:
    """Return what ``config.change`` takes to give a setting another value.

    Args:
        config: The settings as they are.
        name: Of a setting.
        words: What it becomes; None: the default.

    Raises:
        UsageError: there is no such setting, or it may not be that.
    """
    one = named(name)
    if words is None:
        value = None if one.key else getattr(Config(), one.field)
    else:
        try:
            value = one.parse(words)
        except ValueError as error:
            raise UsageError(
                "settings.refused", name=name, why=error, choices=one.may_be
            ) from error
    if not one.key:
        return {one.field: value}
    others = {key: kept for key, kept in getattr(config, one.field).items() if key != one.key}
    return {one.field: others | ({one.key: value} if value else {})}


def named(name: str) -> Named:
    """Return a setting.

    Raises:
        UsageError: there is none of this name.
    """
    if name not in SETTINGS:
        raise UsageError("settings.unknown", name=name, known=", ".join(SETTINGS))
    return SETTINGS[name]


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
