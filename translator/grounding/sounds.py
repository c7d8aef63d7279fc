"""How alike a Chinese transliteration and a Latin name sound, by their consonants.

Vowels tell little: 罗戈津 is Rogozin. Consonants that Mandarin does not tell apart, or writes
with the same characters, are one class (b p v f w; d t; g k h; l r; s z j q x c).
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from translator.grounding.evidence import Lexicon
from translator.lazy_regex import lazy_regex

_CLASSES = {
    "B": "bpvfw", "T": "dt", "K": "gkhq", "L": "lr", "S": "szjxc", "M": "mn",
}  # fmt: skip
_CLASS = {letter: name for name, letters in _CLASSES.items() for letter in letters}
_SPELLINGS = (
    ("tsch", "s"), ("sch", "s"), ("ch", "s"), ("sh", "s"), ("zh", "s"), ("ts", "s"), ("ph", "f"),
    ("th", "t"), ("ck", "k"), ("x", "ks"), ("qu", "kw"), ("ce", "se"), ("ci", "si"),
    ("ge", "je"), ("gi", "ji"), ("c", "k"), ("y", ""), ("wh", "w"),
)  # fmt: skip
_PINYIN = (("zh", "s"), ("ch", "s"), ("sh", "s"), ("q", "s"), ("yi", "i"), ("wu", "u"), ("ng", "n"))
_MEANT = {"尔": "r", "夫": "v", "加": "ga", "基": "ki"}
"""Characters that write another sound than Mandarin gives them today."""
_SINGLE = lazy_regex(r"(.)\1+")


def likeness(name: str, latin: str, lexicon: Lexicon) -> float:
    """Return how alike a name in characters and one in Latin letters sound, 0 to 1."""
    heard = _of_characters(name, lexicon)
    spelled = _of_latin(latin)
    if not heard or not spelled:
        return 0.0
    return SequenceMatcher(None, heard, spelled, autojunk=False).ratio()


def _of_characters(name: str, lexicon: Lexicon) -> str:
    classes = ""
    for character in name:
        syllable = re.sub("[1-5:]", "", lexicon.reading(character)).lower()
        syllable = _MEANT.get(character, syllable)
        for written, plain in _PINYIN:
            syllable = syllable.replace(written, plain)
        classes += "".join(_CLASS.get(letter, "") for letter in syllable)
    return _SINGLE.sub(r"\1", classes)


def _of_latin(latin: str) -> str:
    plain = "".join(
        char
        for char in unicodedata.normalize("NFKD", latin.lower())
        if char.isalpha() and char.isascii()
    )
    for written, sound in _SPELLINGS:
        plain = plain.replace(written, sound)
    return _SINGLE.sub(r"\1", "".join(_CLASS.get(letter, "") for letter in plain))
