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
    text: str,
    converted: str,
    characters: str,
    plain: Chain,
    with_words: Chain,
    dictionary: Dictionary | None,
) -> str:
    """Put the region's words into a converted text.

    Args:
        text: The text before conversion, or its Simplified form.
        converted: What OpenCC makes of it by ``plain``.
        characters: The text with its characters converted as they shall be.
        plain: OpenCC's chain for characters only.
        with_words: The chain for characters and words.
        dictionary: Whose words count; None: OpenCC's words count wherever they stand.

    The three texts have to be equally long; where they are not, no word is put in.
    """
    whole = convert(text, with_words)
    if whole == converted or not len(text) == len(converted) == len(characters):
        return characters
    clauses = list(_CLAUSE.finditer(text))
    after = _CLAUSE.findall(whole)
    if len(after) != len(clauses):  # never seen: OpenCC's words hold no punctuation
        after = [convert_piece(clause.group(), with_words) for clause in clauses]
    parts: list[str] = []
    done = 0
    for clause, new in zip(clauses, after, strict=True):
        start, end = clause.span()
        before = converted[start:end]
        if new != before:
            parts.append(characters[done:start])
            pieces = (clause.group(), before, new, characters[start:end])
            parts.append(_clause(*pieces, (plain, with_words), dictionary))
            done = end
    return "".join(parts) + characters[done:]


def _clause(
    text: str,
    before: str,
    after: str,
    characters: str,
    chains: tuple[Chain, Chain],
    dictionary: Dictionary | None,
) -> str:
    starts = set(accumulate(map(len, words(text, dictionary)), initial=0))
    parts: list[str] = []
    done = 0
    for kind, start, end, new_start, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            continue
        new = after[new_start:new_end]
        if dictionary is None or _is_whole(text, (start, end), new, starts, chains):
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
