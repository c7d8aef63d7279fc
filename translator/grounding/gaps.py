"""Names that are typed with a gap in them: a space or a line's end, 陈志 远 and 欧 阳修.

Whether the characters on both sides are one name nothing says for sure; neither piece of it is a
name by itself, then.
"""

from __future__ import annotations

import re

from translator.chinese.dictionary.surnames import surnames
from translator.grounding.evidence import Lexicon
from translator.grounding.lattice import Run, weights
from translator.grounding.name_scores import is_chosen, share_last
from translator.lazy_regex import lazy_regex
from translator.text.languages import HAN_CLASS
from translator.text.patterns import one_of

_GAP = lazy_regex(f"[ \u3000\n]([{HAN_CLASS}]+)")
"""A space, or the end of a line; an empty line parts what it stands between."""
_GAP_BEFORE = lazy_regex(f"([{HAN_CLASS}])[ \u3000\n]$")
_LEAST_SHARE = 1.5e-3
"""Share of names that end in a character from which on it may end this one."""


def rest_behind(text: str, end: int, lexicon: Lexicon) -> str:
    """Return the character behind a gap that may be the end of a name, or nothing.

    It is a word by itself where it stands, given names have it, and nobody else's name begins
    with it.
    """
    gap = _GAP.match(text, end)
    if gap is None:
        return ""
    word = Run(gap.group(1), weights(lexicon)).after(0)
    if len(word) != 1 or re.match(one_of(surnames()), gap.group(1)):
        return ""
    return word if is_chosen(word) or share_last(word) >= _LEAST_SHARE else ""


def is_family_apart(text: str, start: int) -> bool:
    """Say whether a gap goes through a family name of two characters that ends here: 欧 阳修."""
    apart = _GAP_BEFORE.search(text, max(0, start - 2), start)
    return apart is not None and apart.group(1) + text[start] in surnames()
