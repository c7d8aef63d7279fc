"""Pinyin to zhuyin (bopomofo, 注音符號).

Source of the table: ISO 7098:2015 (initials and finals) and 國語注音符號手冊 of Taiwan's Ministry
of Education, which also says where the marks of the tones stand: the first tone has none, the
neutral tone's dot stands before the syllable, the others behind it; the 儿 of 花儿 is ㄦ with
the dot of the neutral tone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from translator.chinese.dictionary.cedict import UNKNOWN
from translator.lazy_regex import lazy_regex

INITIALS = {
    "b": "ㄅ", "p": "ㄆ", "m": "ㄇ", "f": "ㄈ", "d": "ㄉ", "t": "ㄊ", "n": "ㄋ", "l": "ㄌ",
    "g": "ㄍ", "k": "ㄎ", "h": "ㄏ", "j": "ㄐ", "q": "ㄑ", "x": "ㄒ",
    "zh": "ㄓ", "ch": "ㄔ", "sh": "ㄕ", "r": "ㄖ", "z": "ㄗ", "c": "ㄘ", "s": "ㄙ",
}  # fmt: skip
FINALS = {
    "a": "ㄚ", "o": "ㄛ", "e": "ㄜ", "ê": "ㄝ", "ai": "ㄞ", "ei": "ㄟ", "ao": "ㄠ", "ou": "ㄡ",
    "an": "ㄢ", "en": "ㄣ", "ang": "ㄤ", "eng": "ㄥ", "er": "ㄦ",
    "i": "ㄧ", "ia": "ㄧㄚ", "io": "ㄧㄛ", "ie": "ㄧㄝ", "iai": "ㄧㄞ", "iao": "ㄧㄠ",
    "iu": "ㄧㄡ", "ian": "ㄧㄢ", "in": "ㄧㄣ", "iang": "ㄧㄤ", "ing": "ㄧㄥ", "iong": "ㄩㄥ",
    "u": "ㄨ", "ua": "ㄨㄚ", "uo": "ㄨㄛ", "uai": "ㄨㄞ", "ui": "ㄨㄟ", "uan": "ㄨㄢ",
    "un": "ㄨㄣ", "uang": "ㄨㄤ", "ueng": "ㄨㄥ", "ong": "ㄨㄥ",
    "ü": "ㄩ", "üe": "ㄩㄝ", "üan": "ㄩㄢ", "ün": "ㄩㄣ",
}  # fmt: skip
_WHOLE = {"m": "ㄇ", "n": "ㄋ", "ng": "ㄫ", "hm": "ㄏㄇ", "hng": "ㄏㄫ", "r": "ㄦ"}
"""Syllables without a vowel (呣, 嗯, 哼) and the 儿 of erhua."""
_MARKS = {"1": "", "2": "ˊ", "3": "ˇ", "4": "ˋ"}
_NEUTRAL = "˙"
_BARE = frozenset(["zhi", "chi", "shi", "ri", "zi", "ci", "si"])
"""Their i is not written."""
_SYLLABLE = lazy_regex("(.+?)([1-5]?)")
_INITIAL = lazy_regex("zh|ch|sh|[bpmfdtnlgkhjqxrzcs]")
# y and w stand for i, u and ü where a syllable has no initial (ISO 7098, table 1).
_SPELT = {
    "yi": "i", "ya": "ia", "yo": "io", "ye": "ie", "yai": "iai", "yao": "iao", "you": "iu",
    "yan": "ian", "yin": "in", "yang": "iang", "ying": "ing", "yong": "iong", "yu": "ü",
    "yue": "üe", "yuan": "üan", "yun": "ün", "wu": "u", "wa": "ua", "wo": "uo", "wai": "uai",
    "wei": "ui", "wan": "uan", "wen": "un", "wang": "uang", "weng": "ueng",
}  # fmt: skip


@lru_cache(maxsize=4096)
def syllable(numbered: str) -> str:
    """Turn a syllable with a tone number into zhuyin: ``bei3`` → ``ㄅㄟˇ``.

    What is no syllable of Mandarin is returned as it is; of an unknown one (``xx5``) nothing is.
    """
    if numbered == UNKNOWN:
        return ""
    found = _SYLLABLE.fullmatch(numbered)
    if found is None:
        return numbered
    letters = found[1].lower().replace("u:", "ü").replace("v", "ü")
    sound = _sound(letters)
    if sound is None:
        return numbered
    tone = found[2] or "5"
    return _NEUTRAL + sound if tone == "5" else sound + _MARKS[tone]


def written(syllables: Sequence[str]) -> str:
    """Return a word's syllables in zhuyin, with spaces between them."""
    return " ".join(map(syllable, syllables))


def _sound(letters: str) -> str | None:
    if letters in _WHOLE:
        return _WHOLE[letters]
    if letters in _SPELT:
        return FINALS[_SPELT[letters]]
    if letters in FINALS and letters[0] in "aoeê":
        return FINALS[letters]
    found = _INITIAL.match(letters)
    if found is None:
        return None
    initial, final = found.group(), letters[found.end() :]
    if letters in _BARE:
        return INITIALS[initial]
    if initial in "jqx":  # the two dots are left out where no u can stand
        final = re.sub("^u", "ü", final)
    if final == "ue":  # lue and nue, as some write them
        final = "üe"
    return INITIALS[initial] + FINALS[final] if final in FINALS else None
