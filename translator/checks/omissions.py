"""Words of the source that nothing in the target says, and of the target that nothing explains.

Three questions, each with weights of its own and for each direction: is a stretch of the source
left out, does a stretch of the target come from nowhere, does a name stand in another's place. A
warning needs more than an info (docs/findings.md has the figures).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from translator import placeholders
from translator.checks.counterparts import Counterparts, counterparts
from translator.checks.omission_weights import weighed, weights
from translator.checks.stretches import Stretch, doubted, sides
from translator.checks.unmatched_names import Unmatched, unmatched
from translator.checks.wording import listed, say, shortened
from translator.types import Finding, Level
from translator.vectors import installed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator.chinese.dictionary.dictionary import Dictionary

_LONGEST = 3000
"""Characters of a side: beyond, it is no sentence, and what is missed is too much to be named."""
_FEWEST = 3
"""Words of content of both texts together from which they are compared."""
CHECKS = frozenset({"omission", "addition"})
"""The names of these checks."""
_SAYS_SO = frozenset({"empty", "copied", "residue", "loop", "limit"})
"""Checks whose finding already says that words are missing or too many."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubts:
    """What the three questions are answered with."""

    left_out: Stretch | None
    added: Stretch | None
    question: str
    """Whose limits hold for what was left out: the words' counterparts, or their vectors."""
    names: Unmatched
    name_score: float
    direction: str


def omissions(
    source: str,
    target: str,
    languages: tuple[str, str],
    lexicon: Dictionary | None,
    before: list[Finding],
) -> list[Finding]:
    """Find what was left out, and what came from nowhere.

    Args:
        source: With its marks.
        target: Likewise.
        languages: Primary languages; others than Chinese and English are not looked at.
        lexicon: The dictionary; None: nothing can be said.
        before: What other checks found: what they say is not said twice.
    """
    if lexicon is None or any(one.check in _SAYS_SO for one in before):
        return []
    doubts = weigh(source, target, languages, lexicon)
    if doubts is None:
        return []
    found: list[Finding] = []
    names = doubts.names
    lost, new = names.chinese, names.english
    if doubts.direction == "en-zh":
        lost, new = new, lost
    level = _level("names", doubts.name_score, doubts.direction)
    if level and (lost or new) and not any(one.check == "names" for one in before):
        if lost and new:
            found.append(say("omission.name", level, lost=listed(lost), new=listed(new)))
        elif lost:
            found.append(say("omission.words", level, words=listed(lost)))
        else:
            found.append(say("addition.words", level, words=listed(new)))
    stretch = doubts.left_out
    if stretch and (level := _level(doubts.question, stretch.score, doubts.direction)):
        words = listed(map(shortened, stretch.pieces))
        found.append(say("omission.words", level, words=words))
    stretch = doubts.added
    if stretch and (level := _level("addition", stretch.score, doubts.direction)):
        words = listed(map(shortened, stretch.pieces))
        found.append(say("addition.words", level, words=words))
    return found


def missing_words(
    source: str, target: str, languages: tuple[str, str], lexicon: Dictionary | None
) -> tuple[str, ...]:
    """Return the words of the source that a finding says have no counterpart, to ask for them.

    Args:
        source: With its marks.
        target: Likewise.
        languages: Primary languages.
        lexicon: The dictionary; None: nothing can be said.
    """
    doubts = weigh(source, target, languages, lexicon) if lexicon else None
    if doubts is None:
        return ()
    words: list[str] = []
    if _level("names", doubts.name_score, doubts.direction):
        words += doubts.names.english if doubts.direction == "en-zh" else doubts.names.chinese
    stretch = doubts.left_out
    if stretch and _level(doubts.question, stretch.score, doubts.direction):
        words += stretch.pieces
    return tuple(dict.fromkeys(words))


@lru_cache(maxsize=64)
def weigh(
    source: str, target: str, languages: tuple[str, str], lexicon: Dictionary
) -> Doubts | None:
    """Compare a source and a target; None: they are not compared.

    Remembered, because a retry asks again what the check has just been told.
    """
    if set(languages) != {"zh", "en"} or max(len(source), len(target)) > _LONGEST:
        return None
    pair = placeholders.strip(source), placeholders.strip(target)
    direction = "-".join(languages)
    chinese, english = pair if direction == "zh-en" else pair[::-1]
    found = counterparts(chinese, english, lexicon)
    if not found.chinese or not found.english:
        return None
    if len(found.chinese) + len(found.english) < _FEWEST:
        return None
    own, others = sides(chinese, english, found, lexicon)
    asked, other = (own, others) if direction == "zh-en" else (others, own)
    names = unmatched(found, chinese, english, lexicon)
    near, far, question = asked, other, "omission"
    told = _by_vectors((chinese, english), found)
    if told:
        both = sides(chinese, english, found, lexicon, told)
        near, far = both if direction == "zh-en" else both[::-1]
        question = "omission by vectors"
    return Doubts(
        left_out=doubted(near, far, f"{question} {direction}"),
        question=question,
        added=doubted(other, asked, f"addition {direction}"),
        names=names,
        name_score=weighed(f"names {direction}", names.signs),
        direction=direction,
    )


def _by_vectors(
    texts: tuple[str, str], found: Counterparts
) -> tuple[list[Mapping[str, float]], list[Mapping[str, float]]] | None:
    """Return what the vectors of all words tell; None: no model for them is installed."""
    encoder = installed.encoder()
    if encoder is None:
        return None
    from translator.checks.word_vectors import vector_signs  # numpy

    return vector_signs(texts, found.all_words, encoder)


def _level(question: str, score: float, direction: str) -> Level | None:
    """Return how serious an answer is; None: nothing is said."""
    limits = weights().get(f"limit {question} {direction}")
    if limits is None or score <= limits["info"]:
        return None
    return Level.WARNING if score > limits["warning"] else Level.INFO
