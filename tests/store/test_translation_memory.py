"""The memory: batches of any size, and when a target was made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.store.test_library import ZH_EN, engine, entry
from translator.store import Library, MemoryEntry
from translator.types import Provenance


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


@pytest.mark.parametrize("number", [1, 499, 500, 501, 1000, 1001])
def test_every_source_of_a_batch_is_found(library: Library, number: int) -> None:
    sources = [f"第{one}句。" for one in range(number)]
    library.remember([entry(source, source) for source in sources], signature="s", **ZH_EN)
    for source in sources:
        library.correct(source, "x", **ZH_EN) if source == sources[-1] else None
    found = library.recall(sources, signature="s", **ZH_EN)
    assert set(found) == set(sources)
    assert found[sources[-1]].provenance.kind == "person"


def test_what_is_blank_in_a_batch_is_passed_over_and_the_rest_is_kept(library: Library) -> None:
    library.remember(
        [entry("一。", "One."), entry(" ", "x"), entry("二。", "Two.")], signature="s", **ZH_EN
    )
    found = library.recall(["一。", " ", "二。"], signature="s", **ZH_EN)
    assert {source: one.target for source, one in found.items()} == {"一。": "One.", "二。": "Two."}


def test_when_a_target_was_made_is_kept_and_else_it_is_now(library: Library) -> None:
    undated = MemoryEntry(source="二。", target="Two.", provenance=Provenance(kind="engine"))
    library.remember([entry("一。", "One."), undated], signature="s", **ZH_EN)
    found = library.recall(["一。", "二。"], signature="s", **ZH_EN)
    assert found["一。"].provenance.created == engine().created
    assert found["二。"].provenance.created > "2026"
    assert all(one.provenance.from_memory for one in found.values())


def test_the_memory_is_counted_by_signature_and_by_people(library: Library) -> None:
    assert library.memory_sizes() == {}
    library.remember([entry("一。", "One."), entry("二。", "Two.")], signature="b", **ZH_EN)
    library.remember([entry("一。", "One.")], signature="a", **ZH_EN)
    library.correct("一。", "Uno.", **ZH_EN)
    library.correct("一。", "Unus.", **ZH_EN)
    assert library.memory_sizes() == {"a": 1, "b": 2, "person": 1}
    assert list(library.memory_sizes()) == ["a", "b", "person"]
    found = library.recall(["一。"], signature="a", **ZH_EN)
    assert found["一。"].target == "Unus."
    assert found["一。"].provenance.from_memory
