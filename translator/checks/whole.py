"""Checks on the target as a whole: empty, copied, cut, and each mark in its place."""

from __future__ import annotations

from collections.abc import Iterable

from translator import placeholders
from translator.checks.wording import Phrase, phrase, say
from translator.lazy_regex import lazy_regex
from translator.text.languages import HAN
from translator.types import Finding, Level

_LETTER_OR_DIGIT = lazy_regex(r"[^\W_]")
_SPACE = lazy_regex(r"\s+")
_LOWER_CASE_WORD = lazy_regex(r"(?<![\w@#$./-])[a-z][a-z'’]+(?![\w@/]|\.\w)")
_COPIED_ENGLISH = 3
"""Lower-case words from which a copied English source was certainly not meant to be kept;
titles and product names have fewer ("Lord of the Rings" has two)."""


def empty(source: str, target: str) -> list[Finding]:
    """Find a target without a letter or digit where the source has some."""
    if not _LETTER_OR_DIGIT.search(placeholders.strip(source)):
        return []
    if _LETTER_OR_DIGIT.search(placeholders.strip(target)):
        return []
    return [say("empty.nothing", Level.ERROR)]


def cut(limit: bool) -> list[Finding]:
    """Find a target that ended because the engine hit its length limit."""
    if not limit:
        return []
    return [say("limit.cut", Level.ERROR)]


def copied(source: str, target: str, languages: tuple[str, str], allowed: str) -> list[Finding]:
    """Find a target that is the source itself although there was something to translate."""
    plain = _SPACE.sub("", placeholders.strip(source))
    if plain != _SPACE.sub("", placeholders.strip(target)):
        return []
    rest = placeholders.strip(source)
    for text in allowed.split("\n"):
        rest = rest.replace(text, " ") if text else rest
    if languages[0] == "zh":
        level = Level.ERROR if HAN.search(rest) else None
    else:
        words = len(_LOWER_CASE_WORD.findall(rest))
        level = Level.ERROR if words >= _COPIED_ENGLISH else Level.WARNING if words else None
    if level is None:
        return []
    return [say("copied.same", level)]


def placed_marks(source: str, target: str) -> list[Finding]:
    """Find marks (links, code, emphasis …) that are lost, doubled, foreign or in disorder."""
    wanted, found = placeholders.count(source), placeholders.count(target)
    lost, added = (wanted - found).total(), (found - wanted).total()
    problems = []
    if lost:
        problems.append(_many("lost", lost))
    if added:
        problems.append(_many("added", added))
    if (
        not problems
        and not _nested(placeholders.MARK.findall(target))
        and _nested(placeholders.MARK.findall(source))
    ):
        problems.append(phrase("nested"))
    if not problems:
        return []
    link = phrase("and")
    both = Phrase(
        english=link.english.join(one.english for one in problems),
        chinese=link.chinese.join(one.chinese for one in problems),
        traditional=link.traditional.join(one.traditional for one in problems),
    )
    return [say("marks.wrong", Level.ERROR, problems=both)]


def _many(what: str, number: int) -> Phrase:
    return phrase(f"{what} one") if number == 1 else phrase(what, number=number)


def _nested(sequence: Iterable[str]) -> bool:
    """Say whether each closing mark comes after its opening one."""
    opened: set[int] = set()
    for mark in sequence:
        if placeholders.role(mark) == "open":
            opened.add(placeholders.index(mark))
        elif placeholders.role(mark) == "close" and placeholders.index(mark) not in opened:
            return False
    return True
