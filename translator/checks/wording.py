"""The sentences of the findings: one table, ``sentences.tsv``, in three languages.

A sentence is mended there, without knowing any code; the words in braces are filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from translator.system import text_tables
from translator.types import Finding, Level

_SHOWN = 3
"""How many examples a sentence gives."""
_LONGEST = 40
"""Characters of a quoted phrase."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A finding's sentence in every language, with fields in braces."""

    english: str
    chinese: str
    traditional: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """A piece of a sentence that differs between the languages."""

    english: str
    chinese: str
    traditional: str


@cache
def sentences() -> dict[str, Sentence]:
    """Return every sentence by its key, ``check.situation``."""
    rows = text_tables.rows("translator.checks", "sentences.tsv", 4)
    return {
        key: Sentence(english=english, chinese=chinese, traditional=traditional)
        for key, english, chinese, traditional in rows
    }


def check_names() -> tuple[str, ...]:
    """Return the names of all checks, in the order of the table."""
    names = (key.partition(".")[0] for key in sentences())
    return tuple(name for name in dict.fromkeys(names) if name != "piece")


def say(key: str, level: Level, **fields: str | int | Phrase) -> Finding:
    """Return a finding in every language.

    Args:
        key: ``check.situation``, a key of ``sentences.tsv``.
        level: How serious it is.
        fields: What stands in the braces of the sentence.
    """
    sentence = sentences()[key]
    english = {n: f.english if isinstance(f, Phrase) else f for n, f in fields.items()}
    chinese = {n: f.chinese if isinstance(f, Phrase) else f for n, f in fields.items()}
    traditional = {n: f.traditional if isinstance(f, Phrase) else f for n, f in fields.items()}
    return Finding(
        check=key.partition(".")[0],
        level=level,
        message=sentence.english.format_map(english),
        message_zh=sentence.chinese.format_map(chinese),
        message_hant=sentence.traditional.format_map(traditional),
    )


def phrase(key: str, **fields: str | int) -> Phrase:
    """Return a piece of a sentence from the same table (keys that begin with ``piece``)."""
    sentence = sentences()[f"piece.{key}"]
    return Phrase(
        english=sentence.english.format_map(fields),
        chinese=sentence.chinese.format_map(fields),
        traditional=sentence.traditional.format_map(fields),
    )


def alike(text: str) -> Phrase:
    """Return a text that stands in every language as it is."""
    return Phrase(english=text, chinese=text, traditional=text)


def listed(examples: Iterable[str]) -> Phrase:
    """Return the first examples as a list, and how many more there are."""
    return joined([alike(text) for text in dict.fromkeys(examples)])


def joined(examples: Sequence[Phrase]) -> Phrase:
    """Return the first phrases as a list, and how many more there are."""
    shown = examples[:_SHOWN]
    english = ", ".join(one.english for one in shown)
    chinese = "、".join(one.chinese for one in shown)
    traditional = "、".join(one.traditional for one in shown)
    left = len(examples) - len(shown)
    more = phrase("more", number=left) if left else alike("")
    return Phrase(
        english=english + more.english,
        chinese=chinese + more.chinese,
        traditional=traditional + more.traditional,
    )


def shortened(text: str) -> str:
    """Return a phrase short enough to stand in a sentence."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
