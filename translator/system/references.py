"""Character references of HTML and Markdown, turned into their characters whatever their length.

``html.unescape`` converts a number of any length, and Python refuses one of more than 4,300 digits
with a ``ValueError`` (https://docs.python.org/3/library/stdtypes.html#int-max-str-digits).
"""

from __future__ import annotations

import html
import re

from translator.lazy_regex import lazy_regex

_LONG = lazy_regex("&#(?:(?P<decimal>[0-9]{9,})|[xX](?P<hexadecimal>[0-9a-fA-F]{9,}));?")
_DIGITS = 8
"""More than the highest character needs, U+10FFFF or 1114111."""


def unescape(text: str) -> str:
    """Return a text with the characters its references stand for.

    A number beyond the last character becomes U+FFFD, as browsers show it ("Numeric character
    reference end state", 13.2.5.80).
    """
    return html.unescape(_LONG.sub(_short, text) if "&#" in text else text)


def _short(found: re.Match[str]) -> str:
    digits = (found["decimal"] or found["hexadecimal"]).lstrip("0") or "0"
    if len(digits) > _DIGITS:
        return "\ufffd"
    return f"&#{'' if found['decimal'] else 'x'}{digits};"
