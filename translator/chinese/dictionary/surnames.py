"""Chinese family names and how each is written in pinyin (``surnames.tsv``); titles behind them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def titles() -> frozenset[str]:
    """Return the words before which a family name may stand alone, in both scripts."""
    table = (
        resources.files("translator.chinese.dictionary")
        .joinpath("titles.tsv")
        .read_text(encoding="utf-8")
    )
    lines = [line for line in table.splitlines() if not line.startswith("#")]
    return frozenset(word for line in lines for word in line.split())


@cache
def surnames() -> Mapping[str, str]:
    """Return family name → pinyin, in both scripts, the commonest first."""
    table = resources.files("translator.chinese.dictionary").joinpath("surnames.tsv")
    lines = table.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: pinyin for name, pinyin, *_ in rows}
