"""Other forms of an English name that say the same: initials, a name in full, a family name."""

from __future__ import annotations

import re

from translator.checks.spelt_abroad import is_of_family, letters
from translator.chinese.dictionary.surnames import surnames
from translator.lazy_regex import lazy_regex

_WORD = lazy_regex(r"[A-Za-z][A-Za-z'’]*")
_CAPITAL = lazy_regex(r"[A-Z][A-Za-z'’]*")
_ACRONYM = lazy_regex(r"[A-Z]{3,8}")
_SMALL = frozenset(["of", "the", "and", "for", "on", "in", "de"])
"""Words that give an acronym no letter."""
_PERSON = lazy_regex(r"([A-Z][a-z]+) [A-Z][a-z]+")
"""A Chinese person: the family name first."""
_TITLES = frozenset(["Mr", "Mrs", "Ms", "Miss", "Dr", "President", "Professor", "Minister"])
_MOST = 400
"""Words of a target that are looked through."""


_RUN = lazy_regex(r"[A-Z][A-Za-z'’]+(?:-[A-Za-z]+)?(?: [A-Z][A-Za-z'’]+(?:-[A-Za-z]+)?){1,2}")
_MOSTLY = 2 / 3
"""Share of the words of a long name by which it is known: Ant Financial Services."""
_ROOT = 5
"""Letters that a name of a place and its people share: Texas, Texan."""
_UNITED_STATES = lazy_regex(r"\bU\.?S\.?(?![A-Za-z])")
STATES = {
    "Alabama": "Ala", "Alaska": "AK", "Arizona": "Ariz", "Arkansas": "Ark", "California": "Calif",
    "Colorado": "Colo", "Connecticut": "Conn", "Delaware": "Del", "Florida": "Fla",
    "Georgia": "Ga", "Illinois": "Ill", "Indiana": "Ind", "Kansas": "Kan", "Kentucky": "Ky",
    "Louisiana": "La", "Maryland": "Md", "Massachusetts": "Mass", "Michigan": "Mich",
    "Minnesota": "Minn", "Mississippi": "Miss", "Missouri": "Mo", "Montana": "Mont",
    "Nebraska": "Neb", "Nevada": "Nev", "New Hampshire": "N.H", "New Jersey": "N.J",
    "New Mexico": "N.M", "New York": "N.Y", "North Carolina": "N.C", "North Dakota": "N.D",
    "Oklahoma": "Okla", "Oregon": "Ore", "Pennsylvania": "Pa", "Rhode Island": "R.I",
    "South Carolina": "S.C", "South Dakota": "S.D", "Tennessee": "Tenn", "Texas": "Tex",
    "Vermont": "Vt", "Virginia": "Va", "Washington": "Wash", "West Virginia": "W.Va",
    "Wisconsin": "Wis", "Wyoming": "Wyo", "Washington D.C.": "DC",
}  # fmt: skip
"""Short forms of the states of America, as newspapers have them behind a politician's name."""


def has_other_form(name: str, target: str, source: str = "") -> bool:
    """Say whether a target calls a name by another form of it.

    OPEC is the Organization of the Petroleum Exporting Countries and the other way round; Tian
    Feiyu, once introduced, is Tian. Another given name is no other form.

    Args:
        name: As it was expected.
        target: The translation.
        source: The name in Chinese, if it is; its people may be spelt as they spell themselves.
    """
    short = STATES.get(name)
    if short and re.search(rf"(?<![A-Za-z]){re.escape(short)}(?![A-Za-z])", target):
        return True
    if len(name) >= _ROOT and name.isalpha() and re.search(rf"\b{name[:-1]}[a-z]", target):
        return True
    if _ACRONYM.fullmatch(name):
        return _in_full(name, target)
    words = [word for word in _WORD.findall(name) if word.lower() not in _SMALL]
    if len(words) >= 3:
        initials = "".join(word[0].upper() for word in words)
        return bool(re.search(rf"\b{initials}\b", target)) or _is_mostly_there(words, target)
    short = "".join(word[0] for word in words)
    if len(words) == 2 and _is_short(short, name, target):
        return True
    person = _PERSON.fullmatch(name)
    if person is None:
        return False
    family = next((source[:size] for size in (2, 1) if source[:size] in surnames()), "")
    spelt = (run.split(" ") for run in _RUN.findall(target)[:_MOST])
    last = name.split(" ")[-1]
    if family and letters(surnames()[family]) == letters(last) and _stands_alone(last, target):
        return True  # 马云, once introduced as Jack Ma, is Ma
    return _stands_alone(person[1], target) or (
        bool(family) and any(is_of_family(words, [family]) for words in spelt)
    )


def _is_short(initials: str, name: str, target: str) -> bool:
    """Say whether two letters stand for a name of two words: SF, S&P."""
    middle = "&(?:amp;)?" if " and " in name else ""
    pattern = rf"(?<![A-Za-z&]){initials[0]}{middle}{initials[1]}(?![A-Za-z])"
    return bool(re.search(pattern, target))


def _is_mostly_there(words: list[str], target: str) -> bool:
    """Say whether most words of a name stand in a target, the first among them."""
    said = {word.casefold() for word in _WORD.findall(_UNITED_STATES.sub("United States", target))}
    there = [word.casefold() in said for word in words]
    return there[0] and sum(there) >= _MOSTLY * len(words)


def _in_full(acronym: str, target: str) -> bool:
    """Say whether words of a target begin with the letters of an acronym, in order."""
    words = [word for word in _WORD.findall(target) if word.lower() not in _SMALL][:_MOST]
    letters = "".join(word[0] for word in words)
    return acronym in letters


def _stands_alone(family: str, target: str) -> bool:
    """Say whether a family name stands in a target without a given name on either side."""
    words = list(_CAPITAL.finditer(target))
    for at, word in enumerate(words):
        if re.sub("['’]s$", "", word.group()) != family:
            continue
        before = words[at - 1] if at else None
        after = words[at + 1] if at + 1 < len(words) else None
        led = before is not None and target[before.end() : word.start()] in (" ", "-")
        followed = after is not None and target[word.end() : after.start()] in (" ", "-")
        if not followed and (not led or (before and before.group() in _TITLES)):
            return True
    return False
