"""The forms a term may have in a text: plural and possessive, capitals, script, apostrophes."""

from __future__ import annotations

import re
from functools import lru_cache

from translator.chinese.scripts import converter
from translator.lazy_regex import lazy_regex
from translator.text.languages import primary

_ARTICLE = lazy_regex(r"(?:the|an?) ", re.IGNORECASE)
_IRREGULAR = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet",
    "tooth": "teeth", "goose": "geese", "mouse": "mice", "life": "lives", "wife": "wives",
    "knife": "knives", "leaf": "leaves", "half": "halves", "shelf": "shelves", "loaf": "loaves",
    "thief": "thieves", "wolf": "wolves", "calf": "calves",
    "gas": "gases", "lens": "lenses",
}  # fmt: skip
"""Plurals that no rule gives (Quirk et al., A Comprehensive Grammar of the English Language,
5.81 to 5.89); compounds in -man follow."""
_HISSING = ("s", "x", "z", "ch", "sh")
_SAME = {"’": "'", "‘": "'", "\u2011": "-", "\u2010": "-", "\u00a0": " "}
"""Characters that are the same to a reader: apostrophes, hyphens, spaces."""


def fold(text: str) -> str:
    """Return the text for comparing, as long as it was: small letters, plain apostrophes."""
    return "".join(
        _SAME.get(char, lower if len(lower := char.lower()) == 1 else char) for char in text
    )


def simplified(text: str) -> str:
    """Return Chinese in Simplified characters, as long as it was."""
    plain = converter.to_simplified(text)
    return plain if len(plain) == len(text) else text


def plurals(form: str) -> tuple[str, ...]:
    """Return the plural of an English noun phrase's last word; nothing where it has none."""
    head, _, last = form.rpartition(" ")
    lead = f"{head} " if head else ""
    lower = last.lower()
    for single, plural in _IRREGULAR.items():
        whole = lower == single or (single in ("man", "woman", "child") and lower.endswith(single))
        if whole:
            return (lead + last[: len(last) - len(single) + 1] + plural[1:],)
    if not last[-1:].isalpha() or (lower.endswith("s") and not lower.endswith(("ss", "us"))):
        return ()
    if lower.endswith(_HISSING):
        return (f"{form}es",)
    if lower.endswith("y") and lower[-2:-1] not in tuple("aeiou"):
        return (f"{form[:-1]}ies",)
    if lower.endswith("o"):
        return (f"{form}s", f"{form}es")
    return (f"{form}s",)


def inflected(form: str) -> tuple[str, ...]:
    """Return an English form and its plural; a possessive ends a word by itself.

    A possessive inside is the same for one and for many: reader's ticket, readers' tickets.
    """
    plain = form.replace("’", "'")
    inner = (form, plain.replace("'s ", "s' "), plain.replace("s' ", "'s "))
    return tuple(dict.fromkeys(one for each in inner for one in (each, *plurals(each))))


def occurrences(form: str, text: str, language: str, *, exact: bool = False) -> list[re.Match[str]]:
    """Find a form in a target: in English as whole words, in the plural, too.

    Args:
        form: As the glossary has it; a leading article does not count.
        text: The target.
        language: Of both, BCP 47.
        exact: Capitals must be as written.
    """
    pattern, searched = _search(form, text, language, exact)
    return list(pattern.finditer(searched))


def stands_in(form: str, text: str, language: str, *, exact: bool = False) -> bool:
    """Say whether a form is in a target, see ``occurrences``."""
    pattern, searched = _search(form, text, language, exact)
    return pattern.search(searched) is not None


def _search(form: str, text: str, language: str, exact: bool) -> tuple[re.Pattern[str], str]:
    """Return what is looked for, and in which text."""
    if primary(language) == "zh":
        return _chinese(simplified(form)), simplified(text)
    return _english(form, exact), text


@lru_cache(maxsize=4096)
def _chinese(form: str) -> re.Pattern[str]:
    return re.compile(
        r"\s?".join(map(re.escape, re.sub(r"\s+", "", form))), re.IGNORECASE
    )  # engines set Latin letters off from Han by a space


@lru_cache(maxsize=4096)
def _english(form: str, exact: bool) -> re.Pattern[str]:
    bare = _ARTICLE.sub("", form.strip(), count=1) if _ARTICLE.match(form.strip()) else form.strip()
    choices = "|".join(_loose(one) for one in sorted(set(inflected(bare)), key=len, reverse=True))
    before = r"(?<!\w)" if bare[:1].isalnum() else ""
    after = r"(?!\w)" if bare[-1:].isalnum() else ""
    return re.compile(f"{before}(?:{choices}){after}", 0 if exact else re.IGNORECASE)


def _loose(form: str) -> str:
    """Let spaces and hyphens, straight and curly apostrophes stand for each other."""
    return "".join(
        r"[\s\u00a0\u2010\u2011-]+" if char in " -" else "['’]" if char in "'’" else re.escape(char)
        for char in re.sub(r"[\s-]*[\s][\s-]*", " ", form)
    )
