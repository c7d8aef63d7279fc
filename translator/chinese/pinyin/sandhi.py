"""Tone sandhi: how the tones of connected speech differ from those of the single syllables.

Off unless asked for, because dictionaries and GB/T 16159 write the syllable's own tone.
Source of the rules: 黄伯荣、廖序东《现代汉语》 (语流音变); San Duanmu, *The Phonology of Standard
Chinese* (2nd edition 2007, chapter 11):

- 一 is yí before a fourth tone, yì before the others, and keeps yī as a number: at the end,
  in ordinals (第一, 星期一), dates and rows of figures (一九四九, 二十一);
- 不 is bú before a fourth tone;
- both are neutral between two halves of the same verb: 看一看, 好不好;
- of two third tones that meet in a word, the first is second; a word of one syllable joins
  the word behind it, other words keep to themselves (the prosodic foot).
"""

from __future__ import annotations

from collections.abc import Sequence

_FIGURES = frozenset("〇零一二三四五六七八九十百千万亿两幾几0123456789")
_ORDINAL = frozenset("第初周期月")
"""What stands before a 一 that is a number: 第一, 初一, 周一, 星期一, 一月一日."""
_COUNTED = frozenset("月日号號楼樓等级級")
"""What stands behind a 一 that is a number: 一月, 一号, 一等."""


def applied(characters: Sequence[str], syllables: Sequence[str], words: Sequence[int]) -> list[str]:
    """Change the tones of a stretch of speech.

    Args:
        characters: One a syllable.
        syllables: With tone numbers; "" for what is not read: it ends the stretch.
        words: The number of the word each syllable belongs to.

    Returns:
        The syllables as they are spoken, as many as before.
    """
    result = list(syllables)
    for index, character in enumerate(characters):
        if character == "一" and _tone(syllables[index]) == "1":
            result[index] = _spoken_one(characters, syllables, words, index)
        elif character == "不" and _tone(syllables[index]) == "4":
            result[index] = _spoken_not(characters, syllables, index)
    for feet in _feet(result, words):
        _third_tones(result, feet)
    return result


def _spoken_one(
    characters: Sequence[str], syllables: Sequence[str], words: Sequence[int], index: int
) -> str:
    before = characters[index - 1] if index else ""
    after = characters[index + 1] if index + 1 < len(characters) else ""
    if before and before == after and before not in _FIGURES:
        return "yi5"
    tone = _tone(syllables[index + 1]) if after else ""
    number = before in _FIGURES or before in _ORDINAL or after in _FIGURES - frozenset("百千万亿")
    if not tone or number or after in _COUNTED:
        return syllables[index]
    if index and words[index - 1] == words[index] != words[index + 1]:  # 唯一 ends its word
        return syllables[index]
    return "yi2" if tone == "4" or (tone == "5" and after in "个個") else "yi4"


def _spoken_not(characters: Sequence[str], syllables: Sequence[str], index: int) -> str:
    if index + 1 == len(characters):
        return syllables[index]
    if index and characters[index - 1] == characters[index + 1]:
        return "bu5"
    return "bu2" if _tone(syllables[index + 1]) == "4" else syllables[index]


def _feet(syllables: Sequence[str], words: Sequence[int]) -> list[list[int]]:
    """Return the stretches in which third tones change one another."""
    feet: list[list[int]] = []
    for index, syllable in enumerate(syllables):
        if not syllable:
            feet.append([])
        elif (
            feet
            and feet[-1]
            and (
                words[index - 1] == words[index]
                or feet[-1] == [index - 1]  # a word of one syllable before this one
            )
        ):
            feet[-1].append(index)
        else:
            feet.append([index])
    return [foot for foot in feet if len(foot) > 1]


def _third_tones(syllables: list[str], foot: Sequence[int]) -> None:
    """Make a third tone before a third tone a second one, from the left."""
    original = [_tone(syllables[index]) for index in foot]
    for place, index in enumerate(foot[:-1]):
        if original[place] == original[place + 1] == "3":
            syllables[index] = syllables[index][:-1] + "2"


def _tone(syllable: str) -> str:
    return syllable[-1:]
