"""OpenCC, one configuration after the other, and what it makes of short pieces."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Protocol, cast

Chain = tuple[str, ...]
"""Names of OpenCC's configurations, applied in this order."""

_REMEMBERED = 65536
"""Words and pieces whose conversion is kept: text repeats itself. About 10 MB when full."""


class Converter(Protocol):
    """OpenCC with one configuration."""

    def convert(self, text: str) -> str:
        """Return the text converted; it holds no NUL and no lone surrogate."""
        ...


@cache
def converter(configuration: str) -> Converter:
    """Return OpenCC with a configuration, such as ``s2tw``."""
    from opencc import OpenCC

    return cast("Converter", OpenCC(configuration))


def convert(text: str, chain: Chain) -> str:
    """Convert a text, which holds no NUL and no lone surrogate, by a chain."""
    for configuration in chain:
        text = converter(configuration).convert(text)
    return text


@lru_cache(maxsize=_REMEMBERED)
def convert_piece(piece: str, chain: Chain) -> str:
    """Convert a word or a few characters by themselves; remembered."""
    return convert(piece, chain)
