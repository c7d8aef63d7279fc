"""What must hold before a bitext leaves: every block once, in order, complete."""

from __future__ import annotations

from itertools import groupby

from translator import placeholders
from translator.errors import OutputError
from translator.errors.error_sentences import Piece, piece
from translator.lazy_regex import lazy_regex
from translator.types import Bitext, Block, Pair

_TAG = lazy_regex(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # BCP 47, the part that matters here


def validate(bitext: Bitext) -> None:
    """Check that the pairs are the document: nothing lost, doubled, moved or empty unsaid.

    Raises:
        OutputError: they are not; the sentence says where.
    """
    for tag in (bitext.source_language, bitext.target_language):
        if not _TAG.fullmatch(tag):
            raise _fault(bitext, piece("pairs.tag", tag=tag))
    blocks = [block for block in bitext.document.blocks if block.text]
    groups = [
        (number, list(pairs))
        for number, pairs in groupby(bitext.pairs, key=lambda pair: pair.segment.block_id)
    ]
    expected, found = [block.id for block in blocks], [number for number, _ in groups]
    if expected != found:
        wrong = next(
            (
                piece("pairs.other-block", want=want, have=have)
                for want, have in zip(expected, found, strict=False)
                if want != have
            ),
            piece("pairs.count", found=len(found), expected=len(expected)),
        )
        raise _fault(bitext, wrong)
    for block, (_, pairs) in zip(blocks, groups, strict=True):
        _validate_block(bitext, block, pairs)


def _validate_block(bitext: Bitext, block: Block, pairs: list[Pair]) -> None:
    known = _known_marks(block)
    position = 0
    for pair in pairs:
        segment = pair.segment
        where = piece("pairs.place", block=block.id, start=segment.start, end=segment.end)
        if segment.start != position or segment.end <= segment.start:
            raise _fault(bitext, piece("pairs.gap", where=where, position=position))
        if pair.source != block.text[segment.start : segment.end]:
            raise _fault(bitext, piece("pairs.source", where=where))
        if pair.source.strip() and not pair.target.strip() and not pair.findings:
            raise _fault(bitext, piece("pairs.empty", where=where))
        if not known.issuperset(placeholders.MARK.findall(pair.target)):
            raise _fault(bitext, piece("pairs.mark", where=where))
        position = segment.end
    if position != len(block.text):
        left = len(block.text) - position
        raise _fault(bitext, piece("pairs.left", block=block.id, left=left))
    if not known.issuperset(placeholders.MARK.findall(block.text)):
        raise _fault(bitext, piece("pairs.text-mark", block=block.id))


def _known_marks(block: Block) -> set[str]:
    known: set[str] = set()
    for item in block.inline:
        if item.paired:
            known |= {placeholders.opening(item.id), placeholders.closing(item.id)}
        else:
            known.add(placeholders.atom(item.id))
    return known


def _fault(bitext: Bitext, what: Piece) -> OutputError:
    return OutputError("document.pairs-broken", name=bitext.document.name, what=what)
