"""Mandarin as Wade and Giles spelt it, which names of Taiwan keep: 谢 Hsieh, 大公 Ta Kung."""

from __future__ import annotations

from translator.lazy_regex import lazy_regex

_INITIALS = {
    "zh": "ch", "ch": "ch", "sh": "sh", "b": "p", "p": "p", "d": "t", "t": "t", "g": "k", "k": "k",
    "j": "ch", "q": "ch", "x": "hs", "r": "j", "z": "ts", "c": "ts", "s": "s",
    "m": "m", "f": "f", "n": "n", "l": "l", "h": "h", "w": "w", "y": "y",
}  # fmt: skip
"""Pinyin's initials; the apostrophe that tells p' from p is not written in names."""
_FINALS = {
    "ian": "ien", "ie": "ieh", "ue": "ueh", "ve": "ueh", "ong": "ung", "iong": "iung", "er": "erh",
    "v": "u",
}  # fmt: skip
_WHOLE = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "szu",
    "yan": "yen", "ye": "yeh", "you": "yu", "yong": "yung", "yi": "i", "er": "erh", "yue": "yueh",
    "ge": "ko", "ke": "ko", "he": "ho", "e": "o", "gui": "kuei", "kui": "kuei",
}  # fmt: skip
_KEPT = ("g", "k", "h", "sh")
"""Initials behind which uo stays: Kuo, but To and Lo."""
_SYLLABLE = lazy_regex("(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)([a-z]+)")


def wade_giles(syllable: str) -> str:
    """Return a syllable of pinyin, in plain small letters without its tone, as Wade-Giles has it.

    ü is v or u, and apostrophes are left out, as in names: quan is chuan.
    """
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    parts = _SYLLABLE.fullmatch(syllable)
    if parts is None:
        return syllable
    initial, final = parts.groups()
    if final == "uo" and initial not in _KEPT:
        final = "o"
    return _INITIALS.get(initial, "") + _FINALS.get(final, final)
