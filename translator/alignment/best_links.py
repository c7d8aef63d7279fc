"""Choosing among candidates: competitive linking in rounds, each near the links made before.

The surest candidates are taken first and are landmarks for the next ones (competitive linking:
Melamed 2000, "Models of translational equivalence among words"); what is left between two
landmarks on both sides is linked last (as "grow" does in Och & Ney 2003).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from translator.alignment.candidates import Candidate
from translator.alignment.tokenise import Token

_REACH = {"function": 2.0}
_USUAL_REACH = 6.0
"""Words from where a landmark makes one expect it, at which a candidate is worth half."""
_FREE_OF_PLACE = 0.35
"""Share of a score of content words that does not depend on their place."""
_EDGE = 2.0
"""How much further away than other landmarks the edges of a sentence count."""
_BESIDE = 0.85
"""What a second link of a word is worth: beside the first."""
_NEAR = 2
_OPENING = frozenset({"在", "于", "於", "从", "從", "到", "当", "當"})
_CLOSING = frozenset("上里裡裏中内內下前后後时時") | {
    "时候",
    "時候",
    "以前",
    "以后",
    "以後",
    "之前",
    "之后",
    "之後",
}
_ENDINGS = frozenset("们們地")
_LEANING = 0.5
_AROUND = 5
"""Words between the two halves of 在…上, which English says with one preposition."""
_GAP = 2
"""Words left over on either side that are linked for want of others."""
_GAP_SCORE = {(1, 1): 0.5, (1, 2): 0.4, (2, 1): 0.4, (2, 2): 0.35}


@dataclass(frozen=True, kw_only=True, slots=True)
class Chosen:
    """A candidate that was taken."""

    candidate: Candidate
    score: float
    """Its own, and how well it stands."""


@dataclass(kw_only=True, slots=True)
class State:
    """The links made so far, by word."""

    ours: Sequence[Token]
    theirs: Sequence[Token]
    chosen: list[Chosen] = field(default_factory=list)
    by_ours: dict[int, set[int]] = field(default_factory=dict)
    by_theirs: dict[int, set[int]] = field(default_factory=dict)
    landmarks: list[tuple[int, float]] = field(default_factory=list)

    def take(self, candidate: Candidate, score: float) -> None:
        """Link the words of a candidate."""
        self.chosen.append(Chosen(candidate=candidate, score=score))
        for one in candidate.chinese:
            self.by_ours.setdefault(one, set()).update(candidate.english)
        for other in candidate.english:
            self.by_theirs.setdefault(other, set()).update(candidate.chinese)

    def mark(self) -> None:
        """Make landmarks of the links of content words."""
        means: dict[int, float] = {}
        for one, others in self.by_ours.items():
            if not self.ours[one].function:
                means[one] = sum(others) / len(others)
        self.landmarks = sorted(means.items())

    def distance(self, candidate: Candidate) -> float:
        """Return by how many words a candidate is away from where one would expect it."""
        one = sum(candidate.chinese) / len(candidate.chinese)
        other = sum(candidate.english) / len(candidate.english)
        ratio = len(self.theirs) / max(1, len(self.ours))
        edges = (
            abs((other + 1) - (one + 1) * ratio) * _EDGE,
            abs((len(self.theirs) - other) - (len(self.ours) - one) * ratio) * _EDGE,
        )
        if not self.landmarks:
            return min(sum(edges) / (2 * _EDGE), *edges)
        at = bisect_left(self.landmarks, (one, -1.0))
        near = self.landmarks[max(0, at - 2) : at + 2]
        away = [
            abs((other - place) - (one - number) * ratio) + abs(one - number) * 0.5
            for number, place in near
        ]
        return min(*away, *edges)


def choose(
    ours: Sequence[Token],
    theirs: Sequence[Token],
    *,
    certain: Sequence[Candidate],
    likely: Sequence[Candidate],
    grammatical: Sequence[Candidate],
    looked: Sequence[Candidate] = (),
    by_sound: Callable[[set[int]], Iterable[Candidate]],
) -> list[Chosen]:
    """Choose the links of a sentence.

    Args:
        ours: The Chinese words.
        theirs: The English words.
        certain: Numbers, names, terms: they come first.
        likely: What the dictionary suggests.
        grammatical: Words of grammar, linked only near other links.
        looked: What a model's attention suggests.
        by_sound: Asked for foreign names, with the Chinese words that are free by then.
    """
    state = State(ours=ours, theirs=theirs)
    content = [one for one in likely if not _only_grammar(one, ours, theirs)]
    grammar = [one for one in likely if _only_grammar(one, ours, theirs)]
    _round(state, certain, 0.5)
    _round(state, [one for one in content if one.score >= 0.7 and _alone(one, content)], 0.4)
    _round(state, content, 0.45)
    _round(state, list(by_sound(set(range(len(ours))) - set(state.by_ours))), 0.4)
    _round(state, content, 0.25)
    _round(state, looked, 0.3)
    _round(state, [*grammar, *grammatical], 0.2)
    _fill(state)
    _lean(state)
    return state.chosen


def _only_grammar(candidate: Candidate, ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    return all(theirs[place].function for place in candidate.english)


def _alone(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Say whether no other candidate wants one of these words nearly as much elsewhere."""
    ours, theirs = set(candidate.chinese), set(candidate.english)
    for other in others:
        if other.score < 0.75 * candidate.score or other is candidate:
            continue
        same_ours = not ours.isdisjoint(other.chinese)
        same_theirs = not theirs.isdisjoint(other.english)
        if same_ours != same_theirs:
            return False
    return True


