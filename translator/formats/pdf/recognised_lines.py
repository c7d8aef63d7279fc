"""Lines that were read in the picture of a page, as the stretches of a page with text."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2 as pdfium

from translator.formats.pdf.characters import Ruled
from translator.formats.pdf.laid_page import LaidPage
from translator.formats.pdf.page_pictures import picture_of
from translator.formats.pdf.recognised_page import RecognisedPage
from translator.formats.pdf.rows import Stretch
from translator.formats.pdf.text_lines import Recogniser, TextLine
from translator.lazy_regex import lazy_regex

_UNSURE = 0.85
"""Lines that are read with less are named."""
_OPENING = frozenset("“‘「『（《〈【〔")
"""Signs whose ink fills the right half of their place."""
_NARROW_SIGN = lazy_regex(r"(?<=[\u4e00-\u9fff”’」』）》])[,;:?!](?![A-Za-z0-9])")
"""A sign after Chinese that was taken for the narrow one of English."""
_BASE = 0.36
"""Sizes of the text from the middle of a line to what it stands on."""


def recognised(document: pdfium.PdfDocument, index: int, recogniser: Recogniser) -> RecognisedPage:
    """Read the picture of a page.

    Args:
        document: The file.
        index: Of the page, from 0.
        recogniser: What reads.

    Raises:
        PdfiumError: the page is broken.
    """
    picture = picture_of(document, index)
    lines, vertical = recogniser.lines(picture)
    height, width = (side / picture.scale for side in picture.ink.shape)
    ruled = picture.ruled
    if vertical:
        lines = [_stood_up(one, width * picture.scale) for one in lines]
        ruled = tuple(
            Ruled(left=one.top, right=one.bottom, top=width - one.right, bottom=width - one.left)
            for one in ruled
        )
        height = width
    letters = sum(len(one.text) for one in lines)
    return RecognisedPage(
        laid=LaidPage(
            number=index + 1,
            height=height,
            stretches=tuple(_stretch(one, picture.scale) for one in lines),
            ruled=ruled,
            pictures=0,
            covered=1.0,
            slanted=False,
            unknown=0,
            unreadable=False,
            crowded=False,
        ),
        sure=sum(one.sure * len(one.text) for one in lines) / letters if letters else 0.0,
        vertical=vertical,
        unsure=tuple(one.text for one in lines if one.sure < _UNSURE),
        doubtful=tuple(year for one in lines for year in one.doubtful),
    )


def _stood_up(one: TextLine, width: float) -> TextLine:
    """Turn a line of vertical text so that it is one from left to right."""
    return replace(
        one, left=one.top, right=one.bottom, top=width - one.right, bottom=width - one.left
    )


def _stretch(one: TextLine, scale: float) -> Stretch:
    left = one.left / scale - (0.5 * one.size if one.text[0] in _OPENING else 0.0)
    return Stretch(
        text=_NARROW_SIGN.sub(lambda sign: chr(ord(sign[0]) + 0xFEE0), one.text),
        left=left,
        right=one.right / scale,
        base=(one.top + one.bottom) / 2 / scale + _BASE * one.size,
        size=one.size,
        bold=False,
        letters=len(one.text),
    )
