"""What one gloss of CC-CEDICT says: the names it begins with, and what kind of thing they name."""

from __future__ import annotations

import re

from translator.grounding.edges import sounding
from translator.lazy_regex import lazy_regex
from translator.types import Entry

_NOTE = lazy_regex(r"\s*\([^()]*\)\s*")
_READING = lazy_regex(r"\[[^\]]*\]")
_NOT_A_NAME = lazy_regex(
    r"(?:surname|abbr\.|see\b|also\b|variant|old name|old variant|name of|the name|title of|"
    r"used in|Japanese|Korean|former|one of|a |an |CL:|phonetic|now |short for)",
    re.IGNORECASE,
)
_CLEAN = lazy_regex(
    r"(?:[A-ZÀ-Þ][\w’'.-]*|\d+)"
    r"(?:[ -](?:[A-ZÀ-Þ][\w’'.&-]*|of|the|and|in|de|la|du|von|van|for|al|bin|\d+))*"
)
_LANDFORM = lazy_regex(
    r" (mountain range|mountains?|range|river|lake|peninsula|plateau|basin|desert|strait|bay|gulf"
    r"|island|islands|glacier|pass|valley|canal|sea|grasslands?|steppes?|wetlands?|waterfalls?)$"
)
_YEAR = lazy_regex(r"\b\d{3,4}\b")
_MOUNT = lazy_regex(r"^Mt\.? ")
_LEADING = lazy_regex(r"^(?:lake|mount|river|cape|fort|port) (?=[A-Z])")
_PLACE = lazy_regex(
    r",? (?:(?:sub-)?prefecture(?:-level)?|county(?:-level)?|district|autonomous|township|"
    r"banner|league)\b.*$|(?<=grasslands) of\b.*$|(?<=[Rr]iver) of\b.*$|"
    r"\b(?:in|province|capital of|city in|town in)\b.*$"
)
_DATES = lazy_regex(
    r"\((?:c\. ?|born |b\. |active )?\d{2,4}\??(?: BC| AD)?[-–?]|\((?:born|died)|\(-\d"
)
_NO_PERSON = lazy_regex(
    r"\b(?:War|Wars|Pact|Talks|International|Dynasty|Republic|Empire|Kingdom|Rebellion|Revolution|Treaty|Germany|Union|State"
    r"|Movement|Period|Province|Uprising|Incident|Party|Company|University|Bank|Academy|School)\b"
)
PARTICLES = frozenset({"de", "von", "van", "bin", "al", "du", "la", "ten", "der", "el"})
_ANY_NAME = lazy_regex(r"\bname\)|surname|\bgiven name|\(name\b|\bfirst name|\(biblical name")
_IS_PLACE = lazy_regex(
    r"\b(?:city|county|district|township|town|capital|province|provincial|islands?|river|lake|"
    r"mountains?|prefecture|state|country|republic|kingdom|peninsula|desert|strait|bay|sea|ocean|"
    r"village|region|port|seaport|banner|municipality|territory|nation|airport|volcano|canton|"
    r"cape|oblast|place name|place in|suburb|archipelago|atoll|gulf|plain|plateau|valley|canal|"
    r"harbou?r|resort|station|square|bridge|waterfall|strait|in (?:[A-Z]\w+ )*[A-Z]\w+)\b"
)
_IS_BODY = lazy_regex(
    r"\b(?:company|companies|corporation|corp\.|manufacturer|maker|brand|retailer|newspaper|agency|"
    r"organi[sz]ation|political party|bank|university|airline|firm|supermarket|chain|magazine|"
    r"publisher|broadcaster|network|website|search engine|social network|(?:football|soccer|"
    r"basketball) (?:team|club)|think tank|terrorist group|news agency|automaker|Co\.|Inc\.|Ltd)",
    re.IGNORECASE,
)
_BODY = lazy_regex(
    r"(?:公司|集团|银行|大学|学院|协会|联盟|组织|党|社|报|局|部|署|厅|委员会|基金会|学会|研究所|"
    r"法院|法庭|议会|国会|众议院|参议院|航空|电视台|电台|广播|俱乐部|联合会|商会|工会|联合国|理事会|中心|"
    r"时报|日报|邮报|论坛|博物馆|图书馆|医院|剧院|剧场|军)$"
)
"""Ends of the names of institutions; with three characters and more no ordinary word has them."""
_COUNTRY_AFTER = lazy_regex(r"^[^,(]+, (?:[A-Z][\w.]+)(?: [A-Z][\w.]+)*$")
_STALE = lazy_regex(
    r"\b(?:old|archaic|slang|derog|disparag|jocular|propaganda|erroneous|dialect|nickname|loan|"
    r"imperialist|fictional|neologism|humorous|obsolete|honorific|polite|prefix|suffix)",
    re.IGNORECASE,
)
"""Glosses of words that are no plain name, a piece of names, or of a name no longer used."""
_SEVERAL = lazy_regex(r"[A-ZÀ-Þ]\w+(?:, [A-ZÀ-Þ]\w+)+,? and ")
"""Xia, Shang and Zhou: the name of no single thing."""
_PROFESSION = lazy_regex(
    r"[,)] .*\b(?:president|king|queen|emperor|politician|physicist|mathematician|composer|writer|"
    r"author|poet|painter|actor|actress|singer|leader|general|philosopher|scientist|chemist|player|"
    r"footballer|diplomat|minister|director|explorer|inventor|psychologist|economist|historian|"
    r"architect|astronomer|businessman|novelist|dictator|officer|detective)\b"
)
_ORDINARY = lazy_regex(r"(?:to )?[a-z][a-z-]+(?: [a-z][a-z-]+)?")
"""A gloss that is a word: 三位一体 is the Holy Trinity and a trinity."""
_LONGEST = 7
"""Words of a name."""


