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
