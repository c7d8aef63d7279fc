"""A document whose segments are taken apart once, whichever stage asks first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from translator import placeholders
from translator.chinese.dictionary.dictionary import Dictionary
from translator.chinese.words.words import cut
from translator.document import segments
from translator.document.plan import Item, Plan
from translator.glossary import Found, Matcher
from translator.text.languages import primary
from translator.translation import document_names
from translator.translation.segment import SourceSegment


class PreparedDocument:
    """The segments of one document, each taken apart when it is first asked for, and once.

    Args:
        planned: The document.
        terms: Finds the glossary's terms of its direction.
        dictionary: For the words and the names of Chinese.
    """

    def __init__(self, planned: Plan, *, terms: Matcher, dictionary: Dictionary | None) -> None:
        self.planned = planned
        self.source_language = primary(planned.source_language)
        self.target_language = primary(planned.target_language)
        self.terms = terms
        self.dictionary = dictionary
        self._segments: dict[str, SourceSegment] = {}

    def segment(self, item: Item) -> SourceSegment:
        """Return a segment taken apart."""
        if item.source in self._segments:
            return self._segments[item.source]
        table = placeholders.table(item.block)
        core = segments.core(item.source, table)
        text = segments.unwrap(core.text, table, self.source_language)
        found = self.terms.find(text, words=self._words) if self.terms else ()
        made = SourceSegment(
            source=item.source,
            leading=core.leading,
            text=text,
            trailing=core.trailing,
            placeholders=table,
            terms=found,
        )
        if self.terms:  # otherwise nobody asks again, and a book has many segments
            self._segments[item.source] = made
        return made

    def terms_of(self, item: Item) -> tuple[Found, ...]:
        """Return the glossary's terms in a segment; without a glossary nothing is taken apart."""
        return self.segment(item).terms if self.terms and not item.copied else ()

    @cached_property
    def unsettled_names(self) -> tuple[str, ...]:
        """The foreign names that stand in the document twice and nothing decides."""
        if self.dictionary is None:
            return ()
        return document_names.unsettled(
            document_names.text_of(self.planned),
            lexicon=self.dictionary,
            words=self._words,
            terms=self.terms,
        )

    def _words(self, text: str) -> Sequence[str]:
        return cut(text, dictionary=self.dictionary)
