"""Markdown read and written in tests: blocks as text that people can read."""

from __future__ import annotations

from tests.formats.shown_marks import shown as shown
from translator import placeholders
from translator.formats.markdown.format import Markdown
from translator.types import Document, Layout

MARKDOWN = Markdown()


def read(text: str) -> Document:
    return MARKDOWN.read(text.encode(), name="article.md")


def written(text: str, *targets: str, layout: Layout = Layout.TARGET, to: str = "en") -> str:
    """Write targets, one a block; in them @0 is an atom, <0 an opening, >0 a closing mark."""
    document = read(text)
    assert len(targets) == len(document.blocks), shown(document)
    made = {}
    for block, target in zip(document.blocks, targets, strict=True):
        for number in range(10):
            target = target.replace(f"@{number}", placeholders.atom(number))
            target = target.replace(f"<{number}", placeholders.opening(number))
            target = target.replace(f">{number}", placeholders.closing(number))
        made[block.id] = target
    return MARKDOWN.write(document, made, layout=layout, target_language=to).decode()
