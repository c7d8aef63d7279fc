"""A target begins and ends as its source does: full stops and quotation marks at the edges.

Models end every answer like a sentence, headings and link texts too, and drop one half of a
quotation that goes on over several sentences. Both can be put right without a doubt.
"""

from __future__ import annotations

from translator import placeholders
from translator.lazy_regex import lazy_regex

_OPENERS, _CLOSERS = '“「『‘"', '”」』’"'
_QUOTES = {"en": ('"', '"'), "zh": ("“", "”")}
_ENDS = lazy_regex(r"[。．.！!？?…：:；;，,、][”」』’\"）)》\]]*$")
_ABBREVIATION = lazy_regex(
    r"(?:\b(?:[A-Za-z]\.)+|\b(?:etc|Inc|Ltd|Co|Corp|Jr|Sr|St|vs|No|Mr|Mrs|Dr))\.?$"
)
_HALVES = lazy_regex("[“”「」『』]")


def match_endings(source: str, target: str, language: str) -> str:
    """Make the edges of a target those of its source.

    Args:
        source: The core of a segment, with marks.
        target: Its translation, with marks, its typography done.
        language: Primary language of the target.
    """
    plain, made = placeholders.strip(source).strip(), placeholders.strip(target).strip()
    if not plain or not made:
        return target
    if not _ENDS.search(plain):
        target = _without_stop(target, made)
    opening, closing = _QUOTES[language]
    depth = sum(1 if half in "“「『" else -1 for half in _HALVES.findall(plain))
    count = made.count('"') if language == "en" else made.count("“") - made.count("”")
    halves = len(_HALVES.findall(plain))
    quoted = depth == 0 and halves == 2 and plain[0] in _OPENERS and plain[-1] in _CLOSERS
    if quoted and made[0] not in _OPENERS and made[-1] not in _CLOSERS and not count:
        return f"{opening}{target}{closing}"
    if depth > 0 and plain[0] in _OPENERS and made[0] not in _OPENERS and not count % 2:
        target = opening + target
    elif depth < 0 and plain[-1] in _CLOSERS and made[-1] not in _CLOSERS and not count % 2:
        target = target + closing
    return target


def _without_stop(target: str, made: str) -> str:
    """Take the full stop off that a heading or a name does not have."""
    if made.endswith("。"):
        stop = "。"
    elif made.endswith(".") and not made.endswith("..") and not _ABBREVIATION.search(made):
        stop = "."
    else:
        return target
    at = target.rindex(stop)
    return target[:at] + target[at + 1 :]
