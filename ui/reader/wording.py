"""What the reading view says, in English and Chinese: one table, ``words.tsv``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from translator.text import scripts

_PREFIX = "ui."


def say(key: str, language: str = "en", **fields: object) -> str:
    """Return a sentence.

    Args:
        key: Of ``words.tsv``.
        language: BCP 47 tag of the interface: ``en``, ``zh-Hans``, ``zh-Hant``.
        fields: What stands in the sentence's braces.
    """
    return _said(language)[key].format_map(fields)


def has(key: str) -> bool:
    """Say whether there is such a sentence."""
    return key in _said("en")


def said(key: str, language: str) -> str:
    """Return a sentence with its braces still to be filled in."""
    return _said(language)[key]


@cache
def component_words(language: str) -> dict[str, str]:
    """Return what the component needs, by key without ``ui.``; braces are filled in there."""
    return {
        key.removeprefix(_PREFIX): text
        for key, text in _said(language).items()
        if key.startswith(_PREFIX)
    }


@cache
def _said(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in files("ui.reader").joinpath("words.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            key, english, chinese = line.split("\t")
            found[key] = chinese if language.startswith("zh") else english
    if language.startswith("zh-Hant"):
        return {key: scripts.convert(text, "zh-Hant-TW", "zh-Hans") for key, text in found.items()}
    return found
