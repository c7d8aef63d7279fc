"""What a term is, and a glossary of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from translator.errors import FormatError, UsageError
from translator.errors.error_sentences import Piece
from translator.text.languages import HAN, primary

HIGHEST = 1_000_000_000
"""Of a priority, either way: a number that SQLite and every other program can hold."""


class Status(StrEnum):
    """Whether a term is used, or waits for a person to say so."""

    ACCEPTED = "accepted"
    PROPOSED = "proposed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A word or phrase with the translation a person decided on."""

    source: str
    targets: tuple[str, ...]
    """The first is written; the others are right, too, where they are found."""
    source_language: str = "zh"
    """BCP 47 tag; of Chinese the script is not looked at: 軟件 finds 软件 and the reverse."""
    target_language: str = "en"
    forbidden: tuple[str, ...] = ()
    """Forms of the target language that are never right for this source."""
    case_sensitive: bool | None = None
    """None: a form without capitals is found in any case, one with capitals as it is written
    and, with a capital more, where a sentence begins."""
    both_ways: bool = True
    """Whether the targets may be found and the source be written, too."""
    priority: int = 0
    """Among terms of the same length that overlap, the higher one stays."""
    note: str = ""
    status: Status = Status.ACCEPTED

    def __post_init__(self) -> None:
        if not self.source.strip() or not self.targets or not all(map(str.strip, self.targets)):
            raise FormatError("glossary.incomplete", source=self.source, targets=list(self.targets))
        if primary(self.source_language) == primary(self.target_language):
            raise FormatError(
                "glossary.one-language", source=self.source, language=self.source_language
            )
        if abs(self.priority) > HIGHEST:
            raise FormatError("glossary.priority-range", source=self.source, most=HIGHEST)


@dataclass(frozen=True, kw_only=True, slots=True)
class Glossary:
    """Terms in the order a person gave them; where two contradict, the earlier one counts."""

    terms: tuple[Term, ...] = ()
    name: str = ""
    remarks: tuple[Piece, ...] = ()
    """What of a file was left out, in sentences."""

    @staticmethod
    def of(
        pairs: Mapping[str, str], *, source_language: str = "zh", target_language: str = "en"
    ) -> Glossary:
        """Return a glossary of plain pairs: source → target."""
        return Glossary(
            terms=tuple(
                Term(
                    source=source, targets=(target,),
                    source_language=source_language, target_language=target_language,
                )
                for source, target in pairs.items()
            )
        )  # fmt: skip


def merge(glossaries: Iterable[Glossary], *, name: str = "") -> Glossary:
    """Put glossaries together, the first one first: what it says beats the later ones."""
    known = tuple(glossaries)
    return Glossary(
        terms=tuple(term for one in known for term in one.terms),
        name=name,
        remarks=tuple(remark for one in known for remark in one.remarks),
    )


def language_of(text: str) -> str:
    """Return ``zh`` for a term with a Chinese character in it, else ``en``."""
    return "zh" if HAN.search(text) else "en"


def make_term(source: str, targets: Sequence[str], **fields: Any) -> Term:
    """Return the term a person typed: one side Chinese, the other not.

    Args:
        source: In either language.
        targets: The first is written, the others are right, too.
        fields: The other fields of ``Term``, its languages left out.

    Raises:
        UsageError: both sides are in the same language.
        FormatError: a side is empty.
    """
    kept = tuple(target.strip() for target in targets if target.strip())
    languages = language_of(source), language_of(kept[0] if kept else "")
    if source.strip() and kept and languages[0] == languages[1]:
        raise UsageError("glossary.two-sides", one=source, other=kept[0])
    if languages[0] == languages[1]:  # a side is empty: Term says which
        languages = ("zh", "en")
    return Term(
        source=source.strip(),
        targets=kept,
        source_language=languages[0],
        target_language=languages[1],
        **fields,
    )
