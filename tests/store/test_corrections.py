"""What people wrote: numbered, taken back one by one, and what the engine said beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.store.test_library import ZH_EN, article, entry, pair, start
from translator.errors import ChangedMeanwhileError, StoreError
from translator.store import JobState, Library


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def test_a_correction_says_what_the_library_keeps(library: Library) -> None:
    first = library.correct("你好。", "One.", **ZH_EN)
    second = library.correct("你好。", " Two. ", author="Li", **ZH_EN)
    assert library.history("你好。", **ZH_EN) == [first, second]
    assert 0 < first.id < second.id
    assert (first.author, second.author, second.target) == ("", "Li", "Two.")
    assert first.reverted is None and first.created.endswith("Z")


def test_only_a_source_that_has_a_correction_can_be_taken_back(library: Library) -> None:
    library.correct("你好。", "One.", **ZH_EN)
    with pytest.raises(StoreError, match="no correction"):
        library.revert("再见。", **ZH_EN)
    assert library.revert("你好。", **ZH_EN) is None


def test_what_the_engine_wrote_is_shown_for_the_blocks_asked_for(library: Library) -> None:
    job = start(library)
    library.save_pairs(job, [pair(0, "你好。", "Hi."), pair(3, "再见。", "Bye.")])
    assert library.engine_targets(job) == {}
    library.correct("你好。", "Good day.", **ZH_EN)
    assert library.engine_targets(job) == {(0, 0): "Hi."}
    assert library.engine_targets(job, last_block=0) == {(0, 0): "Hi."}
    assert library.engine_targets(job, first_block=1) == {}
    library.revert("你好。", **ZH_EN)
    assert library.engine_targets(job) == {}


def test_taking_one_back_mends_every_pair_that_was_saved_from_it(library: Library) -> None:
    first = start(library)
    second = start(library, article("你好。再见。", "b.md"))
    library.correct("你好。", "Good day.", **ZH_EN)
    library.correct("再见。", "So long.", **ZH_EN)
    for job in (first, second):
        library.save_pairs(
            job,
            [
                pair(0, "你好。", "Good day.", kind="person"),
                pair(3, "再见。", "So long.", kind="person"),
            ],
        )
        library.finish_job(job)
    library.remember([entry("你好。", "Hi.")], signature="echo", **ZH_EN)
    library.revert("再见。", **ZH_EN)  # memory has nothing: both jobs have a gap now
    for job in (first, second):
        assert library.job(job).state is JobState.STOPPED
        assert [one.source for one in library.pairs(job)] == ["你好。"]
    library.revert("你好。", **ZH_EN)
    for job in (first, second):
        assert [one.target for one in library.pairs(job)] == ["Hi."]


def test_a_correction_that_is_damaged_hides_no_other(library: Library) -> None:
    kept = [library.correct("你好。", target, **ZH_EN) for target in ("One.", "Two.", "Three.")]
    with library.database.write() as connection:
        connection.execute("UPDATE corrections SET target = x'ff' WHERE id = ?", (kept[1].id,))
    assert library.history("你好。", **ZH_EN) == [kept[0], kept[2]]


def test_nothing_is_written_where_another_correction_stands_than_was_seen(
    library: Library,
) -> None:
    seen = library.standing("你好。", **ZH_EN)
    first = library.correct("你好。", "One.", **ZH_EN, standing=seen)
    assert (seen, library.standing("你好。", **ZH_EN)) == (0, first.id)
    for write in (
        lambda: library.correct("你好。", "Two.", **ZH_EN, standing=seen),
        lambda: library.revert("你好。", **ZH_EN, standing=seen),
    ):
        with pytest.raises(ChangedMeanwhileError, match="changed meanwhile"):
            write()
    assert library.history("你好。", **ZH_EN) == [first]


def test_what_is_kept_aside_is_in_the_history_and_never_stands(library: Library) -> None:
    library.correct("你好。", "One.", **ZH_EN)
    library.keep_aside("你好。", "Two.", **ZH_EN)
    assert [one.target for one in library.history("你好。", **ZH_EN)] == ["One.", "Two."]
    assert library.recall(["你好。"], **ZH_EN, signature="s")["你好。"].target == "One."
    assert library.revert("你好。", **ZH_EN) is None
