from __future__ import annotations

from typing import Any

import pytest

from translator import placeholders
from translator.store import Library, MemoryEntry, MemoryRow
from translator.types import Finding, Level, Provenance
from ui.views import memory

DIRECTION = {"source_language": "zh-Hans", "target_language": "en"}


def remember(source: str, target: str, *findings: Finding) -> None:
    signature = "duizhao2:llama:small@abc:quality=balanced"
    made = MemoryEntry(
        source=source,
        target=target,
        provenance=Provenance(kind="engine", signature=signature),
        findings=findings,
    )
    with Library() as library:
        library.remember([made], signature=signature, **DIRECTION)


def rows() -> list[MemoryRow]:
    with Library() as library:
        return library.memory_rows()


def name(source: str) -> str:
    """Return what the row of a source is known by on the page."""
    return next(memory._name(row) for row in rows() if row.source == source)


def test_an_empty_memory_says_how_it_fills(page: Any) -> None:
    page.open("memory")
    assert "The memory is empty." in page.said
    assert "0 sentences" not in page.said


def test_a_sentence_is_found_by_either_side_with_who_made_it(page: Any) -> None:
    remember("早上好。", "Good morning.")
    remember("天气很好。", "Fine weather.")
    page.open("memory").write("Search", "fine")
    assert "天气很好。" in page.said and "早上好。" not in page.said
    assert "Model <b>small</b>" in page.said
    page.write("Search", "nothing like it")
    assert "No sentence holds “nothing like it”." in page.said


def test_a_corrected_target_is_a_persons_and_is_never_overwritten(page: Any) -> None:
    remember("早上好。", "Morning good.")
    page.open("memory").press_key(f"edit-{name('早上好。')}")
    page.write("Translation", "Good morning.").press_key(f"save-{name('早上好。')}")
    assert "Kept. It stands in every article" in page.said
    assert "By a person <b>you</b>" in page.said
    remember("早上好。", "Morning again.")
    (row,) = rows()
    assert (row.target, row.by_person) == ("Good morning.", True)
    page.press_key(f"forget-{memory._name(row)}")
    (back,) = rows()
    assert (back.target, back.by_person) == ("Morning again.", False)


def test_an_empty_correction_is_refused_and_the_field_stays(page: Any) -> None:
    remember("早上好。", "Good morning.")
    page.open("memory").press_key(f"edit-{name('早上好。')}")
    page.write("Translation", "  ").press_key(f"save-{name('早上好。')}")
    assert "A translation cannot be empty." in page.said
    assert not rows()[0].by_person
    assert page.key(f"save-{name('早上好。')}")


def test_marks_are_shown_moved_and_kept(page: Any) -> None:
    remember(f"运行{placeholders.atom(0)}。", f"Run {placeholders.atom(0)}.")
    page.open("memory")
    assert "运行⟨1⟩。" in page.said
    key = name(f"运行{placeholders.atom(0)}。")
    page.press_key(f"edit-{key}").write("Translation", "⟨1⟩ is run.").press_key(f"save-{key}")
    assert rows()[0].target == f"{placeholders.atom(0)} is run."


def test_a_sentence_is_forgotten(page: Any) -> None:
    remember("早上好。", "Good morning.")
    page.open("memory").press("Forget")
    assert "Forgotten" in page.said
    assert rows() == []


def test_findings_are_told_in_the_language_of_the_page(page: Any) -> None:
    finding = Finding(
        check="numbers", level=Level.WARNING, message="3 is missing.", message_zh="缺少 3。"
    )
    remember("三天。", "Days.", finding)
    page.open("memory")
    assert "3 is missing." in page.said
    page.choose("Language of this page", "zh-Hans")
    assert "缺少 3。" in page.said and "3 is missing." not in page.said


def test_a_sentence_that_looks_like_a_page_is_shown_as_it_is(page: Any) -> None:
    remember("<script>alert(1)</script>你好", "<img src=x onerror=alert(1)>")
    page.open("memory")
    assert "<script" not in page.said and "<img" not in page.said
    assert "&lt;img src=x onerror=alert(1)&gt;" in page.said


def test_the_address_opens_the_glossary(page: Any) -> None:
    page.open("memory", part="glossary")
    assert "This glossary has no terms yet." in page.said


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("", "A term needs a source and a target"),
        ("食堂", "has to be Chinese, the other not."),
    ],
)
def test_a_term_that_makes_no_sense_is_refused_in_words(page: Any, target: str, said: str) -> None:
    page.open("memory", part="glossary")
    page.fill("Term", "合作社").fill("Its translation", target).press("Keep")
    assert said in page.said
    field = next(one for one in page.app.text_input if one.label == "Term")
    assert field.value == "合作社"  # nothing a person typed is lost


