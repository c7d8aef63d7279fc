from __future__ import annotations

from translator.glossary import Status, Term
from translator.store import Library

HUTONG = Term(
    source="胡同", targets=("hutong", "lane"), forbidden=("alley",), case_sensitive=False,
    both_ways=False, priority=2, note="北京", status=Status.PROPOSED,
)  # fmt: skip
CIRCLE = Term(source="讀書會", targets=("book circle",), source_language="zh-Hant")


def test_terms_come_back_as_they_were_put_in_and_in_order() -> None:
    with Library() as library:
        library.put_terms([HUTONG, CIRCLE])
    with Library() as library:
        assert library.glossary().terms == (HUTONG, CIRCLE)


def test_a_project_has_a_glossary_of_its_own() -> None:
    with Library() as library:
        library.put_terms([HUTONG])
        library.put_terms([CIRCLE], name="novel")
        assert library.glossary("novel").terms == (CIRCLE,)
        assert library.glossary_sizes() == {"": 1, "novel": 1}
        assert library.glossary("none").terms == ()


def test_a_source_that_was_there_says_what_is_put_in_last() -> None:
    simplified = Term(source="读书会", targets=("reading group",))
    with Library() as library:
        library.put_terms([HUTONG, CIRCLE])
        kept = library.put_terms([HUTONG, simplified])
        assert (kept.added, kept.changed, kept.same) == (0, 1, 1)
        assert library.glossary().terms == (HUTONG, simplified)


def test_contradictions_within_one_import_are_all_kept() -> None:
    other = Term(source="胡同", targets=("lane",))
    with Library() as library:
        library.put_terms([HUTONG, other])
        assert library.glossary().terms == (HUTONG, other)


def test_replacing_takes_out_everything_else() -> None:
    with Library() as library:
        library.put_terms([HUTONG])
        library.put_terms([CIRCLE], only=True)
        assert library.glossary().terms == (CIRCLE,)


def test_a_term_is_removed_by_either_script() -> None:
    with Library() as library:
        library.put_terms([HUTONG, CIRCLE])
        assert library.remove_terms("读书会") == [CIRCLE]
        assert library.remove_terms("读书会") == []
        assert library.glossary().terms == (HUTONG,)


def test_what_is_put_in_again_is_neither_new_nor_changed() -> None:
    other = Term(source="早市", targets=("market",))
    with Library() as library:
        first = library.put_terms([HUTONG, CIRCLE, other])
        again = library.put_terms([HUTONG, CIRCLE])
        assert (first.added, first.changed, first.same) == (3, 0, 0)
        assert (again.added, again.changed, again.same) == (0, 0, 2)
        assert library.glossary().terms == (HUTONG, CIRCLE, other)
        only = library.put_terms([HUTONG], only=True)
        assert (only.added, only.changed, only.same) == (0, 0, 1)
        assert library.glossary().terms == (HUTONG,)


def test_a_term_of_the_other_direction_stays() -> None:
    there = Term(source="tea", targets=("茶",), source_language="en", target_language="zh-Hans")
    taiwan = Term(
        source="tea", targets=("茶葉",), source_language="en-GB", target_language="zh-Hant"
    )
    back = Term(source="tea", targets=("thé",), source_language="zh", target_language="en")
    with Library() as library:
        library.put_terms([there, back])
        kept = library.put_terms([taiwan])
        assert (kept.added, kept.changed, kept.same) == (0, 1, 0)
        assert set(library.glossary().terms) == {taiwan, back}


def test_whether_letters_count_is_kept_where_it_was_said() -> None:
    terms = tuple(
        Term(source=f"word{case}", targets=("词",), source_language="en", target_language="zh",
             case_sensitive=case, both_ways=both)
        for case in (None, True, False) for both in (True, False)
    )  # fmt: skip
    with Library() as library:
        library.put_terms(terms)
        assert library.glossary().terms == terms
