"""Foreign names written in Chinese characters by their sound: 凯文·波尔彼得, later 波尔彼得.

No list has them all, and a model writes one differently in each sentence. Here they are only
found; what they are in English is decided once a document (``document_names``).

A name is a run of characters that transliterate, cut where words begin and end: with a dot in
it, or, where it stands without one, three characters or more of which one writes nothing but
sounds, at least twice in the document. A single character beside it that is no word of grammar
may be the rest of a longer name, so that this one is left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from translator.chinese.words.compounds import DOTS, characters_apart
from translator.grounding.evidence import FOREIGN_ONLY, Lexicon, transliterating, words_of
from translator.lazy_regex import lazy_regex

_LONGEST_PART = 8
_SHORTEST = 3
_HAN_WORD = lazy_regex("[\u3400-\u9fff]+")


def find_foreign(
    text: str, *, lexicon: Lexicon, words: Callable[[str], Sequence[str]]
) -> tuple[str, ...]:
    """Find the foreign names of a document.

    Args:
        text: The whole document, in Simplified characters.
        lexicon: Tells words of the language from transliterations.
        words: Cuts Chinese into words; joined, they are the text.

    Returns:
        Full names as the document has them, dots included, before those that stand alone.
    """
    dotted: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for run in _runs(words(text), lexicon):
        if any(dot in run for dot in DOTS):
            dotted[run] += 1
        else:
            alone[run] += 1
    parts = {part for name in dotted for part in split(name)}
    known = [
        name
        for name, times in alone.items()
        if name not in parts and times > 1 and _is_name(name, lexicon)
    ]
    return (*dotted, *known)


def split(name: str) -> list[str]:
    """Return the parts of a name between its dots."""
    return re.split(f"[{DOTS}]", name)


def _runs(tokens: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """Join neighbouring pieces of names; a dot joins only what is a piece on both sides."""
    run, before = "", ""
    for token in (*tokens, "\n"):
        if _is_piece(token, lexicon) or (token in DOTS and run and run[-1] not in DOTS):
            run += token
            continue
        if run and not (_may_belong(before) or _may_belong(token)):
            yield from _checked(run)
        run, before = "", token


def _may_belong(neighbour: str) -> bool:
    """Say whether what stands beside a run may be a part of the name that is not known as one."""
    return bool(neighbour and neighbour in DOTS) or (
        len(neighbour) == 1 and bool(_HAN_WORD.match(neighbour)) and neighbour not in _apart()
    )


@cache
def _apart() -> frozenset[str]:
    """Return the characters that are words of their own beside a name."""
    return words_of("joining") | words_of("weak") | words_of("verb") | characters_apart()


def _checked(run: str) -> Iterator[str]:
    run = run.strip(DOTS)
    parts = split(run)
    # A last part of one character is the beginning of a longer one.
    if len(parts[-1]) > 1 and all(1 <= len(part) <= _LONGEST_PART for part in parts):
        yield run


def _is_piece(token: str, lexicon: Lexicon) -> bool:
    """Say whether a word may be a part of a name: one character, or a word that is no word."""
    if not _HAN_WORD.fullmatch(token):
        return False
    if len(token) > 1 and lexicon.lookup(token):
        return lexicon.is_proper_noun_only(token) and set(token) <= transliterating() | {"大"}
    return set(token) <= transliterating()


def _is_name(name: str, lexicon: Lexicon) -> bool:
    return len(name) >= _SHORTEST and not FOREIGN_ONLY.isdisjoint(name) and not lexicon.lookup(name)
