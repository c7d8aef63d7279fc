from __future__ import annotations

from collections.abc import Iterator

import pytest

from translator.document.read import read_bytes
from translator.store import Library
from translator.types import Pair, Provenance, Segment


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def saved(library: Library, text: str, target: str, name: str = "a.md", to: str = "en") -> int:
    original = read_bytes(text.encode(), name=name)
    job_id = library.start_job(
        library.add_document(original.document, original.data),
        source_language="zh-Hans" if to == "en" else "en",
        target_language=to,
        signature="s",
        total=1,
    )
    library.save_pairs(
        job_id,
        [
            Pair(
                segment=Segment(block_id=0, start=0, end=len(text)),
                source=text,
                target=target,
                provenance=Provenance(kind="engine", signature="s"),
            )
        ],
    )
    return job_id


def test_sentences_come_newest_first_and_each_once(library: Library) -> None:
    saved(library, "天气很好。", "Fine.", "a.md")
    saved(library, "天气很坏。", "Bad.", "b.md")
    saved(library, "天气很好。", "Fine.", "c.md")
    found = library.sentences_with(["天气"])
    assert [(one.source, one.document) for one in found] == [
        ("天气很好。", "c.md"),
        ("天气很坏。", "b.md"),
    ]
    assert len(library.sentences_with(["天气"], limit=1)) == 1


def test_only_the_chinese_side_is_searched_and_signs_are_no_pattern(library: Library) -> None:
    saved(library, "The sky.", "天空。", to="zh-Hans")
    assert [one.target for one in library.sentences_with(["天空"])] == ["天空。"]
    assert library.sentences_with(["sky"]) == []
    assert library.sentences_with(["%", "_", ""]) == []


def test_a_correction_stands_in_place_of_the_engines_target(library: Library) -> None:
    job_id = saved(library, "天气很好。", "Fine.")
    library.correct("天气很好。", "Lovely.", source_language="zh-Hans", target_language="en")
    assert [one.target for one in library.sentences_with(["天气"])] == ["Lovely."]
    assert library.engine_targets(job_id) == {(0, 0): "Fine."}


def test_five_sentences_are_shown_unless_more_are_asked_for(library: Library) -> None:
    for number in range(7):
        saved(library, f"天气很好，第{number}天。", f"Day {number}.")
    found = library.sentences_with(["天气"])
    assert [one.target for one in found] == [f"Day {number}." for number in (6, 5, 4, 3, 2)]
    assert len(library.sentences_with(["天气", "第"], limit=9)) == 7


def test_a_sentence_that_stands_often_does_not_hide_the_others(library: Library) -> None:
    saved(library, "天气很坏。", "Bad.")
    for number in range(7):
        saved(library, "天气很好。", "Fine.", f"{number}.md")
    assert [one.target for one in library.sentences_with(["天气"], limit=2)] == ["Fine.", "Bad."]


@pytest.mark.parametrize(("times", "others"), [(15, 1), (16, 0)])
def test_eight_places_are_looked_at_for_each_sentence(
    library: Library, times: int, others: int
) -> None:
    saved(library, "早市在河边。", "The market is by the river.", "old.md")
    for number in range(times):
        saved(library, "早市开了。", "The market is open.", f"{number}.md")
    found = library.sentences_with(["早市"], limit=2)
    assert [one.source for one in found] == ["早市开了。", *["早市在河边。"] * others]
