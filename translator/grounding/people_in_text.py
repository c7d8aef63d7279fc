"""Who is a person in a text that is converted: by the evidence names are written in pinyin by."""

from __future__ import annotations

from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.scripts import converter
from translator.chinese.scripts.person_names import suspects
from translator.grounding.names import find_names


def people_of(text: str, *, dictionary: dictionaries.Dictionary | None = None) -> frozenset[str]:
    """Find the people in a Simplified text whose names have characters with forms of their own.

    Args:
        text: The whole document; only what is near such a character is looked at.
        dictionary: Keeps words from being taken for names; None: the installed one. Without a
            dictionary nobody is found.
    """
    pieces = suspects(text)
    dictionary = (dictionary or dictionaries.installed()) if pieces else None
    if dictionary is None:
        return frozenset()
    return frozenset(find_names(pieces, lexicon=dictionary).pinyin)


def people_for(text: str, to: str, source: str | None = None) -> frozenset[str]:
    """Find the people whose names a conversion has to know; nobody where it has not.

    Args:
        text: The whole document.
        to: The script it is converted to.
        source: The script it is in; None: as it looks.

    Raises:
        LanguageError: one of the tags is not a script we convert.
    """
    target = converter.normalise(to)
    if target == "zh-Hans" or (source is not None and converter.normalise(source) != "zh-Hans"):
        return frozenset()  # towards Simplified two characters become one
    return people_of(text)
