"""Where a sentence stands, apart from what it says: so that memory finds it in any place.

At the end of a line, before ``<br>``, as a whole link, in bold, in lines an editor wrapped: the
sentence is the same, and so is its translation. ``Place`` takes off what belongs to the place,
and puts it back around a target.
"""

from __future__ import annotations

from dataclasses import dataclass

from translator import placeholders
from translator.document import segments
from translator.types import Block


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A segment's sentence, and what stands around it."""

    leading: str
    """Marks and white space before the sentence."""
    sentence: str
    """Without the marks of its edges, its lines joined."""
    trailing: str

    @staticmethod
    def of(source: str, block: Block, language: str) -> Place:
        """Return a segment's place.

        Args:
            source: As it stands in its block.
            block: What its marks mean.
            language: Of the source, primary.
        """
        table = placeholders.table(block)
        core = segments.core(source, table)
        sentence = segments.unwrap(core.text, table, language)
        return Place(leading=core.leading, sentence=sentence, trailing=core.trailing)

    def differs(self, source: str) -> bool:
        """Say whether the sentence is known by something else than the segment."""
        return self.sentence != source.strip()

    def holds_all(self, source: str) -> bool:
        """Say whether nothing within the sentence was left out: readings, the ends of lines."""
        return len(self.leading) + len(self.sentence) + len(self.trailing) == len(source)

    def put(self, target: str) -> str:
        """Return the target of the segment, of one of the sentence."""
        return (self.leading + target + self.trailing).strip()

    def take(self, target: str) -> str:
        """Return the target of the sentence, of one of the segment."""
        around = set(placeholders.MARK.findall(self.leading + self.trailing))
        return "".join(char for char in target if char not in around).strip()
