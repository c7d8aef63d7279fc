"""Whether a text is Markdown, by what it looks like inside."""

from __future__ import annotations

import re

from translator.lazy_regex import lazy_regex

# Lines with # one after the other are a program's or a table's comments, not headings.
_HEADINGS = lazy_regex(r"(?:\A|(?<=\n)(?!#)[^\n]*\n)#{1,6}[ \t]+\S[^\n]*(?:\n(?!#)|\Z)")

# What a person writes only on purpose, and how much each says; two points are Markdown.
_TRAITS: tuple[tuple[re.Pattern[str], int], ...] = (
    (lazy_regex(r"!?\[[^\]\n]{0,300}\]\((?:https?:|mailto:|[./#\w])[^)\s]{0,2000}\)"), 2),
    (lazy_regex(r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]+\S", re.MULTILINE), 1),
    (_HEADINGS, 1),
    (lazy_regex(r"^ {0,3}(?:```|~~~)", re.MULTILINE), 1),
    (lazy_regex(r"(?<!\*)\*\*[^*\s][^*\n]{0,200}\*\*(?!\*)"), 1),
    (lazy_regex(r"^ {0,3}\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*$", re.M), 2),
    (lazy_regex(r"^ {0,3}[-*+][ \t]+\S", re.MULTILINE), 1),
    (lazy_regex(r"^ {0,3}>[ \t]+\S", re.MULTILINE), 1),
    (lazy_regex(r"`[^`\n]{1,200}`"), 1),
)


def looks_like_markdown(text: str) -> bool:
    """Say whether a text is Markdown: two signs of different kinds, or one that is sure."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(_HEADINGS.findall(text)) >= 2:
        return True
    return sum(points for trait, points in _TRAITS if trait.search(text)) >= 2
