"""One line on what of a document stays as it is, for those who ask for no report."""

from __future__ import annotations

from collections import Counter

from translator.cli.plurals import counted
from translator.text.languages import has_language
from translator.types import Document

_NAMES = {
    **dict.fromkeys(("code", "pre", "listing", "xmp", "plaintext"), ("code", "code")),
    "math": ("formula", "formulas"),
    "front_matter": ("header value", "header values"),
    **dict.fromkeys(("title", "attribute"), ("text on hover", "texts on hover")),
    "note": ("note", "notes"),
    "page-furniture": ("list of running heads", "lists of running heads"),
    **dict.fromkeys(
        ("page-pictures", "page-fonts", "page-broken", "page-unknown", "page-crowded"),
        ("list of pages that are not read in full", "lists of pages that are not read in full"),
    ),
    "speakers": ("list of speakers' names", "lists of speakers' names"),
    "subtitle-comment": ("comment", "comments"),
    **dict.fromkeys(("svg", "canvas", "drawing"), ("drawing", "drawings")),
    "comment": ("comment", "comments"),
    "chart": ("chart", "charts"),
    "hidden": ("hidden text", "hidden texts"),
    "numbering": ("numbering", "numberings"),
    "metadata": ("detail of the book", "details of the book"),
}
"""Kind of what is skipped → what it is called, of one and of several; others: ``other``."""
_ALWAYS = frozenset(kind for kind in _NAMES if kind.startswith("page-"))
"""Kinds that are worth saying without a word of theirs: nobody knows what stands there."""
_UNSEEN = frozenset((
    "definition", "script", "change", "subtitle-header", "page-recognised", "page-upright",
    "page-failed", "page-beyond", "page-zeros", "page-unsure",
))  # fmt: skip
"""Kinds that no reader of the document sees, or that are told of elsewhere."""


def left(document: Document, language: str) -> str:
    """Return a sentence on what is left although there is text in it; empty: nothing is.

    Code without a letter of the language that is translated from is not worth saying.

    Args:
        document: The document.
        language: BCP 47 tag of what is translated from.
    """
    names = Counter(
        _NAMES.get(part.kind, ("other", "other"))
        for part in document.skipped
        if part.kind not in _UNSEEN
        if part.kind in _ALWAYS or has_language(part.text or part.excerpt, language)
    )
    if not names:
        return ""
    number = names.total()
    verb = "was left as it is" if number == 1 else "were left as they are"
    listed = ", ".join(
        f"{count} {one if count == 1 else several}" for (one, several), count in names.most_common()
    )
    return f"{counted(number, 'block')} {verb}: {listed}; --report tells which"
