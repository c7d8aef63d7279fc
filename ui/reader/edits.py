"""A target as a person edits it: its marks are visible placeholders, and must come back.

``请看⟦1⟧这里⟦/1⟧和⟦2⟧`` stands for a link and a piece of code. Soft breaks (a line end inside a
paragraph) are no matter for a translator: they are shown as the space they are and need not
come back (``translator.document.assemble`` leaves them out where they are gone).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from translator import placeholders as marks
from translator.text.joining import joiner
from translator.types import Block, Inline

_BRACKETS = ("⟦⟧", "⟪⟫", "⦃⦄", "⟬⟭")
"""The first pair is used whose placeholders the text itself does not hold."""
_SHOWN = 60
"""Characters of what a placeholder stands for."""


class RefusedError(Exception):
    """What was written cannot be kept.

    Args:
        key: Of ``reader_words.tsv``: why.
        fields: What stands in that sentence's braces.
    """

    def __init__(self, key: str, **fields: str) -> None:
        super().__init__(key)
        self.key = key
        self.fields = fields


@dataclass(frozen=True, kw_only=True, slots=True)
class Placeholder:
    """What stands for one thing a mark means."""

    opening: str
    closing: str
    """Empty for what encloses nothing."""
    kind: str
    """As ``Inline.kind``."""
    means: str
    """What a person sees of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A target ready to be edited."""

    text: str
    placeholders: tuple[Placeholder, ...]


def form(source: str, target: str, block: Block) -> Form:
    """Return a target as it is edited.

    Args:
        source: With its marks, which are the ones that must come back.
        target: With its marks; may be empty.
        block: What they stand for.
    """
    known = marks.table(block)
    shown = _shown(source, target, block)
    placeholders: dict[int, Placeholder] = {}
    for mark, opening in shown.items():
        item = known[mark]
        number = int(re.sub(r"\D", "", opening))
        closing = shown.get(marks.closing(item.id), "") if item.paired else ""
        if number not in placeholders:
            placeholders[number] = Placeholder(
                opening=opening, closing=closing, kind=item.kind, means=_means(item)
            )
    text = ""
    last = 0
    for found in marks.MARK.finditer(target):
        text += target[last : found.start()]
        last = found.end()
        mark = found.group()
        text += shown.get(mark, "")
        if known[mark].kind in marks.LINE_ENDS:
            text += joiner(text, target[last:])
    return Form(text=text + target[last:], placeholders=tuple(placeholders.values()))


def read(written: str, source: str, target: str, block: Block) -> str:
    """Return what a person wrote as a target with its marks.

    Args:
        written: With placeholders as ``form`` gave them for the same source and target.
        source: With its marks.
        target: The one that was edited.
        block: What the marks stand for.

    Raises:
        RefusedError: nothing is left, or a placeholder is missing, unknown, doubled or stands
            after its partner.
    """
    shown = _shown(source, target, block)
    back = {placeholder: mark for mark, placeholder in shown.items()}
    plain = " ".join(marks.strip(written).split())
    pattern = _pattern(_brackets(source, target))
    if not pattern.sub("", plain).strip():
        raise RefusedError("edit.empty")
    counted: dict[str, int] = {}
    for found in pattern.finditer(plain):
        if found.group() not in back:
            raise RefusedError("edit.unknown", mark=found.group())
        counted[found.group()] = counted.get(found.group(), 0) + 1
    wanted = marks.count(source)
    for mark, placeholder in shown.items():
        number = counted.get(placeholder, 0)
        if number < wanted[mark]:
            raise RefusedError("edit.missing", mark=placeholder)
        if number > wanted[mark]:
            raise RefusedError("edit.twice", mark=placeholder)
    for mark, placeholder in shown.items():
        partner = shown.get(marks.closing(marks.index(mark)))
        if marks.role(mark) == "open" and partner and plain.find(partner) < plain.find(placeholder):
            raise RefusedError("edit.order", mark=placeholder, other=partner)
    return pattern.sub(lambda found: back[found.group()], plain)


def without_placeholders(written: str) -> str:
    """Return what a person wrote without the placeholders of its marks, whichever they are."""
    for pair in _BRACKETS:
        written = _pattern(pair).sub("", written)
    return " ".join(written.split())


def _shown(source: str, target: str, block: Block) -> dict[str, str]:
    """Return the placeholder of each mark of the source, in reading order."""
    known = marks.table(block)
    brackets = _brackets(source, target)
    left, right = brackets[0], brackets[1]
    numbers: dict[tuple[bool, int], int] = {}
    shown: dict[str, str] = {}
    for mark in marks.MARK.findall(source):
        item = known[mark]
        if item.kind in marks.LINE_ENDS:
            continue
        number = numbers.setdefault((item.paired, item.id), len(numbers) + 1)
        slash = "/" if marks.role(mark) == "close" else ""
        shown[mark] = f"{left}{slash}{number}{right}"
    return shown


def _brackets(source: str, target: str) -> str:
    texts = source + target
    return next((pair for pair in _BRACKETS if not _pattern(pair).search(texts)), _BRACKETS[0])


def _pattern(brackets: str) -> re.Pattern[str]:
    return re.compile(f"{brackets[0]}/?\\d+{brackets[1]}")


def _means(item: Inline) -> str:
    if item.kind == "link":
        return item.address[:_SHOWN]
    if item.paired:
        return ""
    return " ".join((item.text or item.address or item.source).split())[:_SHOWN]
