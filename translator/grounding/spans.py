"""What grounding makes: spans of the source that are replaced, and the text for the engine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from translator.placeholders import MARK

KINDS = frozenset({"number", "name", "term", "dictionary"})
"""number: computed; name: a Chinese person in pinyin; term: from the glossary;
dictionary: a rare proper noun of the dictionary."""
_TITLES = "先生|女士|小姐|太太|夫人|博士|教授|医生|医师|老师|教练|市长|县长|部长|主任|院长|校长"
"""What stands after a family name alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A piece of the source that is certain in the target language."""

    start: int
    end: int
    source: str
    """The characters ``start:end`` of the source."""
    replacement: str
    """What the engine sees in its place."""
    kind: str
    """One of ``KINDS``."""
    origin: str = ""
    """The list or rule it comes from (``table``, ``title``, ``cedict``, ``person`` …): what is
    measured and switched apart (``benchmarks/certainty.py``)."""
    certainty: float
    """0 to 1; where spans overlap, the surer one stays."""
    accepted: tuple[str, ...]
    """Forms any of which, in the target, proves that the span is there. Numbers are compared
    by value instead."""
    restored: str = ""
    """What takes the place of ``replacement`` in the target, if that is but a stand-in: a name
    in pinyin for which the engine is shown made-up characters."""
    forbidden: tuple[str, ...] = ()
    """Forms that must not be in the target: a glossary term's."""

    guess: bool = False
    """Whether the replacement is but the best guess, so that a person should decide."""

    only_checked: bool = False
    """Whether the engine sees the source, and the target is only looked over for the name."""

    @property
    def expected(self) -> str:
        """What the target should have, as a person is told."""
        return self.restored or self.replacement


@dataclass(frozen=True, kw_only=True, slots=True)
class Grounded:
    """A source text as the engine sees it."""

    text: str
    """The source with its spans replaced."""
    spans: tuple[Span, ...]
    """In order, without overlaps; offsets are those of the original source."""
    source_language: str
    target_language: str

    def restore(self, target: str) -> str:
        """Put what is meant in the place of stand-ins; to be called on the engine's answer.

        A stand-in's given name alone, and its family name before a title, are replaced too
        where these characters can have come from nowhere else.
        """
        stand_ins = {span.replacement: span.restored for span in self.spans if span.restored}
        for stand_in, name in stand_ins.items():
            family, _, given = name.partition(" ")
            target = target.replace(stand_in, name).replace(stand_in[1:], given)
            if self.text.count(stand_in[0]) == self.text.count(stand_in):
                target = re.sub(f"{stand_in[0]}(?=老?(?:{_TITLES}))", family, target)
        return target


def choose(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Drop spans that hold a mark or overlap a surer (then a longer) one; sort the rest."""
    kept: list[Span] = []
    taken = bytearray(max((span.end for span in spans), default=0))
    ranked = sorted(spans, key=lambda span: (-span.certainty, span.start - span.end, span.start))
    for span in ranked:
        if MARK.search(span.source) or span.start >= span.end:
            continue
        if not any(taken[span.start : span.end]):
            kept.append(span)
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
    return tuple(sorted(kept, key=lambda span: span.start))


def replace(text: str, spans: Sequence[Span], *, spaced: bool) -> str:
    """Write the replacements into the text.

    Args:
        text: The source.
        spans: As ``choose`` returns them.
        spaced: Set Latin words and digits off from Han by a space, so that the tokenizer
            sees them as words of their own and the model copies them.

    """
    pieces: list[str] = []
    at = 0
    for span in spans:
        shown = span.source if span.only_checked else span.replacement
        pieces += [text[at : span.start], shown]
        at = span.end
    pieces.append(text[at:])
    if not spaced:
        return "".join(pieces)
    result = ""
    for piece in pieces:
        if piece and result and _touch(result[-1], piece[0]):
            result += " "
        result += piece
    return result


def _touch(left: str, right: str) -> bool:
    """Whether a space belongs between two characters: neither is space, mark or punctuation."""
    if not (left.isascii() or right.isascii()):
        return False
    return (left.isalnum() or left in "%.") and (right.isalnum() or right in "$%")
