"""The whole memory, a row at a time: the same rows as the list, and the same each time."""

from __future__ import annotations

from translator.store import Library, MemoryEntry
from translator.types import Provenance

DIRECTION = {"source_language": "zh-Hans", "target_language": "en"}


def remember(library: Library, source: str, target: str, signature: str = "s1") -> None:
    made = MemoryEntry(
        source=source, target=target, provenance=Provenance(kind="engine", signature=signature)
    )
    library.remember([made], signature=signature, **DIRECTION)


def test_it_is_the_list_without_an_end() -> None:
    with Library() as library:
        for number in range(60):
            remember(library, f"第{number}家店。", f"Shop {number}.")
        remember(library, "第3家店。", "Third shop.", signature="s2")
        for number in (3, 7, 9):
            library.correct(f"第{number}家店。", f"Store {number}.", **DIRECTION)
        library.correct("第7家店。", "Number seven.", **DIRECTION)
        library.correct("新的。", "New.", **DIRECTION)
        library.revert("第9家店。", **DIRECTION)  # an engine's word stands again
        library.revert("第7家店。", **DIRECTION)  # an older correction does
        listed = library.memory_rows(limit=None)
        with library.all_memory_rows() as rows:
            assert list(rows()) == listed
            assert list(rows()) == listed
        targets = {row.source: row.target for row in listed if row.by_person}
        assert targets == {"第3家店。": "Store 3.", "第7家店。": "Store 7.", "新的。": "New."}


def test_what_others_write_meanwhile_does_not_mix_in() -> None:
    with Library() as library, Library() as other:
        remember(library, "一。", "One.")
        with library.all_memory_rows() as rows:
            first = list(rows())
            remember(other, "二。", "Two.")
            assert list(rows()) == first
        with library.all_memory_rows() as rows:
            assert len(list(rows())) == 2
