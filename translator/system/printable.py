"""Text from elsewhere as a terminal may be given it.

File names, articles, glossaries and models carried over from another computer can hold
control characters; a terminal takes those as orders (ECMA-48: move the cursor, change the
window's title), so that what is printed would not be what is there.
"""

from __future__ import annotations

import re

REPLACEMENT = "\ufffd"
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters (Unicode category Cc), and halves of characters, which no encoding holds."""


def printable(text: str, *, keep: str = "") -> str:
    """Return a text with U+FFFD for what orders a terminal about instead of being shown.

    Args:
        text: Any text.
        keep: Control characters that are wanted, such as the end of a line.
    """
    return _UNPRINTABLE.sub(lambda one: one[0] if one[0] in keep else REPLACEMENT, text)
