"""Forms of an English name by which a translation shows it: the Fed, OPEC, the Volga, Catalan.

A human translator writes a name as the sentence needs it. These forms prove that the name is
there; none of them is ever written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from translator.lazy_regex import lazy_regex
from translator.system import text_tables

_GENERIC = lazy_regex(
    r"(?<=\w) (?:Mountain Range|Mountains?|Range|Rivers?|Lake|Islands?|Peninsula|Plateau|Basin|"
    r"Desert|Sea|City|County|District|Town|Township|Province|Prefecture|State|Autonomous .*|"
    r"Municipality|Region|Company|Corporation|Group|Awards?|Prize|Party|Galaxy|Metropolitan City|"
    r"University|College)$"
    r"|^(?:University of|Lake|Mount|Mt|River|Cape|Republic of|Kingdom of|State of|King|Saint|San|"
    r"The|the|US|"
    r"Strait of|United States|Deutsche|Homer[’']s) (?=[A-Z])"
)
"""What a name of a kind may leave out."""
_SPELLINGS = (
    ("One", "1"), ("Two", "2"), ("Organization", "Organisation"), ("Center", "Centre"),
    ("Defense", "Defence"), ("Labor", "Labour"), ("United States", "US"), ("United States", "U.S."),
    ("Chinese", "China"), ("Theater", "Theatre"), ("&", "and"),
    ("Democratic Party", "Democrat"), ("Department of State", "State Department"),
    ("Department of Defense", "Defense Department"), ("Eastern Orthodox Church", "Orthodox"),
)  # fmt: skip
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la"})
_VOWELS = lazy_regex("[aeiouy]+$")
_ENDINGS = lazy_regex("(?:i?stan|ism|[ie]?u[ms]|[eao]s|ity|aijan)$")
"""Of Kazakhstan, Buddhism, Byzantium, Caucasus, Honduras, Christianity, Azerbaijan."""
_SHORTEST_STEM = 5
"""Letters of a stem that tells a name: Somal for Somali, Hungar for Hungarian."""


@cache
def other_forms() -> dict[str, tuple[str, ...]]:
    """Return what else shows a name: France → French, Kyiv → Kiev."""
    return {row[0]: row[1:] for row in text_tables.rows("translator.grounding", "other_forms.tsv")}


def accepted(names: Sequence[str], kind: str) -> tuple[str, ...]:
    """Return every form of a name that proves it.

    Args:
        names: As ``nouns.Noun.names`` has them.
        kind: Likewise; initials are those of institutions, adjectives those of places.
    """
    forms: list[str] = []
    for name in names:
        forms += [name, *_shorter(name)]
        forms += [name.replace(one, other) for one, other in _SPELLINGS if one in name]
        forms += other_forms().get(name, ())
        if kind in ("body", "other"):
            forms += _initials(name)
        if kind == "person" and " " in name:
            forms += [name.split(" ")[0], name.split(" ")[-1]]
        if kind in ("place", "sound", "other"):
            forms += [stem for form in (name, *_shorter(name)) for stem in _stems(form)]
    return tuple(dict.fromkeys(form for form in forms if form))


def _shorter(name: str) -> Iterator[str]:
    short = name
    while (shorter := _GENERIC.sub("", short).strip()) != short and len(shorter) > 2:
        short = shorter
        yield short


def _initials(name: str) -> Iterator[str]:
    words = re.split("[ -]", name)
    capitals = "".join(word[0] for word in words if word not in _SMALL)
    if len(capitals) > 1 and capitals.isupper():
        yield capitals
        yield "".join(word[0].upper() for word in words)


def _stems(name: str) -> Iterator[str]:
    """Somalia, Somali; Kazakhstan, Kazakh; of one word only, and long enough to be no chance."""
    if " " in name or "-" in name:
        return
    for stem in (_VOWELS.sub("", name), _ENDINGS.sub("", name)):
        if stem != name and len(stem) >= _SHORTEST_STEM:
            yield stem
