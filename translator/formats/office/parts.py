"""The parts of an office document with text, and the document that is made of them."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass, field

from translator.errors.error_sentences import Said, piece
from translator.formats.office.places import Found, Gap, contents, make_blocks, skipped
from translator.formats.office.xml_nodes import XmlNodes
from translator.formats.source.source_text import running_text
from translator.text.languages import detect
from translator.types import Document


@dataclass(slots=True, kw_only=True)
class Parts:
    """What a document holds, and the parts it stands in."""

    found: Found = field(default_factory=Found)
    names: list[str] = field(default_factory=list)
    """Of the parts with text, in order."""
    nodes: list[XmlNodes] = field(default_factory=list)
    changes: int = 0
    """Paragraphs with tracked changes."""

    def begin(self, name: str, nodes: XmlNodes) -> int:
        """Take a part that is read next; return its number."""
        self.found.begin(len(nodes.text))
        self.names.append(name)
        self.nodes.append(nodes)
        return len(self.names) - 1

    def tell_changes(self, part: int, changed: list[int]) -> None:
        """Say that paragraphs of a part have tracked changes.

        Args:
            part: Its number.
            changed: Numbers of the paragraphs, in order.
        """
        self.changes += len(changed)
        if not changed:
            return
        first = changed[0]
        same = (
            place.paragraph.text
            for place in self.found.places
            if place.part == part and place.number == first
        )
        reason = Said(piece("left.changes", number=len(changed)))
        self.found.gaps.append(
            Gap(kind="change", part=part, number=first, text=next(same, ""), reason=reason)
        )

    def offsets(self) -> list[int]:
        """Return where each part begins in the text of the whole document."""
        lengths = (len(one.text) + 1 for one in self.nodes)
        return list(itertools.accumulate(lengths, initial=0))

    def document(self, data: bytes, *, name: str, format_name: str) -> Document:
        """Return the document that these parts are.

        Args:
            data: The whole file.
            name: For messages.
            format_name: Of its format.
        """
        blocks = make_blocks(self.found, self.names, self.offsets())
        return Document(
            name=name,
            format=format_name,
            sha256=hashlib.sha256(data).hexdigest(),
            encoding="utf-8",
            bom=b"",
            language=detect(running_text(blocks)).tag,
            blocks=blocks,
            skipped=skipped(self.found, Said(piece("left.paragraph-marks"))),
            skeleton="\n".join(one.text for one in self.nodes),
            package=data,
            contents=contents(self.found),
        )