def is_transliteration(word: str) -> bool:
    """Say whether a word is written with the characters of foreign names alone."""
    return sounding().issuperset(word)


def is_institution(word: str) -> bool:
    """Say whether a word ends as the names of institutions do: 联邦调查局, 苹果公司."""
    return len(word) > 2 and _BODY.search(word) is not None


def is_no_name(gloss: str) -> bool:
    """Say whether a gloss shows that its word is no name, or not one of today's."""
    return bool(_STALE.search(gloss) or _ORDINARY.fullmatch(gloss) or _SEVERAL.match(gloss))


def clean_names(gloss: str) -> list[str]:
    """Return the names a gloss begins with, in full: Weixin and WeChat."""
    if _NOT_A_NAME.match(gloss) or " district of" in gloss or "Jr." in gloss:
        return []
    head = re.split("[,;]", _NOTE.sub(" ", _READING.sub("", gloss)).strip())[0]
    names = [_clean(piece.strip()) for piece in head.split(" or ")]
    if not names[0] or not names[-1]:
        return []  # Sichuan or Szechuan cuisine
    if len(names[-1].split()) > len(names[0].split()) and not names_place(gloss):
        return names[-1:]  # Baruch or Benedict Spinoza
    return [name for name in names if name]


def _clean(piece: str) -> str:
    """Return a name without what explains it; nothing if it is no name."""
    prize = "Prize" in piece or "Award" in piece  # the Nobel Prize in Literature
    name = piece if prize else _PLACE.sub("", piece).strip()
    name = _MOUNT.sub("Mount ", name.removeprefix("PRC "))
    name = _LEADING.sub(lambda found: found.group().title(), name)
    name = _LANDFORM.sub(lambda found: found.group().title(), name)
    good = _CLEAN.fullmatch(name) and len(name.split()) <= _LONGEST and not _YEAR.search(name)
    return name if good else ""


def names_place(gloss: str) -> bool:
    """Say whether a gloss is about a place."""
    return _IS_PLACE.search(gloss) is not None


def is_person(gloss: str) -> bool:
    """Say whether a gloss is about somebody: it gives the years of a life, and not of a war."""
    dated = _DATES.search(gloss)
    return dated is not None and not _NO_PERSON.search(gloss[: dated.start()])


def family_name(name: str, entry: Entry) -> str:
    """普京 is Putin, not Vladimir Putin; Chinese names keep all they have."""
    first = re.sub(r"[0-9:]", "", entry.pinyin.split(" ")[0]).casefold()
    words = name.split(" ")
    if first in (words[0].casefold(), words[-1].casefold()) or len(words) == 1 or "the" in words:
        return name
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return " ".join(words[start:])


def kind_of(word: str, gloss: str, name: str) -> str:
    """Return what a gloss says a word names, of the kinds of a ``Noun``."""
    if _ANY_NAME.search(gloss):
        return "name"
    if is_person(gloss):
        return "person"
    if is_institution(word) or _IS_BODY.search(gloss):
        return "body"
    if _IS_PLACE.search(gloss) or _LANDFORM.search(name.lower()) or _COUNTRY_AFTER.match(gloss):
        return "place"
    if is_transliteration(word) and is_described(gloss):
        return "person"
    return "sound" if is_transliteration(word) else "other"


def is_described(gloss: str) -> bool:
    """Say whether a gloss tells what somebody did: Doppler, Austrian physicist."""
    return _PROFESSION.search(gloss) is not None
