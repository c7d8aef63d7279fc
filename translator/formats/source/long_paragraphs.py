"""Where a paragraph of very many lines is parted.

A web novel without a blank line is one paragraph of 20,000 lines, and each line end is a mark,
of which a block holds only so many (``placeholders.RANGE``). Parted, it is whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from translator.lazy_regex import lazy_regex

MOST_LINES = 1000
"""Of a part: so there may be sixteen marks in each of its lines."""
_LOOKED_BACK = 200
"""Lines before that limit in which the end of a sentence is looked for."""
_SENTENCE_ENDS = lazy_regex(r"[。！？…!?.][”’」』）)\"'*_]{0,6}[ \t]*$")


def cuts(lines: Sequence[str]) -> list[int]:
    """Return the numbers of the lines that begin a part, the first of all among them.

    Args:
        lines: Of a paragraph, in order.
    """
    found = [0]
    while len(lines) - found[-1] > MOST_LINES:
        last = found[-1] + MOST_LINES
        ends = (
            at
            for at in range(last, last - _LOOKED_BACK, -1)
            if _SENTENCE_ENDS.search(lines[at - 1])
        )
        found.append(next(ends, last))
    return found
