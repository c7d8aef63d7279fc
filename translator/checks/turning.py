"""Where two numbers of an English text stand the other way round in a Chinese one.

English puts what a noun or a verb is nearer told by behind it, Chinese before it: 75 films from
18 countries are 来自18个国家的75部影片, 83 of the 150 seats 150个席位中的83席, and 26 countries
in 18 months 18个月里26个国家. On parallel text that no rule was made for, two numbers of one
kind with nothing but such words between them were turned round each time.
"""

from __future__ import annotations

from translator.lazy_regex import lazy_regex

_BEFORE_NUMBERS = frozenset(
    [
        "the", "its", "their", "his", "her", "our", "my", "these", "those", "this", "that", "all",
        "every", "each", "about", "around", "some", "only", "just", "more", "than", "over", "at",
        "least", "nearly", "almost", "a", "an", "total", "early", "late", "mid", "last", "past",
        "first", "next", "fewer", "less",
    ]
)  # fmt: skip
"""Words between a preposition and its number."""
_CERTAIN = frozenset(
    ["the", "its", "their", "his", "her", "our", "my", "these", "those", "all", "every"]
)
"""Those that make 15 of its 21 matches a part of a whole, unlike a group of 15."""
_PREPOSITIONS = frozenset(
    ["in", "from", "since", "among", "across", "after", "before", "per", "within"]
)
_OTHERWISE = frozenset(["and", "or", "but", "to", "while", "with", "up", "than", "by"])
"""Words that begin something else: 12 in May and 30 in June, from 12 to 30."""
_TEMPORAL = frozenset(["after", "before"])
"""What begins a clause that Chinese puts first: 12 people after searching 35 houses."""
_STOP = lazy_regex(r"[,;:!?()（）—“”\"]|\.\s")
_MONTH = lazy_regex(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?$")
_OWNER = ("'s", "’s", "s'", "s’")
_MOST = 9
"""Words between two numbers up to which one clause may have both."""
_NEARLY = "(?:约|約|近|共|逾|超过|超過|大约|大約|至少|全部|所有)?"
_OF_CHINESE = lazy_regex(
    rf"[^，。；：、！？,;:!?()（）]{{1,40}}(?:的 ?{_NEARLY}"
    rf"|(?<![其心国國年期集高初旬])(?:当|當|之)?中[，,]? ?(?:只|仅|僅|已|共|还|還)?有?{_NEARLY}) ?"
)
"""Between the two numbers; 其中, 国中, 高中 are something else."""
_LONGEST = 120
"""Characters of them."""


def turns(between: str, *, part: bool) -> bool:
    """Say whether what stands between two numbers of an English text turns them in Chinese.

    Args:
        between: From the first number's unit to the second number, with no number inside.
        part: Whether one can be a part of the other: both are amounts, neither a year.
    """
    if len(between) > _LONGEST or _STOP.search(between):
        return False
    words = between.rstrip("$£€").split()
    if not 1 <= len(words) <= _MOST:
        return False
    if not _TEMPORAL.isdisjoint(words):
        return _OTHERWISE.isdisjoint(map(str.lower, words))
    at, certain = len(words), False
    while at and _stands_before_numbers(words[at - 1]):
        at -= 1
        certain |= words[at].lower() in _CERTAIN or words[at].endswith(_OWNER)
    if not at:
        return False
    preposition = words[at - 1].lower()
    if preposition == "of":
        if not part or not (certain or words[at - 2 : at - 1] == ["out"]):
            return False
    elif preposition not in _PREPOSITIONS:
        return False
    return _OTHERWISE.isdisjoint(word.lower() for word in words[: at - 1])


def turns_in_chinese(between: str) -> bool:
    """Say whether what stands between two numbers of a Chinese text turns them in English.

    What is told of a noun stands before it with a 的, the whole before its part with a 中:
    覆盖400万人的500家诊所 is 500 clinics that cover 4 million people, 84名学员中有12名 12 of 84.

    Args:
        between: From the first number to the second, with no number inside.
    """
    return bool(_OF_CHINESE.fullmatch(between))


def _stands_before_numbers(word: str) -> bool:
    owner = word.endswith(_OWNER)
    return owner or word.lower() in _BEFORE_NUMBERS or bool(_MONTH.match(word))
