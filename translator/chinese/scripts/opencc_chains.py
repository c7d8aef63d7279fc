"""OpenCC itself: one configuration after the other, and without cutting the text first."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Protocol, cast

from translator.system import temporary

Chain = tuple[str, ...]
"""Names of OpenCC's configurations, applied in this order."""

_AS_ONE = frozenset[Chain]({("hk2t", "t2s"), ("hk2t", "t2tw"), ("tw2t", "t2hk")})
"""Chains whose configurations do not cut the text into phrases first: one after the other they
are the same as together."""


class Converter(Protocol):
    """OpenCC with one configuration."""

    def convert(self, text: str) -> str:
        """Return the text converted; it holds no NUL and no lone surrogate."""
        ...


def version() -> str:
    """Return the version of the OpenCC that is installed."""
    import opencc

    return str(opencc.__version__)


@cache
def converter(configuration: str) -> Converter:
    """Return OpenCC with a configuration, such as ``s2tw``."""
    from opencc import OpenCC

    return cast("Converter", OpenCC(configuration))


@cache
def uncut(chain: Chain) -> Converter | None:
    """Return OpenCC with the steps of a chain's configurations, but without cutting the text.

    OpenCC cuts a text into the phrases of the first step before it converts them; where a later
    step has phrases, they then count only within one of the first. Not to cut is twice as quick.

    None of its configurations is like that, so one is written for it. OpenCC looks for the
    files of a configuration beside it; they are therefore given by their full paths.

    Returns:
        The converter; None where the installed OpenCC keeps its lists elsewhere, or reads no
        such configuration.
    """
    import opencc

    folder = Path(opencc.__file__).parent / "clib" / "share" / "opencc"
    try:
        read = [json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in chain]
        steps = [_with_paths(step, folder) for one in read for step in one["conversion_chain"]]
        together = {
            "name": "uncut",
            "normalization": _with_paths(read[0]["normalization"], folder),
            "conversion_chain": steps,
        }
        with temporary.folder() as written:
            path = Path(written) / "uncut.json"
            path.write_text(json.dumps(together), encoding="utf-8")
            return cast("Converter", opencc.OpenCC(str(path)))
    except (RuntimeError, ValueError, OSError, KeyError):
        return None


def _with_paths(node: Any, folder: Path) -> Any:
    """Return a part of a configuration with its files given by their full paths."""
    if isinstance(node, list):
        return [_with_paths(inner, folder) for inner in node]
    if not isinstance(node, dict):
        return node
    return {
        name: str(folder / value) if name == "file" else _with_paths(value, folder)
        for name, value in node.items()
    }


@cache
def _as_one(chain: Chain) -> Converter | None:
    """Return OpenCC with the steps of a whole chain, where we know them: one call, not two."""
    return uncut(chain) if chain in _AS_ONE else None


def convert_whole(text: str, chain: Chain) -> str:
    """Convert a text, which holds no NUL and no lone surrogate, by OpenCC alone."""
    one = _as_one(chain)
    if one is not None:
        return one.convert(text)
    for configuration in chain:
        text = converter(configuration).convert(text)
    return text
