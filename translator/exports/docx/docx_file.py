"""A bilingual Word document of any article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from translator.chinese.pinyin.syllables import Style
from translator.chinese.words.vocabulary import NOTHING, Vocabulary
from translator.exports.docx.docx_body import Body
from translator.exports.docx.docx_lists import NAMESPACE, Numbering
from translator.exports.docx.docx_runs import Writing
from translator.exports.laid_out import xml_strings
from translator.exports.laid_out.archive_bytes import Member, archive
from translator.exports.laid_out.lay_out import LaidOut
from translator.exports.laid_out.over_words import reader_of
from translator.exports.laid_out.parts import Sheet
from translator.exports.laid_out.typefaces import CODE, LATIN, Face, chinese_of, face
from translator.exports.laid_out.xml_strings import (
    DECLARATION,
    Xml,
    attributes,
    closing,
    element,
    opening,
    text,
)
from translator.types import Bitext, Layout

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "document": "document.main", "styles": "styles", "numbering": "numbering",
    "settings": "settings", "fontTable": "fontTable", "footer": "footer",
}  # fmt: skip
"""Files of the folder ``word`` → the last of their media type."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Docx:
    """Headings, lists, tables and quotes as Word knows them, both languages tagged."""

    name: str = "docx"
    suffix: str = ".docx"
    media_type: str = f"{_TYPE}.document"
    ruby: Style | None = None
    """How readings over Chinese words are written; None: no readings."""
    vocabulary: Vocabulary = NOTHING
    """Words and names of the document that readings are given for."""
    says: str = ""
    """BCP 47 tag of the language of the document's own words; empty: the target's."""

    def write(self, bitext: Bitext, *, layout: Layout) -> bytes:
        """Return the document."""
        readings = reader_of(self.ruby, self.vocabulary)
        laid_out = LaidOut(bitext, layout, says=self.says, readings=readings, with_ids=True)
        sheet = laid_out.sheet()
        chinese = chinese_of(sheet.source_language, sheet.target_language)
        writing, numbering = Writing(chinese=chinese), Numbering()
        body = Body(sheet, writing, numbering)
        return archive(
            (
                Member(name="[Content_Types].xml", parts=_content_types()),
                Member(name="_rels/.rels", parts=_roots()),
                Member(name="docProps/core.xml", parts=_core(sheet)),
                Member(name="docProps/custom.xml", parts=_custom(sheet)),
                Member(name="word/document.xml", parts=_document(body.xml(laid_out.parts()))),
                # What the body needs is known behind it.
                Member(name="word/_rels/document.xml.rels", parts=_relations(writing)),
                Member(name="word/numbering.xml", parts=numbering.xml()),
                Member(name="word/styles.xml", parts=_styles(sheet, chinese)),
                Member(name="word/fontTable.xml", parts=_fonts(chinese)),
                Member(name="word/settings.xml", parts=_settings(sheet, chinese)),
                Member(name="word/footer.xml", parts=_footer()),
            )
        )


def _document(body: Iterator[Xml]) -> Iterator[Xml]:
    yield DECLARATION
    yield opening("w:document", {"xmlns:w": NAMESPACE, "xmlns:r": _OFFICE})
    yield opening("w:body")
    yield from body
    margins = {
        "w:top": "1247", "w:right": "1134", "w:bottom": "1247", "w:left": "1134",
        "w:header": "567", "w:footer": "567", "w:gutter": "0",
    }  # fmt: skip
    yield element(
        "w:sectPr",
        None,
        element("w:footerReference", {"w:type": "default", "r:id": "footer"}),
        element("w:pgSz", {"w:w": "11906", "w:h": "16838"}),  # A4
        element("w:pgMar", margins),
    )
    yield closing("w:body")
    yield closing("w:document")


def _content_types() -> Iterator[Xml]:
    yield DECLARATION
    yield opening("Types", {"xmlns": f"{_PACKAGE}/content-types"})
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    yield element("Default", {"Extension": "rels", "ContentType": relations})
    yield element("Default", {"Extension": "xml", "ContentType": "application/xml"})
    for name, kind in _PARTS.items():
        media = f"{_TYPE}.{kind}+xml"
        yield element("Override", {"PartName": f"/word/{name}.xml", "ContentType": media})
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    yield element("Override", {"PartName": "/docProps/core.xml", "ContentType": core})
    custom = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    yield element("Override", {"PartName": "/docProps/custom.xml", "ContentType": custom})
    yield closing("Types")


def _roots() -> Iterator[Xml]:
    yield DECLARATION
    yield opening("Relationships", {"xmlns": f"{_PACKAGE}/relationships"})
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    yield _relation("document", f"{_OFFICE}/officeDocument", "word/document.xml")
    yield _relation("core", core, "docProps/core.xml")
    yield _relation("custom", f"{_OFFICE}/custom-properties", "docProps/custom.xml")
    yield closing("Relationships")


