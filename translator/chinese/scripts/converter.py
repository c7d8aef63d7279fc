"""Simplified and Traditional Chinese: OpenCC, our words, and our rules for what is ambiguous.

OpenCC converts characters by phrases; where a character may become one of several, a person's
name (``script_people``), a rule (``script_rules``), the word it stands in, or a phrase that does
not cut words decides (``script_decisions``). Words of a region are put in where they are sure
(``script_words``), or all that OpenCC knows (``script_regions``). Japanese stays
(``script_japanese``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import cache, partial
from typing import NamedTuple

from translator.chinese.dictionary import dictionary as dictionaries
from translator.chinese.scripts.ambiguity import decide
from translator.chinese.scripts.japanese import KANA, chinese_of
from translator.chinese.scripts.region_words import regional_words
from translator.chinese.scripts.regions import regional
from translator.chinese.scripts.routes import Route, route_of
from translator.chinese.scripts.single_characters import way
from translator.chinese.scripts.targets import (
    REGIONAL,
    SAFE,
    TARGETS,
    normalise,
    normalise_regional,
)
from translator.lazy_regex import lazy_regex
from translator.text.languages import HAN_CLASS, detect, single_script_characters
from translator.types import ScriptChoice

__all__ = [
    "REGIONAL",
    "SAFE",
    "TARGETS",
    "choices",
    "convert",
    "normalise",
    "normalise_regional",
    "to_simplified",
]

_TAIL = f"[!-~]+(?:(?<=[/=#?&_%-])[{HAN_CLASS}]+[!-~]*)*"
_NO_TEXT = {
    "\0": "\0+",
    "`": "`[^`\n]+`",
    "://": f"https?://{_TAIL}|ftp://{_TAIL}",
    "www.": rf"www\.{_TAIL}",
}
"""What is not text, by a sign it cannot be without: NUL, where OpenCC stops; code between
backticks; addresses. An address goes on in Chinese only right after one of its own
separators: …/wiki/中国, but https://a.cn请看 ends before 请. Each way begins with a character, not
a group: a search for them all is five times as quick."""

_SIGNS = lazy_regex("|".join(map(re.escape, _NO_TEXT)))
_UNUSUAL = lazy_regex(f"[{KANA.pattern[1:-1]}\0`:w]")
"""The characters one of which is in every sign and in Japanese: a class is looked for quickly."""

_SURROGATES = "[\ud800-\udfff]+"
"""What OpenCC raises at, as does every encoder."""


def convert(
    text: str,
    to: str,
    source: str | None = None,
    *,
    dictionary: dictionaries.Dictionary | None = None,
    regional: str = SAFE,
    people: Collection[str] = (),
    document: str = "",
) -> str:
    """Convert Chinese text from one script to another.

    Args:
        text: Any text; marks, addresses, code between backticks and Japanese pass through.
        to: ``zh-Hans``, ``zh-Hant`` (Taiwan's standard characters, words unchanged),
            ``zh-Hant-TW`` (its words too) or ``zh-Hant-HK``.
        source: The script the text is in; None: find out.
        dictionary: For word boundaries; None: the installed one, or none.
        regional: Which words of a region replace others: ``safe``, ``all`` or ``none``.
        people: Names of Chinese people in the text, in its characters, family name first.
        document: The whole document, of which the text is a part; empty: the text is all.

    Returns:
        The text; the same text where it is in that script already.

    Raises:
        LanguageError: one of the tags is not a script we convert.
        UsageError: ``regional`` is none of these.
    """
    task = _Task(
        route_of(source or _origin(text, normalise(to)), to),
        dictionary,
        normalise_regional(regional),
        people,
        document,
    )
    if _stays(text, task.route):
        return text
    if _UNUSUAL.search(text) is None or not (_SIGNS.search(text) or KANA.search(text)):
        try:
            return _part(text, task, None)
        except UnicodeEncodeError:
            pass  # at lone surrogates, which are too seldom to be looked for first
    return _in_parts(text, task, None)


def choices(
    text: str,
    to: str,
    source: str | None = None,
    *,
    dictionary: dictionaries.Dictionary | None = None,
    regional: str = SAFE,
    people: Collection[str] = (),
    document: str = "",
) -> list[ScriptChoice]:
    """List what had a choice in a conversion, in order, and what decided it.

    Takes and raises what ``convert`` does. Where words of a region replace others, the
    characters are listed as they would have become by themselves, and the word after them; so
    is a word that was not sure enough to be replaced.
    """
    found: list[ScriptChoice] = []
    task = _Task(
        route_of(source or _origin(text, normalise(to)), to),
        dictionary,
        normalise_regional(regional),
        people,
        document,
    )
    if not _stays(text, task.route):
        _in_parts(text, task, found)
    return sorted(found, key=lambda choice: (choice.start, choice.by == "region"))


class _Task(NamedTuple):
    """What a text is converted to, and what is known of it; a tuple is made most quickly."""

    route: Route
    dictionary: dictionaries.Dictionary | None
    regional: str
    people: Collection[str]
    document: str


def _stays(text: str, route: Route) -> bool:
    """Say whether a text is in the target's script already."""
    return not route.chain or (route.if_traditional and not _has_traditional(text))


def _in_parts(text: str, task: _Task, noted: list[ScriptChoice] | None) -> str:
    """Convert what is Chinese text of a text, and leave the rest."""
    no_text = _no_text(text)
    parts = [text] if no_text is None else no_text.split(text)
    offset = 0
    for index, part in enumerate(parts):
        if index % 2 == 0 and part:
            parts[index] = _chinese(part, task, noted, offset)
        offset += len(part)
    return "".join(parts)


def _chinese(text: str, task: _Task, noted: list[ScriptChoice] | None, offset: int) -> str:
    """Convert the Chinese pieces of a text, and leave Japanese."""
    result = []
    for piece, is_chinese in chinese_of(text):
        note = None if noted is None else partial(_note, noted, offset)
        result.append(_part(piece, task, note) if is_chinese else piece)
        offset += len(piece)
    return "".join(result)


def _part(text: str, task: _Task, note: Callable[[ScriptChoice], None] | None) -> str:
    route = task.route
    plain = result = route.way(text)
    if len(plain) != len(text):
        return plain
    if route.direction is not None:
        result = decide(text, plain, route.direction, task.dictionary, note, people=task.people)
    if route.region is None or task.regional == "none":
        return result
    words, region = route.region
    if region.plain != route.chain:  # between Traditional scripts
        text = to_simplified(text)
    if task.regional == SAFE:
        return regional_words(
            text,
            result,
            words,
            dictionary=task.dictionary,
            document=task.document or text,
            note=note,
        )
    if region.plain != route.chain:
        plain = way(region.plain)(text)
    return regional(text, plain, result, region, task.dictionary)


def _no_text(text: str) -> re.Pattern[str] | None:
    """Return a pattern for what is not text in this text, or None: looking for less is quicker."""
    signs = [pattern for sign, pattern in _NO_TEXT.items() if sign in text]
    try:
        text.encode()
    except UnicodeEncodeError:
        signs.append(_SURROGATES)
    return _compiled(tuple(signs)) if signs else None


@cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"({'|'.join(patterns)})")


def _note(noted: list[ScriptChoice], offset: int, choice: ScriptChoice) -> None:
    noted.append(replace(choice, start=choice.start + offset, end=choice.end + offset))


def to_simplified(text: str) -> str:
    """Return the text in Simplified characters, its words unchanged: what engines read best."""
    return convert(text, "zh-Hans", "zh-Hant") if _has_traditional(text) else text


def _origin(text: str, target: str) -> str:
    """Return the script a text shows; where it shows none, the one that needs conversion."""
    script = detect(text).script
    if script is None:
        traditional = _has_traditional(text)
        return "zh-Hant" if traditional or target == "zh-Hans" else "zh-Hans"
    if script == "Hans":
        return "zh-Hans"
    return target if target == "zh-Hant-TW" and not _has_simplified(text) else "zh-Hant"


def _has_traditional(text: str) -> bool:
    return not single_script_characters()[1].isdisjoint(text)


def _has_simplified(text: str) -> bool:
    return not single_script_characters()[0].isdisjoint(text)
