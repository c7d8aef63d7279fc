"""Turn a bitext into the bytes of any output: the document's own format or an export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from pathlib import Path

from translator.document.assemble import block_targets
from translator.errors import EncodingError, FormatError, UsageError
from translator.errors.error_sentences import Piece, joined, piece
from translator.exports import registry as exports
from translator.exports.fitting_targets import fitting_targets
from translator.formats import registry as formats
from translator.formats.base import AS_THEY_ARE, Annotating, Links, Remarking
from translator.types import Bitext, Block, Document, Layout

_SHORT = {"md": "markdown", "txt": "plain"}
"""Exports → the formats of the same kind, where their names differ."""
_LONG = {long: short for short, long in _SHORT.items()}
_PAGE_ALONE = "html"
"""The one name that never means a document's own format: the page of two columns, which an HTML
document may become as well; its own is written where none is named."""
PAGE = ".page"
"""What tells a document laid out anew from its translation in the same format: behind the name
of a format it asks for that (``docx.page``), and it stands in the file's name."""
_UNOPENED = frozenset((
    *product((".docm", ".dotm"), (".docx", ".dotx")), *product((".odt", ".ott"), (".fodt",)),
    *product((".fodt",), (".odt", ".ott")),
))  # fmt: skip
"""Suffixes of an original and of its result that no program opens: a document with macros under
the name of one without them, an archive under the name of an XML file."""
_BOTH_WAYS = ("md", "docx", "odt", "epub")
"""Names that mean a document's own format where it is in that format."""


def names() -> list[str]:
    """Return every name ``--as`` takes."""
    return [*exports.names(), *(f"{name}{PAGE}" for name in _BOTH_WAYS)]


def usual_layout(name: str) -> Layout:
    """Return the layout of a file if none was asked for; ``name`` as ``render`` takes it."""
    return exports.usual_layout(_export_name(name))


def suffix(name: str, document: Document, original: str) -> str:
    """Return the suffix of an output file, with the dot.

    Args:
        name: A name of ``names()``, or ``own`` for the document's own format.
        document: What is written.
        original: Suffix of the file it was read from.

    Raises:
        UsageError: the document cannot be written in this format.
    """
    if is_own(name, document):
        always = formats.written_suffix(document.format)
        usual = formats.by_name(document.format).suffixes
        # A book that was called .txt opens as a book only when it is called one.
        wrong = bool(document.package) and original.lower() not in usual
        return always or ("" if wrong else original) or usual[0]
    chosen = exports.by_name(_export_name(name)).suffix
    same = chosen in formats.by_name(document.format).suffixes
    return f"{PAGE}{chosen}" if same else chosen


def format_of(path: Path, document: Document) -> str:
    """Return the name of the format a file's suffix asks for.

    Raises:
        UsageError: the suffix says nothing.
    """
    suffix = path.suffix.lower()
    if suffix in formats.by_name(document.format).suffixes and _writes_itself(document):
        return "own"
    export = exports.by_suffix(path.suffix)
    if export is None:
        raise UsageError("export.unsaid", name=path.name, choices=", ".join(names()))
    return export.name


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendered:
    """A file's bytes and what a person should know about them."""

    data: bytes
    remark: Piece | None = None
    complete: bool = True
    """Whether every target is in it; if not, the remark says where one is missing."""


def render(
    bitext: Bitext,
    name: str,
    *,
    layout: Layout,
    ruby: str | None = None,
    says: str = "",
    links: Links = AS_THEY_ARE,
) -> Rendered:
    """Return the file's bytes.

    Args:
        bitext: Pairs of a document.
        name: ``own`` (the document's own format) or a name of ``names()``.
        layout: For documents and pages; exports of pairs take no notice of it.
        ruby: ``pinyin`` or ``zhuyin`` over the Chinese words of what ``carries_readings``; None:
            none.
        says: BCP 47 tag of the language of a page's own words; empty: the target's.
        links: What becomes of the document's links in its own format.

    Raises:
        FormatError: the result would not have the original's structure.
        ModelError: readings are asked for, and the dictionary is not installed.
        OutputError: the bitext does not hold together.
        UsageError: the document cannot be written in this format, or not with readings.
    """
    document = bitext.document
    own = is_own(name, document)
    if ruby is not None:
        require_readings(name, document)
    if not own:
        chosen = _export_name(name)
        if ruby is None:
            return Rendered(data=exports.by_name(chosen, says=says).write(bitext, layout=layout))
        # What gives readings is much, and most that is written has none.
        from translator.chinese.pinyin.pinyin import style_of
        from translator.grounding import document_vocabulary

        words = document_vocabulary.of_bitext(bitext)
        export = exports.by_name(chosen, ruby=style_of(ruby), vocabulary=words, says=says)
        return Rendered(data=export.write(bitext, layout=layout))
    targets = block_targets(bitext)
    written = splice(
        document, targets, layout=layout, target_language=bitext.target_language, links=links
    )
    return written if ruby is None else _annotated(written, bitext, ruby)


