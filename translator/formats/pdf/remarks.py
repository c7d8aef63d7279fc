"""What a person should know about the pages of a PDF, each thing in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from translator.errors.error_sentences import Said, piece
from translator.types import Skipped

if TYPE_CHECKING:
    from translator.formats.pdf.recognition import Recognition

_NAMED = 30
"""Pages that are named one by one."""
_EXCERPT = 60
"""Characters, at most, of what is quoted."""


def pages_named(kind: str, key: str, pages: Sequence[int], **fields: object) -> list[Skipped]:
    """Return a remark on pages; none where there are none.

    Args:
        kind: Of the remark.
        key: Of its sentence, without ``piece.``.
        pages: Their numbers, from 1.
        fields: What else stands in the sentence's braces.
    """
    if not pages:
        return []
    numbers = ", ".join(map(str, pages[:_NAMED])) + (" …" if len(pages) > _NAMED else "")
    reason = Said(piece(key, pages=numbers, **fields))
    return [Skipped(kind=kind, line=1, excerpt="", reason=reason)]


def recognition_remarks(recognition: Recognition) -> list[list[Skipped]]:
    """Return what is to be known of pages that were read as pictures."""
    read = [one for one in recognition.pages if one.letters]
    letters = sum(one.letters for one in read)
    sure = sum(one.sure * one.letters for one in read) / max(1, letters)
    found = [
        pages_named(
            "page-recognised",
            "left.page-recognised",
            [one.laid.number for one in read],
            count=len(read),
            sure=int(sure * 100),
        ),
        pages_named(
            "page-upright",
            "left.page-upright",
            [one.laid.number for one in read if one.vertical],
        ),
        pages_named("page-failed", "left.page-failed", recognition.failed),
        pages_named("page-beyond", "left.page-beyond", recognition.beyond),
    ]
    for page in read:
        number = (page.laid.number,)
        if page.doubtful:
            years = "、".join(dict.fromkeys(page.doubtful))
            found.append(pages_named("page-zeros", "left.page-zeros", number, years=years))
        if page.unsure:
            lines = " / ".join(page.unsure)
            quoted = lines[:_EXCERPT] + ("…" if len(lines) > _EXCERPT else "")
            found.append(pages_named("page-unsure", "left.page-unsure", number, lines=quoted))
    return found
