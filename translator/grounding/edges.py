"""Whether a proper noun of the dictionary ends where it seems to, and is a name here at all.

A segmenter that knows 科尔 but not 科尔宾 cuts it into 科尔|宾; 新店 is a town, and a new shop. So
both edges of a noun need evidence from outside it: what stands beside a transliteration must be no
character that could go on with it, and what could be ordinary words is a place only where the
sentence says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from translator.chinese.words.compounds import characters_apart, foreign_characters
from translator.grounding.evidence import FOREIGN_ONLY, Lexicon
from translator.lazy_regex import lazy_regex

_ALSO_SOUNDS = frozenset("多大马哥士堡撒耳奴隆罕伏札荷汉馬爾漢")
"""What ``foreign_characters`` leaves out because it is a word more often; counted in CC-CEDICT's
transliterations (多伦多, 阿拉巴马, 波哥大, 撒马尔罕)."""
_FUNCTION = frozenset("因让若连比内里得本讓連內裡裏")
"""Characters of transliterations that are also words which stand beside a name (因, 比, 让)."""
LARGER = frozenset("东西南北中新上下大小老東")
"""What before a place makes another one: 北|爱尔兰, 新|泽西."""
_SMALLER = frozenset("河江湖海岛山峰岭谷街路镇村湾峡")
"""What behind a short name makes another one: 长安|街."""
_OF_PEOPLE = frozenset(("人", "族", "语", "語", "裔", "式", "主义", "主義"))
"""Before these a name is an adjective in English."""
_CLUB = ("城队", "联队")
_FIRM = ("银行", "公司", "集团", "证券", "基金", "汽车", "制药", "酒店")
"""What goes on with a name: 曼彻斯特|城队 is another club, 巴林|银行 was Barings."""
_UNIT = lazy_regex("[市县区镇乡村省州旗郡縣區鎮鄉]")
_CALLED = lazy_regex(
    "首都|首府|省会|州府|故乡|家乡|老家|小镇|古城|开往|飞往|驶往|驶向|飞抵|驶抵|地处"
)
"""Words only a place's name stands behind: 首都|金边, 开往|六安."""
_AND = frozenset("、和与及")
"""Between places of one kind: 亳州、六安."""
_LARGER_PLACE = lazy_regex(
    r"\b(?:city|province|municipality|county|country|island|capital|prefecture|state|Taiwan|"
    r"autonomous region|USA|Britain|UK)\b|^[A-Z][a-z]+$|^United States|^see \S+[市省]"
)
RARE = 300
"""Frequency in jieba's word list from which on the model knows a proper noun."""
_COMMON_WORD = 500
"""Frequency of an ordinary word that everybody uses."""
COMMON_CHARACTER = 1000
"""Frequency from which a character by itself is a word everybody uses (新, 店, 政); below it stand
those of names (亳, 潭, 邳). Of the dictionary's 3,300 places and people of two characters that are
no transliterations six in ten have a rarer one."""
_CROSSING = 100
"""Frequency of a word that reaches over an edge: 美|美的."""
_ARTICLE_SAYS = lazy_regex(r"[^\W\da-zA-Z]{0,2} ?[（(]\s*([A-Za-zÀ-ÿ][^（）()]*)[）)]")


@cache
def sounding() -> frozenset[str]:
    """Return the characters that may be a piece of a transliteration."""
    return foreign_characters() | _ALSO_SOUNDS


def goes_on(words: Sequence[str], index: int, lexicon: Lexicon) -> bool:
    """Say whether a transliteration may be a piece of a longer one.

    Args:
        words: A text cut into words.
        index: Of the transliteration.
        lexicon: Tells words from pieces of names.
    """
    word = words[index]
    left = words[index - 1] if index else ""
    right = words[index + 1] if index + 1 < len(words) else ""
    if (
        has_larger_before(words, index)
        or (len(word) == 2 and right in _SMALLER)
        or right[:1] in FOREIGN_ONLY
    ):
        return True
    if right.startswith(_CLUB) or (len(word) == 2 and right.startswith(_FIRM)):
        return True
    if _sounds(left, lexicon) and left not in _FUNCTION:
        return True
    return _sounds(right, lexicon) and (len(word) == 2 or right not in _FUNCTION)


def _sounds(word: str, lexicon: Lexicon) -> bool:
    """Say whether a word may be a piece of a transliteration."""
    if not word or not sounding().issuperset(word):
        return False
    if len(word) == 1:
        return True
    if len(word) == 2:
        common = RARE if lexicon.is_proper_noun_only(word) else _COMMON_WORD
        return lexicon.frequency(word) < common
    return not lexicon.lookup(word)


def is_behind_sound(words: Sequence[str], index: int) -> bool:
    """Say whether a single character of transliterations stands before a word: 圣|日耳曼."""
    left = words[index - 1] if index else ""
    return len(left) == 1 and left in foreign_characters() - characters_apart() - _FUNCTION


