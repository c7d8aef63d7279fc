"""Length: a target far shorter than its source has lost something, far longer gained it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from translator import placeholders
from translator.checks.shared_words import said
from translator.checks.wording import say
from translator.chinese.words.compounds import foreign_characters
from translator.lazy_regex import lazy_regex
from translator.text import sentences
from translator.text.languages import HAN_CLASS
from translator.types import Finding, Level

if TYPE_CHECKING:
    from translator.chinese.dictionary.dictionary import Dictionary

_HAN = lazy_regex(f"[{HAN_CLASS}]")
_VISIBLE = lazy_regex(r"[^\W_]")
_LETTERS_A_HAN = 3.0
"""English letters one Chinese character takes in translation: the median over 5,900
reference and system pairs of news and encyclopedia text, both directions (2.9 to 3.1)."""
_LOW, _HIGH = 0.62, 2.7
"""Bounds of size(target) / size(source), from the tuned halves of FLORES-200 dev and WMT22."""
_FAR_LOW, _FAR_HIGH = 0.35, 3.0
"""Far outside is an error."""
_DOUBTED = 0.65
"""Doubt from which something is missing where a dictionary tells which words are there. Doubt is
the natural logarithm of how much shorter a target is than expected (half: 0.69), and what follows
adds to it. On the tuned halves it accuses a third fewer human references than the bare bound does
and finds as many lost halves of sentences; where the stop is lost with them, four of five."""
_UNSAID, _MOST_UNSAID = 0.05, 6.0
"""Doubt for each word at the end of a source that its target has not, and how many count."""
_MET = 1.6
"""Words not met that a met one makes up for: a third are met by chance (``shared_words``)."""
_FAR_UNSAID = 2.0
"""Words that are not said where a target that is far too short is surely wrong."""
_CHANCE = 0.4
"""Share of its words up to which a sentence is not there: those are met by chance."""
_UNFINISHED = 0.5
"""Doubt for a target that stops within a sentence: 3 to 8 of 1,000 human references do."""
_SLACK = 4.0
"""English letters a short segment may be off in either direction."""
_LOST = 0.6
"""With fewer sentences than the source, a target is also short by this share of the shortest
sentence or more when one is lost; merged sentences alone are good style. Speaks on 1 to 7 of
997 good targets, on 15 to 24 of those of a system that loses sentences."""

_STOPS = lazy_regex(r"[.!?。！？…;；:：](?:[\"'”’』」)）\]】]|\s)*$")
"""What a sentence may end with."""
_GOES_ON = lazy_regex(r"[.!?。．！？‼⁇⁈⁉…⋯\n]\W{0,20}\w")
"""What the end of a sentence with another one behind it looks like."""
_WITHIN = lazy_regex(r"[\w,，、]\s*$")
"""And what it does not."""
_GLOSS = lazy_regex(r"[（(]\s*[A-Za-zÀ-ÿ][^（）()\u3400-\u9fff]*[）)]")
"""A name's original in brackets: Chinese says such a name twice."""
_QUESTION = lazy_regex("[?？]")
_ASKS = lazy_regex(r"[?？][\"'”’』」)）]*\s*$")
"""A sentence that asks. One of several that does not ask any more has usually been left out: 8
of 8 times on FLORES-200 dev, never on good targets of WMT22; a sentence alone may become an
indirect question."""


def length(
    source: str, target: str, languages: tuple[str, str], lexicon: Dictionary | None = None
) -> list[Finding]:
    """Find a target whose size does not fit its source, or that lost sentences.

    Args:
        source: With its marks.
        target: Likewise.
        languages: Primary languages; others than Chinese and English are not looked at.
        lexicon: To tell a terse target from one that lost something; None: by size alone.
    """
    if not set(languages) <= {"zh", "en"}:
        return []
    source, target = _dotted(placeholders.strip(source)), placeholders.strip(target)
    before, after = size(source), size(target)
    if not before:
        return []
    times = after / before
    if times < 1:
        short = _short(source, target, (after + _SLACK) / before, languages, lexicon)
        if short:
            return [short]
    if after - _SLACK > before * _HIGH:
        far = after - _SLACK > before * _FAR_HIGH
        return [say("length.long", _level(far), times=f"{times:.1f}")]
    if (times >= 1 and not _QUESTION.search(source)) or not _GOES_ON.search(source):
        return []  # nothing of what follows can be
    wanted, found = sentences.split(source), len(sentences.segment(target))
    fewer = found < len(wanted) and after < before - _LOST * min(map(size, wanted))
    if fewer and (lexicon is None or _is_lost(wanted, target, languages[0], lexicon)):
        return [
            say("length.sentence", Level.WARNING, wanted=len(wanted), found=found),
        ]
    if len(wanted) > 1 and any(map(_ASKS.search, wanted)) and not _QUESTION.search(target):
        return [say("length.question", Level.WARNING)]
    return []


def _dotted(text: str) -> str:
    """Put back the dots of names that an old encoding had none for: 罗娜?麦克丹尼尔."""
    return _lost_dot().sub("·", text) if "?" in text else text


@cache
def _lost_dot() -> re.Pattern[str]:
    foreign = f"[{''.join(sorted(foreign_characters()))}]"
    return re.compile(rf"(?<={foreign})\?(?={foreign})")


def _short(
    source: str,
    target: str,
    times: float,
    languages: tuple[str, str],
    lexicon: Dictionary | None,
) -> Finding | None:
    """Doubt a target for its size, for the words at its end and for how it stops.

    Args:
        source: Without marks.
        target: Likewise.
        times: How long it is beside what is expected, slack included.
        languages: Primary languages.
        lexicon: None: only size and stop are known.
    """
    unfinished = bool(_STOPS.search(source)) and bool(_WITHIN.search(target))
    doubt = -math.log(times) + _UNFINISHED * unfinished
    bound = -math.log(_LOW) if lexicon is None else _DOUBTED
    if doubt + _UNSAID * _MOST_UNSAID < bound:
        return None  # nothing that the words may say makes it doubtful
    unsaid = _unsaid(source, target, languages[0], lexicon) if lexicon else _FAR_UNSAID
    doubt += _UNSAID * unsaid if lexicon else 0.0
    if doubt <= bound:
        return None
    level = _level(times < _FAR_LOW and (unfinished or unsaid >= _FAR_UNSAID))
    percent = round(100 * size(target) / size(source))
    return say("length.unfinished" if unfinished else "length.short", level, percent=percent)


def _is_lost(wanted: Sequence[str], target: str, language: str, lexicon: Dictionary) -> bool:
    """Say whether a target has hardly a word of one of the sentences of its source."""
    return any(
        sum(met) <= _CHANCE * len(met)
        for met in (said(one, target, language, lexicon) for one in wanted)
    )


def _unsaid(source: str, target: str, language: str, lexicon: Dictionary) -> float:
    """Count the words at the end of a source that are not said, those that are weighed against."""
    most = count = 0.0
    for met in reversed(said(source, target, language, lexicon)):
        count += -_MET if met else 1.0
        most = max(most, count)
    return min(most, _MOST_UNSAID)


def size(text: str) -> float:
    """Return how long a text is, in English letters, whichever language it is in."""
    han = len(_HAN.findall(text))
    if han:
        text = _GLOSS.sub("", text)
    return _LETTERS_A_HAN * han + len(_VISIBLE.findall(text)) - han


def _level(far: bool) -> Level:
    return Level.ERROR if far else Level.WARNING
