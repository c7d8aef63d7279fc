"""What a text can be converted to, and how far: the names people use."""

from __future__ import annotations

from translator.errors import LanguageError, UsageError

TARGETS = {
    "zh-Hans": "Simplified Chinese",
    "zh-Hant": "Traditional Chinese, Taiwan's standard characters, words as they are",
    "zh-Hant-TW": "Traditional Chinese with Taiwan's words: 软件 → 軟體",
    "zh-Hant-HK": "Traditional Chinese, Hong Kong's characters, and its words where they differ",
}
"""The scripts a text can be converted to, with what each means."""

REGIONAL = {
    "safe": "words with one meaning always, words of computing only in their field",
    "all": "every word in OpenCC's lists, whatever it means",
    "none": "characters only, words as they are",
}
"""Which words of a region replace others, with what each means."""
SAFE = "safe"

_ALIASES = {
    "zh": "zh-Hans", "zh-cn": "zh-Hans", "zh-sg": "zh-Hans", "zh-hans-cn": "zh-Hans",
    "zh-tw": "zh-Hant-TW", "zh-hk": "zh-Hant-HK", "zh-mo": "zh-Hant-HK",
}  # fmt: skip


def normalise(tag: str) -> str:
    """Return the script a tag names (``zh-TW`` → ``zh-Hant-TW``).

    Raises:
        LanguageError: it names none we convert.
    """
    if tag in TARGETS:
        return tag
    lower = tag.strip().replace("_", "-").lower()
    for known in TARGETS:
        if lower == known.lower():
            return known
    if lower in _ALIASES:
        return _ALIASES[lower]
    raise LanguageError("script.no-target", tag=tag, choices=", ".join(TARGETS))


def normalise_regional(regional: str) -> str:
    """Return which words of a region replace others, checked.

    Raises:
        UsageError: there is no such choice.
    """
    if regional in REGIONAL:
        return regional
    raise UsageError("script.no-regional", name=regional, choices=", ".join(REGIONAL))
