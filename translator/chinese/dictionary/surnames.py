"""Chinese family names and how each is written in pinyin (``surnames.tsv``); titles behind them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from translator.system import text_tables


@cache
def titles() -> frozenset[str]:
    """Return the words before which a family name may stand alone, in both scripts."""
    lines = text_tables.lines("translator.chinese.dictionary", "titles.tsv")
    return frozenset(" ".join(lines).split())


@cache
def surnames() -> Mapping[str, str]:
    """Return family name → pinyin, in both scripts, the commonest first."""
    rows = text_tables.rows("translator.chinese.dictionary", "surnames.tsv")
    return {name: pinyin for name, pinyin, *_ in rows}
