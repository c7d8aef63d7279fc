"""English words: cut out of a text, and brought to forms that can be compared.

A word has *keys*: the base forms it may belong to (``leaves``: leaf, leave) by a few rules of
inflection (Quirk et al. 1985, 3.2-3.10, 5.80, 7.75) and a table of irregular forms; and *stems*
without suffixes of derivation, so that ``economic`` meets ``economy``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from translator.lazy_regex import lazy_regex
from translator.system import text_tables

WORD = lazy_regex(
    r"(?:https?|ftp)://[!-~]*[A-Za-z0-9/#=&_~-]"
    r"|\d[\d.,:/]*\d%?|\d%?"
    r"|(?<![A-Za-z\u00c0-\u024f])(?<![A-Za-z\u00c0-\u024f]['’])"
    r"[A-Za-z\u00c0-\u024f](?:[A-Za-z\u00c0-\u024f0-9]|(?<!\.)\.(?=[A-Za-z]\b)"
    r"|['’](?![sS]\b)(?=[A-Za-z])|-(?=[A-Za-z0-9]))*"
)
"""A word, number or address; a possessive 's is left out of the word it follows."""

_RULES: tuple[tuple[str, str, int], ...] = (
    ("ies", "y", 2), ("ves", "f", 2), ("es", "", 2), ("es", "e", 2), ("s", "", 2),
    ("ied", "y", 2), ("ed", "", 2), ("ed", "e", 2), ("ing", "", 2), ("ing", "e", 2),
    ("ier", "y", 2), ("iest", "y", 2), ("er", "", 3), ("er", "e", 3), ("est", "", 3),
    ("est", "e", 3), ("ily", "y", 2), ("ly", "", 3), ("ly", "le", 3),
)  # fmt: skip
"""Ending, what takes its place, letters that must stand before it."""
_SHORTENED = {"can't": "can", "won't": "will", "shan't": "shall"}
"""What is more than cut off before n't."""
_DOUBLED = lazy_regex(r"([bdfgklmnprtvz])\1$")
_SUFFIXES = (
    "ization", "isation", "ational", "fulness", "iveness", "ousness", "ication", "ability",
    "ibility", "ation", "ition", "ution", "ment", "ness", "ance", "ence", "ship", "able", "ible",
    "ical", "ious", "eous", "tion", "sion", "ally", "hood", "less", "ward", "ity", "ive", "ous",
    "ful", "ist", "ism", "ial", "ian", "ize", "ise", "ify", "ant", "ent", "ary", "ory", "ion",
    "ual", "ology", "ery", "al", "ic", "er", "or", "ee", "th", "en", "ly", "y", "e",
)  # fmt: skip
_LEAST_STEM = 4
"""Letters a stem must keep: shorter ones meet by chance."""


@cache
def irregular() -> Mapping[str, str]:
    """Return irregular form → base form."""
    rows = text_tables.rows("translator.alignment", "irregular.tsv", 2)
    return {row[0]: row[1] for row in rows}


@lru_cache(maxsize=16384)
def keys(word: str) -> tuple[str, ...]:
    """Return the base forms a word may belong to, itself (in small letters) first."""
    plain = word.lower().replace("’", "'")
    found = [plain]
    known = irregular().get(plain)
    if known:
        found.append(known)
    if plain.endswith("n't"):
        found += [_SHORTENED.get(plain, plain[:-3]), "not"]
    elif plain == "cannot":
        found += ["can", "not"]
    for ending, instead, least in _RULES:
        if plain.endswith(ending) and len(plain) - len(ending) >= least:
            base = plain[: -len(ending)]
            found.append(base + instead)
            if not instead and ending[0] in "ei" and _DOUBLED.search(base):
                found.append(base[:-1])
    if "-" in plain:
        found += [*plain.split("-"), plain.replace("-", "")]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=16384)
def stems(word: str) -> frozenset[str]:
    """Return what is left of a word's bases without a suffix, where enough is left."""
    bases = [base for base in keys(word) if len(base) >= _LEAST_STEM]
    cut = [
        base[: -len(suffix)]
        for base in bases
        for suffix in _SUFFIXES
        if base.endswith(suffix) and len(base) - len(suffix) >= _LEAST_STEM
    ]
    return frozenset((*bases, *cut))


@lru_cache(maxsize=32768)
def forms(word: str) -> frozenset[str]:
    """Return keys and stems of a word: where no other word has one of them, none is like it."""
    return stems(word) | frozenset(keys(word))


def is_function(word: str) -> bool:
    """Say whether a word is one of grammar rather than of content."""
    return word.lower().replace("’", "'") in _function_words()


@cache
def _function_words() -> frozenset[str]:
    lines = text_tables.lines("translator.alignment", "english_function_words.txt")
    return frozenset(" ".join(lines).split())