def carries_readings(name: str, document: Document) -> bool:
    """Say whether a document can be written with readings in a format.

    Args:
        name: As ``render`` takes it.
        document: What is written.
    """
    if not is_own(name, document):
        return _export_name(name) in exports.with_readings()
    return isinstance(formats.by_name(document.format), Annotating)


def _annotated(written: Rendered, bitext: Bitext, ruby: str) -> Rendered:
    """Put readings over the Chinese words of a document in its own format."""
    from translator.chinese.pinyin.pinyin import style_of
    from translator.chinese.pinyin.ruby import ruby_html
    from translator.grounding import document_vocabulary

    kind = formats.by_name(bitext.document.format)
    assert isinstance(kind, Annotating)  # carries_readings said so
    over = partial(
        ruby_html, style=style_of(ruby), vocabulary=document_vocabulary.of_bitext(bitext)
    )
    data = kind.annotated(bitext.document, written.data, over)
    if data is not None:
        return replace(written, data=data)
    remarks = [one for one in (written.remark, piece("save.no-readings")) if one is not None]
    return replace(written, remark=joined(remarks))


def require_readings(name: str, document: Document) -> None:
    """Refuse to write a document with readings where ``carries_readings`` says no.

    Raises:
        UsageError: it says no; what does carry them is named.
    """
    if carries_readings(name, document):
        return
    short = _LONG.get(document.format, document.format) if name == "own" else _export_name(name)
    if is_own(name, document) and short in exports.with_readings():
        raise UsageError("export.own-readings", name=short, document=document.name)
    readable = ", ".join(exports.with_readings())
    raise UsageError("export.no-readings", name=short, choices=readable)


def splice(
    document: Document,
    targets: Mapping[int, str],
    *,
    layout: Layout,
    target_language: str,
    links: Links = AS_THEY_ARE,
) -> Rendered:
    """Write targets into the document; in UTF-8 where its own encoding lacks a character.

    A target that would break the document's structure is left out, and the remark says which.

    Raises:
        FormatError: not even the document without targets can be written.
    """
    kind = formats.by_name(document.format)
    remarks: list[Piece] = []

    def write(chosen: Mapping[int, str], written: Document) -> bytes:
        return kind.write(
            written, chosen, layout=layout, target_language=target_language, links=links
        )

    try:
        try:
            data = write(targets, document)
        except EncodingError:
            # Big5 has no Simplified characters, GBK few Traditional ones: UTF-8 has them all.
            remarks.append(piece("save.in-utf8", encoding=document.encoding))
            document = replace(document, encoding="utf-8", bom=b"")
            data = write(targets, document)
    except FormatError:
        fitting = fitting_targets(targets, lambda chosen: write(chosen, document))
        data = write(fitting, document)
        lines = tuple(
            _place(block)
            for block in document.blocks
            if block.id in targets and block.id not in fitting
        )
        remarks.append(piece("save.left-out", lines=lines))
        return Rendered(data=data, remark=joined(remarks), complete=False)
    if isinstance(kind, Remarking):
        remarks += kind.remarks(document, targets, layout=layout, target_language=target_language)
    return Rendered(data=data, remark=joined(remarks))


def _place(block: Block) -> str:
    line, part = block.attributes.get("line", "?"), block.attributes.get("part")
    return f"{line} ({part})" if part else line


def named_format(path: Path, document: Document) -> str:
    """Return the format of a result that was given a name, and nothing else was said of it.

    ``own`` unless the name says otherwise: ``book.epub`` into ``book.docx`` is to be a Word
    document, for no program opens a book under that name. Text of one kind under the name of
    another (Markdown in a ``.txt``) is text all the same, and stays what it was.

    Raises:
        UsageError: the name is of the same format and of another kind of file.
    """
    suffix = path.suffix.lower()
    always = formats.written_suffix(document.format)
    if not always:
        _refuse_other_suffix(path, document)
    if suffix in ((always,) if always else formats.by_name(document.format).suffixes):
        return "own"
    export = exports.by_suffix(suffix)
    text = export is not None and export.suffix in (".txt", ".md")
    return "own" if export is None or (text and not document.package) else export.name


def _refuse_other_suffix(path: Path, document: Document) -> None:
    """Refuse a name of the same format under which programs do not open what is written."""
    original, wanted = Path(document.name).suffix.lower(), path.suffix.lower()
    if (original, wanted) in _UNOPENED:
        raise UsageError(
            "export.other-suffix", path=path, name=document.name, suffix=original, wanted=wanted
        )


def is_own(name: str, document: Document) -> bool:
    """Say whether a name of ``names()``, or ``own``, means the document's own format."""
    if name == "own":
        return True
    if name.endswith(PAGE) or name == _PAGE_ALONE:
        return False
    return _SHORT.get(name, name) == document.format and _writes_itself(document)


def _writes_itself(document: Document) -> bool:
    """Say whether a document's format is written as it is read: a PDF may be read, no more."""
    written = formats.written_suffix(document.format)
    return not written or written in formats.by_name(document.format).suffixes


def _export_name(name: str) -> str:
    """Return the export of a name that does not mean the document's own format."""
    name = name.lower().removesuffix(PAGE)
    return _LONG.get(name, name)