def terms(glossary: str = "") -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    with Library() as library:
        return [(t.source, t.targets, t.forbidden) for t in library.glossary(glossary).terms]


def test_a_term_is_added_changed_and_removed(page: Any) -> None:
    page.open("memory", part="glossary")
    page.fill("Term", "合作社").fill("Its translation", "farm co-op")
    page.fill("Other right translations", "co-op | coop").fill("Never", "cooperative")
    page.press("Keep")
    assert "Kept: 合作社 → farm co-op." in page.said
    assert terms() == [("合作社", ("farm co-op", "co-op", "coop"), ("cooperative",))]
    page.press("Edit").fill("Term", "农业合作社").press("Keep")
    assert terms() == [("农业合作社", ("farm co-op", "co-op", "coop"), ("cooperative",))]
    page.press("Remove")
    assert "Removed: 农业合作社." in page.said
    assert terms() == []


def test_a_projects_glossary_begins_with_its_name(page: Any) -> None:
    page.open("memory", part="glossary").write("New glossary for a project", "novel")
    page.fill("Term", "合作社").fill("Its translation", "co-op").press("Keep")
    assert terms() == []
    assert [term[0] for term in terms("novel")] == ["合作社"]


def test_contradictions_are_told(page: Any) -> None:
    from translator.glossary import Term

    with Library() as library:
        library.put_terms(
            [Term(source="合作社", targets=("co-op",)), Term(source="合作社", targets=("farm",))]
        )
    page.open("memory", part="glossary")
    assert "合作社 is both “co-op” and “farm”" in page.said


def upload(page: Any, name: str, data: bytes, take_in: str) -> None:
    page.app.file_uploader[0].set_value((name, data, "application/octet-stream"))
    page.run().press_key(take_in)


def test_a_memory_of_another_program_is_taken_in(page: Any) -> None:
    from translator.tmx.memory_file import write_tmx

    remember("早上好。", "Good morning.")
    data = write_tmx(rows())
    with Library() as library:
        library.forget(library.memory_rows()[0])
    page.open("memory")
    upload(page, "other.tmx", data, "memory-take-in")
    assert "1 added, 0 there already" in page.said
    assert [row.target for row in rows()] == ["Good morning."]
    upload(page, "other.tmx", b"no xml", "memory-take-in")
    assert "other.tmx, line 1: this is no XML" in page.said


def test_a_table_of_terms_is_taken_in(page: Any) -> None:
    page.open("memory", part="glossary")
    upload(page, "terms.tsv", "合作社\tco-op\n食堂\tcanteen\n".encode(), "glossary-take-in")
    assert "2 added, 0 changed, 0 as they were." in page.said
    assert [term[0] for term in terms()] == ["合作社", "食堂"]
    upload(page, "terms.tsv", "合作社\n".encode(), "glossary-take-in")
    assert "terms.tsv, line 1" in page.said


def test_what_another_window_wrote_meanwhile_is_told_and_both_are_kept(page: Any) -> None:
    remember("早上好。", "Morning good.")
    key = name("早上好。")
    page.open("memory").press_key(f"edit-{key}")
    with Library() as library:
        library.correct("早上好。", "Good day.", author="An", **DIRECTION)
    page.write("Translation", "Good morning.").press_key(f"save-{key}")
    assert "was changed in another window or program, by: An." in page.said
    assert "There now: Good day." in page.said
    assert rows()[0].target == "Good day."
    page.press("Keep mine")
    assert rows()[0].target == "Good morning."
    with Library() as library:
        history = library.history("早上好。", **DIRECTION)
    assert [one.target for one in history] == ["Good day.", "Good morning."]


def test_who_keeps_the_other_version_finds_ones_own_in_the_history(page: Any) -> None:
    with Library() as library:
        library.correct("早上好。", "Good day.", **DIRECTION)
    key = name("早上好。")
    page.open("memory").press_key(f"edit-{key}")
    with Library() as library:
        library.revert("早上好。", **DIRECTION)
    page.write("Translation", "Good morning.").press_key(f"save-{key}")
    assert "its correction was taken back in another window" in page.said
    assert rows() == []
    page.press("Keep the other")
    assert rows() == []
    with Library() as library:
        last = library.history("早上好。", **DIRECTION)[-1]
    assert last.target == "Good morning." and last.reverted
