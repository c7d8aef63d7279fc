"""What a document format is: it reads bytes into a Document and writes targets back.

A format is one folder here (a module, if it is small) and one line in the registry. Nothing
outside ``translator.formats`` knows its syntax (``tests/formats/test_syntax_stays_inside.py``),
so ``read`` fills in all that the rest of the program shows:

- ``Document.contents``: what a reader sees, in order: blocks by their ids, tables with the
  cells that hold no letters, what is left as it is, rules. ``Document.skipped`` says why.
- ``Block``: ``level`` of a heading; ``marker`` and ``depth`` of a list item; ``address`` of a
  picture whose alternative text it is; ``attributes["line"]`` (1-based), and
  ``attributes["line_ends"] = "spaces"`` where a line end in a paragraph means nothing. Other
  attributes are the format's own.
- ``Inline`` of an atomic mark: ``display`` and ``shown``; ``prompt`` where a language model
  should read something else than the source; ``children`` of a picture. ``address`` of links
  (pairs) and pictures, references resolved.

``Inline.kind`` decides what happens to a mark. Atomic ones:

    softbreak, hardbreak    the end of a line; meant or not, see ``document.segments``
    cue                     the end of a cue of subtitles: as softbreak, no model is shown it
    code, autolink, untranslated    a part of the sentence: a model is shown it
    math                    a part of the sentence, too: a model is shown that it is there
    image, html, emoji, footnote, character, entity, shortcode
                            no part of it: stays outside at its edge
    reading                 over words, of no use in another language
    template, tag, escape, expression, rest …    carried over, nothing more

Pairs: emphasis, strong, strikethrough, subscript, superscript and span may be dropped from a
target, with a finding; link, wikilink and html may not; ruby goes with its readings.

Where a document's links and pictures lead, ``addresses`` says; who moves documents works out
where they should lead from now on and hands that to ``write`` as ``Links``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, TypeAlias, runtime_checkable

from translator.errors.error_sentences import Piece
from translator.types import Document, Layout


class Leads(StrEnum):
    """How what an address leads to is looked for."""

    LINK = "link"
    """A link for readers: a site generator may leave suffixes out."""
    FILE = "file"
    """A picture, a script, a film: exactly this file."""
    NAME = "name"
    """The name of a page, wherever it lies (``[[page]]``)."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address as a document has it, without the escapes of its format."""

    leads: Leads
    text: str
    """Percent-encoding, query and fragment included."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Links:
    """What becomes of a document's links when it is written somewhere else."""

    addresses: Mapping[Address, str] = field(default_factory=dict)
    """Address → the new one; others stay, character by character."""
    fragments: frozenset[str] = frozenset()
    """Fragments (what follows ``#``, as it is written there) by which other documents link to
    headings of this one."""


AS_THEY_ARE = Links()
"""The document stays where it was, and nobody links to its headings."""


class Format(Protocol):
    """A document format. Implementations hold no state."""

    name: str
    """Name in the registry and for ``--as``: ``markdown``, ``plain`` …"""
    suffixes: tuple[str, ...]
    """Lower case, with the dot; the first is the one written."""

    def recognises(self, sample: str) -> bool:
        """Say whether a text looks like this format inside.

        Asked about files whose suffix does not tell.

        Args:
            sample: The beginning of the text.
        """
        ...

    def read(self, data: bytes, *, name: str, encoding: str | None = None) -> Document:
        """Read the original.

        Args:
            data: The whole file.
            name: For messages.
            encoding: Python codec name; None: detect (translator.text.encoding).

        Raises:
            EncodingError: the bytes are not text in that encoding.
            FormatError: the file is broken for this format.
        """
        ...

    def write(
        self,
        document: Document,
        targets: Mapping[int, str],
        *,
        layout: Layout,
        target_language: str,
        links: Links = AS_THEY_ARE,
    ) -> bytes:
        """Splice targets into the original.

        Args:
            document: As ``read`` returned it.
            targets: Block id → the block's whole target, with the block's marks. A block
                without an entry stays as it is and is not doubled in bilingual layouts.
            layout: ``bilingual``: the target after its source; ``side-by-side``: next to it;
                ``target``: in its place.
            target_language: BCP 47 tag, for ``lang`` attributes and joining lines.
            links: What becomes of addresses. Whatever it holds, links of the document to its
                own headings still find them.

        Returns:
            The file, in the encoding, with the BOM and line ends of the original.

        Raises:
            FormatError: the result would not have the original's structure.
        """
        ...

    def addresses(self, document: Document) -> Iterable[Address]:
        """Return where a document's links and pictures lead, in order.

        Args:
            document: As ``read`` returned it.
        """
        ...

    def heading_words(self, before: Document, after: Document) -> Mapping[str, str]:
        """Return under which words links find the headings of a translated document.

        Some links find a heading by its words alone (``[[page#heading]]``).

        Args:
            before: The original.
            after: Its translation, read again.

        Returns:
            For ``follow``: the old words → the new ones.
        """
        ...

    def follow(self, document: Document, words: Mapping[str, Mapping[str, str]]) -> bytes:
        """Lead links of a document to headings of other documents under their new words.

        Args:
            document: A translation, read again.
            words: Name of a page, as the links have it → ``heading_words`` of it.

        Returns:
            The file.
        """
        ...


class PackageFormat(Format, Protocol):
    """A format of files that are no text: known by their bytes, never by a sample of text.

    ``Document.package`` holds the file. A sentence is found by ``Block.attributes["part"]``, the
    name of the part it stands in, and ``line`` in that part.
    """

    written_suffix: str
    """Of the file ``write`` gives, lower case, with the dot; empty: the original's."""
    media_type: str
    """Of that file, for downloads."""

    def opens(self, data: bytes) -> bool:
        """Say whether a file whose suffix does not tell is of this format.

        Args:
            data: The whole file; at most its table of contents is looked at.
        """
        ...


Tell: TypeAlias = Callable[[int, int], None]
"""Told before each page that takes long which one it is, from 1, and how many there are."""


@runtime_checkable
class Patient(Protocol):
    """A format of which some files take minutes to be read."""

    def read_telling(
        self, data: bytes, *, name: str, encoding: str | None = None, tell: Tell | None
    ) -> Document:
        """Read the original, and say how far that is.

        Args:
            data: As ``Format.read`` has it.
            name: Likewise.
            encoding: Likewise.
            tell: Told of each page that takes long, before it is read.
        """
        ...


@runtime_checkable
class Remarking(Protocol):
    """A format that has something to say about a file it wrote."""

    def remarks(
        self,
        document: Document,
        targets: Mapping[int, str],
        *,
        layout: Layout,
        target_language: str,
    ) -> Iterable[Piece]:
        """Return what a person should know about a translation, beside its text.

        Args:
            document: As ``Format.write`` was given it.
            targets: Likewise.
            layout: Of the translation.
            target_language: BCP 47 tag.
        """
        ...


@runtime_checkable
class Annotating(Protocol):
    """A format whose files can carry readings over Chinese words."""

    def annotated(
        self, document: Document, data: bytes, over: Callable[[str], str]
    ) -> bytes | None:
        """Return a file with readings over its Chinese text; None: this one cannot carry them.

        Args:
            document: As ``read`` returned it.
            data: What ``write`` made of it.
            over: Writes a text as HTML, with ruby over its words.
        """
        ...
