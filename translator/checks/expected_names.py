"""Names that were certain before and are not in the target, nor any other form of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from translator.checks.meant_names import is_meant
from translator.checks.name_evidence import Evidence, wade_giles_of
from translator.checks.name_forms import has_other_form
from translator.checks.spelt_abroad import is_mandarin, letters
from translator.checks.wording import joined, phrase, say
from translator.lazy_regex import lazy_regex
from translator.numbers.second_reading import values
from translator.types import Finding, Level

if TYPE_CHECKING:
    from translator.chinese.dictionary.dictionary import Dictionary

_DIGIT = lazy_regex(r"\d")
_CAPITALISED = lazy_regex(r"\b[A-Z][a-z]{3,20}")
_HAN = lazy_regex("[\u4e00-\u9fff]")
_BODIES = (
    "会|會|联|聯|局|署|院|所|校|队|隊|公司|大学|大學|组织|組織|银行|銀行|集团|集團|中心|学院|學院"
)
_ACRONYM = lazy_regex(r"\b[A-Z]{3,8}\b")
_QUOTED_NAME = lazy_regex(r"[“\"‘'][A-Z][^”\"’]{2,40}[”\"’']")
_LEAST_ALIKE, _SHORTEST_ALIKE = 0.85, 5
"""Likeness (``difflib``) and letters from which a word is the same name spelt otherwise:
Valetta and Valletta, Krushchev and Khrushchev."""
_CAPITALISED_RUN = lazy_regex(r"[A-Z][a-z]+(?:[ -][A-Za-z][a-z]*){0,3}")
_LONGEST_ROMANISED = 4
_FULL = 6
"""Times as long as its short form a name may be in full: 非国大, 非洲国民大会."""


def names(
    target: str,
    missing: Sequence[tuple[str, str]],
    source: str,
    lexicon: Dictionary | None = None,
) -> list[Finding]:
    """Report grounded names and terms that the target does not have.

    Args:
        target: The translation.
        missing: (as in the source, as expected in the target).
        source: What it translates, without marks.
        lexicon: Says how characters are read: Huang Yilin may be 黄伊琳 in Chinese.
    """
    lost = [
        phrase("should", before=before, after=after)
        for before, after in missing
        if not _DIGIT.search(after)
        and not values(before, "zh" if _HAN.search(before) else "en")  # the numbers' affair
        and not _is_said(after, target)
        and not has_other_form(after, target, before)
        and not (_HAN.search(before) and is_meant(before, after, source, target))
        and not _is_abbreviated(before, source, target)
        and not _is_glossed(before, source, target)
        and not (lexicon and _is_romanised(before, target, lexicon))
        and not (_HAN.search(target) and _is_in_chinese(before, after, target, lexicon))
    ]
    if not lost:
        return []
    return [say("names.expected", Level.WARNING, names=joined(list(dict.fromkeys(lost))))]


def _is_in_chinese(before: str, after: str, target: str, lexicon: Dictionary | None) -> bool:
    """Say whether a Chinese target keeps an acronym, or has a name in pinyin in characters."""
    if _ACRONYM.fullmatch(before):
        return bool(re.search(rf"(?<![A-Za-z]){before}(?![A-Za-z])", target))
    words = before.split()
    if before != after or lexicon is None or not 2 <= len(words) <= 3:
        return False
    return is_mandarin(words) and Evidence(target, lexicon).reads_like(words)


def _is_said(name: str, target: str) -> bool:
    """Say whether a target has a name: as it is, spelt a little otherwise, or in full."""
    if name.casefold() in target.casefold():
        return True
    if _HAN.search(name):
        if not 2 <= len(name) <= 4:
            return False
        gap = f"[\u4e00-\u9fff]{{0,{_FULL}}}?"
        return bool(re.search(gap.join(map(re.escape, name)), target))
    if " " in name or not name.isalpha() or len(name) < _SHORTEST_ALIKE:
        return False
    return any(
        abs(len(word) - len(name)) <= 2
        and word[0] == name[0]
        and SequenceMatcher(None, word, name).ratio() >= _LEAST_ALIKE
        for word in _CAPITALISED.findall(target)
    )


def _is_glossed(name: str, source: str, target: str) -> bool:
    """Say whether the source itself has a name's Latin form, which stands in the target."""
    gloss = re.search(rf"{re.escape(name)} ?[(（]([A-Z][A-Za-z.'’ -]{{2,40}})[)）]", source)
    return bool(gloss) and gloss[1].casefold() in target.casefold() if gloss else False


def _is_romanised(name: str, target: str, lexicon: Dictionary) -> bool:
    """Say whether a target has a name as Wade-Giles spells it: Ta Kung Pao for 大公报."""
    if not 2 <= len(name) <= _LONGEST_ROMANISED or not all(map(_HAN.match, name)):
        return False
    return wade_giles_of(name, lexicon) in {
        letters(run) for run in _CAPITALISED_RUN.findall(target)
    }


def _is_abbreviated(name: str, source: str, target: str) -> bool:
    """Say whether a name is part of a longer one, which the target has in short or of its own.

    The short form may be the source's, 某某基金会（MCDF）, or one that is known: 某某基金会, MCDF.
    A brand in quotes has a name of its own: “腾讯微保”, “Wesure”.
    """
    part = re.escape(name)
    short = re.search(rf"{part}[\u4e00-\u9fff]{{2,16}} ?[(（]([A-Z]{{2,8}})[)）]", source)
    if short and short[1] in target:
        return True
    of_body = re.search(rf"{part}[\u4e00-\u9fff]{{0,16}}(?:{_BODIES})", source)
    if of_body and any(one not in source for one in _ACRONYM.findall(target)):
        return True
    quoted = re.findall(
        rf"[“「『\"](?:{part}[\u4e00-\u9fff]+|[\u4e00-\u9fff]+{part})[”」』\"]", source
    )
    return len(quoted) == source.count(name) and bool(_QUOTED_NAME.search(target))
