"""Where candidates stand, which are taken, and what is linked for want of others."""

from __future__ import annotations

import pytest

from translator.alignment import attention_links, best_links
from translator.alignment.attention_links import backed, by_attention
from translator.alignment.best_links import State
from translator.alignment.candidates import Candidate
from translator.alignment.tokenise import Token


def words(*texts: str) -> list[Token]:
    """Return words beside each other; those in brackets are words of grammar."""
    found, at = [], 0
    for text in texts:
        plain = text.strip("()")
        function = plain != text
        found.append(Token(start=at, end=at + len(plain), text=plain, function=function, clause=0))
        at += len(plain)
    return found


def candidate(
    one: int | tuple[int, ...], other: int | tuple[int, ...], score: float = 0.9,
    evidence: str = "dictionary",
) -> Candidate:  # fmt: skip
    chinese = one if isinstance(one, tuple) else (one,)
    english = other if isinstance(other, tuple) else (other,)
    return Candidate(chinese=chinese, english=english, score=score, evidence=evidence)


def state(ours: int = 5, theirs: int = 5) -> State:
    return State(ours=words(*"一二三四五六七八"[:ours]), theirs=words(*"abcdefgh"[:theirs]))


@pytest.mark.parametrize(
    ("one", "other", "away"),
    [(0, 0, 0.0), (0, 1, 1.0), (2, 2, 0.0), (2, 3, 1.0), (0, 4, 4.0), (4, 4, 0.0), (3, 1, 2.0)],
)
def test_without_landmarks_the_edges_say_where_a_word_is(one: int, other: int, away: float) -> None:
    assert state().distance(candidate(one, other)) == away


@pytest.mark.parametrize(
    ("one", "other", "away"),
    [(2, 2, 0.0), (2, 3, 1.0), (3, 4, 1.5), (1, 2, 1.5), (5, 6, 2.0), (4, 4, 0.0), (2, 5, 3.0)],
)
def test_a_landmark_says_where_its_neighbours_are(one: int, other: int, away: float) -> None:
    known = state(8, 8)
    known.take(candidate(2, 2), 0.9)
    known.mark()
    assert known.landmarks == [(2, 2.0)]
    assert known.distance(candidate(one, other)) == away  # the edges may be nearer


def test_a_landmark_of_several_words_stands_in_their_middle() -> None:
    known = state()
    known.take(candidate(1, (1, 4)), 0.9)
    known.mark()
    assert known.landmarks == [(1, 2.5)]
    grammar = State(ours=words("一", "(的)"), theirs=words("a", "b"))
    grammar.take(candidate(1, 1), 0.9)
    grammar.mark()
    assert grammar.landmarks == []


@pytest.mark.parametrize(
    ("others", "alone"),
    [
        ([], True), ([candidate(1, 1)], True), ([candidate(0, 1)], False),
        ([candidate(1, 0)], False), ([candidate(0, 1, 0.67)], True),
        ([candidate(0, 1, 0.675)], False), ([candidate(0, 0)], True),
    ],
)  # fmt: skip
def test_a_candidate_is_alone_where_no_other_wants_its_words(
    others: list[Candidate], alone: bool
) -> None:
    one = candidate(0, 0, 0.9)
    assert best_links._alone(one, [one, *others]) is alone


@pytest.mark.parametrize(
    ("one", "other", "worth"),
    [
        (1, 1, 1.0), (0, 0, 0.0), (0, 1, 0.85), (0, 2, 0.85), (0, 3, 0.0), (1, 0, 0.85),
        (2, 0, 0.0),
    ],
)  # fmt: skip
def test_a_second_link_of_a_word_stands_beside_the_first(
    one: int, other: int, worth: float
) -> None:
    known = state()
    known.take(candidate(0, 0), 0.9)
    assert best_links._fits(known, candidate(one, other)) == worth


