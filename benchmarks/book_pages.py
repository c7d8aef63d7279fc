"""A book of any length, of our own sentences (CC0), for measuring what length costs."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator

_WHO = (
    "老周",
    "隔壁的阿姨",
    "送报纸的年轻人",
    "我的外婆",
    "图书馆的管理员",
    "修自行车的师傅",
    "三楼的王老师",
)
_WHEN = ("清早", "午饭以后", "下班的路上", "去年冬天", "第二天", "雨停的时候", "过节前一天")
_WHERE = (
    "在菜市场",
    "在河边",
    "在旧书店里",
    "在公共汽车上",
    "在后院",
    "在火车站对面",
    "在茶馆二楼",
)
_WHAT = (
    "买了三斤橘子",
    "遇见一位老同学",
    "把钥匙忘在了桌上",
    "听见有人在唱歌",
    "给家里写了一封长信",
    "等了足足四十分钟",
    "学会了包饺子",
    "看见一只白猫跳上了墙",
    "把两张旧照片收了起来",
)
_THEN = (
    "谁也没有说话",
    "大家都笑了起来",
    "天色慢慢暗了",
    "这件事后来再没有人提起",
    "心里忽然轻松了许多",
    "门口的灯一盏一盏亮了",
    "孩子们还不肯回家",
)
_PARAGRAPHS = 6
"""Of a page of print, about 600 characters."""


def book(pages: int, *, seed: int = 7) -> bytes:
    """Return a book of EPUB 3: ten pages of print a chapter.

    Args:
        pages: Of print, about 600 characters each.
        seed: The same one gives the same book.
    """
    chance = random.Random(seed)
    chapters = [
        _chapter(number, min(10, pages - first), chance)
        for number, first in enumerate(range(0, pages, 10), 1)
    ]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("OEBPS/content.opf", _package(len(chapters)))
        archive.writestr("OEBPS/nav.xhtml", _navigation(len(chapters)))
        for number, text in enumerate(chapters, 1):
            archive.writestr(f"OEBPS/text/{number:04}.xhtml", text)
    return out.getvalue()


def _sentence(chance: random.Random) -> str:
    parts = (chance.choice(one) for one in (_WHEN, _WHO, _WHERE, _WHAT))
    return f"{''.join(parts)}，{chance.choice(_THEN)}。"


def _paragraph(chance: random.Random) -> str:
    sentences = [_sentence(chance) for _ in range(chance.randint(2, 5))]
    if chance.random() < 0.2:
        sentences[0] = f"<em>{sentences[0]}</em>"
    return f"<p>{''.join(sentences)}</p>"


def _chapter(number: int, pages: int, chance: random.Random) -> str:
    body = "\n".join(_paragraph(chance) for _ in range(pages * _PARAGRAPHS))
    return _PAGE.format(title=f"第{number}章", body=f"<h1>第{number}章</h1>\n{body}")


def _numbers(chapters: int) -> Iterator[str]:
    return (f"{number:04}" for number in range(1, chapters + 1))


def _package(chapters: int) -> str:
    items = "\n".join(
        f'<item id="c{one}" href="text/{one}.xhtml" media-type="application/xhtml+xml"/>'
        for one in _numbers(chapters)
    )
    refs = "\n".join(f'<itemref idref="c{one}"/>' for one in _numbers(chapters))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:00000000-0000-4000-8000-000000000007</dc:identifier>
<dc:title>巷子里的日子</dc:title>
<dc:language>zh-Hans</dc:language>
<meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
{items}
</manifest>
<spine>
{refs}
</spine>
</package>
"""


def _navigation(chapters: int) -> str:
    entries = "".join(
        f'<li><a href="text/{one}.xhtml">第{int(one)}章</a></li>' for one in _numbers(chapters)
    )
    listed = f'<nav epub:type="toc"><h1>目录</h1><ol>{entries}</ol></nav>'
    return _PAGE.format(title="目录", body=listed)


_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="zh">
<head><title>{title}</title></head>
<body>
{body}
</body>
</html>
"""
_CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
