"""What is doubtful across documents, in one order; how far a set of them is translated."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.store.test_library import ZH_EN, article, pair, start
from translator.store import Checked, JobState, Library
from translator.types import Finding, Level

WARNING = Finding(check="numbers", level=Level.WARNING, message="12 is missing.")


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def translated(library: Library, name: str, *sources: str, signature: str = "echo") -> int:
    """Keep a document each of whose sentences is in doubt; return its job."""
    text = "".join(sources)
    job = start(library, article(text, name), signature)
    places = [text.index(one) for one in sources]
    library.save_pairs(
        job, [pair(at, one, "x", WARNING) for at, one in zip(places, sources, strict=True)]
    )
    library.finish_job(job)
    return job


def test_the_queue_goes_on_from_document_to_document_newest_first(library: Library) -> None:
    old = translated(library, "old.md", "一。", "二。")
    new = translated(library, "new.md", "三。")
    assert library.in_doubt() == [(new, 0, 0), (old, 0, 0), (old, 0, 2)]
    assert library.in_doubt([old]) == [(old, 0, 0), (old, 0, 2)]
    assert library.in_doubt([]) == []
    assert library.set_jobs() == [new, old]
    assert library.set_jobs([old, 4711]) == [old]


def test_of_two_translations_of_a_document_the_newest_is_in_the_queue(library: Library) -> None:
    first = translated(library, "a.md", "一。")
    second = translated(library, "a.md", "一。", signature="other")
    assert library.in_doubt() == [(second, 0, 0)]
    assert library.in_doubt([first]) == [(first, 0, 0)]


def test_what_a_person_decided_leaves_the_queue_in_every_document(library: Library) -> None:
    one = translated(library, "one.md", "一。", "二。")
    two = translated(library, "two.md", "一。")
    library.correct("一。", "One.", **ZH_EN)
    assert library.in_doubt([one, two]) == [(one, 0, 2)]
    found = Checked(source="二。", target="x", findings=(WARNING,), **ZH_EN)
    library.dismiss(found, WARNING, reason="meant")
    assert library.in_doubt() == []
    library.restore_finding(found, WARNING)
    assert library.in_doubt() == [(one, 0, 2)]


def test_the_progress_of_a_set_counts_what_is_there_of_all_its_documents(library: Library) -> None:
    done = translated(library, "done.md", "一。", "二。")
    going = start(library, article("三。四。", "going.md"))
    library.save_pairs(going, [pair(0, "三。", "3")])
    found = library.set_progress([done, going])
    assert (found.documents, found.total, found.done, found.running) == (2, 4, 3, 1)
    library.finish_job(going, JobState.STOPPED)
    assert library.set_progress().running == 0
    assert library.set_progress([]).documents == 0
