"""Words that one region has, put in or taken back where they are sure: ``--regional safe``.

OpenCC's lists hold words of computing that are ordinary words as well: 程序 is a program and a
procedure, 支持 to support a device and a candidate. ``script_words.tsv`` says of each word
whether it has one meaning, needs its field around it, or is left alone. What stands in titles and
quotations is somebody else's and stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts.fields import shows
from translator.chinese.scripts.phrases import clause_around
from translator.chinese.scripts.word_edges import Places
from translator.lazy_regex import lazy_regex
from translator.system import text_tables
from translator.types import ScriptChoice

Way = Literal["TW", "from TW", "HK", "from HK"]
"""Whose words are put in, or taken back."""

_BEFORE = 12
"""Characters before a word that its conditions may look at."""

_QUOTED = lazy_regex(
    "《[^》\n]*》|〈[^〉\n]*〉|「[^」\n]*(?:」|$)|『[^』\n]*(?:』|$)|“[^”\n]*(?:”|$)|‘[^’\n]*’"
    '|"[^"\n]*"',
    re.MULTILINE,
)
"""Titles and quotations. One that is not closed goes on to the end of its paragraph."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Word:
    """One row of the table."""

    becomes: str
    """Empty: it stays, and so does what it holds."""
    field: str
    """Which field it needs around it; empty: none."""
    not_after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    before: re.Pattern[str] | None

    def may_be(self, text: str, start: int, end: int) -> bool:
        """Say whether what stands around it allows it."""
        first = max(0, start - _BEFORE)
        if self.not_after is not None and self.not_after.search(text, first, start) is not None:
            return False
        if self.not_before is not None and self.not_before.match(text, end) is not None:
            return False
        if self.stands_alone:
            return True
        return (self.after is not None and self.after.search(text, first, start) is not None) or (
            self.before is not None and self.before.match(text, end) is not None
        )

    @property
    def stands_alone(self) -> bool:
        """Whether nothing beside it is asked for."""
        return self.after is None and self.before is None


def regional_words(
    text: str,
    characters: str,
    way: Way,
    *,
    dictionary: Dictionary | None,
    document: str,
    note: Callable[[ScriptChoice], None] | None = None,
) -> str:
    """Put the sure words of a region into a converted text, or those of the mainland back.

    Args:
        text: What the words are looked for in: Simplified, or in the region's characters where
            they are taken back.
        characters: The text with its characters converted, just as long.
        way: Whose words.
        dictionary: Whose words are not cut; None: the installed one, or rjieba's own list.
        document: The whole document, or as much as is known: it shows the field.
        note: Told of each word that is replaced, or might have been, in order.
    """
    if len(text) != len(characters):
        return characters
    table = _table(way)
    back = way in ("from TW", "from HK")
    clauses = _Clauses(text, dictionary)
    quoted: _Quoted | None = None
    parts: list[str] = []
    done = at = 0
    for found in table.places.finditer(text):
        start = found.start()
        longest = table.longest.get(text[start : start + 2]) or table.longest.get(text[start], 0)
        if start < at or not longest:
            continue
        quoted = quoted or _Quoted(text)
        if inside := quoted.end(start):
            at = inside
            continue
        for end in range(min(start + longest, len(text)), start, -1):
            word = table.words.get(text[start:end])
            if word is None or not clauses.are_kept(start, end, word.becomes if back else ""):
                continue
            if not word.becomes:
                at = end
                break
            if not word.may_be(text, start, end):
                continue
            sure = not word.field or shows(
                text, start, end, word.field, document, alone=word.stands_alone
            )
            if note is not None:
                note(_choice(text, characters, (start, end), word, sure=sure))
            if sure:
                parts += [characters[done:start], word.becomes]
                done = at = end
                break
    return "".join(parts) + characters[done:] if parts else characters


class _Quoted:
    """Where titles and quotations stand in a text; asked from left to right."""

    def __init__(self, text: str) -> None:
        self._spans = [found.span() for found in _QUOTED.finditer(text)]
        self._next = 0

    def end(self, place: int) -> int:
        """Return where the quotation around a place ends; 0: none is around it."""
        while self._next < len(self._spans) and self._spans[self._next][1] <= place:
            self._next += 1
        if self._next == len(self._spans) or place < self._spans[self._next][0]:
            return 0
        return self._spans[self._next][1]


class _Clauses:
    """The words of the clauses that are asked for, from left to right."""

    def __init__(self, text: str, dictionary: Dictionary | None) -> None:
        self._text = text
        self._dictionary = dictionary
        self._start = self._end = 0
        self._places: Places | None = None

    def are_kept(self, start: int, end: int, becomes: str = "") -> bool:
        """Say whether a stretch cuts no word, or only one that is less likely than it.

        Args:
            start: Where it starts.
            end: Where it ends.
            becomes: The mainland's word for it, where it is a region's.
        """
        if self._places is None or start >= self._end:
            self._start, self._end = clause_around(self._text, start, self._end)
            self._dictionary = self._dictionary or dictionaries.installed()
            self._places = Places(self._text[self._start : self._end], self._dictionary)
        if end > self._end:
            return True  # a name with a mark in it
        place = start - self._start, end - self._start
        if self._places.holds(*place):
            return True
        return bool(becomes) and self._places.is_likelier(*place, becomes)


def _choice(
    text: str, characters: str, span: tuple[int, int], word: _Word, *, sure: bool
) -> ScriptChoice:
    start, end = span
    plain = characters[start:end]
    if not word.field:
        reason = "one meaning"
    else:
        reason = f"{word.field}: {'shown' if sure else 'not shown'} by the words around it"
    return ScriptChoice(
        start=start,
        end=end,
        source=text[start:end],
        chosen=word.becomes if sure else plain,
        alternatives=(plain if sure else word.becomes,),
        word=text[start:end],
        by="region",
        reason=reason,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Table:
    """The words of a way that may be replaced."""

    words: dict[str, _Word]
    longest: dict[str, int]
    """How long words are that begin with these two characters, or are this one."""
    places: re.Pattern[str]
    """Matches where one may begin: classes of characters are looked for quickly."""


@cache
def _table(way: Way) -> _Table:
    words: dict[str, _Word] = {}
    for row in text_tables.rows("translator.chinese.scripts", "script_words.tsv", 9, least=4):
        if row[0] != way or row[3] == "never":
            continue
        not_after, not_before, after, before = row[4:8]
        words[row[1]] = _Word(
            becomes=row[2],
            field="" if row[3] == "safe" else row[3],
            not_after=re.compile(rf"(?:{not_after})\Z") if not_after else None,
            not_before=re.compile(not_before) if not_before else None,
            after=re.compile(rf"(?:{after})\Z") if after else None,
            before=re.compile(before) if before else None,
        )
    longest: dict[str, int] = {}
    for word in words:
        longest[word[:2]] = max(longest.get(word[:2], 0), len(word))
    first, second = (
        "".join(map(re.escape, sorted({key[place] for key in longest if len(key) > 1})))
        for place in (0, 1)
    )
    alone = "".join(sorted(key for key in longest if len(key) == 1))
    either = rf"|[{alone}]" if alone else ""
    return _Table(
        words=words,
        longest=longest,
        places=re.compile(rf"[{first}](?=[{second}]){either}"),
    )
