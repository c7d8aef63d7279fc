"""What a rule of punctuation and spaces is, and the classes of characters the rules share.

The rules themselves stand in the tables of ``chinese_rules``, ``english_rules`` and
``small_words``, in the order they are applied. Every rule says why it is there and where it comes
from, and has rows of its own in ``tests/text/typography/typography.tsv``, which fail without it;
``docs/typography.md`` shows the tables.

Sources:
    GB      GB/T 15834—2011, General rules for punctuation (China), by section
    clreq   W3C, Requirements for Chinese Text Layout
    Chicago The Chicago Manual of Style, 17th edition, by paragraph or chapter
    models  what translation models were seen to write, and no rule of a language

A rule is asked only where one of the characters it is about stands in the text, so that a
text in order costs a look at its characters and nothing else. No pattern needs more than time
in proportion to the text, whatever the text is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One rule: what is written, what is wanted, and why."""

    name: str
    why: str
    source: str
    needs: frozenset[str]
    """Characters one of which must be in the text for the rule to find anything."""
    expression: str
    """Compiled when it is first needed: no command that only shows its help waits for it."""
    replacement: str | Callable[[re.Match[str]], str]
    even: str = ""
    """A character that must stand an even number of times: no telling pairs apart otherwise."""
    unless: str = ""
    """A character of texts that the rule leaves alone: the back quote of code."""

    def apply(self, text: str) -> str:
        """Return the text as the rule wants it."""
        return _compiled(self.expression).sub(self.replacement, text)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def rule(
    name: str,
    needs: str,
    expression: str,
    replacement: str | Callable[[re.Match[str]], str],
    *,
    why: str,
    source: str,
    even: str = "",
    unless: str = "",
) -> Rule:
    """Make a rule; the arguments are its fields."""
    return Rule(
        name=name,
        why=why,
        source=source,
        needs=frozenset(needs),
        expression=expression,
        replacement=replacement,
        even=even,
        unless=unless,
    )


PLACEHOLDERS = "\U00100000-\U0010fffd"
"""The inside of a class: characters that stand for what is never changed (typography.py)."""
# Marks and inline tags may stand between a character and its punctuation.
TAG = "(?:[\U000f0000-\U000fbfff]|</?\\d+/?>)*"
OPENING = "(?:[\U000f0000-\U000f7fff]|<\\d+/?>)*"
CLOSING = "(?:[\U000f8000-\U000fbfff]|</\\d+>)*"
WORD = rf"[A-Za-z0-9{PLACEHOLDERS}]"
