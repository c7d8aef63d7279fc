"""How a segment is put to a chat model: the same words for every engine that asks one.

The words are those of the model's family (``chat_families.toml``). In the generic ones the source
stands between ``<text>`` tags, and the answer is begun with the same tag where the engine can begin
it: the model then translates instructions inside an article instead of obeying them. What could
close the fence or the model's turn is broken up in the article, so that it is plain text.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from translator.engines.chat.chat_family import Family
from translator.lazy_regex import lazy_regex

_LETTERS = 4
"""Letters of a Latin word that one token holds, at least on the average."""
_PIECES = lazy_regex(r"(?P<word>[A-Za-z]+)|(?P<space>\s+)|(?P<rare>[\U00010000-\U0010FFFF])|.")


def tokens_at_most(text: str) -> int:
    """Estimate the tokens of a text, rather too many than too few; at least one.

    A token for four letters of a Latin word and for each other character but space; two for a
    character beyond the basic plane. Of Qwen2.5's tokenizer, on 400 lines of FLORES each, that
    is 1.4 times the true number in Chinese and in English, and too few in 2 and 1 of 400 (0.92
    of it at worst). Tokenizers that know little Chinese need up to twice as much.
    """
    tokens = 0
    for piece in _PIECES.finditer(text):
        if piece["word"]:
            tokens += math.ceil(len(piece["word"]) / _LETTERS)
        elif piece["rare"]:
            tokens += 2
        elif not piece["space"]:
            tokens += 1
    return max(1, tokens)


INSTRUCTION, _TURN = 200, 40
"""Tokens, rather too many than too few, of what stands around a text and around a pair's side."""


def fitting(
    shown: tuple[tuple[str, str], ...], *, room: int, count: Callable[[str], int]
) -> tuple[tuple[str, str], ...]:
    """Leave out the pairs that are shown, from the first on, until they fit.

    Args:
        shown: (source, target), the most important last.
        room: Tokens.
        count: Says how many a text has.
    """
    while shown and sum(count(one) + _TURN for pair in shown for one in pair) > room:
        shown = shown[1:]
    return shown


OPEN, CLOSE = "<text>", "</text>"
"""The generic family's fence around a source and around its target."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """What is translated, and what the model is told with it."""

    text: str
    """As the model shall see it: ``Family.plain`` was applied where needed."""
    context: tuple[tuple[str, str], ...] = ()
    """Earlier (source, target) pairs, oldest first, as they are."""
    terms: tuple[tuple[str, str], ...] = ()
    """(source, target) of the glossary's terms in the text, as they are."""
    missing: tuple[str, ...] = ()
    """Words of the text that an answer before left out, as they are."""
    delimiters: bool = False
    """Whether placeholders stand in the text, in a notation that must come back."""


def begun(family: Family, *, source: str, target: str) -> str:
    """Return how the answer begins, up to where the target stands; empty: it is not begun."""
    return _filled(family.begin, family, source, target)


def messages(
    family: Family, passage: Passage, *, source: str, target: str, begin: bool
) -> list[dict[str, str]]:
    """Return the chat that asks for one translation, for a family of the style ``chat``.

    Args:
        family: Has the words.
        passage: What is translated.
        source: ``zh`` or ``en``; ``zh-Hant`` says that it is Traditional.
        target: Likewise.
        begin: Let the last message be the begun answer; the model goes on from there.
    """
    chat = [{"role": "system", "content": family.system}] if family.system else []
    if family.answer:
        for earlier, its_target in passage.context:
            asked = _filled(family.ask, family, source, target, text=family.plain(earlier))
            answered = _filled(family.answer, family, source, target, text=family.plain(its_target))
            chat.append({"role": "user", "content": asked})
            chat.append({"role": "assistant", "content": answered})
    chat.append({"role": "user", "content": _asked(family, passage, source, target)})
    if begin and family.begin:
        chat.append({"role": "assistant", "content": begun(family, source=source, target=target)})
    return chat


def written(family: Family, passage: Passage, *, source: str, target: str) -> str:
    """Return the whole prompt, for a family of the style ``turns`` or ``completion``."""
    asked = _asked(family, passage, source, target)
    return family.turns.format(ask=asked) if family.turns else asked


def _asked(family: Family, passage: Passage, source: str, target: str) -> str:
    """Return what is asked for the passage, with what stands before."""
    blocks, wording = "", family.ask
    if passage.context and family.context_block:
        blocks += family.context_block.format(
            context=_lines(family, family.context_line, passage.context)
        )
    if passage.terms and family.terms_block:
        blocks += family.terms_block.format(terms=_lines(family, family.terms_line, passage.terms))
        wording = family.ask_terms or wording
    if passage.missing and family.missing_block:
        missing = "; ".join(map(family.plain, dict.fromkeys(passage.missing)))
        blocks += _filled(family.missing_block, family, source, target, missing=missing)
    if passage.context and family.context_block:
        wording = family.ask_context or wording
    if passage.delimiters:
        wording = family.ask_delimiters or wording
    return blocks + _filled(wording, family, source, target, text=passage.text)


def _lines(family: Family, line: str, pairs: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(
        line.format(source=family.plain(source), target=family.plain(target))
        for source, target in dict.fromkeys(pairs)
    )


def _filled(
    wording: str, family: Family, source: str, target: str, *, text: str = "", missing: str = ""
) -> str:
    codes = family.codes or {}
    return wording.format(
        source=family.languages[source],
        target=family.languages[target],
        source_code=codes.get(source, ""),
        target_code=codes.get(target, ""),
        text=text,
        missing=missing,
    )
