from __future__ import annotations

from translator.glossary import Glossary, Term, conflicts


def found(*terms: Term) -> list[tuple[str, str]]:
    return [(one.kind, one.message) for one in conflicts(Glossary(terms=terms))]


def test_nothing_is_wrong_with_different_terms() -> None:
    assert not found(Term(source="胡同", targets=("hutong",)), Term(source="巷", targets=("lane",)))


def test_the_same_in_the_other_script_is_a_duplicate() -> None:
    assert found(
        Term(source="读书会", targets=("book circle",)),
        Term(source="讀書會", targets=("book circle",)),
    ) == [("duplicate", "讀書會 is there twice.")]


def test_what_follows_a_duplicate_is_looked_at_as_well() -> None:
    first = Term(source="胡同", targets=("hutong",))
    other = Term(source="胡同", targets=("lane",))
    again = Term(source="胡同", targets=("hutong",), note="again")
    assert [kind for kind, _ in found(first, again, other)] == ["duplicate", "contradiction"]


def test_a_contradiction_says_which_one_is_used() -> None:
    first = Term(source="胡同", targets=("hutong",))
    second = Term(source="胡同", targets=("lane",))
    weighty = Term(source="胡同", targets=("lane",), priority=2)
    assert found(first, second) == [
        ("contradiction", "胡同 is both “hutong” and “lane”; “hutong” is used.")
    ]
    assert found(first, weighty)[0][1].endswith("“lane” is used.")


def test_a_term_that_forbids_its_own_translation() -> None:
    term = Term(source="食堂", targets=("school canteen",), forbidden=("canteen",))
    assert found(term)[0][0] == "forbidden"


def test_capitals_tell_two_english_terms_apart() -> None:
    assert not found(
        Term(source="Polish", targets=("波兰语",), source_language="en", target_language="zh"),
        Term(source="polish", targets=("上光剂",), source_language="en", target_language="zh"),
    )