def _round(state: State, candidates: Sequence[Candidate], least: float) -> None:
    state.mark()
    ranked = sorted(
        ((_placed(state, one), one) for one in candidates),
        key=lambda pair: (-pair[0], -len(pair[1].english), pair[1].chinese, pair[1].english),
    )
    for score, one in ranked:
        if score < least:
            break
        worth = score * _fits(state, one)
        if worth >= least:
            state.take(one, worth)


def _placed(state: State, candidate: Candidate) -> float:
    reach = _REACH.get(candidate.evidence, _USUAL_REACH)
    grammar = all(state.theirs[place].function for place in candidate.english)
    if grammar:
        reach = _REACH["function"]
    place = 1 / (1 + (state.distance(candidate) / reach) ** 2)
    free = 0.0 if grammar else _FREE_OF_PLACE
    if candidate.evidence in ("term", "name", "copy"):
        free = 0.8
    return candidate.score * (free + (1 - free) * place)


def _fits(state: State, candidate: Candidate) -> float:
    """Return 1 where all words are free, less beside a link of the same word, else 0."""
    taken_ours = [one for one in candidate.chinese if one in state.by_ours]
    taken_theirs = [one for one in candidate.english if one in state.by_theirs]
    if not taken_ours and not taken_theirs:
        return 1.0
    if taken_ours and taken_theirs:
        return 0.0
    if taken_ours:
        beside = {place for one in taken_ours for place in state.by_ours[one]}
        near = all(min(abs(one - place) for place in beside) <= _NEAR for one in candidate.english)
    else:
        beside = {place for one in taken_theirs for place in state.by_theirs[one]}
        reach = _AROUND if _surrounds(state, candidate, beside) else 1
        near = all(min(abs(one - place) for place in beside) <= reach for one in candidate.chinese)
    return _BESIDE if near else 0.0


def _surrounds(state: State, candidate: Candidate, others: Iterable[int]) -> bool:
    """Say whether 在 and 上 stand around what English says with one preposition."""
    words = {state.ours[place].text for place in (*candidate.chinese, *others)}
    return candidate.evidence == "function" and bool(words & _OPENING and words & _CLOSING)


def _lean(state: State) -> None:
    """Link endings with what the word before them is linked to: 孩子|们, 慢慢|地."""
    for number, token in enumerate(state.ours):
        free = number not in state.by_ours and token.text in _ENDINGS
        if free and number - 1 in state.by_ours and state.ours[number - 1].end == token.start:
            words = tuple(sorted(state.by_ours[number - 1]))
            if any(state.theirs[word].function for word in words):
                continue
            state.take(
                Candidate(chinese=(number,), english=words, score=_LEANING, evidence="function"),
                _LEANING,
            )


def _fill(state: State) -> None:
    """Link what is left over between two links on both sides."""
    state.mark()
    free = [
        number
        for number, token in enumerate(state.ours)
        if number not in state.by_ours and not token.function
    ]
    runs: list[list[int]] = []
    for number in free:
        if (
            runs
            and number - runs[-1][-1] <= _NEAR
            and not any(between in state.by_ours for between in range(runs[-1][-1] + 1, number))
        ):
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        between = _between(state, run)
        if len(run) <= _GAP and 0 < len(between) <= _GAP:
            score = _GAP_SCORE[len(run), len(between)]
            state.take(
                Candidate(
                    chinese=tuple(run), english=tuple(between), score=score, evidence="position"
                ),
                score,
            )


def _between(state: State, run: Sequence[int]) -> list[int]:
    """Return the free content words between what the neighbours of a run are linked to."""
    marks = state.landmarks
    at = bisect_left(marks, (run[0], -1.0))
    before = marks[at - 1][1] if at else -1.0
    after = marks[at][1] if at < len(marks) else float(len(state.theirs))
    low, high = min(before, after), max(before, after)
    return [
        place
        for place in range(int(low) + 1, min(len(state.theirs), int(high) + 1))
        if low < place < high and place not in state.by_theirs and not state.theirs[place].function
    ]
