"""Other forms of an English name that say the same: initials, a name in full, a family name."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_CAPITAL = re.compile(r"[A-Z][A-Za-z'’]*")
_ACRONYM = re.compile(r"[A-Z]{3,8}")
_SMALL = frozenset(["of", "the", "and", "for", "on", "in", "de"])
"""Words that give an acronym no letter."""
_PERSON = re.compile(r"([A-Z][a-z]+) [A-Z][a-z]+")
"""A Chinese person: the family name first."""
_TITLES = frozenset(["Mr", "Mrs", "Ms", "Miss", "Dr", "President", "Professor", "Minister"])
_MOST = 400
"""Words of a target that are looked through."""


def has_other_form(name: str, target: str) -> bool:
    """Say whether a target calls a name by another form of it.

    OPEC is the Organization of the Petroleum Exporting Countries and the other way round; Tian
    Feiyu, once introduced, is Tian. Another given name is no other form.
    """
    if _ACRONYM.fullmatch(name):
        return _in_full(name, target)
    words = [word for word in _WORD.findall(name) if word.lower() not in _SMALL]
    if len(words) >= 3:
        initials = "".join(word[0].upper() for word in words)
        return bool(re.search(rf"\b{initials}\b", target))
    person = _PERSON.fullmatch(name)
    return person is not None and _stands_alone(person[1], target)


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
