"""OpenCC, one configuration after the other, and what it makes of short pieces."""

from __future__ import annotations

import json
import tempfile
from functools import cache, lru_cache
from pathlib import Path
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


@cache
def list_alone(name: str) -> Converter | None:
    """Return OpenCC with one of its lists and nothing else, which is six times as quick.

    Its configurations name no list alone, so one is written for it. OpenCC looks for the files
    of a configuration beside it; they are therefore given by their full paths.

    Args:
        name: The list's file without its suffix, such as ``TWPhrases``.

    Returns:
        The converter; None where the installed OpenCC keeps its lists elsewhere, or reads no
        such configuration.
    """
    import opencc

    file = Path(opencc.__file__).parent / "clib" / "share" / "opencc" / f"{name}.ocd2"
    if not file.is_file():
        return None
    configuration = {
        "name": name,
        "conversion_chain": [{"dict": {"type": "ocd2", "file": str(file)}}],
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.json"
        path.write_text(json.dumps(configuration), encoding="utf-8")
        try:
            return cast("Converter", opencc.OpenCC(str(path)))
        except (RuntimeError, ValueError, OSError):
            return None


def convert(text: str, chain: Chain) -> str:
    """Convert a text, which holds no NUL and no lone surrogate, by a chain."""
    for configuration in chain:
        text = converter(configuration).convert(text)
    return text


@lru_cache(maxsize=_REMEMBERED)
def convert_piece(piece: str, chain: Chain) -> str:
    """Convert a word or a few characters by themselves; remembered."""
    return convert(piece, chain)
