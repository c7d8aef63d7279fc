"""Length: a target far shorter than its source has lost something, far longer gained it."""

from __future__ import annotations

import re

from translator import placeholders as marks
from translator.checks.wording import say
from translator.text import sentences
from translator.text.languages import HAN_CLASS
from translator.types import Finding, Level

_HAN = re.compile(f"[{HAN_CLASS}]")
_VISIBLE = re.compile(r"[^\W_]")
_LETTERS_A_HAN = 3.0
"""English letters one Chinese character takes in translation: the median over 5,900
reference and system pairs of news and encyclopedia text, both directions (2.9 to 3.1)."""
# Bounds of size(target) / size(source), from the tuned halves of FLORES-200 dev and WMT22. Wider
# ones (0.58, a slack of 6) doubt 0.3 % fewer human references, and miss a lost half of a sentence
# in 73 % of the cases instead of 57 %. Far outside is an error.
_LOW, _HIGH = 0.62, 2.7
_FAR_LOW, _FAR_HIGH = 0.35, 3.0
_SLACK = 4.0
"""English letters a short segment may be off in either direction."""
_LOST = 0.6
"""With fewer sentences than the source, a target is also short by this share of the shortest
sentence or more when one is lost; merged sentences alone are good style. Speaks on 1 to 7 of
997 good targets, on 15 to 24 of those of a system that loses sentences."""

_QUESTION = re.compile("[?？]")
_ASKS = re.compile(r"[?？][\"'”’』」)）]*\s*$")
"""A sentence that asks. One of several that does not ask any more has usually been left out: 8
of 8 times on FLORES-200 dev, never on good targets of WMT22; a sentence alone may become an
indirect question."""


def length(source: str, target: str, languages: tuple[str, str]) -> list[Finding]:
    """Find a target whose size does not fit its source, or that lost sentences."""
    if not set(languages) <= {"zh", "en"}:
        return []
    source, target = marks.strip(source), marks.strip(target)
    before, after = size(source), size(target)
    if not before:
        return []
    times = after / before
    shorter = times < 1 and after + _SLACK < before * _LOW
    longer = times > 1 and after - _SLACK > before * _HIGH
    if shorter:
        far = after + _SLACK < before * _FAR_LOW
        return [say("length.short", _level(far), percent=round(100 * times))]
    if longer:
        far = after - _SLACK > before * _FAR_HIGH
        return [say("length.long", _level(far), times=f"{times:.1f}")]
    if times >= 1 and not _QUESTION.search(source):
        return []  # nothing of what follows can be
    wanted, found = sentences.split(source), len(sentences.segment(target))
    if found < len(wanted) and after < before - _LOST * min(map(size, wanted)):
        return [
            say("length.sentence", Level.WARNING, wanted=len(wanted), found=found),
        ]
    if len(wanted) > 1 and any(map(_ASKS.search, wanted)) and not _QUESTION.search(target):
        return [say("length.question", Level.WARNING)]
    return []


def size(text: str) -> float:
    """Return how long a text is, in English letters, whichever language it is in."""
    han = len(_HAN.findall(text))
    return _LETTERS_A_HAN * han + len(_VISIBLE.findall(text)) - han


def _level(far: bool) -> Level:
    return Level.ERROR if far else Level.WARNING
