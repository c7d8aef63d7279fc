"""A bilingual OpenDocument text of any article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from translator.chinese.pinyin.syllables import Style
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.exports.laid_out import xml_strings
from translator.exports.laid_out.archive_bytes import Member, archive
from translator.exports.laid_out.lay_out import LaidOut
from translator.exports.laid_out.over_words import reader_of
from translator.exports.laid_out.parts import Sheet
from translator.exports.laid_out.typefaces import CODE, LATIN, Face, chinese_of, face
from translator.exports.laid_out.xml_strings import (
    DECLARATION,
    Xml,
    closing,
    element,
    joined,
    opening,
    text,
)
from translator.exports.odt.odf_body import OdfBody
from translator.exports.odt.odf_runs import Texts
from translator.types import Bitext, Layout

_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = {
    "xmlns:office": f"{_OASIS}:office:1.0",
    "xmlns:style": f"{_OASIS}:style:1.0",
    "xmlns:text": f"{_OASIS}:text:1.0",
    "xmlns:table": f"{_OASIS}:table:1.0",
    "xmlns:fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "xmlns:svg": f"{_OASIS}:svg-compatible:1.0",
    "xmlns:meta": f"{_OASIS}:meta:1.0",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "office:version": "1.3",
}
_FILES = ("content.xml", "styles.xml", "meta.xml")


@dataclass(frozen=True, kw_only=True, slots=True)
class Odt:
    """Headings, lists, tables and quotes as LibreOffice knows them, both languages tagged."""

    name: str = "odt"
    suffix: str = ".odt"
    media_type: str = _MEDIA_TYPE
    ruby: Style | None = None
    """How readings over Chinese words are written; None: no readings."""
    vocabulary: Vocabulary = NOTHING
    """Words and names of the document that readings are given for."""
    says: str = ""
    """BCP 47 tag of the language of the document's own words; empty: the target's."""

    def write(self, bitext: Bitext, *, layout: Layout) -> bytes:
        """Return the document."""
        readings = reader_of(self.ruby, self.vocabulary)
        laid_out = LaidOut(bitext, layout, says=self.says, readings=readings)
        sheet = laid_out.sheet()
        chinese = chinese_of(sheet.source_language, sheet.target_language)
        return archive(
            (
                Member(name="mimetype", parts=(text(_MEDIA_TYPE),), stored=True),
                Member(name="content.xml", parts=_content(laid_out, sheet, chinese)),
                Member(name="styles.xml", parts=_styles(sheet, chinese)),
                Member(name="meta.xml", parts=_meta(sheet)),
                Member(name="META-INF/manifest.xml", parts=_manifest()),
            )
        )


def _content(laid_out: LaidOut, sheet: Sheet, chinese: Face) -> Iterator[Xml]:
    texts = Texts(chinese=chinese)
    body = OdfBody(sheet, texts)
    written = list(body.xml(laid_out.parts()))  # its styles stand before it
    yield DECLARATION
    yield opening("office:document-content", _NAMESPACES)
    yield _fonts(chinese)
    yield element("office:automatic-styles", None, *_cells(), *texts.styles(), *body.styles())
    yield opening("office:body")
    yield opening("office:text")
    yield from written
    yield closing("office:text")
    yield closing("office:body")
    yield closing("office:document-content")


def _cells() -> Iterator[Xml]:
    line = "0.5pt solid #d9d2c3"
    for name, properties in {
        "Cell": {"fo:border": line, "fo:padding": "0.1cm"},
        "HeadCell": {
            "fo:border": line, "fo:padding": "0.1cm", "fo:background-color": "#f5f2ea",
        },
        "Beside": {"fo:border": "none", "fo:padding-right": "0.45cm"},
    }.items():  # fmt: skip
        yield element(
            "style:style",
            {"style:name": name, "style:family": "table-cell"},
            element("style:table-cell-properties", properties),
        )
    yield element(
        "style:style",
        {"style:name": "Row", "style:family": "table-row"},
        element("style:table-row-properties", {"fo:keep-together": "always"}),
    )


def _fonts(chinese: Face) -> Xml:
    """Return the fonts with what else to take where one is not there."""
    return element(
        "office:font-face-decls",
        None,
        *(
            element(
                "style:font-face",
                {
                    "style:name": names[0],
                    "svg:font-family": ", ".join(f"'{name}'" for name in names),
                },
            )
            for names in (LATIN.body, LATIN.heads, chinese.body, chinese.heads, CODE)
        ),
    )


def _styles(sheet: Sheet, chinese: Face) -> Iterator[Xml]:
    """Yield the styles, from the file where they can be read and changed."""
    tags = (sheet.target_language, sheet.source_language)
    latin = face(next((tag for tag in tags if not tag.startswith("zh")), "en"))
    written = files("translator.exports.odt").joinpath("odf_styles.xml").read_text("utf-8")
    for sign, value in {
        "{latin}": LATIN.body[0], "{latin heads}": LATIN.heads[0],
        "{chinese}": chinese.body[0], "{chinese heads}": chinese.heads[0], "{code}": CODE[0],
        "{language}": latin.language, "{country}": latin.country,
        "{chinese country}": chinese.country,
    }.items():  # fmt: skip
        written = written.replace(sign, xml_strings.text(value))
    yield DECLARATION
    yield opening("office:document-styles", _NAMESPACES)
    yield _fonts(chinese)
    yield Xml(written)
    yield closing("office:document-styles")


def _meta(sheet: Sheet) -> Iterator[Xml]:
    """Yield the properties; no dates: the same pairs give the same bytes."""
    yield DECLARATION
    yield element(
        "office:document-meta",
        _NAMESPACES,
        element(
            "office:meta",
            None,
            element("meta:generator", None, text("Duizhao")),
            element("dc:title", None, text(sheet.title)),
            element("dc:language", None, text(sheet.target_language)),
        ),
    )


def _manifest() -> Iterator[Xml]:
    yield DECLARATION
    root = {"manifest:full-path": "/", "manifest:version": "1.3"}
    entries = [element("manifest:file-entry", root | {"manifest:media-type": _MEDIA_TYPE})]
    entries += [
        element(
            "manifest:file-entry",
            {"manifest:full-path": name, "manifest:media-type": "text/xml"},
        )
        for name in _FILES
    ]
    names = {"xmlns:manifest": f"{_OASIS}:manifest:1.0", "manifest:version": "1.3"}
    yield joined((element("manifest:manifest", names, *entries),))
