"""HTML: targets put into a page, and nothing else changed."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translator import placeholders
from translator.errors import FormatError
from translator.formats.html.format import Html
from translator.formats.html.insert import Writer
from translator.types import Document, Layout

HTML = Html()

ONE = [  # page, targets, what stands in their place
    ("<p>甲</p>", ["A & <b>"], "<p>A &amp; &lt;b&gt;</p>"),
    ("<p>&lt;script&gt;甲</p>", ["<script>A"], "<p>&lt;script&gt;A</p>"),
    ("<p>见<a href='x'>茶</a>。</p>", ["See <0tea>0."], "<p>See <a href='x'>tea</a>.</p>"),
    ("<P ID=a>甲<BR>乙", ["A@0B"], "<P ID=a>A<BR>B"),
    ("<p>甲&mdash;乙</p>", ["A—B"], "<p>A&mdash;B</p>"),
    ("<p>甲&mdash;乙&#8212;丙—丁</p>", ["A—B—C—D"], "<p>A&mdash;B&#8212;C—D</p>"),
    ("<p>　　甲 </p>", ["A"], "<p>　　A </p>"),
    ("<p>甲 < 3 & 乙</p>", ["A < 3 & B"], "<p>A < 3 & B</p>"),
    ("<p>甲 < 乙</p>", ["A <b"], "<p>A &lt;b</p>"),
    ("<img alt=图>", ['A "b"'], '<img alt="A &#34;b&#34;">'),
    ("<img alt='图'>", ["It's"], "<img alt='It&#39;s'>"),
    ("<p>看<img alt=图>。", ["See @0.", "Picture"], '<p>See <img alt="Picture">.'),
    ("<p>看<img alt='图'>。", ["@0 seen.", "图"], "<p><img alt='图'> seen."),
    ("<title>甲</title>", ["A</title>"], "<title>A&lt;/title&gt;</title>"),
    ("<p lang=zh-CN>甲<span lang=zh>乙</span><i lang=ja>丙</i>", ["A <0B>0 <1C>1"],
     '<p lang=en>A <span lang=en>B</span> <i lang=ja>C</i>'),
    ("<html lang=\"zh-Hans\" dir=ltr><p>甲", ["A"], '<html lang="en" dir=ltr><p>A'),
    ("<html lang=ja><p>甲是中文的文字", ["A"], "<html lang=ja><p>A"),
    ("<p>看<ruby>漢<rt>hàn</rt></ruby>", ["See Han"], "<p>See Han"),
    ("<p>甲<i>乙", ["B"], "<p>B<i>"),
    ("<p>见<a href=x>茶</a>。", ["See <0tea."], "<p>See tea."),
]  # fmt: skip

BILINGUAL = [
    ("<p class=a id=b>甲</p>", ["A"], '<p class=a id=b>甲</p><p class=a lang="en">A</p>'),
    ("<div>\n  <p>甲</p>\n</div>", ["A"], '<div>\n  <p>甲</p>\n  <p lang="en">A</p>\n</div>'),
    ("\r\n\t<p>甲</p>\r\n", ["A"], '\r\n\t<p>甲</p>\r\n\t<p lang="en">A</p>\r\n'),
    ("<p lang=zh>甲</p>", ["A"], '<p lang=zh>甲</p><p lang="en">A</p>'),
    ("<p><span style=x>甲</span></p>", ["A"],
     '<p><span style=x>甲</span></p><p lang="en"><span style=x>A</span></p>'),
    ("<p>甲<p>乙", ["A", "B"],
     '<p>甲<br><span lang="en">A</span><p>乙<br><span lang="en">B</span>'),
    ("<h1>甲</h1>", ["A"], '<h1>甲<br><span lang="en">A</span></h1>'),
    ("<ul><li>甲</li></ul>", ["A"], '<ul><li>甲<br><span lang="en">A</span></li></ul>'),
    ("<table><tr><td>甲</table>", ["A"], '<table><tr><td>甲<br><span lang="en">A</span></table>'),
    ("<title>甲</title>", ["A"], "<title>甲 / A</title>"),
    ("<select><option>甲</select>", ["A"], "<select><option>甲 / A</select>"),
    ("<img alt=图>", ["A"], '<img alt="图 / A">'),
    ("甲<br><br>乙", ["A", "B"],
     '甲<br><span lang="en">A</span><br><br>乙<br><span lang="en">B</span>'),
    ("<p>看<img src=a alt=图>。</p>", ["See @0.", "P"],
     '<p>看<img src=a alt="图 / P">。</p><p lang="en">See .</p>'),
    ("<p>见<a id=q href=x>茶</a></p>", ["<0tea>0"],
     '<p>见<a id=q href=x>茶</a></p><p lang="en"><a href=x>tea</a></p>'),
    ("<p>2024</p><p>甲</p>", ["甲"], "<p>2024</p><p>甲</p>"),
]  # fmt: skip

_ROW = '<tr><td style="width:50%;vertical-align:top">'
_NEXT = '</td><td style="width:50%;vertical-align:top">'
BESIDE = [
    ("<p>甲</p>\n<p>乙</p>", ["A", "B"],
     f'<table style="width:100%">{_ROW}<p>甲</p>{_NEXT}<p lang="en">A</p></td></tr>'
     f'\n{_ROW}<p>乙</p>{_NEXT}<p lang="en">B</p></td></tr></table>'),
    ("<h1>甲</h1>", ["A"], '<h1>甲<br><span lang="en">A</span></h1>'),
    ("<ul><li><p>甲</p></ul>", ["A"], '<ul><li><p>甲</p><p lang="en">A</p></ul>'),
]  # fmt: skip


def read(text: str) -> Document:
    return HTML.read(text.encode(), name="page.html", encoding="utf-8")


def written(text: str, targets: list[str], layout: Layout, to: str = "en") -> str:
    """Write targets, one a block; in them @0 is an atom, <0 an opening, >0 a closing mark."""
    document = read(text)
    numbers = {}  # of atoms and of pairs, each counted from 0
    for block in document.blocks:
        atoms = [item.id for item in block.inline if not item.paired]
        pairs = [item.id for item in block.inline if item.paired]
        numbers[block.id] = [(f"@{n}", placeholders.atom(one)) for n, one in enumerate(atoms)]
        for n, one in enumerate(pairs):
            numbers[block.id] += [
                (f"<{n}", placeholders.opening(one)),
                (f">{n}", placeholders.closing(one)),
            ]
    assert len(targets) == len(document.blocks)
    made = {}
    for block, target in zip(document.blocks, targets, strict=True):
        for name, mark in numbers[block.id]:
            target = target.replace(name, mark)
        made[block.id] = target
    return HTML.write(document, made, layout=layout, target_language=to).decode()


@pytest.mark.parametrize(("text", "targets", "expected"), ONE)
def test_a_target_takes_the_place_of_its_source(
    text: str, targets: list[str], expected: str
) -> None:
    assert written(text, targets, Layout.TARGET) == expected


@pytest.mark.parametrize(("text", "targets", "expected"), BILINGUAL)
def test_a_target_stands_after_its_source(text: str, targets: list[str], expected: str) -> None:
    assert written(text, targets, Layout.BILINGUAL) == expected


@pytest.mark.parametrize(("text", "targets", "expected"), BESIDE)
def test_paragraphs_stand_beside_each_other(text: str, targets: list[str], expected: str) -> None:
    assert written(text, targets, Layout.SIDE_BY_SIDE) == expected


def test_xhtml_stays_well_formed() -> None:
    from lxml import etree

    text = '<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>甲</h1><p>乙</p></body></html>'
    document = HTML.read(text.encode(), name="page.xhtml")
    for layout in Layout:
        targets = {block.id: "A & B" for block in document.blocks}
        data = HTML.write(document, targets, layout=layout, target_language="en")
        page = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        assert "A & B" in "".join(page.itertext())


def test_readings_stay_where_only_the_script_changes() -> None:
    document = read("<p>看<ruby>汉<rt>hàn</rt></ruby></p>")
    text = document.blocks[0].text.replace("汉", "漢")
    data = HTML.write(document, {0: text}, layout=Layout.TARGET, target_language="zh-Hant")
    assert data.decode() == "<p>看<ruby>漢<rt>hàn</rt></ruby></p>"


def test_what_would_change_the_pages_tags_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    document = read("<h1>甲</h1>\n<p>乙<p>丙")
    monkeypatch.setattr(Writer, "text_of", lambda self, place: "<script>")  # a fault of ours
    with pytest.raises(FormatError, match="line 1"):
        HTML.write(document, {0: "A", 1: "B"}, layout=Layout.TARGET, target_language="en")


# Any text at all

PIECES = (
    "字 文 Text \n & &amp; &nbsp; &lt; < > &#20013; http://a.cn/?b=1&amp;c ， a@b.cn <br> <br/>"
    " <!--c--> <img·alt=图> <img·alt='湖·边'> <p> </p> <div> </div> <li> <ul> </ul> <b> </b>"
    " <i> </i>"
    " <a·href=x> </a> <span·id=y> </span> <code>甲</code> <table> <tr> <td> </td> </table> <h2>"
    " </h2> <title> </title> <script>'字'</script> <pre> </pre> <ruby> <rt> </rt> </ruby>"
    " <p·lang=zh·translate=no> <P·CLASS='x'\n> \0 \u3000\u3000 <textarea> </textarea> <option> <"
    " <meta·name=description·content=说明> </ \U000f0001 \r\n “ <html·lang=zh> <hr> <select>"
)
SOUP = st.lists(st.sampled_from(PIECES.split(" ")), max_size=30).map(
    lambda s: "".join(s).replace("·", " ")
)


@given(text=SOUP, xml=st.booleans())
@settings(max_examples=300)
def test_identity_gives_any_page_back(text: str, xml: bool) -> None:
    name = "page.xhtml" if xml else "page.html"
    document = HTML.read(text.encode(), name=name, encoding="utf-8")
    targets = {block.id: block.text for block in document.blocks}
    for layout in Layout:
        data = HTML.write(document, targets, layout=layout, target_language="en")
        assert data == text.encode()


@given(text=SOUP)
@settings(max_examples=200)
def test_blocks_stand_in_order_and_apart(text: str) -> None:
    document = read(text)
    # Texts of attributes come after the text their tags stand in.
    of_attributes = ("alt", "front_matter")
    spans = [(one.start, one.end) for one in document.blocks if one.kind not in of_attributes]
    assert spans == sorted(spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert [block.id for block in document.blocks] == list(range(len(document.blocks)))


@given(text=SOUP)
@settings(max_examples=200)
def test_a_target_is_shown_as_the_text_it_is(text: str) -> None:
    """Read again, the page has the targets for blocks: nothing became markup, nothing is lost."""
    document = read(text)
    targets = {block.id: block.text.replace("字", " <b>&amp; ") + " Z" for block in document.blocks}
    data = HTML.write(document, targets, layout=Layout.TARGET, target_language="en")
    again = HTML.read(data, name="page.html", encoding="utf-8")

    def words(texts: list[str]) -> list[str]:
        return ["".join(placeholders.strip(one).split()) for one in texts]

    assert words([block.text for block in again.blocks if block.kind != "alt"]) == words(
        [targets[block.id] for block in document.blocks if block.kind != "alt"]
    )


GOOD = st.recursive(
    st.sampled_from(["字", "文<b>粗</b>", "<img alt='图'>", "<code>甲</code>好"]),
    lambda inner: st.tuples(
        st.sampled_from(["p", "div", "h2", "blockquote", "section"]), st.lists(inner, max_size=3)
    ).map(lambda one: f"<{one[0]}>{''.join(one[1])}</{one[0]}>"),
    max_leaves=12,
)


@given(text=GOOD)
@settings(max_examples=100)
def test_another_parser_finds_the_elements_unchanged(text: str) -> None:
    """What html5lib reads of the result is the original's tree, but for what was put in."""
    document = read(f"<!DOCTYPE html>{text}")
    targets = {block.id: f"{block.text} A" for block in document.blocks}
    for layout in (Layout.TARGET, Layout.BILINGUAL):
        data = HTML.write(document, targets, layout=layout, target_language="en").decode()
        found = html5lib.parse(data, namespaceHTMLElements=False)
        kept = list(_elements(found))
        before = list(_elements(html5lib.parse(document.skeleton, namespaceHTMLElements=False)))
        assert kept == before


def _elements(root: Element) -> list[str]:
    """List the elements in order, without those that name a language: they were put in."""
    names: list[str] = []

    def walk(node: Element) -> None:
        children = list(node)
        for place, child in enumerate(children):
            following = children[place + 1] if place + 1 < len(children) else None
            breaks = child.tag == "br" and following is not None and following.get("lang")
            if isinstance(child.tag, str) and not child.get("lang") and not breaks:
                names.append(child.tag)
                walk(child)

    walk(root)
    return names


def test_collected_pages_come_back(shared_data: Path) -> None:
    """Every page of HTML in the measuring data, and its Markdown read as HTML, which is soup."""
    paths = [path for pattern in ("*.html", "*.htm", "*.md") for path in shared_data.rglob(pattern)]
    assert paths
    for path in paths[:600]:
        data = path.read_bytes()
        document = HTML.read(data, name="page.html")
        targets = {block.id: block.text for block in document.blocks}
        assert HTML.write(document, targets, layout=Layout.TARGET, target_language="en") == data
