"""Which cues hold one sentence: they are translated together, as one block.

A sentence goes on in the next cue where the first one does not end it, the second follows within
two seconds, and both are shown in the same place and manner. Many subtitles, Chinese ones above
all, are written without full stops: there each cue stands alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from translator.formats.subtitles.cue_text import MUSIC, CueText
from translator.lazy_regex import lazy_regex
from translator.text.languages import is_han

LONGEST_GAP = 2.0
"""Seconds between two cues of a sentence. Speech that pauses longer begins anew: Netflix, Timed
Text Style Guide, has subtitles of one speech follow each other within half a second."""
_OVERLAP = 0.1
"""Seconds by which a cue may begin before the one before it ends; programs round."""
MOST_CUES = 8
"""Of one sentence. A longer row without an end is no sentence but a list, or verse."""
_PUNCTUATED = 0.15
"""Share of cues that end with the end of a sentence, from which a file counts as punctuated."""
_END = lazy_regex(r"(?:[。！？!?.…‥⋯：:~～]|--|——)[”’」』）)\]】》\"'*]*$|[\]】）)]$")
_OPEN_END = lazy_regex(r"(?:[,，、;；\-–—]|\.\.\.|…+|--|——)$")
_BRACKETS = "[(（【"


def groups(text: str, cues: Sequence[CueText]) -> list[tuple[int, int]]:
    """Return the cues of each block: number of the first, and of the one behind the last.

    Cues without words are in none.

    Args:
        text: The whole file.
        cues: In the file's order.
    """
    words = [_words(text, one) for one in cues]
    spoken = [word for word in words if word]
    ended = sum(_ends(word) for word in spoken)
    punctuated = bool(spoken) and ended >= len(spoken) * _PUNCTUATED
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(cues):
        if cues[at].wordless:
            at += 1
            continue
        stop = at + 1
        while stop < len(cues) and _goes_on(
            cues[stop - 1], cues[stop], words[stop - 1], words[stop], punctuated
        ):
            stop += 1
        if stop - at > MOST_CUES:
            found += [(one, one + 1) for one in range(at, stop)]
        else:
            found.append((at, stop))
        at = stop
    return found


def punctuated_chinese(text: str, cues: Sequence[CueText]) -> bool:
    """Say whether the file has full stops, or is in a language that needs none to be told.

    Where it says no, a line end may stand for a full stop.
    """
    words = [word for one in cues if (word := _words(text, one))]
    chinese = sum(is_han(word[-1]) for word in words)
    ended = sum(_ends(word) for word in words)
    return chinese * 2 < len(words) or ended >= len(words) * _PUNCTUATED


def _words(text: str, cue: CueText) -> str:
    """Return what is said in a cue, without its tokens."""
    parts, at = [], cue.start
    for token in cue.tokens:
        parts.append(text[at : token.start])
        if token.kind == "softbreak":
            parts.append(" ")
        at = max(at, token.end)
    return "".join([*parts, text[at : cue.end]]).strip()


def _ends(words: str) -> bool:
    return _END.search(words) is not None


def _goes_on(before: CueText, after: CueText, words: str, following: str, punctuated: bool) -> bool:
    """Say whether a sentence goes over from one cue to the next."""
    if after.wordless or not after.cue.follows or before.cue.place != after.cue.place:
        return False
    gap = after.cue.shown - before.cue.hidden
    if not -_OVERLAP <= gap <= LONGEST_GAP or after.cue.shown <= before.cue.shown:
        return False
    if before.speakers or after.speakers or after.first_sign or before.last_sign:
        return False
    if any(sign in MUSIC for sign in before.first_sign) or following[0] in _BRACKETS:
        return False
    if following[0].islower():  # the next goes on, whatever ends this one but a full stop
        return not _ends(words) or _OPEN_END.search(words) is not None
    return punctuated and not _ends(words)
