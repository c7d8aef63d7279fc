"""A person's word holds wherever the sentence stands: kept for its place, and by itself."""

from __future__ import annotations

from dataclasses import replace

from translator.document.places import Place
from translator.document.plan import Item
from translator.store import Correction, Library
from translator.text.languages import primary


def correct(
    library: Library,
    item: Item,
    target: str,
    *,
    source_language: str,
    target_language: str,
    standing: int | None = None,
) -> None:
    """Keep a target a person wrote for a segment, and for its sentence in any other place.

    Args:
        library: Where it is kept.
        item: The segment.
        target: With the segment's marks.
        source_language: BCP 47 tag, like the next.
        target_language: Of the target.
        standing: As ``Library.correct`` takes it, of the segment's own source.

    Raises:
        ChangedMeanwhileError: another correction stands by now.
        StoreError: the library cannot be written.
    """
    languages = {"source_language": source_language, "target_language": target_language}
    library.correct(item.source, target, **languages, standing=standing)
    place = _place(item, source_language)
    if place.differs(item.source):
        library.correct(place.sentence, place.take(target), **languages, standing=None)


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


def revert(
    library: Library,
    item: Item,
    *,
    source_language: str,
    target_language: str,
    standing: int | None = None,
) -> None:
    """Take the newest correction back that counts for a segment, also for its sentence.

    Args:
        library: Where it is kept.
        item: The segment.
        source_language: BCP 47 tag, like the next.
        target_language: Of the target.
        standing: As ``correct`` takes it.

    Raises:
        ChangedMeanwhileError: another correction stands by now.
        StoreError: there is none.
    """
    languages = {"source_language": source_language, "target_language": target_language}
    place = _place(item, source_language)
    own = _standing(library.history(item.source, **languages))
    if not place.differs(item.source):
        library.revert(item.source, **languages, standing=standing)
        return
    other = _standing(library.history(place.sentence, **languages))
    if own is None and other is not None:
        # Pairs of this place were saved from it: only a correction of their own frees them.
        library.correct(item.source, place.put(other.target), **languages, standing=standing)
        standing = None  # it is our own now
    library.revert(item.source, **languages, standing=standing)
    if other is not None and (own is None or place.take(own.target) == other.target):
        library.revert(place.sentence, **languages, standing=None)


def _standing(corrections: list[Correction]) -> Correction | None:
    return max(
        (one for one in corrections if one.reverted is None), key=lambda one: one.id, default=None
    )


def _place(item: Item, source_language: str) -> Place:
    return Place.of(item.source, item.block, primary(source_language))
