"""What translators changed in a file that was handed over becomes corrections of the library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path, PurePath

from translator import placeholders
from translator.application.everywhere import correct, history
from translator.application.stored_jobs import original_of
from translator.document.plan import Item, Plan
from translator.document.read import Original, read
from translator.errors import InputError
from translator.store import Library
from translator.types import Block
from translator.xliff.marks import handed
from translator.xliff.returned import ReturnedFile, ReturnedPair
from translator.xliff.xml_text import digest


class Why(StrEnum):
    """Why a sentence that comes back is not taken."""

    SOURCE = "source"
    """The document has another sentence at its place."""
    MARKS = "marks"
    """It holds codes that are none of its source's."""
    CORRECTED = "corrected"
    """Somebody corrected it here since it was handed over."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """A sentence that was not taken."""

    why: Why
    pair: ReturnedPair
    line: str
    """Where its block stands in the document; empty: the document has no such block."""
    here: str = ""
    """What stands here instead, with marks."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BroughtBack:
    """What came of a file."""

    taken: int
    """Sentences that are corrections now."""
    unchanged: int
    """Sentences nobody changed."""
    there: int
    """Sentences that a person had written the same way here."""
    conflicts: tuple[Conflict, ...]
    left_out: int
    """Sentences that are not ours, or have no target."""


def bring_back(
    returned: ReturnedFile,
    planned: Plan,
    library: Library,
    *,
    theirs: bool = False,
    keep: bool = True,
) -> BroughtBack:
    """Keep what was changed as corrections.

    Args:
        returned: As it was read.
        planned: The document it was handed over from.
        library: Where corrections are kept.
        theirs: Take a sentence that was corrected here meanwhile, too.
        keep: Keep them; False: only say what would be.

    Raises:
        StoreError: the library cannot be written.
    """
    items = _items(planned)
    languages = {
        "source_language": planned.source_language,
        "target_language": planned.target_language,
    }
    taken = unchanged = there = 0
    conflicts: list[Conflict] = []
    for pair in returned.pairs:
        item = items.get((pair.block, pair.number))
        if item is None or handed(item.source, item.block) != pair.source:
            conflicts.append(_conflict(Why.SOURCE, pair, item))
            continue
        if digest(pair.target) == pair.handed:
            unchanged += 1
            continue
        if pair.strange or not _known(pair.target, item.block):
            conflicts.append(_conflict(Why.MARKS, pair, item))
            continue
        standing = _standing(library, item, languages)
        now = handed(standing, item.block)
        if standing and now == pair.target:
            there += 1
            continue
        if standing and not theirs and digest(now) != pair.handed:
            conflicts.append(_conflict(Why.CORRECTED, pair, item, here=standing))
            continue
        if keep:
            correct(library, item, pair.target, **languages)
        taken += 1
    return BroughtBack(
        taken=taken,
        unchanged=unchanged,
        there=there,
        conflicts=tuple(conflicts),
        left_out=returned.left_out,
    )


def handed_over(
    returned: ReturnedFile, library: Library, *, beside: Path, given: Path | None = None
) -> Original:
    """Find the document a file was made from, by the hash of its bytes.

    Args:
        returned: As it was read.
        library: Looked through first.
        beside: Folder where a file of the document's name is looked for next.
        given: Taken without looking, whatever its hash; sentences are compared one by one.

    Raises:
        InputError: it is not to be found, or ``given`` cannot be read.
    """
    if given is not None:
        return read(given)
    if returned.sha256:
        for number in library.documents_of(returned.sha256):
            return original_of(library, number)
        # Only a name: what the file says never leads out of the folder.
        path = beside / PurePath(returned.document.replace("\\", "/")).name
        if path.is_file():
            original = read(path)
            if original.document.sha256 == returned.sha256:
                return original
    raise InputError("xliff.no-document", document=returned.document, folder=beside)


def _items(planned: Plan) -> Mapping[tuple[int, int], Item]:
    """Return a document's segments by their block and their number in it."""
    return {
        (block, number): item
        for block, items in groupby(planned.items, key=lambda one: one.segment.block_id)
        for number, item in enumerate(items)
    }


def _known(target: str, block: Block) -> bool:
    known = placeholders.table(block)
    return all(mark in known for mark in placeholders.MARK.findall(target))


def _standing(library: Library, item: Item, languages: Mapping[str, str]) -> str:
    """Return what a person wrote for a segment; empty: nobody did."""
    written = history(
        library,
        item,
        source_language=languages["source_language"],
        target_language=languages["target_language"],
    )
    standing = [one for one in written if one.reverted is None]
    return max(standing, key=lambda one: one.id).target if standing else ""


def _conflict(why: Why, pair: ReturnedPair, item: Item | None, *, here: str = "") -> Conflict:
    if why is Why.SOURCE and item is not None:
        here = item.source
    line = "" if item is None else item.block.attributes.get("line", "")
    return Conflict(why=why, pair=pair, line=line, here=here)
