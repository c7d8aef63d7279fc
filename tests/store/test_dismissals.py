"""A finding that a person dismissed is no longer counted anywhere, and still told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.store.test_library import ZH_EN, article, entry, pair, start
from translator.errors import StoreError
from translator.store import Checked, Library
from translator.types import Finding, Level, Pair

WARNING = Finding(check="numbers", level=Level.WARNING, message="12 is missing.")
ERROR = Finding(check="empty", level=Level.ERROR, message="Nothing came.")


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def checked(one: Pair, **other: str) -> Checked:
    return Checked(source=one.source, target=one.target, findings=one.findings, **(ZH_EN | other))


def counts(library: Library, job: int) -> tuple[int, int]:
    found = library.job(job)
    return found.warnings, found.errors


def test_a_dismissed_finding_leaves_counts_and_lists_and_keeps_its_reason(
    library: Library,
) -> None:
    job = start(library, article("一。二。"))
    one, two = pair(0, "一。", "1", WARNING), pair(2, "二。", "2", WARNING)
    library.save_pairs(job, [one, two])
    library.dismiss(checked(one), WARNING, reason="  a dozen\nis 12 ")
    assert counts(library, job) == (1, 0)
    assert [found.source for found in library.pairs(job, flagged=True)] == ["二。"]
    (told,) = library.pairs(job)[0].findings
    assert (told.level, told.raised, told.dismissed) == (Level.INFO, Level.WARNING, "a dozen is 12")
    assert told.text() == "12 is missing. (dismissed: a dozen is 12)"


def test_of_two_findings_the_other_one_still_counts(library: Library) -> None:
    job = start(library)
    one = pair(0, "你好。", "Hi.", WARNING, ERROR)
    library.save_pairs(job, [one])
    library.dismiss(checked(one), ERROR, reason="meant")
    assert counts(library, job) == (1, 0)
    library.dismiss(checked(one), WARNING, reason="meant")
    assert counts(library, job) == (0, 0)
    library.restore_finding(checked(one), ERROR)
    assert counts(library, job) == (0, 1)


def test_it_holds_in_every_document_and_in_what_is_saved_later(library: Library) -> None:
    first = start(library, article("一。"))
    one = pair(0, "一。", "1", WARNING)
    library.save_pairs(first, [one])
    library.dismiss(checked(one), WARNING, reason="meant")
    second = start(library, article("一。", "b.md"))
    library.save_pairs(second, [one])
    assert counts(library, second) == (0, 0)


def test_another_target_of_the_sentence_is_in_doubt_again(library: Library) -> None:
    job = start(library, article("一。"))
    one = pair(0, "一。", "1", WARNING)
    library.save_pairs(job, [one])
    library.dismiss(checked(one), WARNING, reason="meant")
    library.save_pairs(job, [replace(one, target="One")])
    assert counts(library, job) == (1, 0)


def test_memory_gives_it_as_dismissed_and_what_is_saved_from_there_can_be_restored(
    library: Library,
) -> None:
    library.remember([entry("一。", "1", WARNING)], signature="s", **ZH_EN)
    one = pair(0, "一。", "1", WARNING)
    library.dismiss(checked(one), WARNING, reason="meant")
    recalled = library.recall(["一。"], signature="s", **ZH_EN)["一。"]
    assert [(found.level, found.dismissed) for found in recalled.findings] == [
        (Level.INFO, "meant")
    ]
    assert library.memory_rows()[0].findings == recalled.findings
    job = start(library, article("一。"))
    library.save_pairs(job, [replace(one, findings=recalled.findings)])
    assert counts(library, job) == (0, 0)
    library.restore_finding(checked(one), recalled.findings[0])
    assert counts(library, job) == (1, 0)
    assert library.pairs(job) == [one]


def test_it_holds_in_the_other_script(library: Library) -> None:
    one = pair(0, "One shop.", "一间商店。", WARNING)
    to_hant = {"source_language": "en", "target_language": "zh-Hant"}
    library.dismiss(checked(one, **to_hant), WARNING, reason="meant")
    hans = {"source_language": "en", "target_language": "zh-Hans"}
    library.remember([entry("One shop.", "一间商店。", WARNING)], signature="s", **hans)
    found = library.recall(["One shop."], signature="s", **hans)["One shop."]
    assert found.findings[0].dismissed == "meant"


def test_a_reason_is_asked_for_and_the_newest_counts(library: Library) -> None:
    one = pair(0, "一。", "1", WARNING)
    with pytest.raises(StoreError):
        library.dismiss(checked(one), WARNING, reason=" \n")
    library.dismiss(checked(one), WARNING, reason="first")
    library.dismiss(checked(one), WARNING, reason="second" * 100)
    job = start(library, article("一。"))
    library.save_pairs(job, [one])
    assert library.pairs(job)[0].findings[0].dismissed == ("second" * 100)[:300]


def test_a_damaged_dismissal_counts_for_nothing(library: Library) -> None:
    job = start(library, article("一。"))
    one = pair(0, "一。", "1", WARNING)
    library.save_pairs(job, [one])
    library.dismiss(checked(one), WARNING, reason="meant")
    with library.database.write() as connection:
        connection.execute("UPDATE dismissals SET reason = x'ff00'")
    assert library.pairs(job)[0].findings == (WARNING,)
    assert library.check() == ["table dismissals: row 1 is damaged and left out"]
