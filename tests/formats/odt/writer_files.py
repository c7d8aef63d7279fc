"""OpenDocument texts that tests write themselves: a body and the styles it asks for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from translator import placeholders
from translator.formats.odt.format import Odt
from translator.types import Document, Layout

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_OTHERS = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
NAMES = f"{_OTHERS} " + " ".join(
    f'xmlns:{prefix}="{_ODF}:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "draw": "drawing",
        "style": "style", "fo": "xsl-fo-compatible", "svg": "svg-compatible", "meta": "meta",
    }.items()
)  # fmt: skip
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
MIME = "application/vnd.oasis.opendocument.text"
STYLES = (
    '<style:default-style style:family="paragraph"><style:text-properties fo:language="en" '
    'fo:country="US" style:language-asian="zh" style:country-asian="CN"/></style:default-style>'
    '<style:style style:name="Preformatted_20_Text" style:display-name="Preformatted Text" '
    'style:family="paragraph"/>'
    '<style:style style:name="Source_20_Text" style:display-name="Source Text" '
    'style:family="text"/>'
)
AUTOMATIC = (
    '<style:style style:name="B" style:family="text"><style:text-properties '
    'fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>'
    '<style:style style:name="N" style:family="text"><style:text-properties '
    'fo:language="zh" style:font-weight-complex="bold"/></style:style>'
    '<style:style style:name="U" style:family="text"><style:text-properties '
    'style:text-position="super 58%"/></style:style>'
    '<style:style style:name="H" style:family="text"><style:text-properties '
    'text:display="none"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard" '
    'style:master-page-name="Wide"><style:paragraph-properties fo:break-before="page" '
    'fo:text-align="center"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'style:num-suffix="." style:num-format="1"/><text:list-level-style-bullet text:level="2" '
    'text:bullet-char="•"/></text:list-style>'
)


def package(
    body: str,
    *,
    title: str = "",
    header: str = "",
    styles: str = STYLES,
    automatic: str = AUTOMATIC,
    others: Mapping[str, bytes] = {},
) -> bytes:
    """Return a document."""
    files = {
        "mimetype": MIME.encode(),
        "content.xml": (
            f"{HEAD}<office:document-content {NAMES}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>"
        ).encode(),
        "styles.xml": (
            f"{HEAD}<office:document-styles {NAMES}><office:styles>{styles}</office:styles>"
            f"<office:automatic-styles/><office:master-styles><style:master-page>"
            f"<style:header>{header}</style:header></style:master-page></office:master-styles>"
            "</office:document-styles>"
        ).encode(),
        "meta.xml": (
            f"{HEAD}<office:document-meta {NAMES}><office:meta><dc:title>{title}</dc:title>"
            "</office:meta></office:document-meta>"
        ).encode(),
        **others,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), data, kind)
    return out.getvalue()


def flat(body: str, *, automatic: str = AUTOMATIC) -> bytes:
    """Return the same as one XML file."""
    return (
        f'{HEAD}<office:document {NAMES} office:mimetype="{MIME}"><office:meta><dc:title>说明'
        f"</dc:title></office:meta><office:styles>{STYLES}</office:styles>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles><office:body>"
        f"<office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def p(inside: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def span(inside: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{inside}</text:span>'


def read(data: bytes, name: str = "a.odt") -> Document:
    return Odt().read(data, name=name)


def shown(document: Document) -> list[str]:
    return [placeholders.show(block.text) for block in document.blocks]


def members(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def write(
    document: Document,
    targets: Mapping[int, str],
    layout: Layout = Layout.TARGET,
    language: str = "en",
) -> dict[str, str]:
    """Return the parts of what was written."""
    data = Odt().write(document, targets, layout=layout, target_language=language)
    return members(data)


def body_of(parts: Mapping[str, str]) -> str:
    found = re.search(r"<office:text>(.*)</office:text>", parts["content.xml"], re.DOTALL)
    assert found is not None
    return found[1]
