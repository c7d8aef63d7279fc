from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from translator import placeholders
from translator.errors import StoreError
from translator.store import Library, MemoryEntry, MemoryRow
from translator.types import Provenance

DIRECTION = {"source_language": "zh-Hans", "target_language": "en"}


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def remember(library: Library, source: str, target: str, signature: str = "s1") -> None:
    made = MemoryEntry(
        source=source, target=target, provenance=Provenance(kind="engine", signature=signature)
    )
    library.remember([made], signature=signature, **DIRECTION)


def row(source: str, target: str, kind: str = "person", signature: str = "") -> MemoryRow:
    return MemoryRow(
        source=source,
        target=target,
        provenance=Provenance(kind=kind, signature=signature),
        **DIRECTION,
    )


def shown(library: Library, search: str = "") -> list[tuple[str, str, str]]:
    return [(one.source, one.target, one.provenance.kind) for one in library.memory_rows(search)]


def test_people_come_first_and_what_they_corrected_comes_once(library: Library) -> None:
    remember(library, "早上好。", "Morning.")
    remember(library, "天气很好。", "The weather is good.")
    library.correct("早上好。", "Good morning.", **DIRECTION)
    assert shown(library) == [
        ("早上好。", "Good morning.", "person"),
        ("天气很好。", "The weather is good.", "engine"),
    ]


@pytest.mark.parametrize(("search", "number"), [("天气", 1), ("GOOD", 2), ("100%", 0), ("", 2)])
def test_sources_and_targets_are_searched(library: Library, search: str, number: int) -> None:
    remember(library, "天气很好。", "The weather is good.")
    library.correct("早上好。", "Good morning.", **DIRECTION)
    assert len(shown(library, search)) == number


def test_rows_come_in_pages(library: Library) -> None:
    for number in range(5):
        remember(library, f"第{number}句。", f"Sentence {number}.")
    pages = [library.memory_rows(limit=2, offset=first) for first in (0, 2, 4)]
    assert [one.target for page in pages for one in page] == [
        f"Sentence {number}." for number in (4, 3, 2, 1, 0)
    ]


def test_an_engines_row_is_forgotten_by_its_signature(library: Library) -> None:
    remember(library, "早上好。", "Morning.", "s1")
    remember(library, "早上好。", "Good morning.", "s2")
    (newer, _) = library.memory_rows()
    library.forget(newer)
    assert shown(library) == [("早上好。", "Morning.", "engine")]
    with pytest.raises(StoreError):
        library.forget(newer)


def test_rows_are_taken_in_and_a_persons_word_stands(library: Library) -> None:
    library.correct("早上好。", "Good morning.", **DIRECTION)
    taken = library.put_memory(
        [
            row("早上好。", "Good morning."),
            row("早上好。", "Hello."),
            row("天气很好。", "Fine weather."),
            row("你好。", "Hi.", "engine", "s1"),
            row("你好。", "Hi.", "engine", "s1"),
            row("  ", "Nothing."),
        ],
        author="from a file",
    )
    assert (taken.added, taken.same, taken.left) == (2, 2, 2)
    assert shown(library) == [
        ("天气很好。", "Fine weather.", "person"),
        ("早上好。", "Good morning.", "person"),
        ("你好。", "Hi.", "engine"),
    ]
    (history,) = library.history("天气很好。", **DIRECTION)
    assert history.author == "from a file"


def test_what_is_taken_in_is_used_in_the_next_document(library: Library) -> None:
    code = placeholders.atom(7)
    library.put_memory([row(f"运行{code}。", f"Run {code}.")])
    other = f"运行{placeholders.atom(2)}。"
    known = library.recall([other], signature="any", **DIRECTION)
    assert known[other].target == f"Run {placeholders.atom(2)}."


def test_fifty_rows_are_listed_unless_more_are_asked_for(library: Library) -> None:
    for number in range(52):
        remember(library, f"第{number}句。", f"Sentence {number}.")
    assert [one.target for one in library.memory_rows()] == [
        f"Sentence {number}." for number in range(51, 1, -1)
    ]
    assert len(library.memory_rows(limit=None)) == 52


def test_a_row_knows_whether_a_person_wrote_it(library: Library) -> None:
    remember(library, "天气很好。", "The weather is good.")
    library.correct("早上好。", "Good morning.", author="Li", **DIRECTION)
    person, engine = library.memory_rows()
    assert (person.by_person, engine.by_person) == (True, False)
    assert (person.provenance.signature, engine.provenance.signature) == ("person:Li", "s1")
    assert (person.provenance.from_memory, engine.provenance.from_memory) == (False, True)
    assert person.provenance.created and engine.provenance.created


@pytest.mark.parametrize(
    ("one", "outcome"),
    [
        (row("天气很好。", "Fine."), (1, 0, 0)),
        (row("天气很好。", "  "), (0, 0, 1)),
        (row("  ", "Fine."), (0, 0, 1)),
        (row("天气很好。", "Fine.", "engine", "s1"), (1, 0, 0)),
        (row("天气很好。", "Fine.", "engine"), (1, 0, 0)),  # of no engine that is known
        (row("天气很好。", "Fine.", "person", "person:Li"), (1, 0, 0)),
    ],
)
def test_what_becomes_of_a_row_is_counted(
    library: Library, one: MemoryRow, outcome: tuple[int, int, int]
) -> None:
    taken = library.put_memory([one])
    assert (taken.added, taken.same, taken.left) == outcome


def test_a_row_keeps_who_wrote_it_and_when(library: Library) -> None:
    when = "2024-02-03T04:05:06Z"
    library.put_memory(
        [
            replace(row("一。", "One."), provenance=Provenance(kind="person", created=when)),
            row("二。", "Two.", "person", "person:Li"),
            replace(
                row("三。", "Three."),
                provenance=Provenance(kind="engine", signature="s1", created=when),
            ),
        ],
        author="a file",
    )
    rows = {one.target: one.provenance for one in library.memory_rows()}
    assert (rows["One."].created, rows["One."].signature) == (when, "person:a file")
    assert rows["Two."].signature == "person:Li" and rows["Two."].created[:2] == "20"
    assert (rows["Three."].created, rows["Three."].signature) == (when, "s1")
    assert [one.source for one in library.memory_rows()] == ["二。", "一。", "三。"]
