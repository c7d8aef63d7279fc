"""Sentences find their translations: joined, cut, left out, moved, in both directions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from translator.alignment.sentences import Alignment, Sentence, align_sentences
from translator.chinese.dictionary.dictionary import Dictionary

CHINESE = (
    "教授去北大参加会议。",
    "院子里有一棵老树。",
    "我在2019年买了手机。",
    "天气预报说：“好！”",
    "会议的经济书有1200本。",
    "柿子好，书也好吗？",
    "焦维新买了柿子。",
    "手机有48元的，也有96元的。",
)
ENGLISH = (
    "The professor went to Peking University to take part in a conference.",
    "There is an old tree in the courtyard.",
    "I bought a cell phone in 2019.",
    'The weather forecast said, "Good!"',
    "The meeting has 1,200 books about the economy.",
    "Persimmons are good, but are books good, too?",
    "Jiao Weixin bought persimmons.",
    "There are phones for 48 yuan and phones for 96 yuan.",
)


def lines(texts: Sequence[str], blocks: Sequence[int] | None = None) -> list[Sentence]:
    return [
        Sentence(text=text, block=blocks[number] if blocks else 0)
        for number, text in enumerate(texts)
    ]


def aligned(
    source: Sequence[Sentence],
    target: Sequence[Sentence],
    dictionary: Dictionary | None,
    direction: str = "zh-en",
) -> Alignment:
    one, other = direction.split("-")
    return align_sentences(
        source, target, source_language=one, target_language=other, dictionary=dictionary
    )


def edges(found: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.target) for bead in found.beads]


def one_to_one(number: int) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [((place,), (place,)) for place in range(number)]


def test_sentence_by_sentence(dictionary: Dictionary) -> None:
    found = aligned(lines(CHINESE), lines(ENGLISH), dictionary)
    assert edges(found) == one_to_one(8)
    assert found.likeness == 1.0
    assert all(bead.score > 0.7 for bead in found.beads)


def test_in_the_other_direction_the_same(dictionary: Dictionary) -> None:
    there = aligned(lines(CHINESE[1:]), lines(ENGLISH), dictionary)
    back = aligned(lines(ENGLISH), lines(CHINESE[1:]), dictionary, "en-zh")
    assert [bead.turned() for bead in back.beads] == list(there.beads)


def test_two_sentences_become_one_and_one_becomes_two(dictionary: Dictionary) -> None:
    chinese = [*CHINESE[:3], CHINESE[3], "会议的经济书有1200本，柿子好，书也好吗？", *CHINESE[6:]]
    english = [
        "The professor went to Peking University to take part in a conference, "
        "and there is an old tree in the courtyard.",
        *ENGLISH[2:],
    ]
    found = aligned(lines(chinese), lines(english), dictionary)
    assert edges(found) == [
        ((0, 1), (0,)), ((2,), (1,)), ((3,), (2,)), ((4,), (3, 4)), ((5,), (5,)), ((6,), (6,)),
    ]  # fmt: skip
    assert [bead.kind for bead in found.beads][:4] == ["2-1", "1-1", "1-1", "1-2"]


def test_what_one_side_lacks_is_left_alone_and_none_is_lost(dictionary: Dictionary) -> None:
    chinese = [*CHINESE[:2], *CHINESE[3:]]
    english = [*ENGLISH[:5], *ENGLISH[6:]]
    found = aligned(lines(chinese), lines(english), dictionary)
    assert ((), (2,)) in edges(found)
    assert ((4,), ()) in edges(found)
    assert sorted(one for bead in found.beads for one in bead.source) == list(range(7))
    assert sorted(one for bead in found.beads for one in bead.target) == list(range(7))
    assert {bead.paired for bead in found.beads if bead.kind in ("0-1", "1-0")} == {False}


def test_a_paragraph_that_moved_is_found_where_it_went(dictionary: Dictionary) -> None:
    chinese = lines(CHINESE, (0, 0, 0, 1, 1, 2, 2, 2))
    order = (3, 4, 0, 1, 2, 5, 6, 7)
    english = lines([ENGLISH[number] for number in order], (0, 0, 1, 1, 1, 2, 2, 2))
    found = aligned(chinese, english, dictionary)
    assert {(bead.source, bead.target) for bead in found.beads} == {
        ((number,), (place,)) for place, number in enumerate(order)
    }
    moved = {bead.source[0] for bead in found.beads if bead.moved}
    assert moved == {3, 4}
    assert [bead.source[0] for bead in found.beads] == list(range(8))


def test_traditional_characters_are_read_as_well(dictionary: Dictionary) -> None:
    chinese = ("教授去北大參加會議。", "院子裡有一棵老樹。", "我在2019年買了手機。")
    found = aligned(lines(chinese), lines(ENGLISH[:3]), dictionary)
    assert found == aligned(lines(CHINESE[:3]), lines(ENGLISH[:3]), dictionary)


def test_without_a_dictionary_numbers_names_and_lengths_decide() -> None:
    chinese = ("很短。", "2019年他写了Python程序。", "有1200人来了，比去年多三成，大家都很高兴。")
    english = ("Short.", "In 2019 he wrote a program in Python.",
               "1,200 people came, 30% more than last year, and everybody was happy.")  # fmt: skip
    assert edges(aligned(lines(chinese), lines(english), None)) == one_to_one(3)


def test_strangers_have_hardly_any_pairs(dictionary: Dictionary) -> None:
    others = (
        "Photosynthesis turns light into sugar.", "Who wrote the first dictionary of Latin?",
        "The bridge was closed for 17 days.", "Nobody answered.", "Wolves howl at 3 a.m.",
        "A violin has four strings, and each of them is tuned a fifth above the last.",
    )  # fmt: skip
    assert aligned(lines(CHINESE), lines(others), dictionary).likeness < 0.2


def test_headings_go_to_headings(dictionary: Dictionary) -> None:
    chinese = [
        Sentence(text="书", block=0, heading=True), Sentence(text=CHINESE[0], block=1),
        Sentence(text="树", block=2, heading=True), Sentence(text=CHINESE[1], block=3),
    ]  # fmt: skip
    english = [
        Sentence(text="Books", block=0, heading=True), Sentence(text=ENGLISH[0], block=1),
        Sentence(text="Trees", block=2, heading=True), Sentence(text=ENGLISH[1], block=3),
    ]  # fmt: skip
    assert edges(aligned(chinese, english, dictionary)) == one_to_one(4)


@pytest.mark.parametrize("sizes", [(0, 0), (0, 3), (3, 0)], ids=lambda sizes: f"{sizes}")
def test_an_empty_side_is_no_fault(sizes: tuple[int, int], dictionary: Dictionary) -> None:
    found = aligned(lines(CHINESE[: sizes[0]]), lines(ENGLISH[: sizes[1]]), dictionary)
    assert len(found.beads) == sum(sizes)
    assert found.likeness == 0.0


def test_other_languages_are_refused(dictionary: Dictionary) -> None:
    with pytest.raises(ValueError, match="ja"):
        aligned(lines(CHINESE), lines(ENGLISH), dictionary, "ja-en")


def test_a_long_text_keeps_its_order_and_scores_are_shares(dictionary: Dictionary) -> None:
    chinese = [f"第{number}棵树：{CHINESE[number % 8]}" for number in range(120)]
    english = [f"Tree number {number}: {ENGLISH[number % 8]}" for number in range(120)]
    found = aligned(lines(chinese), lines(english), dictionary)
    assert edges(found) == one_to_one(120)
    assert all(0 <= bead.score <= 1 for bead in found.beads)
    assert all(one.source < other.source for one, other in pairwise(found.beads))
