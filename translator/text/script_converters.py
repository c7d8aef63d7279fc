"""OpenCC, one configuration after the other, and what it makes of short pieces."""

from __future__ import annotations

import json
import tempfile
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol, cast

Chain = tuple[str, ...]
"""Names of OpenCC's configurations, applied in this order."""

Lists = tuple[tuple[str, ...], ...]
"""OpenCC's files of words (without ``.ocd2``), stage by stage; within a stage the first counts."""

_AS_ONE: dict[Chain, Lists] = {
    ("hk2t", "t2s"): (
        ("HKVariantsRevPhrases", "HKVariantsRev"),
        ("TSPhrases", "TSCharactersExt", "TSCharacters"),
    ),
    ("hk2t", "t2tw"): (
        ("HKVariantsRevPhrases", "HKVariantsRev"),
        ("TWVariantsPhrases", "TWVariants"),
    ),
    ("tw2t", "t2hk"): (
        ("TWVariantsRevPhrases", "TWVariantsRev"),
        ("HKVariantsPhrases", "HKVariants"),
    ),
}
"""The stages of OpenCC's configurations that do not cut the text into phrases first: one after
the other they are the same as together."""

_NORMALIZATION = "CJK_Compatibility_Ideographs"
"""The list each configuration of OpenCC applies before all others."""

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
def with_lists(stages: Lists) -> Converter | None:
    """Return OpenCC with some of its lists and nothing else: less to look for is quicker.

    None of its configurations is like that, so one is written for it. OpenCC looks for the
    files of a configuration beside it; they are therefore given by their full paths.

    Returns:
        The converter; None where the installed OpenCC keeps its lists elsewhere, or reads no
        such configuration.
    """
    import opencc

    folder = Path(opencc.__file__).parent / "clib" / "share" / "opencc"
    files = [[folder / f"{name}.ocd2" for name in stage] for stage in ((_NORMALIZATION,), *stages)]
    if not all(file.is_file() for stage in files for file in stage):
        return None
    steps = [[{"type": "ocd2", "file": str(file)} for file in stage] for stage in files]
    group = {"type": "group", "match_policy": "short_circuit"}
    configuration = {
        "name": "lists",
        "normalization": [{"dict": steps[0][0]}],
        "conversion_chain": [{"dict": {**group, "dicts": step}} for step in steps[1:]],
    }
    with tempfile.TemporaryDirectory() as written:
        path = Path(written) / "lists.json"
        path.write_text(json.dumps(configuration), encoding="utf-8")
        try:
            return cast("Converter", opencc.OpenCC(str(path)))
        except (RuntimeError, ValueError, OSError):
            return None


@cache
def _as_one(chain: Chain) -> Converter | None:
    """Return OpenCC with the lists of a whole chain, where we know them: one call, not two."""
    lists = _AS_ONE.get(chain)
    return with_lists(lists) if lists else None


def convert(text: str, chain: Chain) -> str:
    """Convert a text, which holds no NUL and no lone surrogate, by a chain."""
    one = _as_one(chain)
    if one is not None:
        return one.convert(text)
    for configuration in chain:
        text = converter(configuration).convert(text)
    return text


@lru_cache(maxsize=_REMEMBERED)
def convert_piece(piece: str, chain: Chain) -> str:
    """Convert a word or a few characters by themselves; remembered."""
    return convert(piece, chain)
