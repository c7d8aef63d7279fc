"""The English of the dictionary, as it is found: glosses, their words, and forms of words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from translator.lazy_regex import lazy_regex

_NOT_ENGLISH = lazy_regex(r"\[[^\]]*\]|[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")
_NOTE = lazy_regex(r"\([^()]*\)")
_TOKEN = lazy_regex(r"[a-z0-9]+")
_ABOUT_THE_WORD = lazy_regex(
    r"(?:CL:|(?:also |Taiwan |colloquial )?pr\. |(?:see|see also|used in|abbr\. for|also written"
    r"|same as) [^ a-z]|(?:\w+ )*variant of )"
)
"""Meanings that speak of Chinese words, not in English: nobody looks them up."""
_LEADING = frozenset({"to", "a", "an", "the"})
COMMON = frozenset(
    {"a", "an", "and", "as", "at", "be", "by", "etc", "for", "from", "in", "into", "is", "it"}
    | {"of", "on", "or", "sb", "sth", "that", "the", "to", "up", "with"}
)
"""Words that nearly every meaning has: found only as a whole meaning (``of``)."""
_LONGEST_GLOSS = 6
"""Words of a gloss that is found as a whole; longer ones are found by their words."""
_IRREGULAR: Mapping[str, str] = {
    "ate": "eat", "bought": "buy", "brought": "bring", "came": "come", "children": "child",
    "drank": "drink", "drove": "drive", "feet": "foot", "flew": "fly", "gave": "give",
    "geese": "goose", "gone": "go", "knew": "know", "knives": "knife", "leaves": "leaf",
    "lives": "life", "made": "make", "men": "man", "mice": "mouse", "people": "person",
    "ran": "run", "sang": "sing", "saw": "see", "slept": "sleep", "sold": "sell",
    "spoke": "speak", "swam": "swim", "taught": "teach", "teeth": "tooth", "thought": "think",
    "took": "take", "was": "be", "went": "go", "were": "be", "wives": "wife", "women": "woman",
    "wrote": "write",
}  # fmt: skip
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ies", ("y", "ie")),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
)
"""Endings of plurals and verbs and what stands in their place (English orthography)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gloss:
    """One English rendering within an entry."""

    words: tuple[str, ...]
    """Lower case, without notes in brackets and without a leading *to* or article."""
    noted: tuple[str, ...]
    """Words of the notes."""
    verb: bool
    """It began with *to*."""
    sense: int
    """Index of its meaning in the entry."""

    @property
    def whole(self) -> str:
        """What it is found by as a whole; "": it is too long for that."""
        return " ".join(self.words) if len(self.words) <= _LONGEST_GLOSS else ""


def tokens(text: str) -> list[str]:
    """Return lower-case words without accents; ``mother-in-law's`` is four."""
    plain = text.lower() if text.isascii() else _without_accents(text.lower())
    return _TOKEN.findall(plain.replace("'s", "").replace("'", ""))


def glosses(meanings: tuple[str, ...], *, name: bool = False) -> Iterator[Gloss]:
    """Yield each rendering of an entry; meanings that speak of the Chinese word are left out.

    Args:
        meanings: The entry's.
        name: It is a proper noun: what stands before a comma is a rendering, too
            (``Beijing, capital of China``).
    """
    for sense, meaning in enumerate(meanings):
        if _ABOUT_THE_WORD.match(meaning):
            continue
        english = meaning if meaning.isascii() and "[" not in meaning else ""
        english = english or _NOT_ENGLISH.sub(" ", meaning)
        for part in english.split(";"):
            note = " ".join(_NOTE.findall(part)) if "(" in part else ""
            outside = _NOTE.sub(" ", part) if note else part
            words = tokens(outside)
            if name and "," in outside:
                alone = tokens(outside.partition(",")[0])
                yield Gloss(words=tuple(without_lead(alone)), noted=(), verb=False, sense=sense)
            noted = tuple(tokens(note)) if note else ()
            if words or noted:
                yield Gloss(
                    words=tuple(without_lead(words)),
                    noted=noted,
                    verb=words[:1] == ["to"],
                    sense=sense,
                )


def without_lead(words: list[str]) -> list[str]:
    """Leave out a leading *to* or article, unless it is all there is."""
    return words[1:] if len(words) > 1 and words[0] in _LEADING else words


def bases(word: str) -> list[str]:
    """Return what a plural or a verb's form may be made of: ``cities`` → city, citie.

    They are candidates: a caller keeps those the dictionary has.
    """
    if word in _IRREGULAR:
        return [_IRREGULAR[word]]
    for ending, replacements in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2 or word.endswith(("ss", "us", "is")):
            continue
        found = [stem + one for one in replacements]
        if ending in ("ed", "ing") and len(stem) > 2 and stem[-1] == stem[-2]:
            found.append(stem[:-1])  # stopped, running
        return found
    return []


def _without_accents(text: str) -> str:
    return "".join(
        one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one)
    ).replace("’", "'")
