"""What a page or a book of ours says itself: counts, notes, where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from translator.errors.error_sentences import checked, named, piece
from translator.types import Bitext, Block, Document, Finding, Level, Pair


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """What a check found, said under its paragraph."""

    level: Level
    check: str
    """Its name as people say it."""
    text: str


def notable(findings: Iterable[Finding]) -> bool:
    """Say whether any finding is worth a look."""
    return any(finding.level is not Level.INFO for finding in findings)


def counted(bitext: Bitext, says: str) -> str:
    """Return how many pairs there are and how many of them are worth a look."""
    flagged = sum(1 for pair in bitext.pairs if notable(pair.findings))
    pairs = len(bitext.pairs)
    counts = piece("html.pair" if pairs == 1 else "html.pairs", number=pairs)
    if flagged:
        counts = piece("html.flagged", pairs=counts, number=flagged)
    return counts.say(says)


def language_name(tag: str, says: str) -> str:
    """Return the name of a language."""
    name = named(tag)
    return name if isinstance(name, str) else name.say(says)


def check_name(check: str, says: str) -> str:
    """Return the name of a check."""
    found = checked(check)
    return found if isinstance(found, str) else found.say(says)


def with_pictures(blocks: Sequence[Block]) -> list[int]:
    """Return the ids of blocks and of the alternative texts inside each."""
    numbers: list[int] = []
    for block in blocks:
        numbers.append(block.id)
        numbers += [child for item in block.inline for child, _, _ in item.children]
    return numbers


def notes(pairs: Iterable[Pair], says: str, *, quiet: bool) -> tuple[Note, ...]:
    """Return what the checks found of pairs.

    Args:
        pairs: In order.
        says: BCP 47 tag of the language.
        quiet: Whether findings that are no more than information are among them.
    """
    return tuple(
        Note(
            level=finding.level,
            check=check_name(finding.check, says),
            text=" ".join(finding.text(says).split()),
        )
        for pair in pairs
        for finding in pair.findings
        if quiet or finding.level is not Level.INFO
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """A line about where a page comes from: words, and what identifies it."""

    words: str
    code: str = ""
    """A signature, a hash; empty: the line is words alone."""
    address: str = ""
    """Where the original was; empty: this line is about something else."""


def origins(bitext: Bitext, says: str) -> tuple[Origin, ...]:
    """Return the lines at the end: who translated, by what, and of which original."""
    document: Document = bitext.document
    where = Origin(words=piece("html.address").say(says), address=document.address)
    return (
        Origin(words=piece("html.machine").say(says)),
        Origin(words=piece("html.made-by").say(says), code=bitext.signature),
        Origin(words=piece("html.original").say(says), code=f"sha256 {document.sha256}"),
        *([where] if document.address else []),
    )
