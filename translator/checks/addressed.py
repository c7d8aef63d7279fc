"""People who are called by family name and title, 陈师傅, and whom the target calls otherwise.

Only where the family name surely is one: a common one that is no word of its own, at the beginning
or after a word that ends before a person, with a title people are called by. A target may leave the
name away (the teacher); another name in its place is nobody the source knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.checks.spelt_abroad import letters, spelt_abroad
from translator.chinese.dictionary.surnames import surnames
from translator.lazy_regex import lazy_regex

_FAMILIES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭林高罗郑梁谢宋唐冯邓曹彭萧蔡潘田董袁蒋余杜叶程苏魏吕丁沈姚卢姜崔"
    "钟谭陆汪廖石贾韦邹孟秦侯江尹薛闫段雷龙贺顾毛郝龚邵钱覃武戴莫孔汤"
)
"""The commonest ones (the Ministry of Public Security's list of 2020), without those that are as
often a verb or a preposition before a title: 于, 何, 方, 任, 曾, 白, 向, 许, 史, 黎, 常."""
_TITLES = (
    "先生|女士|小姐|太太|老师|师傅|师父|阿姨|叔叔|大爷|大妈|大娘|大叔|大姐|大哥|大嫂|奶奶|爷爷|伯伯|婶婶|教授"
    "|医生|大夫|律师|法官|警官|教练|导演|主任|校长|院长|所长|局长|处长|科长|书记|经理|老板|队长|班长|村长"
    "|镇长|市长|县长|省长|同志|同学"
)
_BEFORE = (
    "的了和与跟给对向是在请问让找等说着叫到从被把替为当因而但却住认识，。！？；：、“”‘’（）《》—… "
)
"""What may stand before a person: little words, and what is no character."""
_ADDRESSED = lazy_regex(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[{_BEFORE}]))([{_FAMILIES}])(?:{_TITLES})(?![长们家])"
)
_CALLED_BY = frozenset(
    [
        "Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Mister", "Madam", "Professor", "Doctor",
        "Teacher", "Master", "Uncle", "Aunt", "Auntie", "Grandma", "Grandpa", "Granny", "Coach",
        "Principal", "Manager", "Director", "Lawyer", "Judge", "Officer", "Captain", "Boss",
        "Secretary", "Mayor", "Chef", "Sir", "Sister", "Brother",
    ]
)  # fmt: skip
_CALLED = lazy_regex(rf"\b(?:{'|'.join(sorted(_CALLED_BY))})\b\.? ([A-Z][a-z]+)\b")


def unsaid(source: str, target: str) -> list[str]:
    """Return the pinyin of families whose people a source addresses and a target does not name.

    Args:
        source: In Simplified characters.
        target: In English.
    """
    found: dict[str, None] = {}
    said = frozenset(letters(word) for word in re.findall(r"[^\W\d_]+", target))
    for family in _ADDRESSED.findall(source):
        pinyin = letters(surnames()[family])
        if pinyin not in said and not said & spelt_abroad(family):
            found[pinyin] = None
    return list(found)


def called(target: str) -> Iterator[str]:
    """Yield the names that stand after a title in an English text: Mr. White."""
    yield from _CALLED.findall(target)


def is_title(word: str) -> bool:
    """Say whether a capitalised English word is what people are called by: Auntie."""
    return word in _CALLED_BY
