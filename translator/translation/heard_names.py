"""What a target calls a foreign name of its source: the capitalised words that sound like it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translator.checks.common_words import is_common
from translator.checks.name_evidence import Evidence
from translator.chinese.dictionary.dictionary import Dictionary
from translator.grounding import Lexicon
from translator.grounding.sounds import likeness
from translator.lazy_regex import lazy_regex

ALIKE = 0.6
"""Likeness of sound from which on a rendering is believed. Of 波尔彼得's renderings in one
article, "Pollpeter" has 0.89, "Berezovskiy" 0.6, "Kevin" 0.29."""
_ALIKE_FIRST = 0.5
"""The same of first names, where the family name is alike: 乔治 and George have 0.5."""
CAPITALISED = lazy_regex(
    r"[A-ZÀ-Þ][\w’'-]*(?: (?:(?:de|la|van|von|al|bin|der|du) )?[A-ZÀ-Þ][\w’'-]*)*"
)
"""Words with capitals that stand together."""
_POSSESSIVE = lazy_regex("[’']s?$")
_MOST_WORDS = 6
"""Words of a person's name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """What a target calls somebody."""

    full: str
    """The whole name; empty where only its last part is there."""
    last: str
    """The last part, by which people are called later."""


def heard(
    parts: Sequence[str],
    source: str,
    target: str,
    *,
    lexicon: Lexicon,
    others: Sequence[str] = (),
) -> Heard | None:
    """Find what a target calls a name; None: nothing sounds like it.

    A form that is something else of the source (Moscow where the source has 莫斯科) or that
    sounds more like another name is no rendering of this one.

    Args:
        parts: The name's, between its dots.
        source: Without placeholders, Simplified.
        target: Without placeholders.
        lexicon: Knows how characters sound.
        others: Further foreign names of the source, without dots.
    """
    name = "".join(parts)
    rest = source
    for one in (*parts, *others):
        rest = rest.replace(one, "，")
    evidence = Evidence(rest, lexicon) if isinstance(lexicon, Dictionary) else None

    def fits(words: Sequence[str], wanted: str) -> float:
        form = " ".join(words)
        alike = likeness(wanted, form, lexicon)
        if alike < ALIKE or all(map(is_common, words)):
            return 0.0
        if any(likeness(other, form, lexicon) > alike for other in others):
            return 0.0
        return 0.0 if evidence and all(map(evidence.is_sure, words)) else alike

    best: tuple[float, int, Heard] | None = None
    windows = list(_windows(target))
    if len(parts) > 1:
        for words in windows:
            alike = fits(words, name) if len(words) > 1 else 0.0
            cut = _cut(parts, words, lexicon) if alike else 0
            if cut and (best is None or (alike, -len(words)) > best[:2]):
                found = Heard(full=" ".join(words), last=" ".join(words[cut:]))
                best = (alike, -len(words), found)
    if best is None:
        for words in windows:
            alike = fits(words, parts[-1])
            if alike and (best is None or (alike, -len(words)) > best[:2]):
                form = " ".join(words)
                full = form if len(parts) == 1 else ""
                best = (alike, -len(words), Heard(full=full, last=form))
    return best[2] if best else None


def _windows(target: str) -> Iterator[tuple[str, ...]]:
    """Yield every run of capitalised words and the runs inside it."""
    for phrase in CAPITALISED.findall(target):
        words = _POSSESSIVE.sub("", phrase).split(" ")
        for start in range(len(words)):
            for end in range(start + 1, min(len(words), start + _MOST_WORDS) + 1):
                if words[start][0].isupper() and words[end - 1][0].isupper():
                    yield tuple(words[start:end])


def _cut(parts: Sequence[str], words: Sequence[str], lexicon: Lexicon) -> int:
    """Return at which word the last part of a name begins; 0: the words are not its parts."""
    best, most = 0, 0.0
    for cut in range(1, len(words)):
        last = likeness(parts[-1], " ".join(words[cut:]), lexicon)
        first = likeness("".join(parts[:-1]), " ".join(words[:cut]), lexicon)
        if last >= ALIKE and first >= _ALIKE_FIRST and last + first > most:
            best, most = cut, last + first
    return best