def _relations(writing: Writing) -> Iterator[Xml]:
    yield DECLARATION
    yield opening("Relationships", {"xmlns": f"{_PACKAGE}/relationships"})
    for name in _PARTS:
        if name != "document":
            yield _relation(name, f"{_OFFICE}/{name}", f"{name}.xml")
    for address, number in writing.links.items():
        yield _relation(number, f"{_OFFICE}/hyperlink", address, TargetMode="External")
    yield closing("Relationships")


def _relation(number: str, kind: str, target: str, **more: str) -> Xml:
    return element("Relationship", {"Id": number, "Type": kind, "Target": target} | more)


def _core(sheet: Sheet) -> Iterator[Xml]:
    """Yield the properties; no dates: the same pairs give the same bytes."""
    yield DECLARATION
    yield element(
        "cp:coreProperties",
        {
            "xmlns:cp": f"{_PACKAGE}/metadata/core-properties",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        },
        element("dc:title", None, text(sheet.title)),
        element("dc:creator", None, text("Duizhao")),
        element("dc:identifier", None, text(sheet.identity)),
        element("dc:language", None, text(sheet.target_language)),
    )


def _custom(sheet: Sheet) -> Iterator[Xml]:
    """Yield what tells the document a corrected file came from (``returned.from_docx``).

    Source: ECMA-376 part 1, 15.2.12.2 and 22.3; the format's id is the one that all use.
    """
    yield DECLARATION
    known = {
        "duizhao-document": sheet.name,
        "duizhao-sha256": sheet.sha256,
        "duizhao-source-language": sheet.source_language,
        "duizhao-target-language": sheet.target_language,
    }
    formats = "http://schemas.openxmlformats.org/officeDocument/2006"
    yield opening(
        "Properties",
        {"xmlns": f"{formats}/custom-properties", "xmlns:vt": f"{formats}/docPropsVTypes"},
    )
    for number, (name, value) in enumerate(known.items(), start=2):
        about = {"fmtid": "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", "pid": str(number)}
        words = element("vt:lpwstr", None, text(value))
        yield element("property", about | {"name": name}, words)
    yield closing("Properties")


def _settings(sheet: Sheet, chinese: Face) -> Iterator[Xml]:
    yield DECLARATION
    mode = {
        "w:name": "compatibilityMode",
        "w:uri": "http://schemas.microsoft.com/office/word",
        "w:val": "15",  # Word 2013 and later: without it, it opens in a mode of 2007
    }
    yield element(
        "w:settings",
        {"xmlns:w": NAMESPACE},
        element("w:defaultTabStop", {"w:val": "420"}),
        element("w:compat", None, element("w:compatSetting", mode)),
        element("w:themeFontLang", {"w:val": _latin(sheet).locale, "w:eastAsia": chinese.locale}),
    )


def _latin(sheet: Sheet) -> Face:
    """Return how the side that is not Chinese is set."""
    tags = (sheet.target_language, sheet.source_language)
    return face(next((tag for tag in tags if not tag.startswith("zh")), "en"))


def _styles(sheet: Sheet, chinese: Face) -> Iterator[Xml]:
    """Yield the styles, from the file where they can be read and changed."""
    latin = _latin(sheet)
    written = files("translator.exports.docx").joinpath("docx_styles.xml").read_text("utf-8")
    for sign, value in {
        "{latin}": LATIN.body[0], "{latin heads}": LATIN.heads[0],
        "{chinese}": chinese.body[0], "{chinese heads}": chinese.heads[0],
        "{code}": CODE[0], "{language}": latin.locale, "{chinese language}": chinese.locale,
    }.items():  # fmt: skip
        written = written.replace(sign, xml_strings.text(value))
    yield Xml(written)


def _fonts(chinese: Face) -> Iterator[Xml]:
    """Yield what else to take where a font is not there."""
    yield DECLARATION
    yield opening("w:fonts", {"xmlns:w": NAMESPACE})
    for names in (LATIN.body, LATIN.heads, chinese.body, chinese.heads, CODE):
        others = element("w:altName", {"w:val": ",".join(names[1:])})
        yield Xml(f"<w:font{attributes({'w:name': names[0]})}>{others}</w:font>")
    yield closing("w:fonts")


def _footer() -> Iterator[Xml]:
    yield DECLARATION
    number = element("w:r", None, element("w:t", None, text("1")))
    yield element(
        "w:ftr",
        {"xmlns:w": NAMESPACE},
        element(
            "w:p",
            None,
            element("w:pPr", None, element("w:pStyle", {"w:val": "Footer"})),
            element("w:fldSimple", {"w:instr": "PAGE"}, number),
        ),
    )
