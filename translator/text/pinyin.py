"""Pinyin of words.

The reading of a word is CC-CEDICT's; a character that stands alone gets its most frequent
reading, counted over the dictionary's words by their frequency.
"""

from __future__ import annotations

import re

from translator.errors import ModelError
from translator.text import dictionary as dictionaries
from translator.text.languages import is_han
from translator.text.words import cut
from translator.types import Entry

_TONES = {
    "a": "āáǎà", "e": "ēéěè", "i": "īíǐì", "o": "ōóǒò", "u": "ūúǔù", "ü": "ǖǘǚǜ",
    "A": "ĀÁǍÀ", "E": "ĒÉĚÈ", "I": "ĪÍǏÌ", "O": "ŌÓǑÒ", "U": "ŪÚǓÙ", "Ü": "ǕǗǙǛ",
    "m": ["m̄", "ḿ", "m̌", "m̀"], "n": ["n̄", "ń", "ň", "ǹ"],
}  # fmt: skip
_SYLLABLE = re.compile("([A-Za-züÜ:]+)([1-5])")
_VARIANT = re.compile(
    r"(?:old |archaic |Japanese |erroneous )?variant of|see |used in|surname |\(old\)"
)

# A character that is a word by itself is read otherwise than inside words: 长 is mostly
# zhǎng in 校长, 部长, but cháng alone. Frequent function words and their usual readings.
_ALONE = {
    "的": "de5", "地": "de5", "得": "de2", "了": "le5", "着": "zhe5", "著": "zhe5",
    "长": "chang2", "長": "chang2", "为": "wei4", "為": "wei4", "爲": "wei4",
    "还": "hai2", "還": "hai2", "都": "dou1", "只": "zhi3", "和": "he2", "与": "yu3",
    "與": "yu3", "将": "jiang1", "將": "jiang1", "要": "yao4", "会": "hui4", "會": "hui4",
    "给": "gei3", "給": "gei3", "没": "mei2", "沒": "mei2", "好": "hao3", "大": "da4",
    "中": "zhong1", "上": "shang4", "下": "xia4", "看": "kan4", "更": "geng4", "行": "xing2",
    "重": "zhong4", "便": "bian4", "使": "shi3", "当": "dang1", "當": "dang1", "曾": "ceng2",
    "种": "zhong3", "種": "zhong3", "数": "shu4", "數": "shu4", "量": "liang4", "分": "fen1",
    "间": "jian1", "間": "jian1", "一": "yi1", "不": "bu4", "么": "me5", "麼": "me5",
    "吗": "ma5", "嗎": "ma5", "呢": "ne5", "吧": "ba5", "啊": "a5", "们": "men5", "們": "men5",
}  # fmt: skip


def numbered_to_marked(syllable: str) -> str:
    """Turn a syllable with a tone number into one with a tone mark: ``lu:4`` → ``lǜ``.

    What is no syllable of pinyin is returned as it is. The mark goes on a or e, on the o of
    ou, otherwise on the last vowel (GB/T 16159-2012).
    """
    found = _SYLLABLE.fullmatch(syllable)
    if found is None:
        return syllable
    letters = found[1].replace("u:", "ü").replace("U:", "Ü").replace("v", "ü").replace("V", "Ü")
    tone = int(found[2])
    if tone == 5:
        return letters
    lower = letters.lower()
    places = [lower.find("a"), lower.find("e"), lower.find("ou")]
    place = next((place for place in places if place >= 0), -1)
    if place < 0:
        vowels = [index for index, letter in enumerate(lower) if letter in "iouü"]
        nasals = [index for index, letter in enumerate(lower) if letter in "mn"]
        place = vowels[-1] if vowels else nasals[0] if nasals else -1
    if place < 0:
        return letters
    return letters[:place] + _TONES[letters[place]][tone - 1] + letters[place + 1 :]


def pinyin(text: str, dictionary: dictionaries.Dictionary | None = None) -> list[tuple[str, str]]:
    """Read a text word by word.

    Args:
        text: Any text.
        dictionary: CC-CEDICT; None: the installed one.

    Returns:
        Each word with its reading (``Běijīng``); what is not Chinese has the reading "".

    Raises:
        ModelError: no dictionary is installed.
    """
    source = _required(dictionary)
    return [(word, _read(word, source)) for word in cut(text, source)]


def word_syllables(word: str, dictionary: dictionaries.Dictionary | None = None) -> list[str]:
    """Return a word's syllables with tone numbers, as the dictionary writes them.

    Raises:
        ModelError: no dictionary is installed.
    """
    source = _required(dictionary)
    if len(word) == 1:
        reading = _ALONE.get(word) or source.reading(word)
        return [reading] if reading else []
    entries = source.lookup(word)
    if entries:
        return _best(entries, source.reading(word)).pinyin.split(" ")
    readings = [source.reading(character) for character in word]
    return readings if all(readings) else []


def _required(dictionary: dictionaries.Dictionary | None) -> dictionaries.Dictionary:
    found = dictionary or dictionaries.installed()
    if found is None:
        raise ModelError(
            "Pinyin needs the dictionary, and it is not on this computer.",
            "Run: duizhao models fetch cc-cedict",
        )
    return found


def _read(word: str, source: dictionaries.Dictionary) -> str:
    if not any(is_han(character) for character in word):
        return ""
    syllables = [numbered_to_marked(syllable) for syllable in word_syllables(word, source)]
    return _join(syllables)


def _join(syllables: list[str]) -> str:
    """Write a word's syllables together; an apostrophe where one begins with a vowel."""
    result = ""
    for syllable in syllables:
        if syllable == "r" and result:  # erhua: 花儿 huār
            result += "r"
        elif not syllable[:1].isalpha():
            result += syllable
        elif result and syllable[0].lower() in "aāáǎàeēéěèoōóǒò":
            result += f"'{syllable}"
        elif result and syllable[0].isupper():
            result += f" {syllable}"
        else:
            result += syllable
    return result


def _best(entries: list[Entry], usual: str) -> Entry:
    """Return the entry a reader most likely means: no variant, no name, most meanings."""
    return max(
        entries,
        key=lambda entry: (
            _VARIANT.match(entry.meanings[0]) is None,
            entry.pinyin[:1].islower(),
            len(entry.meanings),
            entry.pinyin == usual,
        ),
    )
