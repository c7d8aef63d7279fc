"""What language and script a text is in: rules on the shares of scripts, nothing to load.

Marks (see ``translator.placeholders``) carry no language and are ignored.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from translator import placeholders
from translator.lazy_regex import lazy_regex
from translator.system import text_tables
from translator.text import latin_languages
from translator.types import Detection

HAN_CLASS = (
    "\u3005\u3007\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff"
    "\U00020000-\U0002ee5f\U0002f800-\U0002fa1f\U00030000-\U000323af"
)
"""Han characters as the inside of a regular expression's class: the basic block, the
extensions A to I, both compatibility blocks, 々 and 〇 (Unicode 15.1 and 16)."""

HAN = lazy_regex(f"[{HAN_CLASS}]")
_HAN_RUN = lazy_regex(f"[{HAN_CLASS}]+")
_BETWEEN_WORDS = lazy_regex(
    "[\u3041-\u3096\u30a1-\u30fe\u31f0-\u31ff\uff66-\uff9f]++(?![”’」』）》])"
)
"""A run of kana that does not end a quotation or a bracket."""
_KANA = lazy_regex("[\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff9d]")
_HANGUL = lazy_regex("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_NAME = lazy_regex("[A-Z0-9]+|[A-Za-z]|[A-Za-z]+[a-z][A-Z][A-Za-z]*")
"""A word in capitals, a single letter, or capitals within (SQL, x, GitHub, iPhone): it stands in
any language, so it says half as much."""
_PINYIN = lazy_regex("[āēīōūǖǎěǐǒǔǚǘǜ]", re.IGNORECASE)
"""Vowels with the tone marks that English and its loans lack: a word in pinyin."""
_PINYIN_WORDS = 0.3
"""Share of words with such a vowel above which Latin letters are pinyin."""
_FUNCTION_WORDS = frozenset(["以及", *"的和与與或及在是跟对對从從到用把由"])
"""Between names in Latin letters these make the text Chinese: Linux 和 Windows。"""
_ENGLISH_WORD = lazy_regex("[A-Za-z]{2,}")
# Bounded and anchored to where a word begins, so that a long run without spaces costs no more
# than its length (a scheme has few letters, the local part of an address at most 64: RFC 5321).
_ADDRESS = lazy_regex(
    r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.-]{0,20}://[^\s\u3000-\uffff]+"
    r"|(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
_OTHER_LETTER = lazy_regex("[\u0370-\u10ff\u1200-\u2fff]")  # Greek, Cyrillic, Arabic, Thai …

_KANA_OF_JAPANESE = 0.1
"""Least share of kana among kana and Han of Japanese: Japanese news has a half or more,
Chinese quotes a の or a brand name."""
_OF_CHINESE_SENTENCES = frozenset(
    "的是我你他她們们這这那哪很也都嗎吗呢吧啊么麼就把被讓让說说給给和跟著着過过沒没"
)
"""Small words of Chinese, which Japanese writes in kana or has only inside words."""
_COMPLETED = lazy_regex("(?<![終完修満魅])了(?!解)")
"""The 了 of Chinese; in Japanese it ends or begins a word of two (終了, 了解)."""
_KANJI_OF_JAPANESE = 0.1
"""Least share, among Han characters, of those that only Japanese writes, where kana are few:
経済学部. A Chinese text names a 浜崎 without being Japanese."""
_HAN_PER_WORD = 1.5
"""A Chinese character is about two thirds of a word, so this many weigh as much as a word."""


_HANS_USE = lazy_regex(
    "[价党厂广极柜确种胜荐虫适腊蜡]|(?<!拮)据|(?<!乡)(?<!鄉)愿|丰(?![采姿韵韻神])|采(?=[用取集])"
    "|(?<=[由位至用大小高低等基安易])于|(?<![皇王太母天影歌])后(?![妃土羿稷])"
    "|里(?=[面边头])|(?<=[家心手哪夜城村店屋嘴眼])里(?![长長民程])|(?<![茶条條])几(?![案何])"
)
_HANT_USE = lazy_regex(
    "(?<=[看帶拿走坐站有沿接想笑靠穿唱等忙住])著(?![名作])|瞭(?=解)|藉(?=[由此著])|乾(?=[淨燥杯脆糧])|妳"
)
"""Characters of both scripts in a use that only one of them has: Traditional has 後來, 裡面,
根據, 位於 for 后来, 里面, 根据, 位于, and keeps 后 for 皇后, 据 for 拮据; it has 看著, 乾杯 where
Simplified has 看着, 干杯. Where OpenCC's STCharacters offers the character itself as a second
choice, so that it is in no table of single-script characters. Asked only if nothing else tells."""


def is_han(character: str) -> bool:
    """Say whether one character is a Han character (extensions, compatibility, 々, 〇 too)."""
    return HAN.match(character) is not None


def primary(tag: str) -> str:
    """Return the primary language of a BCP 47 tag: ``zh`` of ``zh-Hant-TW``."""
    return tag.partition("-")[0].lower()


def has_language(text: str, language: str) -> bool:
    """Say whether a text holds anything written in a language.

    Args:
        text: Any text; marks and addresses count for nothing.
        language: BCP 47 tag; ``zh``: any Han character; others: a Latin word of two letters.
    """
    if primary(language) == "zh":
        return HAN.search(text) is not None
    return _ENGLISH_WORD.search(_ADDRESS.sub(" ", text)) is not None


def detect(text: str) -> Detection:
    """Say what language and script most of a text is in.

    Text that mixes Chinese and English counts as Chinese as soon as a third of it is: in
    Chinese articles on technical subjects most letters are Latin.
    """
    text = _ADDRESS.sub(" ", placeholders.strip(text))
    han_runs = _HAN_RUN.findall(text)
    characters = Counter("".join(han_runs))
    han = characters.total()
    kana = len(_KANA.findall(text))
    hangul = len(_HANGUL.findall(text))
    other = len(_OTHER_LETTER.findall(text)) / 5  # about five letters a word
    japanese_only = _count(characters, japanese_characters())
    japanese = kana > _KANA_OF_JAPANESE * (kana + han) and _is_japanese(text, characters, kana)
    if japanese_only > _KANJI_OF_JAPANESE * han:
        japanese |= japanese_only > sum(n for one, n in characters.items() if not _in_japanese(one))
    east_asian = {"ja": kana + han if japanese else 0.0}
    east_asian["ko"] = float(hangul + (han if hangul > han else 0))
    east_asian["zh"] = float(han) if not east_asian["ja"] else 0.0
    weights = {name: count / _HAN_PER_WORD for name, count in east_asian.items()}
    words = weights["en"] = _latin(text, han_runs)
    total = sum(weights.values()) + other
    if not total or other > total / 2:
        return Detection(language="und", script=None, confidence=0.0)
    language = max(weights, key=lambda name: weights[name])
    if language == "en" and weights["zh"] >= words / 2:
        language = "zh"
    if language == "en" and not latin_languages.is_english(text):
        return Detection(language="und", script=None, confidence=0.0)
    if language != "zh":
        return Detection(language=language, script=None, confidence=weights[language] / total)
    script, certainty = script_of("".join(han_runs))
    share = (weights["zh"] + (weights["en"] if weights["zh"] >= words / 2 else 0)) / total
    return Detection(language="zh", script=script, confidence=share * (certainty or 1))


def _latin(text: str, han_runs: list[str]) -> float:
    """Return how many English words a text holds, as far as they speak against Chinese."""
    words = latin_languages.WORD.findall(text)
    pinyin = sum(_PINYIN.search(word) is not None for word in words)
    if pinyin > len(words) * _PINYIN_WORDS:
        return 0.0
    if not han_runs:
        return float(len(words))
    if not _FUNCTION_WORDS.isdisjoint(han_runs) and not any(map(str.islower, words)):
        return 0.0
    return sum(0.5 if _NAME.fullmatch(word) else 1.0 for word in words)


def _is_japanese(text: str, characters: Counter[str], kana: int) -> bool:
    """Say whether a text with kana is Japanese, and not Chinese that names a Japanese word.

    Japanese has kana between all its words; Chinese has one run of them or two, often quoted, and
    around them small words of Chinese and characters that Japanese lacks.
    """
    foreign = sum(times for one, times in characters.items() if not _in_japanese(one))
    if kana <= foreign:
        return False
    signs = foreign + _count(characters, _OF_CHINESE_SENTENCES) + len(_COMPLETED.findall(text))
    return not signs or len(_BETWEEN_WORDS.findall(text)) >= signs


def _in_japanese(character: str) -> bool:
    """Say whether a character is in JIS X 0208, the common characters of Japanese."""
    try:
        character.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


def _count(characters: Counter[str], those: frozenset[str]) -> int:
    return sum(count for character, count in characters.items() if character in those)


def script_of(text: str) -> tuple[str | None, float]:
    """Return ``Hans``, ``Hant`` or None (both fit), and the share of the evidence for it."""
    simplified, traditional = single_script_characters()
    characters = Counter(text)
    hans, hant = _count(characters, simplified), _count(characters, traditional)
    if not hans and not hant:  # then shared characters used as only one of the scripts does
        hans, hant = len(_HANS_USE.findall(text)), len(_HANT_USE.findall(text))
    if hans == hant:
        return None, 0.0
    return ("Hans" if hans > hant else "Hant"), max(hans, hant) / (hans + hant)


@cache
def single_script_characters() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters that exist in Simplified only and in Traditional only."""
    rows = text_tables.rows("translator.text", "script_characters.tsv", 2)
    only = {script: frozenset(characters) for script, characters in rows}
    return only["Hans"], only["Hant"]


@cache
def japanese_characters() -> frozenset[str]:
    """Return the Han characters that only Japanese writes."""
    return frozenset("".join(text_tables.lines("translator.text", "japanese_characters.txt")))
