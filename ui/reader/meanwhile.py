"""Whether somebody else changed a sentence since a page showed it: the second writer is told.

A page says with an action which target it showed (``version``, see ``translator.store.versions``).
Where another person's stands by now, or the one that was shown was taken back, nothing is written:
both versions go back to the page, with what differs, and a person chooses. What this page wrote
itself counts as seen, and so does whatever a model writes.
"""

from __future__ import annotations

from dataclasses import dataclass

from translator import placeholders
from translator.application import Item, history_anywhere
from translator.store import differences, version
from translator.types import Pair
from ui.reader import edits
from ui.reader.scene import Json, Scene


class MeanwhileError(Exception):
    """Somebody else changed the sentence.

    Args:
        pair: As it stands now.
    """

    def __init__(self, pair: Pair) -> None:
        super().__init__(pair.target)
        self.pair = pair


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """What an action is about, as it stands now, and as its page showed it."""

    pair: Pair
    number: int
    """As ``Library.standing`` gave it just before."""
    changed: bool
    """Whether it is not what the page showed."""

    def check(self) -> None:
        """Raise where it is not what the page showed.

        Raises:
            MeanwhileError: it is not.
        """
        if self.changed:
            raise MeanwhileError(self.pair)


def look(action: Json, scene: Scene, item: Item) -> Standing:
    """Return what stands for a segment now; a page that says no version is not asked for one."""
    number = scene.library.standing(item.source, **scene.languages())
    pair = scene.pair(item)
    now, seen = version(pair.target, pair.provenance), action.get("version")
    changed = isinstance(seen, str) and now != seen and now not in scene.looking.written
    return Standing(pair=pair, number=number, changed=changed)


def wrote(scene: Scene, item: Item) -> None:
    """Note that what stands for a segment now is this page's own."""
    pair = scene.pair(item)
    scene.looking.written.add(version(pair.target, pair.provenance))


def told(item: Item, pair: Pair, written: str, scene: Scene) -> Json:
    """Return what the page is told: the other version, whose it is, and what differs.

    Args:
        item: The segment.
        pair: As it stands now.
        written: What this page wants to keep instead, as it is edited.
        scene: Where that is.
    """
    theirs = pair.target.strip()
    said = pair.provenance
    by_person = said.kind == "person"
    author = said.signature.removeprefix("person:") if by_person else ""
    return {
        "key": "author" if author else "person" if by_person else "back",
        "who": author,
        "when": said.created if by_person else _taken_back(item, scene),
        "version": version(pair.target, said),
        "text": edits.form(item.source, theirs, item.block).text,
        "written": written,
        "parts": [
            [part.kind, part.text]
            for part in differences(placeholders.strip(theirs), edits.without_placeholders(written))
        ],
    }


def _taken_back(item: Item, scene: Scene) -> str:
    found = history_anywhere(scene.library, item, **scene.languages())
    return max((one.reverted for one in found if one.reverted), default="")
