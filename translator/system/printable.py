"""Text from elsewhere as a terminal may be given it.

File names, articles, glossaries and models carried over from another computer can hold
control characters; a terminal takes those as orders (ECMA-48: move the cursor, change the
window's title), and turn round what follows, so that what is seen would not be what is there.
"""

from __future__ import annotations

from translator.lazy_regex import lazy_regex

REPLACEMENT = "\ufffd"
_UNPRINTABLE = lazy_regex("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters (Unicode category Cc); what turns the direction of the letters that follow
(UAX #9: embeddings, overrides, isolates), so that ``exe.txt`` could be read where ``txt.exe``
stands; and halves of characters, which no encoding holds."""


def printable(text: str, *, keep: str = "") -> str:
    """Return a text with U+FFFD for what orders a terminal about instead of being shown.

    Args:
        text: Any text.
        keep: Control characters that are wanted, such as the end of a line.
    """
    return _UNPRINTABLE.sub(lambda one: one[0] if one[0] in keep else REPLACEMENT, text)
