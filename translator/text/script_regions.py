"""Words that only Taiwan uses, put in (软件 → 軟體) or taken back (軟體 → 软件).

OpenCC's lists do it; but they also find words across ours (勇敢的士兵 → 勇敢計程車兵). Here a
word of the region counts only where it consists of whole words.
"""

from __future__ import annotations

import re
from itertools import accumulate

from translator.text.dictionary import Dictionary
from translator.text.script_converters import Chain, convert, convert_piece
from translator.text.words import words

_CLAUSE = re.compile(r"[^\n，。！？；：、]+")
_MOST_WORDS = 4
"""Words that one regional word may consist of: 人工|智能 → 人工智慧."""


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
    tokens = words(text, dictionary)
    starts = list(accumulate(map(len, tokens), initial=0))
    parts: list[str] = []
    index = 0
    while index < len(tokens):
        for count in range(min(_MOST_WORDS, len(tokens) - index), 0, -1):
            start, end = starts[index], starts[index + count]
            if _is_phrase(tokens[index : index + count], plain, with_words):
                parts.append(convert_piece(text[start:end], with_words))
                break
        else:
            count = 1
            parts.append(characters[starts[index] : starts[index + 1]])
        index += count
    return "".join(parts)


def _is_phrase(tokens: list[str], plain: Chain, with_words: Chain) -> bool:
    """Say whether the tokens together are one regional word (not only some of them)."""
    together = "".join(tokens)
    converted = convert_piece(together, with_words)
    if converted == convert_piece(together, plain):
        return False
    if len(tokens) == 1:
        return True
    return all(
        converted
        != convert_piece("".join(tokens[:cut]), with_words)
        + convert_piece("".join(tokens[cut:]), with_words)
        for cut in range(1, len(tokens))
    )
