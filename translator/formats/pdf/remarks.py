"""What a person should know about the pages of a PDF, each thing in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from translator.errors.error_sentences import Piece, Said, piece
from translator.formats.pdf.recognition import Ability, Recognition
from translator.types import Skipped

_NAMED = 30
"""Pages that are named one by one."""
_EXCERPT = 60
"""Characters, at most, of what is quoted."""
_PICTURES = {
    Ability.READY: "left.page-pictures-ready",
    Ability.OFF: "left.page-pictures-off",
    Ability.MISSING: "left.page-pictures-missing",
    Ability.UNUSABLE: "left.page-pictures-unusable",
}
_STEPS = {
    Ability.READY: "step.ocr-ready",
    Ability.OFF: "step.ocr-off",
    Ability.MISSING: "step.ocr-missing",
    Ability.UNUSABLE: "step.ocr-unusable",
}


def next_step(ability: Ability) -> Piece:
    """Return what to do where a file has no text, and none was found in its pictures."""
    return piece(_STEPS[ability])


def picture_remark(pages: Sequence[int], ability: Ability) -> list[Skipped]:
    """Return a remark on pages that are pictures, and why they were not read."""
    return remark("page-pictures", piece(_PICTURES[ability], pages=numbers(pages)), pages)


def remark(kind: str, said: Piece, pages: Sequence[int]) -> list[Skipped]:
    """Return a remark on pages; none where there are none.

    Args:
        kind: Of the remark.
        said: Its sentence.
        pages: Their numbers, from 1.
    """
    return [Skipped(kind=kind, line=1, excerpt="", reason=Said(said))] if pages else []


def numbers(pages: Sequence[int]) -> str:
    """Return the numbers of pages as a list that is not too long."""
    return ", ".join(map(str, pages[:_NAMED])) + (" …" if len(pages) > _NAMED else "")


def recognition_remarks(recognition: Recognition) -> list[list[Skipped]]:
    """Return what is to be known of pages that were read as pictures."""
    read = [one for one in recognition.pages if one.letters]
    letters = sum(one.letters for one in read)
    sure = int(100 * sum(one.sure * one.letters for one in read) / max(1, letters))
    whole = [one.laid.number for one in read]
    upright = [one.laid.number for one in read if one.vertical]
    failed, beyond = recognition.failed, recognition.beyond
    found = [
        remark(
            "page-recognised",
            piece("left.page-recognised", pages=numbers(whole), count=len(read), sure=sure),
            whole,
        ),
        remark("page-upright", piece("left.page-upright", pages=numbers(upright)), upright),
        remark("page-failed", piece("left.page-failed", pages=numbers(failed)), failed),
        remark("page-beyond", piece("left.page-beyond", pages=numbers(beyond)), beyond),
    ]
    for page in read:
        number = page.laid.number
        if page.doubtful:
            years = "、".join(dict.fromkeys(page.doubtful))
            said = piece("left.page-zeros", page=number, years=years)
            found.append(remark("page-zeros", said, [number]))
        if page.unsure:
            lines = " / ".join(page.unsure)
            quoted = lines[:_EXCERPT] + ("…" if len(lines) > _EXCERPT else "")
            said = piece("left.page-unsure", page=number, lines=quoted)
            found.append(remark("page-unsure", said, [number]))
    return found
