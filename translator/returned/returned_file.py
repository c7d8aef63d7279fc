"""What a file says that comes back, whatever it is: for each sentence what its target is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from translator.document.sentence_ids import SentenceId


class Form(StrEnum):
    """How a file writes the marks of a sentence."""

    CODES = "codes"
    """Every one is there (XLIFF)."""
    UNIT = "unit"
    """All but those that stand for a character, numbered by unit (TMX)."""
    WORDS = "words"
    """None is; what a reader sees of it is (tables, pages, Word documents)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReturnedPair:
    """A sentence that comes back."""

    block: int
    number: int
    """Of the sentence in its block, from 0."""
    source: str
    """As the file has it, with marks if it has them; empty: the file does not say."""
    target: str
    """Likewise, without white space at the edges."""
    handed: str
    """``digest`` of the target that was handed over, whole or cut; empty: not known."""
    told: str = ""
    """``digest`` of the source, from the sentence's id; empty: ``source`` tells it."""
    form: Form = Form.CODES
    strange: bool = False
    """Whether the target holds codes that are none of the source's document."""


def pair_of_words(own: SentenceId, target: str, *, source: str = "") -> ReturnedPair:
    """Return the pair of a sentence that came back without marks, by its id."""
    return ReturnedPair(
        block=own.block,
        number=own.number,
        source=source,
        target=target,
        handed=own.target,
        told=own.source,
        form=Form.WORDS,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """What a file says of a document whose sentences come back in it."""

    document: str = ""
    """Its name."""
    sha256: str = ""
    """Of the original; empty: the file does not say."""
    source_language: str = ""
    target_language: str = ""
    """BCP 47 tags."""


Streamed = ReturnedPair | About | None
"""What a file is read as, a piece at a time: a sentence, one that is not ours or has no target
(None), and behind those of a document what the file says of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReturnedFile:
    """A document whose sentences come back."""

    document: str
    """Its name."""
    sha256: str
    """Of the original; empty: the file does not say."""
    source_language: str
    target_language: str
    """BCP 47 tags."""
    pairs: Sequence[ReturnedPair]
    """A tuple; of a large file, they wait on the disk."""
    left_out: int
    """Sentences that are not ours, or have no target."""


def file_of(about: About, pairs: Sequence[ReturnedPair], left_out: int) -> ReturnedFile:
    """Return a document with its sentences."""
    return ReturnedFile(
        document=about.document,
        sha256=about.sha256,
        source_language=about.source_language,
        target_language=about.target_language,
        pairs=pairs,
        left_out=left_out,
    )


def held_files(pieces: Iterable[Streamed]) -> tuple[ReturnedFile, ...]:
    """Return the documents of a file, all of them held in memory."""
    return tuple(_held(pieces))


def _held(pieces: Iterable[Streamed]) -> Iterator[ReturnedFile]:
    pairs: list[ReturnedPair] = []
    left_out = 0
    for piece in pieces:
        if isinstance(piece, About):
            yield file_of(piece, tuple(pairs), left_out)
            pairs, left_out = [], 0
        elif piece is None:
            left_out += 1
        else:
            pairs.append(piece)
