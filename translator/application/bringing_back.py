"""What translators changed in a file that was handed over becomes corrections of the library."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import groupby
from pathlib import Path, PurePath

from translator import placeholders
from translator.application.everywhere import correct, history, known_targets
from translator.application.stored_jobs import original_of
from translator.document.plan import Item, Plan
from translator.document.read import Original, read
from translator.document.sentence_ids import is_same, spoken
from translator.errors import InputError
from translator.returned.put_back import put_back
from translator.returned.returned_file import Form, ReturnedFile, ReturnedPair
from translator.store import Library
from translator.text.characters import xml_text
from translator.text.joining import line_joiner_at
from translator.tmx.bitext import marks_of_unit, shown_in_tmx
from translator.types import Block, Inline
from translator.xliff.marks import handed

_STRANGER = placeholders.closing(placeholders.RANGE - 1)
"""Stands for a code that is none of the block's: no block has so many."""


class Why(StrEnum):
    """Why a sentence that comes back is not taken."""

    SOURCE = "source"
    """The document has another sentence at its place."""
    MARKS = "marks"
    """It holds codes that are none of its source's."""
    PLACES = "places"
    """Nobody can say where its links, code or emphasis belong now."""
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
        if item is None or not _is_source(pair, item):
            conflicts.append(_conflict(Why.SOURCE, pair, item))
            continue
        came = _of_block(pair, item)
        if is_same(came, pair.handed):
            unchanged += 1
            continue
        target = _with_marks(came, pair, item, library, languages)
        if isinstance(target, Why):
            conflicts.append(_conflict(target, pair, item))
            continue
        standing = _standing(library, item, languages)
        now = _written(standing, item.block, pair.form)
        if standing and now == _written(target, item.block, pair.form):
            there += 1
            continue
        if standing and not theirs and not is_same(now, pair.handed):
            conflicts.append(_conflict(Why.CORRECTED, pair, item, here=standing))
            continue
        if keep:
            correct(library, item, target, **languages, standing=None)
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
    """Find the document a file was made from, by the hash of its bytes or, in a table, its name.

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
    name = PurePath(returned.document.replace("\\", "/")).name
    path = beside / name
    if name and path.is_file():
        original = read(path)
        if returned.sha256 in ("", original.document.sha256):
            return original
    if name and not returned.sha256:  # a table
        for stored in library.documents(name):
            if stored.name == name:
                return original_of(library, stored.id)
    raise InputError("returned.no-document", document=returned.document, folder=beside)


def _items(planned: Plan) -> Mapping[tuple[int, int], Item]:
    """Return a document's segments by their block and their number in it."""
    return {
        (block, number): item
        for block, items in groupby(planned.items, key=lambda one: one.segment.block_id)
        for number, item in enumerate(items)
    }


def _is_source(pair: ReturnedPair, item: Item) -> bool:
    """Say whether a segment is still the sentence that was handed over."""
    if pair.told:
        return is_same(spoken(item.source, item.block), pair.told)
    return handed(item.source, item.block) == pair.source


def _written(text: str, block: Block, form: Form) -> str:
    """Return a source or a target as a file of this form has it."""
    match form:
        case Form.CODES:
            return handed(text, block)
        case Form.UNIT:
            return shown_in_tmx(text, block)
    return spoken(text, block)


def _of_block(pair: ReturnedPair, item: Item) -> str:
    """Return what came back, its marks those of the block; what is none of them stays strange."""
    if pair.form is not Form.UNIT:
        return pair.target
    own = marks_of_unit(item.source, item.block)
    # A memory has characters for their notation, and one of them may be what we write marks with.
    written = {one.text for one in item.block.inline if one.kind in placeholders.NOTATIONS}

    def here(found: re.Match[str]) -> str:
        return own.get(found[0]) or (found[0] if found[0] in written else _STRANGER)

    return placeholders.MARK.sub(here, pair.target)


def _with_marks(
    came: str, pair: ReturnedPair, item: Item, library: Library, languages: Mapping[str, str]
) -> str | Why:
    """Return what came back with the marks that its file does not show, or why there is none."""
    block, known = item.block, placeholders.table(item.block)
    if pair.strange or not known.keys() >= placeholders.count(came).keys():
        return Why.MARKS
    unseen = {
        known[mark].kind
        for mark in placeholders.MARK.findall(item.source)
        if _is_unseen(known[mark], pair.form)
    }
    if not unseen:
        return came
    for target in known_targets(library, item, **languages):
        if is_same(_written(target, block, pair.form), pair.handed):
            bare = _without_line_ends(target, block)
            found = put_back(bare, came, block, shown=partial(_shown, pair.form))
            if found is not None:
                return found
    return came if unseen <= placeholders.NOTATIONS else Why.PLACES


def _is_unseen(item: Inline, form: Form) -> bool:
    """Say whether a mark is none in a file of this form; the end of a line is nowhere missed."""
    if form is Form.CODES or item.kind in placeholders.LINE_ENDS:
        return False
    return form is Form.WORDS or item.kind in placeholders.NOTATIONS


def _shown(form: Form, mark: str, item: Inline) -> str:
    """Return what stands for a mark in a file of this form, as ``spoken`` has it."""
    if not _is_unseen(item, form):
        return mark
    if item.paired or item.display == "image":
        return ""
    return " " if item.display == "break" else item.text


def _without_line_ends(text: str, block: Block) -> str:
    known = placeholders.table(block)

    def between(found: re.Match[str]) -> str:
        if known[found.group()].kind not in placeholders.LINE_ENDS:
            return found.group()
        return line_joiner_at(text, found.start(), found.end())

    return xml_text(placeholders.MARK.sub(between, text)).strip()


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
