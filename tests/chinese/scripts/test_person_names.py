"""Names of people keep their characters; the same characters elsewhere do not."""

from __future__ import annotations

from pathlib import Path

from tests.row_chunks import rows_together
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts.character_rules import alternatives
from translator.chinese.scripts.converter import choices, convert
from translator.chinese.scripts.person_names import forms, suspects
from translator.grounding.people_in_text import people_for, people_of
from translator.system import text_tables

TABLE = Path(__file__).parent / "script_names.tsv"
ROWS = text_tables.rows_of(TABLE)


@rows_together(("text", "wanted"), ROWS, ids=[text for text, _ in ROWS])
def test_sentence(text: str, wanted: str, whole_dictionary: Dictionary) -> None:
    people = people_of(text, dictionary=whole_dictionary)
    found = convert(text, "zh-Hant", "zh-Hans", dictionary=whole_dictionary, people=people)
    assert found == wanted


def test_every_character_of_the_table_has_a_choice() -> None:
    known = alternatives("Hant")
    for character, form in forms().items():
        assert form.family or form.given
        for one in filter(None, (form.family, form.given)):
            assert one in known[character], character


def test_a_person_of_the_document_is_known_where_nothing_shows_it(
    whole_dictionary: Dictionary,
) -> None:
    def converted(people: frozenset[str]) -> str:
        return convert(
            "于大海去了北京。", "zh-Hant-HK", "zh-Hans", dictionary=whole_dictionary, people=people
        )

    assert converted(frozenset()) == "於大海去了北京。"
    assert converted(frozenset({"于大海"})) == "于大海去了北京。"


def test_a_word_is_no_family_name_whoever_took_it_for_one(whole_dictionary: Dictionary) -> None:
    people = frozenset({"郁闷地", "余下人"})
    text = "他郁闷地走了，余下人也走了。"
    assert convert(text, "zh-Hant", "zh-Hans", dictionary=whole_dictionary, people=people) == (
        "他鬱悶地走了，餘下人也走了。"
    )


def test_two_characters_may_be_one_family_name(whole_dictionary: Dictionary) -> None:
    found = convert(
        "钟离松岩说话了", "zh-Hant", "zh-Hans", dictionary=whole_dictionary, people={"钟离松岩"}
    )
    assert found == "鍾離松岩說話了"


def test_a_choice_says_that_a_name_decided() -> None:
    (found,) = [one for one in choices("他姓于", "zh-Hant", "zh-Hans") if one.source == "于"]
    assert (found.chosen, found.by) == ("于", "name")
    assert "於" in found.alternatives


def test_only_what_may_hold_such_a_name_is_looked_at() -> None:
    assert suspects("天气很好，街上很热闹。") == ""
    assert suspects("由于天气，他位于北京，后来走了。") == ""
    ordinary = "天气很好，街上很热闹，大家都出来散步了。" * 5
    assert suspects(f"{ordinary}记者于晓光说{ordinary}").count("于晓光") == 1
    assert len(suspects(f"{ordinary}记者于晓光说{ordinary}")) < 50


def test_nobody_is_looked_for_towards_simplified_or_between_traditional_scripts() -> None:
    text = "记者于晓光报道"
    for to, source in (("zh-Hans", None), ("zh-Hant-TW", "zh-Hant"), ("zh-Hant-HK", "zh-Hant-TW")):
        assert people_for(text, to, source) == frozenset()


def test_without_a_dictionary_nobody_is_found() -> None:
    assert people_of("记者于晓光报道") == frozenset()
