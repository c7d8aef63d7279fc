"""Word documents that tests write themselves: a body, and the parts that it asks for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from translator import placeholders
from translator.formats.docx.format import Docx
from translator.types import Document, Layout

OFFICE = "http://schemas.openxmlformats.org"
STRICT = "http://purl.oclc.org/ooxml"
RELATIONS = f"{OFFICE}/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{OFFICE}/wordprocessingml/2006/main" xmlns:r="{RELATIONS}" '
    f'xmlns:wp="{OFFICE}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:m="{OFFICE}/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" '
    f'xmlns:mc="{OFFICE}/markup-compatibility/2006" xmlns:a="{OFFICE}/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = (
    f'{HEAD}<Types xmlns="{OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
    '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='Calibri' w:eastAsia='SimSun'/>"
    "<w:lang w:val='en-US' w:eastAsia='zh-CN'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='Mine'><w:name w:val='Mine'/><w:basedOn w:val='H1'/>"
    "</w:style>"
    "<w:style w:type='paragraph' w:styleId='Code'><w:name w:val='Source Code'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='TOC1'><w:name w:val='toc 1'/></w:style>"
    "<w:style w:type='character' w:styleId='Strong'><w:name w:val='Strong'/>"
    "<w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Verb'><w:name w:val='Verbatim Char'/></w:style>"
)
_KINDS = {
    "styles": "styles", "numbering": "numbering", "footnotes": "footnotes",
    "endnotes": "endnotes", "comments": "comments", "header1": "header", "footer1": "footer",
}  # fmt: skip
_ROOTS = {"header1": "hdr", "footer1": "ftr"}


def package(
    body: str,
    *,
    links: Mapping[str, str] = {},
    title: str = "",
    names: str = NAMES,
    others: Mapping[str, bytes] = {},
    **parts: str,
) -> bytes:
    """Return a document; ``parts`` are what the elements of other parts hold, by their names."""
    held = {"styles": STYLES, **parts}
    relations = [
        f'<Relationship Id="{name}" Type="{RELATIONS}/{_KINDS[name]}" Target="{name}.xml"/>'
        for name in held
    ]
    relations += [
        f'<Relationship Id="{key}" Type="{RELATIONS}/hyperlink" Target="{where}" '
        'TargetMode="External"/>'
        for key, where in links.items()
    ]
    space = f'xmlns="{OFFICE}/package/2006/relationships"'
    outer = (
        f'<Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{OFFICE}/package/2006/relationships/metadata/'
        'core-properties" Target="docProps/core.xml"/>'
    )
    files: dict[str, bytes] = {
        "[Content_Types].xml": TYPES.encode(),
        "_rels/.rels": f"{HEAD}<Relationships {space}>{outer}</Relationships>".encode(),
        "word/document.xml": (
            f"{HEAD}<w:document {names}><w:body>{body}</w:body></w:document>".encode()
        ),
        "word/_rels/document.xml.rels": (
            f"{HEAD}<Relationships {space}>{''.join(relations)}</Relationships>".encode()
        ),
        "docProps/core.xml": (
            f'{HEAD}<cp:coreProperties xmlns:cp="{OFFICE}/package/2006/metadata/'
            'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{title}</dc:title></cp:coreProperties>"
        ).encode(),
        **others,
    }
    for name, inside in held.items():
        root = f"w:{_ROOTS.get(name, name)}"
        files[f"word/{name}.xml"] = f"{HEAD}<{root} {names}>{inside}</{root}>".encode()
    return zipped(files)


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inside}{''.join(one if one[:1] == '<' else run(one) for one in runs)}</w:p>"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {text} </w:instrText></w:r>'


def read(data: bytes) -> Document:
    return Docx().read(data, name="a.docx")


def shown(document: Document) -> list[str]:
    return [placeholders.show(block.text) for block in document.blocks]


def write(
    document: Document,
    targets: Mapping[int, str],
    layout: Layout = Layout.TARGET,
    language: str = "en",
) -> dict[str, str]:
    """Return the parts of what was written."""
    data = Docx().write(document, targets, layout=layout, target_language=language)
    return members(data)


def members(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def body_of(parts: Mapping[str, str]) -> str:
    found = re.search(r"<w:body>(.*)</w:body>", parts["word/document.xml"], re.DOTALL)
    assert found is not None
    return found[1]
