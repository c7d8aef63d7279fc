"""What a document needs, before anything is translated: languages, segments, what is copied."""

from __future__ import annotations

from dataclasses import dataclass

from translator import placeholders
from translator.chinese.scripts.converter import normalise
from translator.document import segments
from translator.errors import LanguageError, UsageError
from translator.errors.error_sentences import named
from translator.text.languages import has_language, primary
from translator.types import Block, Document, Segment

TARGETS = ("en", "zh-Hans", "zh-Hant", "zh-Hant-TW", "zh-Hant-HK")
"""BCP 47 tags one can translate to."""
_NAMES = {
    "en": "English",
    "zh": "Chinese",
    "zh-Hans": "Simplified Chinese",
    "zh-Hant": "Traditional Chinese",
    "zh-Hant-TW": "Traditional Chinese (Taiwan)",
    "zh-Hant-HK": "Traditional Chinese (Hong Kong)",
}


_CUES = ("srt", "vtt", "ass")
"""Formats in which text without a time is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One segment and what is to be done with it."""

    segment: Segment
    source: str
    block: Block
    copied: bool
    """Nothing of the source language in it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What a document needs, before anything is translated."""

    document: Document
    source_language: str
    """BCP 47 tag."""
    target_language: str
    """BCP 47 tag."""
    items: tuple[Item, ...]


def plan(
    document: Document,
    *,
    to: str | None = None,
    source: str | None = None,
    chinese: str = "zh-Hans",
    wordless: bool = False,
) -> Plan:
    """Decide languages and segments.

    Args:
        document: As a format read it.
        to: BCP 47 tag; None: English for Chinese, ``chinese`` for English.
        source: BCP 47 tag; None: as detected.
        chinese: BCP 47 tag of what English becomes unless ``to`` says otherwise.
        wordless: Take a document without text of its own (templates, code) for one in the other
            language, so that it comes along as it is.

    Raises:
        LanguageError: the document is in neither Chinese nor English, or ``to`` is unknown.
        UsageError: source and target are the same.
    """
    language, target = languages(document, to=to, source=source, chinese=chinese, wordless=wordless)
    spoken = primary(language)
    items = []
    for block in document.blocks:
        for segment in segments.segment_block(block, language):
            text = block.text[segment.start : segment.end]
            copied = not has_language(placeholders.strip(text), spoken)
            items.append(Item(segment=segment, source=text, block=block, copied=copied))
    return Plan(
        document=document, source_language=language, target_language=target, items=tuple(items)
    )


def languages(
    document: Document,
    *,
    to: str | None = None,
    source: str | None = None,
    chinese: str = "zh-Hans",
    wordless: bool = False,
) -> tuple[str, str]:
    """Return the BCP 47 tags of a document's source and target; see ``plan``."""
    language = source or document.language
    if wordless and not (document.blocks or source):
        language = "zh-Hans" if to is None or primary(_target(to)) == "en" else "en"
    spoken = primary(language)
    if spoken not in ("zh", "en"):
        if not document.blocks and document.format in _CUES:
            raise LanguageError("document.no-cue", name=document.name)
        raise LanguageError(
            "document.other-language" if document.blocks else "document.no-text",
            name=document.name,
        )
    usual = "en" if spoken == "zh" else chinese
    target = _target(usual if to is None else to)
    if target == "en" == spoken or target == language:
        raise UsageError("document.already", name=document.name, language=named(language))
    return language, target


def direction(planned: Plan) -> str:
    """Return the direction of a plan as models name it: ``zh-en``."""
    return f"{primary(planned.source_language)}-{primary(planned.target_language)}"


def _target(to: str) -> str:
    for known in TARGETS:
        if known.lower() == to.strip().replace("_", "-").lower():
            return known
    if primary(to) == "en":
        return "en"
    try:
        return normalise(to)
    except LanguageError as error:
        raise LanguageError(
            "document.no-target", language=to, choices=", ".join(TARGETS)
        ) from error


def describe(tag: str) -> str:
    """Return a language's name for messages."""
    return _NAMES.get(tag, tag)
