"""Turn a bitext into the bytes of any output: the document's own format or an export."""

from __future__ import annotations

from pathlib import Path

from translator.assembly import block_targets
from translator.errors import UsageError
from translator.exports import registry as exports
from translator.formats import registry as formats
from translator.types import Bitext, Document, Layout

_SHORT = {"md": "markdown", "markdown": "markdown"}


def names() -> list[str]:
    """Return every name ``--as`` takes."""
    return ["md", *exports.names()]


def suffix(name: str, document: Document, original: str) -> str:
    """Return the suffix of an output file, with the dot.

    Args:
        name: A name of ``names()``, or ``own`` for the document's own format.
        document: What is written.
        original: Suffix of the file it was read from.
    """
    if _is_own(name, document):
        return original or formats.by_name(document.format).suffixes[0]
    return exports.by_name(name).suffix


def format_of(path: Path, document: Document) -> str:
    """Return the name of the format a file's suffix asks for.

    Raises:
        UsageError: the suffix says nothing.
    """
    if path.suffix.lower() in formats.by_name(document.format).suffixes:
        return "own"
    export = exports.by_suffix(path.suffix)
    if export is None:
        raise UsageError(
            f"The name {path.name} does not say which format to write.",
            f"Name it with --as: {', '.join(names())}.",
        )
    return export.name


def render(bitext: Bitext, name: str, *, layout: Layout) -> bytes:
    """Return the file's bytes.

    Args:
        bitext: Pairs of a document.
        name: ``own`` (the document's own format) or a name of ``names()``.
        layout: For documents and pages; exports of pairs take no notice of it.

    Raises:
        FormatError: the result would not have the original's structure.
        OutputError: the bitext does not hold together.
        UsageError: the document cannot be written in this format.
    """
    if not _is_own(name, bitext.document):
        if _SHORT.get(name):
            raise UsageError(
                f"{bitext.document.name} is not Markdown, and Markdown is not made from it.",
                f"Choose one of: {', '.join(exports.names())}.",
            )
        return exports.by_name(name).write(bitext, layout=layout)
    return formats.by_name(bitext.document.format).write(
        bitext.document,
        block_targets(bitext),
        layout=layout,
        target_language=bitext.target_language,
    )


def _is_own(name: str, document: Document) -> bool:
    own = _SHORT.get(name, name)
    return own in ("own", document.format) or (own == "txt" and document.format == "plain")
