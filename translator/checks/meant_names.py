"""What an English target says instead of a name: he, the Bank, the country."""

from __future__ import annotations

import re

from translator.lazy_regex import lazy_regex

_HE = lazy_regex(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
_HIS = lazy_regex("(?<!其)[他她](?!们|們|人)|其(?!中|他|它|余|餘|实|實|次)")
"""What of the source may be he or his as well."""
_AT_THE_HEAD = r"(?:^|[\s，。：；、！？“”「」『』（）(),.:;!?\"])"
"""Before whom a clause is about: English names him once, and says "he" from then on."""
_OF_A_PERSON = frozenset("州省市县縣区區国國洲岛島镇鎮村河江湖山海街路")
"""Last characters of what is nobody."""
_SHORTEST = 4
"""Letters of a word that a name is called by: the Bank, the Post."""
_KINDS = (
    (lazy_regex("[州邦]$"), "state"),
    (lazy_regex("[省]$"), "province"),
    (lazy_regex("[市]$"), "city|town"),
    (lazy_regex("[县縣]$"), "county"),
    (lazy_regex("银行$|銀行$"), "bank|lender"),
    (lazy_regex("大学$|大學$|学院$|學院$"), "university|school|college"),
    (lazy_regex("公司$|集团$|集團$"), "company|group|firm"),
    (lazy_regex("报$|報$|通讯社$|新华社$"), "newspaper|paper|agency"),
    (lazy_regex("[国國斯亚亞尔爾达達纳納特兰蘭坦]$"), "country|kingdom|nation|republic"),
)
"""What names of an ending are called, where the target has named them before."""
_OWN = lazy_regex(
    "国家|國家|该国|該國|全国|全國|国内|國內|该州|该市|该省|全州|全市|全省|该公司|该行"
)
"""What of the source may be "the country" and so on as well."""


def is_meant(before: str, after: str, source: str, target: str) -> bool:
    """Say whether a target means a name that it does not have.

    Args:
        before: The name in the Chinese source.
        after: Its English.
        source: The segment.
        target: Its translation.
    """
    return (
        _is_he(before, source, target)
        or _is_the_head(after, target)
        or _is_the_kind(before, source, target)
    )


def _is_he(name: str, source: str, target: str) -> bool:
    """Say whether somebody at the head of a clause is "he" in the target."""
    if name[-1] in _OF_A_PERSON or not re.search(_AT_THE_HEAD + re.escape(name), source):
        return False
    return len(_HE.findall(target)) > len(_HIS.findall(source))


def _is_the_head(name: str, target: str) -> bool:
    """Say whether a target calls the Bank of England the Bank."""
    words = [word for word in re.findall("[A-Za-z]+", name) if len(word) >= _SHORTEST]
    if len(words) < 2 and " " not in name:
        return False
    return any(re.search(rf"\b[Tt]he {word}\b", target, re.IGNORECASE) for word in words)


def _is_the_kind(name: str, source: str, target: str) -> bool:
    """Say whether a target calls Ghana the country."""
    if _OWN.search(source):
        return False
    kinds = [kind for ending, kind in _KINDS if ending.search(name)]
    return any(
        re.search(rf"\b(?:the|his|her|their|its) (?:{kind})\b", target, re.IGNORECASE)
        for kind in kinds
    )
