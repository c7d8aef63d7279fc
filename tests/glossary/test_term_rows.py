"""One row of a table of terms: what its cells say, and what of it is refused."""

from __future__ import annotations

import pytest

from translator.errors import FormatError
from translator.errors.error_sentences import piece
from translator.glossary import Status, Term
from translator.glossary.table_header import Columns, read_header
from translator.glossary.term_rows import terms_of_row

PLACE = piece("setting.one")


def columns(*names: str) -> Columns:
    found = read_header(names, PLACE)
    assert found is not None
    return found


def terms(names: str, row: str) -> tuple[Term, ...]:
    return terms_of_row([one.strip() for one in row.split(",")], columns(*names.split(",")), PLACE)


def refused(names: str, row: str) -> str:
    with pytest.raises(FormatError) as caught:
        terms(names, row)
    return caught.value.key


@pytest.mark.parametrize(
    ("row", "languages"),
    [
        ("夜市,night market", ("zh", "en")),
        ("night market,夜市", ("en", "zh")),
        ("CEO,首席执行官", ("en", "zh")),
        ("5G网络,5G network", ("zh", "en")),
    ],
)
def test_sides_are_told_apart_by_their_characters(row: str, languages: tuple[str, str]) -> None:
    (term,) = terms("source,target", row)
    assert (term.source_language, term.target_language) == languages
    assert (term.forbidden, term.case_sensitive, term.both_ways) == ((), None, True)
    assert (term.priority, term.note, term.status) == (0, "", Status.ACCEPTED)


def test_bars_separate_forms() -> None:
    (term,) = terms("source,target,forbidden", r"夜市,night market | a\|b |,bazaar|fair")
    assert term.targets == ("night market", "a|b")
    assert term.forbidden == ("bazaar", "fair")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("夜市,night market,zh-TW,en-GB", ("zh-TW", "en-GB")),
        ("夜市,night market,zh,", ("zh", "en")),
        ("夜市,night market,,en", ("zh", "en")),
        ("night market,夜市,en,", ("en", "zh")),
        ("night market,夜市,,zh", ("en", "zh")),
    ],
)
def test_a_row_may_name_one_language_or_both(row: str, expected: tuple[str, str]) -> None:
    (term,) = terms("source,target,source_lang,target_lang", row)
    assert (term.source_language, term.target_language) == expected


def test_rows_of_other_languages_are_passed_over() -> None:
    names = "source,target,source_lang,target_lang"
    assert terms(names, "Nachtmarkt,night market,de,en") == ()
    assert terms(names, "夜市,Nachtmarkt,zh,de") == ()
    assert refused(names, "夜市,night market,klingonisch!,en") == "glossary.no-language"


@pytest.mark.parametrize(
    ("cell", "value"),
    [("yes", True), ("TRUE", True), ("1", True), ("是", True), ("no", False), ("0", False),
     ("否", False), ("", None), ("auto", None)],
)  # fmt: skip
def test_yes_and_no_in_several_languages(cell: str, value: bool | None) -> None:
    (term,) = terms("source,target,case,both_ways", f"夜市,night market,{cell},{cell}")
    assert term.case_sensitive is value
    assert term.both_ways is (value is not False)


@pytest.mark.parametrize(
    ("cell", "status"),
    [("", Status.ACCEPTED), ("accepted", Status.ACCEPTED), ("Approved", Status.ACCEPTED),
     ("verified", Status.ACCEPTED), ("proposed", Status.PROPOSED), ("draft", Status.PROPOSED),
     ("Not Approved", Status.PROPOSED)],
)  # fmt: skip
def test_a_status_may_be_another_programs(cell: str, status: Status) -> None:
    (term,) = terms("source,target,status,priority", f"夜市,night market,{cell},7")
    assert (term.status, term.priority) == (status, 7)


@pytest.mark.parametrize(
    ("names", "row", "key"),
    [
        ("source,target,status", "夜市,night market,perhaps", "glossary.status"),
        ("source,target,priority", "夜市,night market,high", "glossary.priority"),
        ("source,target,case", "夜市,night market,perhaps", "glossary.not-yes"),
        ("source,target", "夜市,night market,more", "glossary.columns"),
        ("source,target", "夜市,夜集", "glossary.both"),
        ("source,target", "lake,river", "glossary.neither"),
        ("en,zh", "夜市,night market", "glossary.swapped"),
        ("source,target,source_lang,target_lang", "night market,夜市,zh,en", "glossary.swapped"),
    ],
)
def test_what_is_no_term_is_refused_with_its_place(names: str, row: str, key: str) -> None:
    assert refused(names, row) == key


def test_latin_letters_may_be_chinese_and_characters_never_english() -> None:
    (term,) = terms("zh,en", "CEO,chief executive")
    assert (term.source, term.source_language) == ("CEO", "zh")
    (term,) = terms("zh,en", "夜市,夜市 yeshi")
    assert term.targets == ("夜市 yeshi",)


def test_of_two_columns_of_notes_the_first_that_says_something_counts() -> None:
    (term,) = terms("source,target,note,note", "夜市,night market,,stalls")
    assert term.note == "stalls"
    (term,) = terms("source,target,note,note", "夜市,night market,food,stalls")
    assert term.note == "food"


def test_what_is_said_of_a_term_stands_after_it() -> None:
    names = "Chinese,Term Info,English,Term Info,English,Term Info"
    (term,) = terms(names, "夜市,,night market,CasePermissive,night fair,Forbidden")
    assert (term.targets, term.forbidden) == (("night market",), ("night fair",))
    assert terms(names, "夜市|夜集,deprecated,night market,,,") == ()
