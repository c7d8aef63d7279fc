"""How the title of a container is written: on its marker's line, in brackets or in quotes."""

from __future__ import annotations

from itertools import chain

from translator import placeholders
from translator.formats.markdown.container_line import last_attributes
from translator.formats.source.source_text import clean
from translator.lazy_regex import lazy_regex
from translator.types import Block

TITLES = frozenset(("title", "tight", "label", "quoted", "attribute", "term"))
"""Values of ``Block.attributes["context"]``: see ``block_tokens.Title``."""

_NEAR = 80
"""Characters before a value that are looked at for its quotation mark."""
_CURLY = {'"': ("“", "”"), "'": ("‘", "’")}
_OPENS = lazy_regex(r"(?:^|(?<=[\s(（\[【「“/]))'")
# At the end of a marker's line colons are the marker's.
_COLONS_END = lazy_regex(r"(?:^|(?<=[ \t]))(?=:{3,}[ \t]*$)")


def without_quotes(text: str, quotation_mark: str = '"') -> str:
    """Return a text with typographic quotation marks for those that would end it.

    Neither MkDocs nor directives know a backslash before a quotation mark.

    Args:
        text: A target, with its marks.
        quotation_mark: What stands around it, ``"`` or ``'``.
    """
    left, right = _CURLY[quotation_mark]
    if quotation_mark == "'":  # an apostrophe, unless it opens
        text = _OPENS.sub(left, text)
        return text.replace("'", right)
    parts = text.split('"')
    between = [right if number % 2 else left for number in range(len(parts) - 1)]
    return "".join(chain.from_iterable(zip(parts, [*between, ""], strict=True)))


def attribute(target: str, block: Block, text: str) -> str:
    """Return a target as the value of an attribute, where Markdown means nothing.

    Args:
        target: With its marks.
        block: Its block.
        text: The whole document.
    """
    before = text[max(0, block.start - _NEAR) : block.start].rstrip()[-1:]
    mark = before if before in _CURLY else '"'
    return placeholders.restore(without_quotes(clean(target, block), mark), block.inline)


def guarded_title(written: str, context: str) -> str:
    """Return a title whose ends are no attribute and no part of the marker on its line.

    Args:
        written: As Markdown.
        context: ``title``, or ``tight`` where no space stands before it.
    """
    if context == "tight" and written[:1] in ("(", "[", ":", "+", "-"):
        written = f"\\{written}"
    while (start := last_attributes(f" {written}", 1, len(written) + 1) - 1) >= 0:
        written = f"{written[:start]}\\{written[start:]}"
    return _COLONS_END.sub(r"\\", written)
