"""Names of people: their characters keep the form that names have (余 is no 餘, 钟 becomes 鍾).

Who is a person is known from above (``people`` of a document), or shown by what stands around:
a title before or after, 姓, 老 and 小. A family name costs no reader anything if it is missed
and looks like any word if it is not; so one title is enough here, where pinyin needs more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache

from translator.chinese.dictionary.surnames import surnames, titles
from translator.lazy_regex import lazy_regex
from translator.system import text_tables
from translator.text.languages import HAN_CLASS
from translator.text.patterns import one_of

_AFTER_GIVEN = lazy_regex(
    rf"(?![{HAN_CLASS}])|[说讲称道问答笑唱写在是的也就都与和等曾把被给从向对将为正已还又来去]"
    "|表示|认为|介绍|告诉|指出|强调|透露|报道|获得|出席|担任|先生|女士|老师|教授|博士|院士|今年|当时"
)
_DOES = lazy_regex(
    "[说讲称道问答笑唱把被给]|表示|认为|介绍|告诉|指出|强调|透露|获得|出席|担任|接受|参加|饰演|主演|执导"
    "|夺冠|先生|女士|老师|教授|博士|院士"
)
"""What somebody does right after being named, or a title."""
_MARK = lazy_regex(rf"(?![{HAN_CLASS}])")
_WHERE = frozenset(
    "上下中内外前后日月年会时天晚早午京沪津渝港澳台省市县区国地场此其该本各同两三一二四五六七八九十"
    "今昨明当近去来网校院馆店厂村镇街路站周初末底间里的是了我你他她它这那"
)
"""Characters of places and times, which stand after 于 as *at* and *on*."""
_COUNTRIES = frozenset("美英法德俄韩朝印澳加欧")
"""Countries in short: 外长于美表示."""
_FUNCTION = frozenset("于后干种征游里向采斗松")
"""Characters that are words of every day: as family names they need the document's people, or a
title after them and an edge before."""
_HAN = lazy_regex(f"[{HAN_CLASS}]+")
_EDGE = lazy_regex(rf"(?:^|[^{HAN_CLASS}]|[和与对跟给找请让叫是])\Z")
_FAMILIAR = lazy_regex(rf"(?:^|[^{HAN_CLASS}]|[和与对跟给找请让叫是])[小老阿]\Z")
_FAMILIAR_AFTER = lazy_regex(
    rf"(?![{HAN_CLASS}])|说|道|告诉|笑|问|答|想|觉得|认为|表示|一家|夫妇|家的?[，。]|他们|和我|和他"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """How a character is written in names."""

    family: str
    """As a family name; empty: as elsewhere."""
    given: str
    """In a given name; empty: as elsewhere."""


@cache
def forms() -> dict[str, Form]:
    """Return the characters of ``script_names.tsv``."""
    rows = text_tables.rows("translator.chinese.scripts", "script_names.tsv")
    return {row[0]: Form(family=row[1], given=row[2]) for row in rows}


def of_people(
    text: str, people: Collection[str], word: Callable[[int], tuple[int, int]]
) -> dict[int, str]:
    """Return where the names of a document's people have a form of their own, and which.

    Args:
        text: In Simplified characters.
        people: Their names in full, family name first.
        word: Returns where the word around a place begins and ends; places come in order.
    """
    known = forms()
    names = [name for name in people if any(one in known for one in name)]
    if not names:
        return {}
    found: dict[int, str] = {}
    for match in _names(frozenset(names)).finditer(text):
        name = match.group()
        first = word(match.start())
        if first != match.span() and first != (match.start(), match.start() + 1):
            continue  # 郁闷 is a word, whoever took it for a name
        family = 2 if name[:2] in surnames() and len(name) > 2 else 1
        for offset, character in enumerate(name):
            if character in known:
                one = known[character]
                form = one.family if offset < family else one.given
                if form:
                    found[match.start() + offset] = form
    return found


@cache
def _names(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(one_of(names))


def by_neighbours(text: str, place: int, word: Callable[[int], tuple[int, int]]) -> str:
    """Return the form of a character whose neighbours show a name; empty: they show none.

    Args:
        text: In Simplified characters.
        place: Where the character stands.
        word: Returns where the word around a place begins and ends.
    """
    near, starts = _near()
    if text[place - 1 : place] not in near and text[place + 1 : place + 2] not in starts:
        return ""
    one = forms()[text[place]]
    if one.family and _family(text, place, word):
        return one.family
    if one.given and place and _given(text, place, word):
        return one.given
    return ""


def _family(text: str, place: int, word: Callable[[int], tuple[int, int]]) -> bool:
    before = text[max(0, place - 4) : place]
    if before.endswith("姓") and not before.endswith(("百姓", "同姓")):
        return True
    follows = text[place + 1 : place + 2]
    if not follows:
        return False
    everyday = text[place] in _FUNCTION
    if _FAMILIAR.search(before) and _FAMILIAR_AFTER.match(text, place + 1):
        return not everyday and word(place)[1] == place + 1
    if _title_follows(text, place) and (not everyday or _EDGE.search(before)):
        return word(place) == (place, place + 1)
    if before.endswith("叫"):
        return _is_given_name(text, place + 1, word, re.compile(rf"(?![{HAN_CLASS}])"))
    if not before or not _titled(text, place):
        return False
    if everyday:
        return text[place] == "于" and _is_at_no_place(text, place, word)
    if word(place) != (place, place + 1):
        return word(place)[1] > place + 2 or _is_given_name(text, place + 1, word, _AFTER_GIVEN)
    return text[place] != "余" or _is_given_name(text, place + 1, word, _AFTER_GIVEN)


def _is_at_no_place(text: str, place: int, word: Callable[[int], tuple[int, int]]) -> bool:
    """Say whether 于 after a title is a family name (教授于海把), not *at* (记者于会上)."""
    if word(place) != (place, place + 1):
        return False
    for end in (place + 3, place + 2):
        given = text[place + 1 : end]
        if (
            _HAN.fullmatch(given)
            and _WHERE.isdisjoint(given)
            and all(word(at) == (at, at + 1) for at in range(place + 1, end))
            and given not in _COUNTRIES
            and (_DOES.match(text, end) or (len(given) == 2 and _MARK.match(text, end)))
        ):
            return True
    return False


def _given(text: str, place: int, word: Callable[[int], tuple[int, int]]) -> bool:
    """Say whether a character stands in a given name after a title and a family name."""
    for start in (place - 1, place - 2):
        if start < 1 or text[start] not in surnames() or not _may_end_title(text[start - 1]):
            continue
        if not _titled(text, start) or word(start) != (start, start + 1):
            continue
        if _is_given_name(text, start + 1, word, _AFTER_GIVEN, least=place + 1):
            return True
        if start == place - 1 and word(place) == (place, place + 1):
            return True
    return False


def _is_given_name(
    text: str,
    start: int,
    word: Callable[[int], tuple[int, int]],
    after: re.Pattern[str],
    least: int = 0,
) -> bool:
    """Say whether one or two characters may be a given name, and end with a word.

    Args:
        text: The text.
        start: Where the given name begins, with a word.
        word: Returns where the word around a place begins and ends.
        after: What follows it.
        least: Where it ends at the earliest.
    """
    for end in (start + 2, start + 1):
        if end < least or end > len(text) or _HAN.fullmatch(text, start, end) is None:
            continue
        if word(start)[0] == start and word(end - 1)[1] == end and after.match(text, end):
            return True
    return False


def _may_end_title(character: str) -> bool:
    return character in _title_ends()


@cache
def _near() -> tuple[frozenset[str], frozenset[str]]:
    """Return what may stand right before a character of a name, and right after a family name."""
    families = {name for name in surnames() if len(name) == 1}
    common = frozenset("于后向") & _FUNCTION  # of every day also before a character in question
    before = _title_ends() | (families - common) | frozenset("姓小老阿叫")
    return before, frozenset(title[0] for title in titles())


@cache
def _before() -> frozenset[str]:
    """Return what stands right before a full name."""
    lines = text_tables.lines("translator.chinese.scripts", "script_titles.tsv")
    return titles() | frozenset(" ".join(lines).split())


@cache
def _title_ends() -> frozenset[str]:
    return frozenset(title[-1] for title in _before())


def _titled(text: str, place: int) -> bool:
    """Say whether a title stands right before a place."""
    return _titles_before().search(text, max(0, place - 4), place) is not None


def _title_follows(text: str, place: int) -> bool:
    return _titles_after().match(text, place + 1) is not None


@cache
def _titles_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, sorted(_before())))})\Z")


@cache
def _titles_after() -> re.Pattern[str]:
    return re.compile(one_of(titles()))


_WINDOW = 16
"""Characters on either side of what may be a name in which its evidence stands."""


@cache
def _suspect() -> re.Pattern[str]:
    """Return a pattern for what may be a name with forms of its own: looked for quickly."""
    known = forms()
    family = {one for one, form in known.items() if form.family and one in surnames()}
    given = {one for one, form in known.items() if form.given} - _FUNCTION
    families = "".join(sorted(name for name in surnames() if len(name) == 1))
    ends, other = "".join(sorted(_title_ends())), f"[^{HAN_CLASS}]"

    def after(pattern: str) -> str:
        return rf"(?<=[{ends}]{pattern})|(?<={other}{pattern})|(?<=^{pattern})"

    family_class, given_class = ("".join(sorted(one)) for one in (family, given))
    rest = rf"(?=[{HAN_CLASS}])(?![是其此今这那以也能可会来者到下有])"
    return re.compile(
        rf"[{''.join(sorted(family | given))}]"
        rf"(?:(?:{after(f'[{family_class}]')}){rest}"
        rf"|{after(f'[{families}][{given_class}]')}"
        rf"|{after(f'[{families}][{HAN_CLASS}][{given_class}]')})",
        re.MULTILINE,
    )


def suspects(text: str) -> str:
    """Return the pieces of a text in which a name may stand that has forms of its own.

    Finding people takes several times as long as converting a text; most of it holds none.
    """
    pieces: list[str] = []
    done = 0
    for found in _suspect().finditer(text):
        if found.start() < done:
            continue
        first = max(done, found.start() - _WINDOW, text.rfind("\n", 0, found.start()) + 1)
        done = found.end() + _WINDOW
        pieces.append(text[first:done])
    return "\n".join(pieces)
