"""The terms of the glossary that stand in a sentence, for who checks its translation."""

from __future__ import annotations

from dataclasses import dataclass

from translator import placeholders
from translator.glossary import Glossary, Matcher, stands_in
from translator.text.languages import primary


@dataclass(frozen=True, kw_only=True, slots=True)
class TermInSentence:
    """A term of the source, with what a person decided it becomes."""

    source: str
    targets: tuple[str, ...]
    """The first is written, any of them is right."""
    kept: bool
    """Whether the target has one of them."""


def terms_in_sentence(
    glossary: Glossary, source: str, target: str, *, source_language: str, target_language: str
) -> list[TermInSentence]:
    """Return a sentence's terms, each once, in the order of the sentence.

    Args:
        glossary: As ``open_glossary`` returns it.
        source: The sentence; its marks do not count.
        target: Its translation, likewise.
        source_language: BCP 47 tag, like the next.
        target_language: Of the target.
    """
    languages = primary(source_language), primary(target_language)
    matcher = Matcher(glossary, source=languages[0], target=languages[1])
    plain = placeholders.strip(target)
    rules = {found.rule.source: found.rule for found in matcher.find(placeholders.strip(source))}
    return [
        TermInSentence(
            source=name,
            targets=rule.targets,
            kept=any(stands_in(form, plain, languages[1]) for form in rule.targets),
        )
        for name, rule in rules.items()
    ]
