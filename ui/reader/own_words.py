"""The words of a document that no dictionary has, for the page: gathered once a document."""

from __future__ import annotations

from collections import OrderedDict

from translator import wording
from translator.errors import TranslatorError
from translator.planning import primary
from translator.text.dictionary import installed
from translator.text.vocabulary import NOTHING, Vocabulary
from translator.types import Document

_REMEMBERED = 16
_known: OrderedDict[tuple[str, str, str], Vocabulary] = OrderedDict()


def of(document: Document, tag: str, shown: str) -> Vocabulary:
    """Return a document's names and the user's own words.

    Half a second for a long article the first time, then it is remembered.

    Args:
        document: The one that is read.
        tag: BCP 47 tag of its text; words are gathered from Chinese only.
        shown: The script it is shown in.
    """
    key = (document.sha256, tag, shown)
    if primary(tag) != "zh":
        return NOTHING
    if key not in _known:
        try:
            found = wording.of_document(document, dictionary=installed())
        except TranslatorError:
            # A list of words or a dictionary that is broken keeps nobody from reading; the
            # command and the page of the models say what is wrong with it.
            found = NOTHING
        _known[key] = found if shown == tag else wording.in_script(found, shown, tag)
        while len(_known) > _REMEMBERED:
            _known.popitem(last=False)
    return _known[key]
