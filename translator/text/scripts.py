"""Simplified and Traditional Chinese, through OpenCC, with our word boundaries.

OpenCC looks phrases up wherever they begin, also across words: 被发明 becomes 被髮明 and
勇敢的士兵 loses its soldier to a taxi. So text on its way to Traditional is cut into words
first (``translator.text.words``) where the dictionary is installed; a character that is a
word by itself is looked up together with its neighbours, for 一只 → 一隻.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Protocol, cast

from translator.errors import LanguageError
from translator.text import dictionary as dictionaries
from translator.text.languages import HAN, detect, single_script_characters
from translator.text.words import cut

TARGETS = {
    "zh-Hans": "Simplified Chinese",
    "zh-Hant": "Traditional Chinese, Taiwan's standard characters, words as they are",
    "zh-Hant-TW": "Traditional Chinese with Taiwan's words: 软件 → 軟體",
    "zh-Hant-HK": "Traditional Chinese, Hong Kong's characters",
}
"""The scripts a text can be converted to, with what each means."""

_ALIASES = {
    "zh": "zh-Hans", "zh-cn": "zh-Hans", "zh-sg": "zh-Hans", "zh-hans-cn": "zh-Hans",
    "zh-tw": "zh-Hant-TW", "zh-hk": "zh-Hant-HK", "zh-mo": "zh-Hant-HK",
}  # fmt: skip

# Which OpenCC configurations lead from one script to another, one after the other. Between
# Traditional ones only characters change: words would have to pass through Simplified.
_CHAINS = {
    ("zh-Hans", "zh-Hant"): ("s2tw",),
    ("zh-Hans", "zh-Hant-TW"): ("s2twp",),
    ("zh-Hans", "zh-Hant-HK"): ("s2hk",),
    ("zh-Hans", "zh-Hans"): ("t2s",),
    ("zh-Hant", "zh-Hans"): ("hk2t", "t2s"),
    ("zh-Hant", "zh-Hant"): ("hk2t", "t2tw"),
    ("zh-Hant", "zh-Hant-TW"): ("hk2t", "t2tw"),
    ("zh-Hant", "zh-Hant-HK"): ("tw2t", "t2hk"),
    ("zh-Hant-TW", "zh-Hans"): ("tw2sp",),
    ("zh-Hant-TW", "zh-Hant"): (),
    ("zh-Hant-TW", "zh-Hant-TW"): (),
    ("zh-Hant-TW", "zh-Hant-HK"): ("tw2t", "t2hk"),
    ("zh-Hant-HK", "zh-Hans"): ("hk2s",),
    ("zh-Hant-HK", "zh-Hant"): ("hk2t", "t2tw"),
    ("zh-Hant-HK", "zh-Hant-TW"): ("hk2t", "t2tw"),
    ("zh-Hant-HK", "zh-Hant-HK"): (),
}

_SURE = 5
"""Least frequency of a word that a phrase of OpenCC may not cut. Rarer ones may be wrong."""

# OpenCC either leaves 著 or makes it 着 by phrases (所著 → 所着, 看著書 → 看著书). In
# Simplified it stays 著 just where it means to write, to be known or to be evident.
_ASPECT = re.compile(
    "(?<![名显原专巨论编译卓昭土遗拙合所旧新撰共])(?<!大)著"
    "(?![名作者述称录])(?!书立)(?!有)|(?<=[看坐站拿带跟随沿接有存活睡躺等听])著(?=[有书])"
)

_UNSAFE = re.compile("([\0\n\r\ud800-\udfff]+)")
"""What OpenCC cannot take (it stops at NUL and raises at lone surrogates) and line ends."""


def convert(
    text: str,
    to: str,
    source: str | None = None,
    *,
    dictionary: dictionaries.Dictionary | None = None,
) -> str:
    """Convert Chinese text from one script to another.

    Args:
        text: Any text; marks, code in Latin letters and addresses pass through.
        to: ``zh-Hans``, ``zh-Hant`` (Taiwan's standard characters, words unchanged),
            ``zh-Hant-TW`` (its words too) or ``zh-Hant-HK``.
        source: The script the text is in; None: find out.
        dictionary: For word boundaries; None: the installed one, or none.

    Returns:
        The text; the same text where it is in that script already.

    Raises:
        LanguageError: one of the tags is not a script we convert.
    """
    target = normalise(to)
    origin = normalise(source) if source else _origin(text, target)
    if origin == target == "zh-Hans" and not _has_traditional(text):
        return text
    chain = _CHAINS[origin, target]
    if not chain:
        return text
    bounded = origin == "zh-Hans" and target != "zh-Hans"
    if bounded:
        dictionary = dictionary or dictionaries.installed()
    parts = _UNSAFE.split(text)
    for index in range(0, len(parts), 2):
        if bounded and dictionary is not None:
            parts[index] = _by_words(parts[index], chain[0], dictionary)
        else:
            for configuration in chain:
                parts[index] = _converter(configuration).convert(parts[index])
    result = "".join(parts)
    return _ASPECT.sub("着", result) if target == "zh-Hans" and origin != target else result


def to_simplified(text: str) -> str:
    """Return the text in Simplified characters, its words unchanged: what engines read best."""
    return convert(text, "zh-Hans", "zh-Hant") if _has_traditional(text) else text


def normalise(tag: str) -> str:
    """Return the script a tag names (``zh-TW`` → ``zh-Hant-TW``).

    Raises:
        LanguageError: it names none we convert.
    """
    lower = tag.strip().replace("_", "-").lower()
    for known in TARGETS:
        if lower == known.lower():
            return known
    if lower in _ALIASES:
        return _ALIASES[lower]
    raise LanguageError(
        f"{tag!r} is not a script Chinese text can be converted to.",
        f"Use one of: {', '.join(TARGETS)}.",
    )


def _origin(text: str, target: str) -> str:
    """Return the script a text shows; where it shows none, the one that needs conversion."""
    script = detect(text).script
    if script is None:
        traditional = _has_traditional(text)
        return "zh-Hant" if traditional or target == "zh-Hans" else "zh-Hans"
    if script == "Hans":
        return "zh-Hans"
    return target if target == "zh-Hant-TW" and not _has_simplified(text) else "zh-Hant"


def _has_traditional(text: str) -> bool:
    return not single_script_characters()[1].isdisjoint(text)


def _has_simplified(text: str) -> bool:
    return not single_script_characters()[0].isdisjoint(text)


def _by_words(text: str, configuration: str, dictionary: dictionaries.Dictionary) -> str:
    """Convert a line with a line end wherever a phrase of OpenCC would cut one of our words."""
    tokens = cut(text, dictionary)
    pairs = [
        (first, second)
        for first, second in pairwise(tokens)
        if HAN.match(first[-1]) and HAN.match(second[0])
    ]
    converter = _converter(configuration)
    if not pairs:
        return converter.convert(text)
    together = converter.convert("\n".join(map("".join, pairs))).split("\n")
    alone = dict(zip(tokens, converter.convert("\n".join(tokens)).split("\n"), strict=True))
    cuts = {
        pair
        for pair, whole in zip(pairs, together, strict=True)
        if whole != alone[pair[0]] + alone[pair[1]] and _cuts_word(*pair, configuration, dictionary)
    }
    if not cuts:
        return converter.convert(text)
    pieces = [
        second if (first, second) not in cuts else f"\n{second}"
        for first, second in pairwise(["", *tokens])
    ]
    return converter.convert("".join(pieces)).replace("\n", "")


def _cuts_word(
    first: str, second: str, configuration: str, dictionary: dictionaries.Dictionary
) -> bool:
    """Say whether the phrase that spans two words covers only a part of the second.

    A phrase that ends with the second word is let through though it may begin within the
    first: OpenCC lists endings such as 果干, which stand for 芒果干, 苹果干 and the rest.
    """
    convert_part = _converter(configuration).convert
    text, middle = first + second, len(first)
    for size in range(2, len(text)):
        for start in range(max(0, middle - size + 1), min(middle, len(text) - size + 1)):
            end = start + size
            apart = convert_part(text[start:middle]) + convert_part(text[middle:end])
            if convert_part(text[start:end]) != apart:
                return end < len(text) and dictionary.frequency(second) >= _SURE
    return False


class Converter(Protocol):
    """OpenCC with one configuration."""

    def convert(self, text: str) -> str:
        """Return the text converted; it holds no NUL and no lone surrogate."""
        ...


@cache
def _converter(configuration: str) -> Converter:
    from opencc import OpenCC

    return cast("Converter", OpenCC(configuration))
