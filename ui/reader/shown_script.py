"""Chinese text of a page in the script a reader chose, converted as the files are.

Who is a person in a document decides how some characters are written: 钟云山 becomes 鍾雲山,
though 钟 is 鐘 elsewhere. One sentence shows it, the others follow; so the original is converted
with what the whole of it shows (``duizhao convert``), a translation with what it shows itself
(``duizhao translate``).
"""

from __future__ import annotations

from functools import lru_cache

from translator import placeholders
from translator.application import people_for
from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts import converter
from translator.errors import ModelError
from translator.types import Document

_REMEMBERED = 8192
"""Sides of sentences that are kept: ten pages."""
_DOCUMENTS = 16
"""Documents whose people are kept."""


def people_of(document: Document, to: str, source: str) -> frozenset[str]:
    """Return the people of a document whose names a conversion of its text has to know.

    Args:
        document: The one that is read.
        to: BCP 47 tag of the script that is shown.
        source: BCP 47 tag of the document's text.
    """
    text = "\n".join(placeholders.strip(block.text) for block in document.blocks)
    return _people(text, to, source, _dictionary())


def converted(text: str, to: str, source: str, people: frozenset[str] | None = None) -> str:
    """Return a text in the script that is shown.

    Args:
        text: With its marks.
        to: BCP 47 tag of that script.
        source: BCP 47 tag of the text.
        people: As ``people_of`` found them; None: those the text itself shows.
    """
    return _converted(text, to, source, people, _dictionary())


@lru_cache(maxsize=_REMEMBERED)
def _converted(
    text: str, to: str, source: str, people: frozenset[str] | None, dictionary: Dictionary | None
) -> str:
    if people is None:
        people = _found(placeholders.strip(text), to, source, dictionary)
    return converter.convert(text, to, source, dictionary=dictionary, people=people)


@lru_cache(maxsize=_DOCUMENTS)
def _people(text: str, to: str, source: str, dictionary: Dictionary | None) -> frozenset[str]:
    return _found(text, to, source, dictionary)


def _found(text: str, to: str, source: str, dictionary: Dictionary | None) -> frozenset[str]:
    """Find people; ``dictionary`` tells the caches that another one was fetched."""
    return people_for(text, to, source) if dictionary is not None else frozenset()


def _dictionary() -> Dictionary | None:
    try:
        return dictionaries.installed()
    except ModelError:
        return None  # damaged: the page of the models says so; here the text is to be read
