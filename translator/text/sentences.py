"""Where a sentence ends: spans that cover a text without a gap, in Chinese, English and both.

One pass over the places that matter (enders, quotes, brackets, words with dots in them); the
rules stand in ``translator.text.sentence_rules``. Any text comes back exactly when its
segments are joined, and the time is proportional to its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from translator.lazy_regex import lazy_regex
from translator.text import sentence_rules as rules
from translator.text.languages import HAN_CLASS, is_han
from translator.text.sentence_pairs import CLOSERS, EDGES, pairs

_ENDERS = re.escape("".join(rules.STRONG | rules.ELLIPSIS | rules.STOPS))
_WORD = "[A-Za-z0-9][A-Za-z0-9_%+’'-]*"

_PLACES = lazy_regex(
    rf"(?P<address>(?:https?|ftp|file|mailto|www)(?::|\.)[!-~]*[A-Za-z0-9/#=&_~-])"
    rf"|(?P<word>{_WORD}(?:[.:@,]{_WORD})*(?:(?<=[a-z])/[!-~]+)?)"
    rf"|(?P<enders>[{_ENDERS}]+)"
    rf"|(?P<edge>[{EDGES}])"
    r"|(?P<gap>\r?\n[ \t\u3000]*\r?\n\s*)"
)
_PRIVATE = lazy_regex("[\U000f0000-\U000fbfff]")
_MARKS_OR_SPACE = lazy_regex(r"[\U000f0000-\U000fbfff\s]*")
_CLOSING = lazy_regex("[\U000f8000-\U000fbfff]")
_LETTER = lazy_regex(rf"[{HAN_CLASS}]|[^\W_]")
_LIST_NUMBER = lazy_regex(r"\s*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})")
_CLAUSE = lazy_regex(
    r"(?:——+|[；、]|(?<![0-9])[，：]|[，：](?![0-9])|[;,:](?![0-9A-Za-z/]))"
    rf"[{EDGES}\U000f8000-\U000fbfff]*\s*"
)
_LOOK = 24
"""Characters looked at before and after a quotation."""


def segment(
    text: str,
    language: str | None = None,
    *,
    breaks: Iterable[int] = (),
    spaces: Iterable[int] = (),
) -> list[tuple[int, int]]:
    """Split a text into sentences.

    Args:
        text: A block's text; marks are never split off from what they belong to.
        language: BCP 47 tag of the text. It changes nothing so far: the rules go by the
            characters around each place, because Chinese articles mix both languages.
        breaks: Offsets of hard line breaks: a segment ends after the character at each.
        spaces: Offsets of marks that stand for white space (soft line breaks).

    Returns:
        Spans in order that cover the text; white space at an end belongs to the segment
        before it. The empty text has none.
    """
    del language
    text = rules.ordinary(text)
    forced = sorted({offset + 1 for offset in breaks if 0 <= offset < len(text)})
    machine = _Machine(text, forced, frozenset(spaces))
    ends = sorted({*machine.run(), *forced, len(text)} - {0})
    return _attach(text, ends, frozenset(forced))


def split(text: str, language: str | None = None) -> list[str]:
    """Return the sentences themselves; joined, they are the text."""
    return [text[start:end] for start, end in segment(text, language)]


def clauses(text: str) -> list[tuple[int, int]]:
    """Split a sentence further, at ；，、： and ——, for what is too long to translate whole.

    Returns:
        Spans that cover the text; which neighbours to put together again is the caller's.
    """
    ends = [found.end() for found in _CLAUSE.finditer(rules.ordinary(text))]
    return _attach(text, sorted({*ends, len(text)} - {0}), frozenset())


def _attach(text: str, ends: list[int], forced: frozenset[int]) -> list[tuple[int, int]]:
    """Make spans; what holds no letter or digit goes to its neighbour."""
    spans: list[tuple[int, int]] = []
    start = 0
    for end in ends:
        if _LETTER.search(text, start, end) or not spans or start in forced:
            spans.append((start, end))
        else:
            spans[-1] = (spans[-1][0], end)
        start = end
    if len(spans) > 1 and spans[0][1] not in forced and not _LETTER.search(text, *spans[0]):
        spans[:2] = [(0, spans[1][1])]
    return spans


class _Machine:
    """The state while one text is read: open quotes, the last ender, the current segment."""

    def __init__(self, text: str, forced: list[int], spaces: frozenset[int]) -> None:
        self.text = text
        self.forced = forced
        self.spaces = spaces
        self.pairs = pairs(text, forced)
        self.open: list[int] = []  # offsets of openers whose closer is known
        self.start = 0  # of the current segment
        self.ended = -1  # end of the last ender, moved on over closers and marks
        self.ends: list[int] = []
        self.word = (0, 0)  # the last word seen

    def run(self) -> list[int]:
        """Return the ends of the sentences."""
        forced = iter([*self.forced, len(self.text) + 1])
        next_forced = next(forced)
        for found in _PLACES.finditer(self.text):
            while found.start() >= next_forced:
                self._end(next_forced)
                next_forced = next(forced)
            kind, end = found.lastgroup, found.end()
            if kind == "word":
                self.word = found.span()
            elif kind == "gap":
                self.open.clear()
                self._end(end)
            elif kind == "edge":
                self._edge(found.start())
            elif kind == "enders":
                self._enders(found.start(), end)
        return self.ends

    def _end(self, offset: int) -> None:
        if offset > self.start:
            self.ends.append(offset)
            self.start = offset
        self.ended = -1

    def _edge(self, offset: int) -> None:
        partner = self.pairs.get(offset)
        if partner is None:
            return
        if partner > offset:
            self.open.append(offset)
            return
        while self.open and self.open[-1] >= partner:
            self.open.pop()
        if self.ended < 0:
            return
        if not _MARKS_OR_SPACE.fullmatch(self.text, self.ended, offset):
            self.ended = -1  # nor will it be at any later closer
        else:
            self.ended = offset + 1
            if not self.open and self._closes_sentence(partner, offset + 1):
                self._end(self._tail(offset + 1))

    def _enders(self, start: int, end: int) -> None:
        if not self._is_end(start, end):
            return
        self.ended = end
        if not self.open:
            if not self._goes_on(end):
                self._end(self._tail(end))
        elif self._in_speech() and self._next(end) not in CLOSERS:
            self._end(self._tail(end))

    def _in_speech(self) -> bool:
        """Say whether only quotations are open and the outermost is a long one."""
        outermost = self.open[0]
        return self.pairs[outermost] - outermost > rules.LONG_QUOTATION and all(
            self.text[offset] in rules.QUOTES for offset in self.open
        )

    def _is_end(self, start: int, end: int) -> bool:
        cluster = self.text[start:end]
        following = self.text[end : end + 1]
        if any(character in rules.STRONG for character in cluster):
            if any(character in "。！？" for character in cluster):
                return True
            if cluster == "!" and self._word_at(start) in rules.EXCLAIMED:
                return self._may_begin(end)
            if not following.isascii() or following == "":
                return True
            ahead = self._next(end)
            spaced = self.text[max(start - 1, 0)].isspace() and ahead.isdigit()  # x ? 1 : 0
            code = following.isalnum() or following in rules.OPERATORS or spaced
            return not (code or ahead.islower())
        if end - start > 1 or cluster in rules.ELLIPSIS:  # an ellipsis: …… or ...
            return following.isspace() and self._next(end).isupper()
        return self._is_full_stop(start, end)

    def _is_full_stop(self, start: int, end: int) -> bool:
        """Decide on a single full stop, ``.`` or ``．``."""
        before = self.text[start - 1 : start]
        following = self.text[end : end + 1]
        ahead = self._next(end)
        if start - self.start < _LOOK and _LIST_NUMBER.fullmatch(self.text, self.start, start):
            return False
        if following in ("/", "\\"):  # a path
            return False
        if self.text[start] == "．":
            return not (before.isdigit() and following.isdigit())
        word = self._word_at(start)
        if not word:  # after Han, a bracket, a quote or a mark
            return not (following.isascii() and following.isalnum()) and not ahead.islower()
        if ahead.islower():
            return False
        lower = word.lower()
        if lower in rules.NEVER_LAST:
            return ahead == ""
        if lower in rules.BEFORE_NUMBER and not (len(word) == 1 and word.isupper()):  # p. 5, P. Li
            return not ahead.isdigit()
        if lower in rules.MAY_BE_LAST or rules.DOTTED_INITIALS.fullmatch(word):
            return self._may_begin(end)
        if len(word) == 1:  # an initial, or a number
            numbered = word.isdigit() and rules.NUMBERED.search(self._before(start - 1))
            return bool(numbered) or self._may_begin(end)
        if is_han(following):
            return len(word) >= 3 and word.isalpha()
        return following == "" or not following.isalnum()

    def _closes_sentence(self, opener: int, after: int) -> bool:
        """Decide whether a bracket or quotation that ends with an ender ends the sentence."""
        before = self._before(opener)
        following = self._next(after)
        if following == "":
            return True
        if following in rules.CONTINUES or following in rules.STRONG or following in ".…":
            return False
        mark = self.text[opener]
        if mark in rules.BRACKETS:
            return mark in rules.ROUND and before == ""
        if following.isascii() and following.isalpha():
            return following.isupper()
        rest = self._ahead(after)
        if rules.PARTICLES.match(rest):
            return False
        short = after - opener <= rules.SHORT_QUOTATION
        if before and short and rules.CONTINUATIONS.match(rest):
            return False
        if before == "":
            return rules.ATTRIBUTION.match(rest) is None
        return rules.INTRODUCED.search(before) is not None or not is_han(before[-1])

    def _before(self, offset: int) -> str:
        """Return the end of the segment so far, without marks and white space at its end."""
        text = self.text[max(self.start, offset - _LOOK) : offset]
        return _PRIVATE.sub("", text).rstrip()

    def _ahead(self, offset: int) -> str:
        return _PRIVATE.sub("", self.text[offset : offset + _LOOK]).lstrip()

    def _next(self, offset: int) -> str:
        """Return the next character that is neither a mark nor white space, or nothing."""
        return self._ahead(offset)[:1]

    def _goes_on(self, offset: int) -> bool:
        """Say whether what follows an ender continues its sentence."""
        found = _MARKS_OR_SPACE.match(self.text, offset, offset + _LOOK)
        following = self._next(offset)
        if following not in rules.DASHES or found is None:
            return following in rules.CONTINUES
        between = found.group()
        return "\n" not in between and self.spaces.isdisjoint(range(offset, found.end()))

    def _word_at(self, end: int) -> str:
        """Return the word that ends at an offset, or nothing."""
        return self.text[slice(*self.word)] if self.word[1] == end else ""

    def _may_begin(self, offset: int) -> bool:
        """Say whether an English sentence may begin here, or nothing follows."""
        ahead = self._ahead(offset)
        found = re.match("[A-Za-z]+", ahead)
        return ahead == "" or (found is not None and found.group() in rules.STARTERS)

    def _tail(self, offset: int) -> int:
        """Move past stray closers, closing marks, notes and white space."""
        text, length = self.text, len(self.text)
        while offset < length:
            character = text[offset]
            note = rules.NOTE.match(text, offset)
            if note:
                offset = note.end()
                continue
            stray = character in CLOSERS and character != '"' and offset not in self.pairs
            if not (stray or _CLOSING.match(character) or self._is_note(offset)):
                break
            offset += 1
        while offset < length and (text[offset].isspace() or offset in self.spaces):
            offset += 1
        return offset

    def _is_note(self, offset: int) -> bool:
        """Say whether an atomic mark right after an ender belongs to the sentence before it.

        A footnote's number does; a picture or code that opens the next sentence does not.
        """
        if not "\U000f0000" <= self.text[offset] < "\U000f4000" or offset in self.spaces:
            return False
        following = self.text[offset + 1 : offset + 2]
        return following == "" or following.isspace() or offset + 1 in self.spaces
