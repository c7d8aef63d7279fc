"""Terms the engine did not obey, put right in its target where there is no doubt about it.

Three things are without doubt:

    forbidden  a form the glossary rules out for a term of the source stands for that term
    capitals   the term is there, but "silk road" where the glossary has "Silk Road"
    rendering  the term is missing, and what the engine makes of it alone, or the end of what
               should be there ("canteen" of "neighbourhood canteen"), stands there just once
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from translator.checks.term_use import outside
from translator.checks.wording import say
from translator.glossary.forms import fold, occurrences, plurals, stands_in
from translator.grounding import Span
from translator.lazy_regex import lazy_regex
from translator.types import Finding, Level

_SHORTEST = {"en": 4, "zh": 2}
"""Characters of a rendering that may be told from chance: "art" and 年 are everywhere."""
_LONGEST = {"en": 40, "zh": 12}
"""Characters of a rendering beyond which the engine has not named the term but told a story."""
_ARTICLE = lazy_regex(r"\b(a|an)( )$", re.IGNORECASE)
_SOUNDS_LIKE_YOU = lazy_regex(r"(?:uni(?!n)|use|usu|eu|ewe|one\b|once\b|u\b|ut[ei])", re.IGNORECASE)
_SILENT_H = lazy_regex(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)
_SENTENCE_END = lazy_regex(r"(?:^|[.!?:…]['\"’”)]* +|[“\"(]|\n)$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Correction:
    """What was replaced in a target."""

    source: str
    """The term."""
    was: str
    becomes: str

    @property
    def finding(self) -> Finding:
        """What a reader is told."""
        return say(
            "terms.corrected", Level.INFO, term=self.source, was=self.was, becomes=self.becomes
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Enforced:
    """A target with its terms put right."""

    target: str
    corrections: tuple[Correction, ...]


def enforce(
    target: str,
    spans: Sequence[Span],
    *,
    language: str,
    renderings: Mapping[str, Sequence[str]] | None = None,
) -> Enforced:
    """Put terms right.

    Args:
        target: As the engine gave it, placeholders included.
        spans: Of the source; only terms are looked at.
        language: Of the target, ``en`` or ``zh``.
        renderings: Term as the source has it → what the engine makes of it alone; given, what
            is missing is looked for.
    """
    corrections: list[Correction] = []
    terms = list({span.source: span for span in spans if span.kind == "term"}.values())
    for span in terms:
        for form in sorted(span.forbidden, key=len, reverse=True):
            target = _replace(target, span, form, language, corrections)
        if renderings is not None and not _there(target, span, language):
            others = [other for other in terms if other is not span]
            whole = len(re.sub(r"\W+$", "", target))
            for form in _guesses(span, renderings.get(span.source, ()), language):
                # A target that is nothing but that form is a sentence, not a name.
                if len(form) < whole and len(_free(target, form, span, others, language)) == 1:
                    target = _replace(target, span, form, language, corrections)
                    break
        if language == "en" and span.expected != span.expected.lower():
            target = _capitals(target, span, corrections)
    return Enforced(target=target, corrections=tuple(corrections))


def _there(target: str, span: Span, language: str) -> bool:
    return any(stands_in(form, target, language) for form in span.accepted)


def _guesses(span: Span, alone: Sequence[str], language: str) -> list[str]:
    """Return what may stand for a missing term: the engine's own word, then the term's end."""
    own = [re.sub(r"^[\s\W]+|[\s\W]+$", "", form) for form in alone]
    own = [form for form in own if len(form) <= _LONGEST[language]]
    expected = span.expected
    if language == "zh":
        ends = [expected[at:] for at in range(1, len(expected) - 1)]
    else:
        words = expected.split(" ")
        ends = [" ".join(words[at:]) for at in range(1, len(words))]
    return [form for form in (*own, *ends) if len(form) >= _SHORTEST[language]]


def _free(
    target: str, form: str, span: Span, others: Sequence[Span], language: str
) -> list[tuple[int, int]]:
    """Return where a form stands that no other term of the sentence accounts for."""
    taken = [*span.accepted, *(accepted for other in others for accepted in other.accepted)]
    return outside(form, taken, target, language)


def _replace(
    target: str, span: Span, form: str, language: str, corrections: list[Correction]
) -> str:
    """Put the term in every place of a form, in its number and with its capital."""
    for start, end in reversed(outside(form, span.accepted, target, language)):
        was = target[start:end]
        becomes = span.expected
        before = target[:start]
        if language == "en":
            becomes = _in_number(becomes, was, form)
            if was[0].isupper() and _SENTENCE_END.search(before):
                becomes = becomes[0].upper() + becomes[1:]
            before = _with_article(before, becomes)
        target = before + becomes + target[end:]
        corrections.append(Correction(source=span.source, was=was, becomes=becomes))
    return target


def _in_number(becomes: str, was: str, form: str) -> str:
    """Return the plural where what is replaced was one."""
    many = {fold(one) for one in plurals(form)}
    ours = plurals(becomes)
    return ours[0] if fold(was) in many and ours else becomes


def _with_article(before: str, noun: str) -> str:
    """Let a or an in front fit the noun by its sound, as far as its letters tell."""
    found = _ARTICLE.search(before)
    if found is None:
        return before
    vowel = noun[:1].lower() in tuple("aeiou") and not _SOUNDS_LIKE_YOU.match(noun)
    article = "an" if vowel or _SILENT_H.match(noun) else "a"
    if found[1][0].isupper():
        article = article.capitalize()
    return before[: found.start()] + article + found[2]


def _capitals(target: str, span: Span, corrections: list[Correction]) -> str:
    """Write the term's capitals; what is in capitals throughout stays so."""
    for found in reversed(occurrences(span.expected, target, "en")):
        was = found.group()
        wanted = _cased(was, span.expected)
        if wanted and wanted != was and not was.isupper():
            target = target[: found.start()] + wanted + target[found.end() :]
            corrections.append(Correction(source=span.source, was=was, becomes=wanted))
    return target


def _cased(was: str, expected: str) -> str:
    """Return a form with the term's capitals; nothing where its letters are others."""
    for form in (expected, *plurals(expected), expected.partition(" ")[2]):
        if fold(form).replace("-", " ") == fold(was).replace("-", " "):
            return form
    return ""
