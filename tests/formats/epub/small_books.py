"""Small books of our own (CC0) for tests: EPUB 2 and 3, whole or broken in one place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from translator.formats.epub.format import Epub
from translator.types import Document, Layout

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
OPF3 = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="zh-CN">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">urn:uuid:7f3d8c52-6a0e-4d0b-9d2b-3a8e5a3a1f10</dc:identifier>
    <dc:title>茶馆里的下午</dc:title>
    <dc:creator>方小雨</dc:creator>
    <dc:language id="lang">zh-CN</dc:language>
    <dc:description>老城区一家茶馆的故事。</dc:description>
    <meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
  </metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
    <item id="css" href="style.css" media-type="text/css"/>
    <item id="one" href="text/%E7%AC%AC%E4%B8%80%E7%AB%A0.xhtml"
      media-type="application/xhtml+xml"/>
    <item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
    <item id="pic" href="images/cup.png" media-type="image/png"/>
  </manifest>
  <spine toc="ncx" page-progression-direction="rtl">
    <itemref idref="one"/>
    <itemref idref="two"/>
  </spine>
</package>
"""
OPF2 = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="id">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
    <dc:identifier id="id"
      opf:scheme="UUID">urn:uuid:0d9f0c5e-58a2-4b6e-8d1d-16f0c6a7a9c2</dc:identifier>
    <dc:title>茶馆里的下午</dc:title>
    <dc:creator opf:role="aut">方小雨</dc:creator>
    <dc:language>zh</dc:language>
    <dc:description>&lt;p&gt;老城区一家&lt;b&gt;茶馆&lt;/b&gt;的故事。&lt;/p&gt;</dc:description>
  </metadata>
  <manifest>
    <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
    <item id="css" href="style.css" media-type="text/css"/>
    <item id="one" href="text/%E7%AC%AC%E4%B8%80%E7%AB%A0.xhtml"
      media-type="application/xhtml+xml"/>
    <item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
    <item id="pic" href="images/cup.png" media-type="image/png"/>
  </manifest>
  <spine toc="ncx">
    <itemref idref="one"/>
    <itemref idref="two"/>
  </spine>
</package>
"""
NCX = """<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="zh">
  <head><meta name="dtb:uid" content="{uid}"/><meta name="dtb:depth" content="2"/>
  <meta name="dtb:totalPageCount" content="0"/><meta name="dtb:maxPageNumber" content="0"/></head>
  <docTitle><text>茶馆里的下午</text></docTitle>
  <docAuthor><text>方小雨</text></docAuthor>
  <navMap>
    <navPoint id="n1" playOrder="1"><navLabel><text>第一章　靠窗的位子</text></navLabel>
      <content src="text/%E7%AC%AC%E4%B8%80%E7%AB%A0.xhtml"/>
      <navPoint id="n2" playOrder="2"><navLabel><text>掌柜 &amp; 伙计</text></navLabel>
      <content src="text/%E7%AC%AC%E4%B8%80%E7%AB%A0.xhtml#p2"/></navPoint>
    </navPoint>
    <navPoint id="n3" playOrder="3"><navLabel><text>第二章　雨声</text></navLabel>
      <content src="text/two.xhtml"/></navPoint>
  </navMap>
</ncx>
"""
NAV = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"
  xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="zh-CN">
<head><title>目录</title></head>
<body><nav epub:type="toc"><h1>目录</h1><ol>
<li><a href="text/%E7%AC%AC%E4%B8%80%E7%AB%A0.xhtml"><span>1</span> 第一章　靠窗的位子</a></li>
<li><span>后面的故事</span><ol><li><a href="text/two.xhtml">第二章　雨声</a></li></ol></li>
</ol></nav></body>
</html>
"""
PAGE_ONE = """{head}<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="zh-CN">
<head>
  <title>第一章</title>
  <link rel="stylesheet" type="text/css" href="../style.css"/>
</head>
<body>
<h1>第一章　靠窗的位子</h1>
<p id="p1" class="first">他每天下午三点来，只要一壶<em>龙井</em>。</p>
<p id="p2">掌柜说：“位子给您留着。”{note}</p>
<p><img src="../images/cup.png" alt="一只青花茶杯"/></p>
<ul><li>绿茶</li><li>花生 &amp; 瓜子</li></ul>
<p><a href="two.xhtml#rain">后来下雨了</a>。</p>
</body>
</html>
"""
PAGE_TWO = """{head}<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="zh-CN">
<head><title>第二章</title></head>
<body>
<h1 id="rain">第二章　雨声</h1>
<blockquote><p>雨打在瓦上，像有人在炒豆子。</p></blockquote>
<table><tr><td>龙井</td><td>二十元</td></tr></table>
</body>
</html>
"""
HEAD3 = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
HEAD2 = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" '
    '"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">\n'
)
CUP = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63b871e306000506028238f06e6d0000000049454e44ae426082"
)
"""A picture of one pixel."""
ONE, TWO = "OEBPS/text/第一章.xhtml", "OEBPS/text/two.xhtml"
PACKAGE, TABLE = "OEBPS/content.opf", "OEBPS/toc.ncx"


def members(version: str = "3") -> dict[str, bytes]:
    """Return the members of a small book, by name."""
    three = version == "3"
    uid = (
        "7f3d8c52-6a0e-4d0b-9d2b-3a8e5a3a1f10" if three else "0d9f0c5e-58a2-4b6e-8d1d-16f0c6a7a9c2"
    )
    head = HEAD3 if three else HEAD2
    found = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        PACKAGE: OPF3 if three else OPF2,
        TABLE: NCX.format(uid=f"urn:uuid:{uid}"),
        "OEBPS/nav.xhtml": NAV if three else None,
        "OEBPS/style.css": "p { text-indent: 2em; }\n",
        ONE: PAGE_ONE.format(head=head, note="" if three else "&nbsp;"),
        TWO: PAGE_TWO.format(head=head),
    }
    texts = {name: text.encode() for name, text in found.items() if text is not None}
    return {**texts, "OEBPS/images/cup.png": CUP}


def packed(held: Mapping[str, bytes | None]) -> bytes:
    """Return a zip archive; members that are None are left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in held.items():
            if data is not None:
                info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
                info.compress_type = (
                    zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
                )
                archive.writestr(info, data)
    return out.getvalue()


def book(version: str = "3") -> bytes:
    """Return a small book, whole."""
    return packed(members(version))


def without(version: str, *names: str) -> bytes:
    """Return a small book that lacks members."""
    return packed({name: data for name, data in members(version).items() if name not in names})


def beside(version: str, more: Mapping[str, bytes]) -> bytes:
    """Return a small book with further members, or with others in the place of its own."""
    return packed({**members(version), **more})


def changed(version: str, member: str, old: str, new: str, *, count: int = -1) -> bytes:
    """Return a small book with a text replaced in one member."""
    held = members(version)
    text = held[member].decode()
    assert old in text
    return packed({**held, member: text.replace(old, new, count).encode()})


def read(data: bytes) -> Document:
    """Return a book as the format reads it."""
    return Epub().read(data, name="茶馆.epub")


def marked(document: Document) -> dict[int, str]:
    """Return a target for each block: what a deterministic engine makes of it."""
    return {block.id: f"«{block.text}»" for block in document.blocks}


def written(data: bytes, layout: Layout, *, to: str = "en") -> dict[str, bytes]:
    """Return the members of a book with a target in the place, or beside, of each block."""
    document = read(data)
    result = Epub().write(document, marked(document), layout=layout, target_language=to)
    return unpacked(result)


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the members of an archive, by name, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
