"""A person's word holds wherever the sentence stands: kept for its place, and by itself."""

from __future__ import annotations

from dataclasses import replace

from translator.document.places import Place
from translator.document.plan import Item
from translator.store import Correction, Library
from translator.text.languages import primary


def correct(
    library: Library, item: Item, target: str, *, source_language: str, target_language: str
) -> None:
    """Keep a target a person wrote for a segment, and for its sentence in any other place.

    Args:
        library: Where it is kept.
        item: The segment.
        target: With the segment's marks.
        source_language: BCP 47 tag, like the next.
        target_language: Of the target.

    Raises:
        StoreError: the library cannot be written.
    """
    languages = {"source_language": source_language, "target_language": target_language}
    library.correct(item.source, target, **languages)
    place = _place(item, source_language)
    if place.differs(item.source):
        library.correct(place.sentence, place.take(target), **languages)


def history(
    library: Library, item: Item, *, source_language: str, target_language: str
) -> list[Correction]:
    """Return what people wrote for a segment, oldest first; else for its sentence elsewhere."""
    languages = {"source_language": source_language, "target_language": target_language}
    place = _place(item, source_language)
    here = library.history(item.source, **languages)
    if any(one.reverted is None for one in here):
        return here
    elsewhere = library.history(place.sentence, **languages) if place.differs(item.source) else []
    if not any(one.reverted is None for one in elsewhere):
        return here
    return [*here, *(replace(one, target=place.put(one.target)) for one in elsewhere)]


def known_targets(
    library: Library, item: Item, *, source_language: str, target_language: str
) -> list[str]:
    """Return every target the library has of a segment, here or of its sentence elsewhere."""
    languages = {"source_language": source_language, "target_language": target_language}
    place = _place(item, source_language)
    elsewhere = library.known_targets(place.sentence, **languages)
    return [*library.known_targets(item.source, **languages), *map(place.put, elsewhere)]


def revert(library: Library, item: Item, *, source_language: str, target_language: str) -> None:
    """Take the newest correction back that counts for a segment, also for its sentence.

    Raises:
        StoreError: there is none.
    """
    languages = {"source_language": source_language, "target_language": target_language}
    place = _place(item, source_language)
    standing = _standing(library.history(item.source, **languages))
    if not place.differs(item.source):
        library.revert(item.source, **languages)
        return
    other = _standing(library.history(place.sentence, **languages))
    if standing is None and other is not None:
        # Pairs of this place were saved from it: only a correction of their own frees them.
        library.correct(item.source, place.put(other.target), **languages)
    library.revert(item.source, **languages)
    if other is not None and (standing is None or place.take(standing.target) == other.target):
        library.revert(place.sentence, **languages)


def _standing(corrections: list[Correction]) -> Correction | None:
    return max(
        (one for one in corrections if one.reverted is None), key=lambda one: one.id, default=None
    )


def _place(item: Item, source_language: str) -> Place:
    return Place.of(item.source, item.block, primary(source_language))