def has_larger_before(words: Sequence[str], index: int) -> bool:
    """Say whether a direction or a size makes another place of a name: 东|林村 is no 林村."""
    return index > 0 and words[index - 1] in LARGER


def is_adjective(words: Sequence[str], index: int) -> bool:
    """Say whether a name is part of a word for people or a language: 曼彻斯特|人, 凯尔特人."""
    if words[index].endswith("人"):
        return True
    return index + 1 < len(words) and words[index + 1] in _OF_PEOPLE


def could_be_words(word: str, lexicon: Lexicon) -> bool:
    """Say whether a name is written like ordinary words: 新店, 大发, 朋友圈, 三位一体."""
    if len(word) == 2:
        return all(_is_word(one, lexicon, pair=True) for one in word)
    return any(
        _is_word(word[:cut], lexicon) and _is_word(word[cut:], lexicon)
        for cut in range(1, len(word))
    ) or any(
        _is_word(word[:cut], lexicon) and could_be_words(word[cut:], lexicon)
        for cut in range(2, len(word) - 3)
    )


def _is_word(word: str, lexicon: Lexicon, *, pair: bool = False) -> bool:
    """Say whether something is an ordinary word, and a common one."""
    if len(word) == 1:
        return lexicon.frequency(word) >= COMMON_CHARACTER // (1 if pair else 3)
    return (
        lexicon.frequency(word) >= _COMMON_WORD
        and bool(lexicon.lookup(word))
        and not lexicon.is_proper_noun_only(word)
    )


def is_shown(words: Sequence[str], index: int, lexicon: Lexicon) -> bool:
    """Say whether the sentence shows a place: 政和|县, 福建|政和, 江西省|上高."""
    right = words[index + 1] if index + 1 < len(words) else ""
    left = words[index - 1] if index else ""
    if _UNIT.match(right) and len(right) < 3:
        return True
    if _CALLED.fullmatch(left):
        return True
    listed = [words[index - 2]] if index > 1 and left in _AND else []
    listed += [words[index + 2]] if right in _AND and index + 2 < len(words) else []
    if any(_is_larger_place(one, lexicon) for one in listed):
        return True
    return _is_larger_place(left, lexicon) or (len(left) > 2 and _UNIT.match(left[-1]) is not None)


def _is_larger_place(word: str, lexicon: Lexicon) -> bool:
    return len(word) > 1 and any(
        entry.pinyin[:1].isupper() and _LARGER_PLACE.search(meaning)
        for entry in lexicon.lookup(word)
        for meaning in entry.meanings
    )


def is_cut(
    text: str, start: int, end: int, words: Sequence[str], index: int, lexicon: Lexicon
) -> bool:
    """Say whether another word reaches over an edge, and only a single character is left of it."""
    left = words[index - 1] if index else ""
    right = words[index + 1] if index + 1 < len(words) else ""
    over = []  # of longer words chance has it: 亚洲开发银|行将
    if len(left) == 1 and end - start < 4:
        over += [text[start - 1 : start + 1], text[start - 1 : start + 2]]
    if len(right) == 1 and end - start < 4:
        over += [text[end - 1 : end + 1], text[end - 2 : end + 1]]
    longer = [text[start - 1 : end]] if len(left) == 1 else []
    longer += [text[start : end + 1]] if len(right) == 1 else []
    return any(lexicon.frequency(word) >= _CROSSING for word in over) or any(
        lexicon.lookup(word) for word in longer
    )


def has_loose_neighbour(words: Sequence[str], index: int) -> bool:
    """Say whether a character that nothing explains stands beside a word: 准|噶尔, 安达|臣."""
    sides = (*words[max(0, index - 1) : index], *words[index + 1 : index + 2])
    return any(
        len(side) == 1 and side.isalpha() and not side.isascii() and side not in characters_apart()
        for side in sides
    )


def is_other_unit(words: Sequence[str], index: int, english: str, *, pinyin: bool) -> bool:
    """Say whether what stands behind a place makes another one of it: 北江|省 is no river.

    The dictionary has every province of China whole, and a river is no county.
    """
    right = words[index + 1] if index + 1 < len(words) else ""
    return pinyin and (right == "省" or (" " in english and _UNIT.fullmatch(right) is not None))


def has_country_before(words: Sequence[str], index: int, english: str, lexicon: Lexicon) -> bool:
    """Say whether a country stands before a body of China: 美国|证监会 is America's."""
    left = words[index - 1] if index else ""
    of_china = english.startswith(("China", "Chinese", "National", "State"))
    return of_china and _is_larger_place(left, lexicon)


def said_by_article(text: str, end: int) -> str:
    """Return the Latin letters the article itself has in brackets behind a name, or nothing."""
    found = _ARTICLE_SAYS.match(text, end)
    return found[1].strip() if found else ""
