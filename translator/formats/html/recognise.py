"""Whether a text is a page of HTML, by how it begins."""

from __future__ import annotations

import re

from translator.lazy_regex import lazy_regex

_PAGE = lazy_regex(
    r"\ufeff?\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*"
    r"(?:<!doctype\s+html\b|<html\b[^>]*>.{0,2000}<(?:head|body|title|p|div)[\s>])",
    re.IGNORECASE | re.DOTALL,
)
"""How a page of HTML begins."""


def looks_like_page(text: str) -> bool:
    """Say whether a text begins as a page of HTML does."""
    return _PAGE.match(text) is not None
