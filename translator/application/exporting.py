"""A bitext as a file: the document's own format, or one that is exchanged."""

from __future__ import annotations

from pathlib import Path

from translator.exports import registry
from translator.exports.registry import names as export_names
from translator.exports.registry import with_readings as formats_with_readings
from translator.exports.save import (
    PAGE,
    Rendered,
    carries_readings,
    format_of,
    is_own,
    named_format,
    render,
    require_readings,
    usual_layout,
)
from translator.exports.save import names as format_names
from translator.exports.save import suffix as format_suffix
from translator.formats import registry as formats
from translator.formats.base import AS_THEY_ARE, Links
from translator.store import Library
from translator.system.atomic import write_atomic
from translator.types import Bitext, Document, Layout

__all__ = [
    "OWN",
    "Rendered",
    "export_bytes",
    "export_file",
    "export_names",
    "format_names",
    "format_suffix",
    "formats_with_readings",
    "is_own",
    "media_type",
    "named_format",
    "require_readings",
    "usual_layout",
]

OWN = "own"
"""What stands for the document's own format."""
_TABLES = ("tsv", "csv")
_CARDS = "apkg"
_FOR_TRANSLATORS = ("xliff", "xliff1")


def export_bytes(
    bitext: Bitext,
    name: str,
    *,
    layout: Layout | None = None,
    ruby: str | None = None,
    raw: bool = False,
    says: str = "",
    links: Links = AS_THEY_ARE,
    library: Library | None = None,
    cards_from: int = 0,
) -> Rendered:
    """Return a file's bytes.

    Args:
        bitext: Pairs of a document.
        name: ``OWN`` or a name of ``format_names()``.
        layout: For documents and pages; None: as the format usually is.
        ruby: ``pinyin`` or ``zhuyin`` over the Chinese words of what is made for reading; formats
            that cannot carry readings take no notice.
        raw: Tables keep cells that look like formulas; other formats take no notice.
        says: BCP 47 tag of the language of a page's own words; empty: the target's.
        links: What becomes of a document's links; only its own format has links to files.
        library: Whose memory suggests similar sentences, in formats for translators; None: none.
        cards_from: Cards for Anki, as ``exports.by_name`` takes it; other formats take no notice.

    Raises:
        TranslatorError: as ``save.render``.
    """
    layout = usual_layout(name) if layout is None else layout
    if library is not None and name in _FOR_TRANSLATORS:
        # The checks come with it, which no other format needs.
        from translator.application.similar_pairs import with_suggestions

        bitext = with_suggestions(bitext, library)
    if raw and name in _TABLES:
        return Rendered(data=registry.by_name(name, raw=True).write(bitext, layout=layout))
    if cards_from and name == _CARDS:
        export = registry.by_name(name, cards_from=cards_from)
        return Rendered(data=export.write(bitext, layout=layout))
    ruby = ruby if carries_readings(name, bitext.document) else None
    return render(bitext, name, layout=layout, ruby=ruby, says=says, links=links)


def export_file(
    bitext: Bitext,
    path: Path,
    *,
    name: str | None = None,
    layout: Layout | None = None,
    ruby: str | None = None,
) -> None:
    """Write a file in one step: the old one stands there or the new one, never half of one.

    Args:
        bitext: Pairs of a document.
        path: Where.
        name: As ``export_bytes`` takes it; None: by the suffix of ``path``.
        layout: For documents and pages; None: as the format usually is.
        ruby: Refused where the format has no readings.

    Raises:
        OutputError: the file cannot be written.
        TranslatorError: as ``save.render``.
    """
    chosen = name or format_of(path, bitext.document)
    layout = usual_layout(chosen) if layout is None else layout
    write_atomic(path, render(bitext, chosen, layout=layout, ruby=ruby).data)


def media_type(name: str, document: Document) -> str:
    """Return the MIME type of a document written in a format, its own included."""
    if is_own(name, document):
        return formats.media_type(document.format)
    return registry.by_name(name.removesuffix(PAGE)).media_type
