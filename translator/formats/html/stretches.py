"""HTML that stands in several places of a text: its tokens, and where each place begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from translator.formats.html.tokens import Token, tokens


class Stretches:
    """The tokens of some stretches of a text, with their offsets in the whole text.

    Each stretch is cut by itself, so that a tag or a comment left open ends with it.

    Args:
        text: The whole text.
        places: Where each begins and ends, in order.
        xml: Whether they are read as XML.
    """

    def __init__(self, text: str, places: Sequence[tuple[int, int]], *, xml: bool) -> None:
        self.tokens: list[Token] = []
        self.firsts: list[int] = []
        """Index of the first token of each stretch after the first."""
        for start, end in places:
            if self.tokens:
                self.firsts.append(len(self.tokens))
            found = tokens(text[start:end], xml=xml)
            self.tokens += (_moved(one, start) for one in found) if start else found

    def apart(self, first: int, second: int) -> bool:
        """Say whether two tokens stand in different stretches."""
        return bisect_right(self.firsts, first) != bisect_right(self.firsts, second)


def _moved(token: Token, by: int) -> Token:
    return replace(token, start=token.start + by, end=token.end + by)
