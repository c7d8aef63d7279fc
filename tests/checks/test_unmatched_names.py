"""Names of both texts that nothing in the other one stands for."""

from __future__ import annotations

import pytest

from translator.alignment.tokenise import Token
from translator.checks.counterparts import PERHAPS, SAID, UNSAID, ContentWord, Counterparts
from translator.checks.unmatched_names import Unmatched, unmatched
from translator.chinese.dictionary.dictionary import Dictionary

CHINESE = "今天"
ENGLISH = "Today "


def words(text: str, *given: tuple[str, int]) -> list[ContentWord]:
    """Return words of a text, each with what is known of it."""
    made: list[ContentWord] = []
    at = 0
    for number, (word, said) in enumerate(given):
        start = text.index(word, at)
        at = start + len(word)
        token = Token(start=start, end=at, text=word, function=False, clause=0)
        made.append(ContentWord(token=token, at=number, said=said))
    return made


def found(
    dictionary: Dictionary,
    chinese: tuple[tuple[str, int], ...] = (),
    english: tuple[tuple[str, int], ...] = (),
    *,
    between: str = "",
    head: str = ENGLISH,
) -> Unmatched:
    ours = CHINESE + between.join(word for word, _ in chinese)
    theirs = head + " ".join(word for word, _ in english)
    counted = Counterparts(
        chinese=words(ours, *chinese),
        english=words(theirs, *english),
        all_words=((), ()),
    )
    return unmatched(counted, ours, theirs, dictionary)


def test_without_names_nothing_speaks_for_anything(dictionary: Dictionary) -> None:
    quiet = found(dictionary)
    assert (quiet.chinese, quiet.english) == ([], [])
    assert {name for name, value in quiet.signs.items() if value} == {"always"}


def test_one_lost_and_one_new_is_one_each(dictionary: Dictionary) -> None:
    both = found(dictionary, (("土耳其", UNSAID),), (("Boston", UNSAID),))
    assert (both.chinese, both.english) == (["土耳其"], ["Boston"])
    told = {name for name, value in both.signs.items() if value}
    assert {"lost", "lost at all", "new", "new at all", "both", "one each"} <= told
    assert both.signs["lost, share"] == both.signs["new, share"] == 1.0
    assert not told & {"acronyms", "perhaps new", "new at the start", "known", "said"}


def test_a_name_that_is_said_is_neither_lost_nor_new(dictionary: Dictionary) -> None:
    said = found(dictionary, (("俄罗斯", SAID),), (("Russia", SAID),))
    assert (said.chinese, said.english) == ([], [])
    assert (said.signs["names"], said.signs["english names"], said.signs["said"]) == (1, 1, 1)
    assert not said.signs["lost"] and not said.signs["new"]


def test_what_is_perhaps_said_is_named_and_does_not_count_as_lost(dictionary: Dictionary) -> None:
    perhaps = found(dictionary, (("土耳其", PERHAPS),), (("Boston", PERHAPS),))
    assert (perhaps.chinese, perhaps.english) == (["土耳其"], ["Boston"])
    assert perhaps.signs["perhaps new"] == 1.0
    assert not perhaps.signs["lost"] and not perhaps.signs["new"]


def test_more_lost_than_new_is_not_one_each(dictionary: Dictionary) -> None:
    more = found(dictionary, (("土耳其", UNSAID), ("香港", UNSAID)), (("Jakarta", UNSAID),))
    assert more.chinese == ["土耳其", "香港"]
    assert more.signs["both"] == 1.0 and more.signs["one each"] == 0.0
    assert more.signs["lost"] == 2.0


def test_a_capital_at_the_start_of_a_sentence_is_told_apart(dictionary: Dictionary) -> None:
    for head in ("", "It rained. ", "“", "Why? "):
        start = found(dictionary, (), (("Boston", UNSAID),), head=head)
        assert start.english == ["Boston"]
        assert start.signs["new at the start"] == 1.0 and start.signs["new"] == 0.0
    within = found(dictionary, (), (("Boston", UNSAID),), head="In ")
    assert within.signs["new at the start"] == 0.0 and within.signs["new"] == 1.0


def test_where_a_name_within_is_new_only_it_is_named(dictionary: Dictionary) -> None:
    names = found(dictionary, (), (("Boston", UNSAID), ("Denver", UNSAID)), head="")
    assert names.english == ["Denver"]
    assert (names.signs["new at the start"], names.signs["new"]) == (1.0, 1.0)
    assert names.signs["new, share"] == 0.5


def test_a_name_that_is_heard_in_the_chinese_text_is_not_new(dictionary: Dictionary) -> None:
    heard = found(dictionary, (("罗戈津", UNSAID),), (("Rogozin", UNSAID), ("Denver", UNSAID)))
    assert heard.english == ["Denver"]


