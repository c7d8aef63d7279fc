"""A sentence as it is compared with others: what is the same to a reader is the same here.

Marks, white space, width, case and script do not count, and a figure is as good as any other:
how alike two sentences are is said of this form, and the index (``text_index``) is made of it.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from functools import cache, lru_cache
from itertools import pairwise

from translator import placeholders
from translator.chinese.scripts.converter import to_simplified
from translator.lazy_regex import lazy_regex
from translator.text.languages import HAN_CLASS, single_script_characters

FORM = 1
"""Raise it when a sentence gets another form or other grams here: libraries are indexed anew."""
ATOM = "\ufffc"
"""Stands for any atomic mark (code, a picture); marks of pairs count for nothing."""
FIGURE = "0"
"""Stands for any number in figures: sentences that differ in figures alone are alike."""

LONGEST = 4000
"""Characters of a sentence that are compared; what is longer is hardly one."""

_FIGURES = lazy_regex(r"[0-9]+(?:[.,:/][0-9]+)*")
_SPACE = lazy_regex(r"\s+")
_ITEM = lazy_regex(f"[{HAN_CLASS}]|[^\\W_{HAN_CLASS}]+")
_BEGINNING = 5
"""Letters of a word that count: one that ends otherwise (markets, opened) is found by them."""
_SHORT = 6
"""Items of a short sentence: its edges are grams, too. Of three characters one may be another."""


def comparable(text: str, *, figures: bool = False) -> str:
    """Return a sentence in the form in which sentences are compared.

    Args:
        text: Source or target, with its marks.
        figures: Leave figures as they are: then they count.
    """
    plain = placeholders.MARK.sub(_mark, text).strip(f"{ATOM} \n\t\u3000")
    traditional = single_script_characters()[1]
    if not traditional.isdisjoint(plain):
        plain = plain.translate(_to_simplified())
    folded = unicodedata.normalize("NFKC", plain[:LONGEST]).casefold()
    even = _SPACE.sub(" ", folded)
    return even if figures else _FIGURES.sub(FIGURE, even)


def _mark(found: re.Match[str]) -> str:
    return ATOM if placeholders.role(found.group()) == "atom" else ""


@cache
def _to_simplified() -> dict[int, str]:
    """Return each Traditional character with its Simplified one, whatever stands beside it."""
    return {ord(one): to_simplified(one) for one in sorted(single_script_characters()[1])}


def hits(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Return where a text holds some words, in either script and whatever their width and case.

    Args:
        text: Source or target; marks within the words are passed over.
        words: As a person typed them.

    Returns:
        Offsets into the text, half open; none for empty words.
    """
    wanted = "".join(map(_folded, words.strip()))
    kept = [at for at, char in enumerate(text) if not placeholders.MARK.match(char)]
    folded = "".join(_folded(text[at]) for at in kept)
    found, at = [], folded.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        found.append((kept[at], kept[end - 1] + 1))
        at = folded.find(wanted, end)
    return tuple(found)


@lru_cache(maxsize=20_000)
def _folded(character: str) -> str:
    """Return one character for one: what has no such form stays as it is."""
    if character in single_script_characters()[1]:
        character = _to_simplified()[ord(character)]
    folded = unicodedata.normalize("NFKC", character).casefold()
    return folded if len(folded) == 1 else character


def items(form: str) -> list[str]:
    """Return what a sentence is made of: Chinese characters, words of letters, figures.

    Args:
        form: As ``comparable`` returns it.
    """
    return _ITEM.findall(form)


def grams(form: str) -> list[str]:
    """Return what a sentence is found by: its items two by two, and its words, each once.

    These are the grams of words that stand in a sentence, too; ``edges`` has those that do not.

    A change of one item touches two pairs, so of two sentences that are alike most pairs are the
    same, and two characters are seldom enough. Punctuation and white space stand between items
    without parting them. They are written as numbers, so that no rule of SQLite's for splitting
    a text into words applies to them.

    Args:
        form: As ``comparable`` returns it.
    """
    found = [one[:_BEGINNING] for one in items(form)]
    pairs = [f"{one}\0{other}" for one, other in pairwise(found)]
    words = [one for one in found if len(one) > 1] if pairs else found
    return [gram_of(one) for one in dict.fromkeys([*pairs, *words])]


def edges(form: str) -> list[str]:
    """Return how a short sentence begins and ends, as further grams; none for a long one.

    Args:
        form: As ``comparable`` returns it.
    """
    found = [one[:_BEGINNING] for one in items(form)]
    if not found or len(found) > _SHORT:
        return []
    return [gram_of(f"\0{found[0]}"), gram_of(f"{found[-1]}\0")]


def gram_of(written: str) -> str:
    """Return a gram as the index has it."""
    return format(zlib.crc32(written.encode("utf-8", "surrogatepass")), "x")