@pytest.mark.parametrize(("at", "worth"), [(4, 0.85), (5, 0.85), (6, 0.0)])
def test_two_halves_around_five_words_are_one_preposition(at: int, worth: float) -> None:
    ours = words("(在)", "a", "b", "c", "d", "e", "f", "g")
    ours[at] = Token(start=50, end=51, text="上", function=True, clause=0)
    known = State(ours=ours, theirs=words("(on)", "b"))
    known.take(candidate(0, 0, evidence="function"), 0.8)
    assert best_links._fits(known, candidate(at, 0, evidence="function")) == worth
    assert best_links._fits(known, candidate(at, 0, evidence="dictionary")) == 0.0


@pytest.mark.parametrize(
    ("ours", "theirs", "score"),
    [(1, 1, 0.5), (1, 2, 0.4), (2, 1, 0.4), (2, 2, 0.35), (3, 1, None), (1, 3, None), (1, 0, None)],
)
def test_what_is_left_between_two_links_is_linked(
    ours: int, theirs: int, score: float | None
) -> None:
    known = state(ours + 2, theirs + 2)
    known.take(candidate(0, 0), 0.9)
    known.take(candidate(ours + 1, theirs + 1), 0.9)
    best_links._fill(known)
    found = known.chosen[2:]
    if score is None:
        assert found == []
    else:
        (one,) = found
        assert one.score == one.candidate.score == score
        assert one.candidate.chinese == tuple(range(1, ours + 1))
        assert one.candidate.english == tuple(range(1, theirs + 1))
        assert one.candidate.evidence == "position"


def test_words_of_grammar_are_left_over_and_linked_to_nothing() -> None:
    known = State(ours=words("一", "(的)", "二"), theirs=words("a", "b", "c"))
    known.take(candidate(0, 0), 0.9)
    known.take(candidate(2, 2), 0.9)
    best_links._fill(known)
    assert len(known.chosen) == 2


@pytest.mark.parametrize(
    ("ending", "gap", "linked"), [("们", 0, True), ("们", 1, False), ("人", 0, False)]
)
def test_an_ending_leans_on_its_word(ending: str, gap: int, linked: bool) -> None:
    ours = words("孩子", ending)
    ours[1] = Token(start=2 + gap, end=3 + gap, text=ending, function=False, clause=0)
    known = State(ours=ours, theirs=words("children", "(of)"))
    known.take(candidate(0, 0), 0.9)
    best_links._lean(known)
    assert (1 in known.by_ours) is linked
    if linked:
        assert known.chosen[-1].score == 0.5 and known.by_ours[1] == {0}


def test_an_ending_does_not_lean_on_grammar() -> None:
    known = State(ours=words("孩子", "们"), theirs=words("(of)"))
    known.take(candidate(0, 0), 0.9)
    best_links._lean(known)
    assert 1 not in known.by_ours


SHARES = {(0, 0): 0.8, (0, 1): 0.4, (1, 1): 0.3}


def test_attention_backs_what_it_shares_and_lowers_what_it_does_not() -> None:
    full, part, none = backed(
        [candidate(0, 0, 0.5), candidate(0, 1, 0.5), candidate(2, 2, 0.5)], SHARES
    )
    backing, unseen = attention_links._BACKING, attention_links._UNSEEN
    assert full.score == pytest.approx(1 - 0.5 * (1 - backing * 0.8))
    assert part.score == pytest.approx(
        (1 - 0.5 * (1 - backing * 0.4)) * (unseen + (1 - unseen) * 0.5)
    )
    assert none.score == pytest.approx(0.5)


def test_words_that_look_at_each_other_most_are_linked() -> None:
    least = attention_links._ALONE
    shared = {(0, 0): 0.9, (0, 1): 0.5, (2, 2): least, (3, 3): least - 0.01, (2, 3): least - 0.1}
    found = by_attention(shared)
    assert [(one.chinese, one.english) for one in found] == [((0,), (0,)), ((2,), (2,))]
    assert [one.score for one in found] == [0.9, least]


def test_a_word_holds_what_it_has_most_of() -> None:
    tokens = words("abc", "def")
    assert attention_links._holder((0, 2), tokens) == 0
    assert attention_links._holder((2, 5), tokens) == 1
    assert attention_links._holder((2, 4), tokens) == 0  # as much of both: the first
    assert attention_links._holder((6, 9), tokens) == -1
