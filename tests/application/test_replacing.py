"""A wording is replaced in many translations: shown first, kept as corrections, undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.store.test_library import ZH_EN, article, pair, start
from translator import placeholders
from translator.application import replace_everywhere, replacements, undo_replacements
from translator.store import Library

BOLD, END = placeholders.opening(0), placeholders.closing(0)


@pytest.fixture
def library() -> Iterator[Library]:
    with Library() as opened:
        yield opened


def kept(library: Library, name: str, *pairs: tuple[str, str]) -> int:
    text = "".join(source for source, _ in pairs)
    job = start(library, article(text, name))
    library.save_pairs(job, [pair(text.index(source), source, target) for source, target in pairs])
    library.finish_job(job)
    return job


@pytest.mark.parametrize(
    ("target", "after"),
    [
        ("The stall is open.", "The booth is open."),
        ("Stall by stall.", "Booth by booth."),
        ("The stalls are open.", None),
        ("Install it.", None),
        (f"The {BOLD}stall{END} is open.", f"The {BOLD}booth{END} is open."),
    ],
)
def test_words_of_letters_are_replaced_whole_and_keep_a_capital(
    library: Library, target: str, after: str | None
) -> None:
    source = f"{BOLD}摊{END}位。" if BOLD in target else "摊位。"
    job = kept(library, "a.md", (source, target))
    found = replacements(library, [job], "stall", "booth")
    assert [one.after for one in found] == ([] if after is None else [after])


def test_each_sentence_is_changed_once_wherever_it_stands(library: Library) -> None:
    one = kept(library, "a.md", ("摊位。", "The stall."), ("菜。", "Greens."))
    two = kept(library, "b.md", ("摊位。", "The stall."))
    (found,) = replacements(library, [one, two], "stall", "booth")
    assert found.jobs == (one, two)
    replace_everywhere(library, [found])
    assert [library.pairs(job)[0].target for job in (one, two)] == ["The booth."] * 2
    assert library.pairs(one)[0].provenance.kind == "person"
    assert undo_replacements(library, [found]) == 1
    assert library.pairs(two)[0].target == "The stall."
    assert undo_replacements(library, [found]) == 0


def test_what_a_person_wrote_is_left_alone_unless_it_is_asked_for(library: Library) -> None:
    job = kept(library, "a.md", ("摊位。", "The stall."))
    library.correct("摊位。", "A stall.", **ZH_EN)
    assert replacements(library, [job], "stall", "booth") == []
    (found,) = replacements(library, [job], "stall", "booth", people=True)
    assert found.after == "A booth."


def test_what_was_written_over_a_replacement_is_not_undone(library: Library) -> None:
    job = kept(library, "a.md", ("摊位。", "The stall."))
    found = replacements(library, [job], "stall", "booth")
    replace_everywhere(library, found)
    library.correct("摊位。", "My stand.", **ZH_EN)
    assert undo_replacements(library, found) == 0
    assert library.pairs(job)[0].target == "My stand."


@pytest.mark.parametrize(
    ("old", "new"), [("", "x"), (" ", "x"), ("stall", "stall"), ("The stall.", "")]
)
def test_nothing_is_replaced_where_nothing_would_be_left_or_change(
    library: Library, old: str, new: str
) -> None:
    job = kept(library, "a.md", ("摊位。", "The stall."))
    assert replacements(library, [job], old, new) == []


def test_chinese_needs_no_edge_of_a_word_and_signs_of_patterns_are_signs(library: Library) -> None:
    job = kept(library, "a.md", ("摊位。", "菜价(约)。"))
    (found,) = replacements(library, [job], "价(约)", "价格")
    assert found.after == "菜价格。"


def test_a_sentence_somebody_corrected_since_it_was_looked_at_is_left_alone(
    library: Library,
) -> None:
    job = kept(library, "a.md", ("摊位。", "The stall."), ("大摊位。", "The big stall."))
    found = replacements(library, [job], "stall", "booth")
    library.correct("摊位。", "My stand.", **ZH_EN)
    assert [one.after for one in replace_everywhere(library, found)] == ["The big booth."]
    assert [one.target for one in library.pairs(job)] == ["My stand.", "The big booth."]
