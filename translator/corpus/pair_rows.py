"""Pairs as they stand in files, one after the other: JSON lines, TSV, TMX, Parquet.

A file is read as it comes, however large it is. What is no pair is named, never passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from translator.corpus.corpus_spans import open_parquet
from translator.corpus.corpus_texts import Broken
from translator.document.read import LARGEST, readable
from translator.errors import InputError, TranslatorError
from translator.errors.error_sentences import because
from translator.lazy_regex import lazy_regex
from translator.system.metered_reading import MeteredReader
from translator.system.spreadsheets import unguard
from translator.system.structured_text import json_of
from translator.text import languages
from translator.tmx.parse import tmx_units

SUFFIXES = (".jsonl", ".tsv", ".tmx", ".parquet")
_MARKS = lazy_regex("[\U000f0000-\U000ffffd]")
"""What stands for inline elements of TMX: a corpus has the words alone."""
_BATCH = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class PairRow:
    """A pair of a file."""

    place: str
    """File and line, for messages: ``pairs.tsv:17``."""
    source: str
    target: str
    source_language: str
    """BCP 47 tag, as the file says it or as it looks."""
    target_language: str
    document: str = ""
    """Where the file says it comes from."""
    found: frozenset[tuple[str, str]] | None = None
    """Check and level of each finding; None: the file says nothing of checks."""
    provenance: str = ""
    score: float | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    """Everything the file says of it."""


def pair_files(given: Path) -> list[Path]:
    """Return the files of pairs that a path means, in order; hidden ones are none."""
    if not given.is_dir():
        return [given]
    return [
        path
        for path in sorted(given.rglob("*"))
        if path.suffix.lower() in SUFFIXES
        and not any(part.startswith(".") for part in path.relative_to(given).parts)
        and path.is_file()
    ]


def read_pairs(path: Path, *, source: str = "", target: str = "") -> Iterator[PairRow | Broken]:
    """Yield the pairs of a file, and what is none.

    Args:
        path: Its suffix says what it is.
        source: BCP 47 tag of the sources, where the file does not say; empty: as each looks.
        target: Of the targets, likewise.

    Raises:
        InputError: it cannot be read, or is of no kind that has pairs.
    """
    reader = _READERS.get(path.suffix.lower())
    name = readable(path)
    if reader is None:
        raise InputError("corpus.no-pairs", name=name, suffixes=", ".join(SUFFIXES))
    try:
        if reader is _parquet:
            found = _parquet(path, readable(Path(path.name)))
            yield from _rows(found, source, target)
            return
        with path.open("rb") as file:
            yield from _rows(reader(file, readable(Path(path.name))), source, target)
    except OSError as error:
        raise InputError("document.unreadable", name=name, why=because(error)) from error


_Found = tuple[str, Mapping[str, Any] | TranslatorError]
"""A place and its fields, or what is wrong there."""


def _rows(found: Iterable[_Found], source: str, target: str) -> Iterator[PairRow | Broken]:
    for place, fields in found:
        if isinstance(fields, TranslatorError):
            yield Broken(name=place, error=fields)
            continue
        sides = fields.get("source"), fields.get("target")
        if not isinstance(sides[0], str) or not isinstance(sides[1], str):
            yield Broken(name=place, error=InputError("corpus.no-sides", name=place))
            continue
        yield _row(place, sides[0], sides[1], fields, (source, target))


def _row(
    place: str, source: str, target: str, fields: Mapping[str, Any], given: tuple[str, str]
) -> PairRow:
    tags = (
        _text(fields.get("source_lang")) or given[0] or languages.detect(source).tag,
        _text(fields.get("target_lang")) or given[1] or languages.detect(target).tag,
    )
    origin = fields.get("provenance")
    said = origin if isinstance(origin, Mapping) else {"kind": _text(origin).partition(" ")[0]}
    score = said.get("score")
    return PairRow(
        place=place, source=source, target=target,
        source_language=tags[0], target_language=tags[1],
        document=_text(fields.get("path")) or _text(fields.get("document")),
        found=_findings(fields.get("findings")),
        provenance=_text(said.get("kind")),
        score=float(score) if isinstance(score, int | float) else None,
        fields=fields,
    )  # fmt: skip


def _findings(said: object) -> frozenset[tuple[str, str]] | None:
    """Return what was found: a list of objects, or ``warning: numbers: …; …`` in a cell."""
    if isinstance(said, str):
        parts = [part.split(": ", 2) for part in said.split("; ") if part.count(": ") >= 1]
        return frozenset((part[1], part[0]) for part in parts)
    if not isinstance(said, list):
        return None
    return frozenset(
        (_text(one.get("check")), _text(one.get("level")))
        for one in said
        if isinstance(one, Mapping)
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _numbered(file: BinaryIO, name: str) -> Iterator[tuple[str, str | TranslatorError]]:
    """Yield the lines that are not blank, each with its place; one that is no text is an error."""
    number = 0
    while line := file.readline(LARGEST):
        number += 1
        place = f"{name}:{number}"
        if len(line) >= LARGEST:
            size = len(line) / 1e6
            yield place, InputError("document.too-large", name=place, size=size, most=LARGEST / 1e6)
            while line and not line.endswith(b"\n"):
                line = file.readline(LARGEST)
            continue
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            yield place, InputError("corpus.no-utf8", name=place)
            continue
        if text.strip():
            yield place, text.rstrip("\r\n")


def _jsonl(file: BinaryIO, name: str) -> Iterator[_Found]:
    for place, line in _numbered(file, name):
        if isinstance(line, TranslatorError):
            yield place, line
            continue
        try:
            fields = json_of(line)
        except (ValueError, RecursionError) as error:
            yield place, InputError("corpus.no-json", name=place, why=str(error))
            continue
        wrong = InputError("corpus.no-object", name=place)
        yield place, fields if isinstance(fields, dict) else wrong


def _tsv(file: BinaryIO, name: str) -> Iterator[_Found]:
    names: list[str] = ["source", "target"]
    for number, (place, line) in enumerate(_numbered(file, name)):
        if isinstance(line, TranslatorError):
            yield place, line
            continue
        cells = [unguard(cell) for cell in line.split("\t")]
        if number == 0 and {"source", "target"} <= set(cells):
            names = cells
        elif len(cells) < len(names):
            yield place, InputError("corpus.no-sides", name=place)
        else:
            yield place, dict(zip(names, cells, strict=False))


def _tmx(file: BinaryIO, name: str) -> Iterator[_Found]:
    for line, rows in tmx_units(MeteredReader(file, name=name), name=name):
        place = f"{name}:{line}"
        if not rows:
            yield place, InputError("corpus.no-unit", name=place)
        for row in rows:
            yield place, {
                "source": _MARKS.sub("", row.source), "target": _MARKS.sub("", row.target),
                "source_lang": row.source_language, "target_lang": row.target_language,
                "provenance": {
                    "kind": row.provenance.kind, "signature": row.provenance.signature,
                    "created": row.provenance.created, "rung": "", "score": row.provenance.score,
                },
            }  # fmt: skip


def _parquet(path: Path, name: str) -> Iterator[_Found]:
    at = 0
    for batch in open_parquet(path).iter_batches(_BATCH):
        for number, row in enumerate(batch.to_pylist(), at + 1):
            yield f"{name}:{number}", row
        at += batch.num_rows


_READERS: Mapping[str, Callable[..., Iterator[_Found]]] = {
    ".jsonl": _jsonl, ".tsv": _tsv, ".tmx": _tmx, ".parquet": _parquet,
}  # fmt: skip