def test_an_acronym_is_told_apart_from_a_strange_name(dictionary: Dictionary) -> None:
    letters = found(dictionary, (), (("WXYZ", UNSAID),))
    assert letters.english == ["WXYZ"]
    assert (letters.signs["acronyms"], letters.signs["new"]) == (1.0, 0.0)


def test_a_name_the_dictionary_knows_is_told(dictionary: Dictionary) -> None:
    alone = found(dictionary, (), (("Russia", UNSAID),))
    assert (alone.signs["known"], alone.signs["known alone"]) == (1.0, 1.0)
    assert alone.signs["known and lost"] == 0.0
    lost = found(dictionary, (("俄罗斯", UNSAID),), (("Kong", UNSAID),))
    assert (lost.signs["known alone"], lost.signs["known and lost"]) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("given", "between", "heard"),
    [
        (("罗戈", "津"), "", ["罗戈津"]),
        (("罗戈", "津"), "，", []),  # two are too few
        (("罗戈津", "德米特"), "，", ["罗戈津", "德米特"]),
        (("罗戈津", "罗戈津"), "，", ["罗戈津"]),
        (("罗戈津德米特里",), "", ["罗戈津德米特里"]),
        (("罗戈津德米特里特",), "", []),  # eight are no name
        (("罗戈",), "", []),
        (("罗戈上升",), "", []),
    ],
)
def test_what_sounds_like_a_foreign_name_is_heard_however_it_is_cut(
    given: tuple[str, ...], between: str, heard: list[str], dictionary: Dictionary
) -> None:
    told = found(dictionary, tuple((word, UNSAID) for word in given), between=between)
    assert told.chinese == heard
    assert told.signs["heard and new"] == 0.0


def test_a_name_that_is_heard_and_one_that_is_new_speak_together(dictionary: Dictionary) -> None:
    told = found(dictionary, (("罗戈津", UNSAID),), (("Denver", UNSAID),))
    assert (told.signs["heard and new"], told.signs["heard names lost"]) == (1.0, 1.0)
    said = found(dictionary, (("罗戈津", SAID),), (("Denver", UNSAID),))
    assert (said.signs["heard and new"], said.signs["heard names lost"]) == (0.0, 0.0)


@pytest.mark.parametrize("word", ["Hong", "俄", "三十", "美元"])
def test_letters_one_character_numbers_and_money_are_no_chinese_name(
    word: str, dictionary: Dictionary
) -> None:
    told = found(dictionary, ((word, UNSAID),))
    assert told.chinese == [] and told.signs["names"] == 0.0


def test_signs_are_counted_up_to_a_bound(dictionary: Dictionary) -> None:
    places = ("土耳其", "俄罗斯", "香港", "土耳其", "香港")
    cities = ("Jakarta", "Wembley", "Kumquat", "Bratwurst", "Knightley")
    many = found(
        dictionary,
        tuple((one, UNSAID) for one in places),
        tuple((one, UNSAID) for one in cities),
    )
    signs = many.signs
    assert (signs["lost"], signs["new"], signs["names"], signs["english names"]) == (3, 3, 4, 4)
    several = found(dictionary, (), tuple((one, PERHAPS) for one in cities))
    assert several.signs["perhaps new"] == 2.0
    said = found(dictionary, (), tuple((one, SAID) for one in cities))
    assert said.signs["said"] == 3.0
    letters = found(dictionary, (), tuple((one, UNSAID) for one in ("WXYZ", "QRST", "KLMN")))
    assert letters.signs["acronyms"] == 2.0
    heard = found(
        dictionary, tuple((one, UNSAID) for one in ("罗戈津", "德米特", "里德罗")), between="，"
    )
    assert heard.signs["heard names lost"] == 2.0


def test_a_given_name_before_a_family_name_that_is_there_is_no_new_one(
    dictionary: Dictionary,
) -> None:
    theirs = words("Today Boston Whitaker", ("Boston", UNSAID), ("Whitaker", SAID))
    tokens = [one.token for one in theirs]
    counted = Counterparts(chinese=[], english=theirs, all_words=((), tokens))
    assert unmatched(counted, CHINESE, "Today Boston Whitaker", dictionary).english == []
    apart = words("Today Boston, Whitaker", ("Boston", UNSAID), ("Whitaker", SAID))
    counted = Counterparts(chinese=[], english=apart, all_words=((), [one.token for one in apart]))
    assert unmatched(counted, CHINESE, "Today Boston, Whitaker", dictionary).english == ["Boston"]


def test_a_word_cut_out_of_a_name_that_is_there_is_not_lost(dictionary: Dictionary) -> None:
    ours = words("今天印多尔", ("多尔", UNSAID))
    theirs = words("Today Indore", ("Indore", SAID))
    counted = Counterparts(
        chinese=ours, english=theirs, all_words=((), [one.token for one in theirs])
    )
    assert unmatched(counted, "今天印多尔", "Today Indore", dictionary).chinese == []
