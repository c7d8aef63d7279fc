"""Words that only Taiwan uses, put in (软件 → 軟體) or taken back (軟體 → 软件).

OpenCC's lists do it; but they also find words across ours (勇敢的士兵 → 勇敢計程車兵). Here a
word of the region counts only where it consists of whole words.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import accumulate

from translator.text.dictionary import Dictionary
from translator.text.script_converters import Chain, convert, convert_piece
from translator.text.words import words

_CLAUSE = re.compile(r"[^\n，。！？；：、]+")
_CONTEXT = 6
"""Characters around a change within which the word that causes it is looked for."""


def regional(
    text: str, characters: str, plain: Chain, with_words: Chain, dictionary: Dictionary | None
) -> str:
    """Put the region's words into a converted text.

    Args:
        text: The text before conversion.
        characters: The same text with its characters converted, as long as ``text``.
        plain: OpenCC's chain for characters only.
        with_words: The chain for characters and words.
        dictionary: Whose words count; None: OpenCC's words count wherever they stand.
    """
    whole = convert(text, with_words)
    if whole == convert(text, plain):
        return characters
    parts: list[str] = []
    done = 0
    for clause in _CLAUSE.finditer(text):
        piece = clause.group()
        if convert_piece(piece, with_words) == convert_piece(piece, plain):
            continue
        parts.append(characters[done : clause.start()])
        own = characters[clause.start() : clause.end()]
        parts.append(_clause(piece, own, plain, with_words, dictionary))
        done = clause.end()
    return "".join(parts) + characters[done:]


def _clause(
    text: str, characters: str, plain: Chain, with_words: Chain, dictionary: Dictionary | None
) -> str:
    before, after = convert_piece(text, plain), convert_piece(text, with_words)
    if len(before) != len(text):
        return characters
    starts = set(accumulate(map(len, words(text, dictionary)), initial=0))
    parts: list[str] = []
    done = 0
    for kind, start, end, new_start, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            continue
        new = after[new_start:new_end]
        if dictionary is None or _is_whole(text, (start, end), new, starts, (plain, with_words)):
            parts += [characters[done:start], new]
            done = end
    return "".join(parts) + characters[done:]


def _is_whole(
    text: str, span: tuple[int, int], new: str, starts: set[int], chains: tuple[Chain, Chain]
) -> bool:
    """Say whether a word that changes a stretch so consists of whole words.

    Args:
        text: The clause.
        span: The characters that change.
        new: What they become.
        starts: Where our words begin and the last one ends.
        chains: OpenCC's for characters only, and for words.
    """
    plain, with_words = chains
    first, last = span
    cut = False
    for size in range(last - first, last - first + _CONTEXT + 1):
        for start in range(max(0, last - size), first + 1):
            end = start + size
            if end > len(text):
                break
            changed = convert_piece(text[start:first], plain) + new
            changed += convert_piece(text[last:end], plain)
            if convert_piece(text[start:end], with_words) == changed and _is_one(
                text[start:end], with_words
            ):
                if start in starts and end in starts:
                    return True
                if not any(place in starts for place in range(start + 1, end)):
                    return True
                cut = True
    return not cut  # part of something longer: trust it


def _is_one(piece: str, with_words: Chain) -> bool:
    """Say whether both ends of a piece belong to the word that is converted."""
    whole = convert_piece(piece, with_words)
    return len(piece) == 1 or (
        convert_piece(piece[0], with_words) + convert_piece(piece[1:], with_words) != whole
        and convert_piece(piece[:-1], with_words) + convert_piece(piece[-1], with_words) != whole
    )
