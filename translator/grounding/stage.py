"""The stage between segments and engine: put in what is certain, and check it came out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace as replace_field
from functools import lru_cache, partial
from typing import cast

from translator.glossary.forms import stands_in
from translator.glossary.matching import Matcher
from translator.grounding import english_phrases, pinyin_names, quantities, reverse
from translator.grounding import fixed_terms as term_spans
from translator.grounding.evidence import Lexicon
from translator.grounding.names import NO_NAMES, Names, find_names
from translator.grounding.spans import KINDS, Grounded, Span, choose, replace
from translator.numbers.compare import parse
from translator.numbers.counterpart import Counterpart

DEFAULT = KINDS
"""The kinds that measurement has shown to pay (docs/grounding.md)."""


def kinds() -> tuple[str, ...]:
    """Return every kind of span, the surest first."""
    return ("term", "number", "name", "dictionary")


def ground(
    text: str,
    *,
    source: str,
    target: str,
    kinds: frozenset[str] = DEFAULT,
    dictionary: Lexicon | None = None,
    terms: Matcher | None = None,
    names: Names | None = None,
    words: Callable[[str], Sequence[str]] | None = None,
    terms_beside: bool = False,
) -> Grounded:
    """Write what is certain into the source, in the target language.

    Args:
        text: One segment; its marks stay where they are.
        source: Primary language, ``zh`` or ``en``; others pass unchanged.
        target: Likewise.
        kinds: Which spans to make, of ``KINDS``.
        dictionary: For names and proper nouns; None: numbers and glossary only.
        terms: The glossary, ready for this direction; beats everything else.
        names: Of the whole document (``find_names``); None: found in this segment alone.
        words: Cuts Chinese into words; None: ``text.words.cut`` with the dictionary.
        terms_beside: The engine is told the glossary's terms beside the text: they are only
            looked for in the target.

    """
    found: list[Span] = []
    if "term" in kinds and terms:
        cutter = words or partial(_words, dictionary=dictionary)
        found += term_spans.glossary_spans(text, terms, words=cutter)
    if "number" in kinds:
        found += quantities.spans(
            text, source=source, target=target, is_word=_idioms(dictionary),
            is_name=dictionary.is_proper_noun_only if dictionary else lambda word: False,
        )  # fmt: skip
    cut: Sequence[str] = ()
    if "dictionary" in kinds and (source, target) == ("zh", "en") and dictionary is not None:
        cut = words(text) if words else _words(text, dictionary)
    if "dictionary" in kinds and {source, target} == {"zh", "en"}:
        found += term_spans.known_spans(text, source=source, words=cut, lexicon=dictionary)
    if (source, target) == ("zh", "en"):
        if "name" in kinds:
            known = names
            if known is None:
                known = find_names(text, lexicon=dictionary) if dictionary else NO_NAMES
            found += known.spans(text)
        if "dictionary" in kinds and dictionary is not None:
            found += term_spans.title_spans(text, lexicon=dictionary)
            found += term_spans.dictionary_spans(text, words=cut, lexicon=dictionary)
    if (source, target) == ("en", "zh") and dictionary is not None:
        if "dictionary" in kinds:
            found += reverse.spans(text, lexicon=dictionary)
        if "name" in kinds:
            shown = "".join(span.replacement for span in found)
            found += pinyin_names.spans(text, lexicon=dictionary, shown=shown)
    spans = choose([as_listed(span) for span in found])
    if terms_beside:
        spans = tuple(
            replace_field(span, only_checked=True) if span.kind == "term" else span
            for span in spans
        )
    return Grounded(
        text=replace(text, spans, spaced=source == "zh"),
        spans=spans, source_language=source, target_language=target,
    )  # fmt: skip


ONLY_CHECKED = frozenset({english_phrases.WEEKDAY})
"""Lists (``Span.origin``) that are right, but made translations no better when they were written:
the target is looked over for them, and the engine sees the source. With 周四 written for Thursday
the model lost other numbers: in 61 sentences of WMT22 those of 57 % were right, without of 70 %."""


def as_listed(span: Span) -> Span:
    """Return a span as its list is used: written, or only looked for."""
    return replace_field(span, only_checked=True) if span.origin in ONLY_CHECKED else span


def _idioms(dictionary: Lexicon | None) -> Callable[[str], bool] | None:
    """Words of three characters and more that the dictionary knows: 三心二意, 五台山."""
    if dictionary is None:
        return None
    return _idioms_of(cast("Hashable", dictionary))


@lru_cache(maxsize=4)
def _idioms_of(lexicon: Hashable) -> Callable[[str], bool]:
    from translator.chinese.dictionary.dictionary import Dictionary
    from translator.chinese.words import (
        segmenter,  # loads the segmenter's part of the package
    )

    if isinstance(lexicon, Dictionary):  # around each numeral a hundred strings are tried
        return segmenter.headwords(lexicon).__contains__
    return lambda word: bool(cast("Lexicon", lexicon).lookup(word))


def _words(text: str, dictionary: Lexicon | None) -> Sequence[str]:
    from translator.chinese.dictionary.dictionary import Dictionary
    from translator.chinese.words import words as cutter  # loads the segmenter

    return cutter.cut(text, dictionary if isinstance(dictionary, Dictionary) else None)


def missing(grounded: Grounded, target_text: str) -> tuple[Span, ...]:
    """Return the spans the target does not show.

    Numbers are compared by value, however they are written; names and terms by their
    accepted forms, whatever the case, the spaces and the accents; terms as whole words, in
    the plural too.
    """
    target = _folded(target_text)
    numbers = Counterpart(parse(target_text, grounded.target_language), target_text)

    def shown(span: Span) -> bool:
        if span.kind == "term":
            language = grounded.target_language
            return any(stands_in(form, target_text, language) for form in span.accepted)
        if span.kind != "number":
            return any(_names(form, target_text, target) for form in span.accepted)
        if any(_stands_in(form, target_text) for form in span.accepted):
            return True
        if len(span.accepted) > 1:  # all its forms are listed: six months, half past six
            return False
        quantities = parse(span.source, grounded.source_language)
        return bool(quantities) and all(map(numbers.has, quantities))

    # What stands in the source many times is looked for once.
    unlike = {(span.kind, span.source, span.accepted): span for span in grounded.spans}
    there = {key for key, span in unlike.items() if shown(span)}
    return tuple(
        span for span in grounded.spans if (span.kind, span.source, span.accepted) not in there
    )


def _stands_in(form: str, text: str) -> bool:
    """Say whether a number is written this way, and not as a part of a longer one."""
    return re.search(rf"(?<![\d.,]){re.escape(form)}(?!\d)", text, re.IGNORECASE) is not None


_SHORT = 4
"""Letters of a name that by chance stands in other words: UN, Fed, Ma."""


def _names(form: str, text: str, folded: str) -> bool:
    """Say whether a text has a name: a short one in Latin letters only as a word of its own."""
    if len(form) <= _SHORT and form.isascii():
        return re.search(rf"(?<!\w){re.escape(form)}(?:e?s)?(?!\w)", text) is not None
    return _folded(form) in folded


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]+", "", "".join(c for c in plain if not unicodedata.combining(c)))
