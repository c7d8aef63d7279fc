"""The settings, one row each: where it stands in the file and what it may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from translator.errors.error_sentences import Piece, UnfitError, piece
from translator.text.typography.apply import CHOICES, Typography
from translator.types import Quality

LANGUAGES = ("", "en", "zh-Hans", "zh-Hant")
"""Of the reader; empty: the browser's."""
SCRIPTS = ("zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK")
"""What English may be translated to."""
DIRECTIONS = ("zh-en", "en-zh")
"""Each may have a model of its own."""

HSK_LEVELS = tuple(range(7))
"""Up to which a person may know the words; 0: of none."""


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
    front_matter_keys: tuple[str, ...] = ()
    """Keys of an article's header whose values are translated; empty: the usual ones."""
    read_scans: bool = True
    """Whether pages that are pictures are read, where character recognition is installed."""
    allow_private: bool = False
    """Whether web addresses of this computer and its network are asked."""
    models: Mapping[str, str] = field(default_factory=dict)
    """Direction (``zh-en``) → name of the model; absent: the best installed one."""
    drafts: Mapping[str, str] = field(default_factory=dict)
    """Direction → name of a quick model that goes first; absent: the reader takes what is
    installed for it, the command line none."""
    draft_first: bool = True
    """Whether the reader shows a quick model's sentences until the better one's are there."""
    hsk_level: int = 0
    """Up to which HSK level a person knows the words, 1 to 6; 0: of none."""


def _one(words: Sequence[str]) -> str:
    if len(words) != 1:
        raise UnfitError(piece("setting.one"))
    return words[0]


def _truth(words: Sequence[str]) -> bool:
    return _chosen(("true", "false"))(_one(words)) == "true"


def _chosen(choices: Sequence[str]) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in choices:
            raise UnfitError(piece("setting.among", choices=tuple(filter(None, choices))))
        return str(value)

    return check


def _quality(value: Any) -> Quality:
    return Quality(_chosen(tuple(Quality))(value))


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise UnfitError(piece("setting.truth"))
    return value


def _level(value: Any) -> int:
    if type(value) is not int or value not in HSK_LEVELS:
        raise UnfitError(piece("setting.among", choices=tuple(map(str, HSK_LEVELS))))
    return value


def _level_of(words: Sequence[str]) -> int:
    return int(_chosen(tuple(map(str, HSK_LEVELS)))(_one(words)))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise UnfitError(piece("setting.text"))
    return value


def _typography(value: Any) -> Typography:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UnfitError(piece("setting.list"))
    return Typography.of(value)


def _keys(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise UnfitError(piece("setting.keys"))
    return tuple(value)


def _models(value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise UnfitError(piece("setting.models"))
    return dict(value)


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """A field of ``Config``: where it stands in the file and what it may be."""

    place: tuple[str, ...]
    """Section and key."""
    check: Callable[[Any], Any]
    """Makes a value of what stands in the file; ``UnfitError`` says what it must be."""
    may_be: Piece | str
    """What it may be, in words."""
    parse: Callable[[Sequence[str]], Any] = _one
    """Makes what would stand in the file of a person's words; ``UnfitError`` likewise."""
    keys: tuple[str, ...] = ()
    """What a person sets one by one, if the field holds several."""


FIELDS: Mapping[str, Setting] = {
    "language": Setting(
        place=("reader", "language"),
        check=_chosen(LANGUAGES),
        may_be=", ".join(filter(None, LANGUAGES)),
    ),
    "quality": Setting(place=("translation", "quality"), check=_quality, may_be=", ".join(Quality)),
    "chinese": Setting(
        place=("translation", "chinese"), check=_chosen(SCRIPTS), may_be=", ".join(SCRIPTS)
    ),
    "glossary": Setting(
        place=("translation", "glossary"), check=_flag, may_be="true, false", parse=_truth
    ),
    "project": Setting(
        place=("translation", "project"), check=_text, may_be=piece("setting.a-glossary")
    ),
    "typography": Setting(
        place=("translation", "typography"),
        check=_typography,
        may_be=" ".join(
            f"{name.replace('_', '-')}={'|'.join(may)}" for name, may in CHOICES.items()
        ),
        parse=list,
    ),
    "front_matter_keys": Setting(
        place=("documents", "front-matter-keys"),
        check=_keys,
        may_be=piece("setting.some-keys"),
        parse=list,
    ),
    "read_scans": Setting(
        place=("documents", "read-scans"), check=_flag, may_be="true, false", parse=_truth
    ),
    "allow_private": Setting(
        place=("web", "allow-private"), check=_flag, may_be="true, false", parse=_truth
    ),
    "models": Setting(
        place=("models",), check=_models, may_be=piece("setting.a-model"), keys=DIRECTIONS
    ),
    "drafts": Setting(
        place=("drafts",), check=_models, may_be=piece("setting.a-model"), keys=DIRECTIONS
    ),
    "draft_first": Setting(
        place=("reader", "draft-first"), check=_flag, may_be="true, false", parse=_truth
    ),
    "hsk_level": Setting(
        place=("reader", "hsk-level"),
        check=_level,
        may_be=", ".join(map(str, HSK_LEVELS)),
        parse=_level_of,
    ),
}
"""The settings, in the order they are listed."""

SETTINGS: Mapping[str, tuple[str, str]] = {
    ".".join((*setting.place, key) if key else setting.place): (name, key)
    for name, setting in FIELDS.items()
    for key in setting.keys or ("",)
}
"""What a person calls a setting (``translation.quality``, ``models.zh-en``) → its field and the
key in it, which is empty if the field holds one value."""


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
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value
