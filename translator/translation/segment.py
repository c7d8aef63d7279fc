"""A segment on its way through a run, made once at each stage and handed on to the next.

plan's Item → SourceSegment: what is translated of it, and its terms (before memory is asked)
            → PreparedSegment: what is certain about it (only of what memory does not know)
            → Candidate: a target with its faults (``translator.translation.retry``)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.scripts import converter
from translator.glossary import Found, Matcher
from translator.grounding import Grounded, Lexicon, Names, ground
from translator.text.typography.apply import DEFAULT, Typography
from translator.types import Inline


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceSegment:
    """A segment taken apart: ``leading``, what is translated, ``trailing``."""

    source: str
    """As it stands in its block."""
    leading: str
    text: str
    """What is translated, with placeholders; the lines of a hard-wrapped segment are joined."""
    trailing: str
    placeholders: Mapping[str, Inline]
    """What each placeholder of its block stands for."""
    terms: tuple[Found, ...]
    """The glossary's terms in ``text``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grounder:
    """Writes what is certain into texts of a document; data only, so a step may hand it on."""

    source_language: str
    """Primary language, like the next."""
    target_language: str
    kinds: frozenset[str] = frozenset()
    """Kinds of spans that are written; none: the text stays as it is."""
    dictionary: Lexicon | None = None
    names: Names | None = None
    """Of the document; None: those of each text by itself."""
    terms: Matcher | None = None
    terms_beside: bool = False
    """Whether the engine is told terms beside the text, so that they are not written into it."""

    def ground(self, text: str) -> Grounded:
        """Ground a text of the source language, with or without placeholders."""
        # Models have seen little Traditional text: they are shown Simplified.
        plain = converter.to_simplified(text) if self.source_language == "zh" else text
        return ground(
            plain,
            source=self.source_language,
            target=self.target_language,
            kinds=self.kinds,
            dictionary=self.dictionary,
            names=self.names,
            terms=self.terms,
            terms_beside=self.terms_beside,
        )

    def writing_nothing(self) -> Grounder:
        """Return one that leaves texts as they are, in Simplified characters."""
        return replace(self, kinds=frozenset())


@dataclass(frozen=True, kw_only=True, slots=True)
class PreparedSegment:
    """A segment to translate, with all that helps; ``prepare`` makes it."""

    text: str
    """With placeholders, as the document has it."""
    placeholders: Mapping[str, Inline]
    grounded: Grounded
    """The whole text with what is certain written into it."""
    grounder: Grounder
    """For a part of the text, or the text without its placeholders."""
    context: tuple[tuple[str, str], ...] = ()
    """Earlier (source, target) pairs of the document, oldest first."""
    dictionary: Dictionary | None = None
    """For the checks: what the source's words are in English."""
    typography: Typography = DEFAULT

    @property
    def source_language(self) -> str:
        """Primary language."""
        return self.grounder.source_language

    @property
    def target_language(self) -> str:
        """Primary language."""
        return self.grounder.target_language


def prepare(
    text: str,
    grounder: Grounder,
    *,
    placeholders: Mapping[str, Inline] | None = None,
    context: tuple[tuple[str, str], ...] = (),
    dictionary: Dictionary | None = None,
    typography: Typography = DEFAULT,
) -> PreparedSegment:
    """Ground a segment's text for the engine and the checks; arguments as its attributes."""
    return PreparedSegment(
        text=text,
        placeholders=placeholders or {},
        grounded=grounder.ground(text),
        grounder=grounder,
        context=context,
        dictionary=dictionary,
        typography=typography,
    )
