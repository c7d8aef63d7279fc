"""Stretches of text made by hand, as a page of a PDF is taken apart into."""

from __future__ import annotations

from translator.formats.pdf.rows import Stretch


def stretch(
    text: str, left: float, base: float, *, width: float | None = None, size: float = 10.0,
    bold: bool = False, table: int = -1,
) -> Stretch:  # fmt: skip
    """Return a stretch; without a width each of its characters is as wide as its size."""
    right = left + (len(text) * size if width is None else width)
    return Stretch(
        text=text, left=left, right=right, base=base, size=size, bold=bold, letters=len(text),
        table=table,
    )  # fmt: skip
