"""A word as its cards have it: what is known of it, and the sentence it was met in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from translator.chinese.dictionary import levels
from translator.chinese.words.words import words
from translator.text.characters import xml_text

FIELDS = (
    "Word", "Traditional", "Pinyin", "Zhuyin", "Meanings", "Level", "Sentence", "Gap",
    "Translation", "Document", "Findings", "State", "Due", "Interval", "Stability",
)  # fmt: skip
"""Of a note, in Anki's order. They may be added to at the end, but not renamed or moved: Anki
compares them with those of notes that are there already."""
_GAP = "＿"
"""Stands for a character of the word that is asked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WordNote:
    """What the cards of a word show; everything is plain text."""

    simplified: str
    traditional: str
    pinyin: str
    """With tone marks; what tells apart words that are written alike."""
    zhuyin: str = ""
    meanings: str = ""
    level: int | None = None
    """HSK, 7 stands for 7 to 9; None: not listed."""
    sentence: str = ""
    """The Chinese side."""
    places: tuple[tuple[int, int], ...] = ()
    """Where the word stands in the sentence, in order; none: its place is not known."""
    translation: str = ""
    document: str = ""
    findings: str = ""
    """What the checks found wrong with the translation."""
    state: str = ""
    """What the reader says of the word: ``learning``, ``known``, ``ignored``."""
    due: str = ""
    """When the reader asks for it again, UTC, ``YYYY-MM-DDTHH:MM:SSZ``."""
    interval: str = ""
    """Days from the last answer to ``due``."""
    stability: str = ""
    """Days after which it is remembered with a chance of 90 % (FSRS)."""


def fields(note: WordNote) -> list[str]:
    """Return the fields of a note, in the order of ``FIELDS``, as HTML."""
    other = "" if note.traditional == note.simplified else note.traditional
    marked, gap = [], []
    end = 0
    for start, stop in note.places:
        between = _html(note.sentence[end:start])
        marked += [between, f"<b>{_html(note.sentence[start:stop])}</b>"]
        gap += [between, _GAP * (stop - start)]
        end = stop
    rest = _html(note.sentence[end:])
    return [
        _html(note.simplified),
        _html(other),
        _html(note.pinyin),
        _html(note.zhuyin),
        _html(note.meanings),
        levels.name(note.level),
        "".join((*marked, rest)).strip(),
        "".join((*gap, rest)).strip() if note.places else "",
        *(_html(one).strip() for one in (note.translation, note.document, note.findings)),
        *(_html(one) for one in (note.state, note.due, note.interval, note.stability)),
    ]


def tags(note: WordNote) -> list[str]:
    """Return ``duizhao``, the level (``hsk3``; ``hsk7`` is 7 to 9), the state and the document.

    Anki ends a tag at a space, and ``::`` makes a tag of a tag.
    """
    found = ["duizhao"]
    if note.level:
        found.append(f"hsk{note.level}")
    if note.state:
        found.append(f"duizhao-{note.state}")
    name = re.sub(":{2,}", ":", "_".join(xml_text(note.document).split()))
    return [*found, name] if name else found


def places(sentence: str, *forms: str) -> tuple[tuple[int, int], ...]:
    """Find a word in a sentence.

    Args:
        sentence: Chinese.
        forms: How the word is written, in either script.

    Returns:
        Begin and end of each place. Where a word is found only once, that is it; else only what
        is a word there counts (行 in 行不行, not in 银行), if anything is.
    """
    ways = "|".join(map(re.escape, sorted(set(filter(None, forms)), key=len, reverse=True)))
    found = [one.span() for one in re.finditer(ways, sentence)] if ways else []
    if len(found) < 2:
        return tuple(found)
    ends, start = set(), 0
    for word in words(sentence):
        ends.add((start, start + len(word)))
        start += len(word)
    return tuple(one for one in found if one in ends) or tuple(found)


def _html(text: str) -> str:
    """Return a text as HTML that Anki takes for nothing else, on one line.

    ``[`` begins a sound or a formula (``[sound:…]``, ``[latex]``) in a field.
    """
    edges = " " if text[:1].isspace() else "", " " if text[-1:].isspace() else ""
    plain = " ".join(xml_text(text).split())
    if not plain:
        return edges[0]
    return f"{edges[0]}{escape(plain, quote=False)}{edges[1]}".replace("[", "&#91;")
