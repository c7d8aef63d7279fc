"""Which tags stand by themselves in a paragraph of MDX, and what of their attributes is words."""

from __future__ import annotations

import pytest

from translator.document.read import read_bytes
from translator.formats.markdown.jsx_elements import cut


def taken_apart(text: str) -> tuple[str, str]:
    """Return the segments, and the tags that are in none; "-" where a paragraph stays whole."""
    pieces, at = [], 0
    for line in text.split("\n"):
        pieces.append((at, at + len(line)))
        at += len(line) + 1
    found = cut(text, pieces)
    if found is None:
        return "-", ""
    segments = [
        "\n".join(text[start:end] for start, end in one.pieces) + f"#{one.level}" * bool(one.level)
        for one in found.segments
    ]
    return "|".join(segments), " ".join(text[tag.start : tag.end] for tag in found.tags)


@pytest.mark.parametrize(
    ("text", "segments", "tags"),
    [
        ("没有标签。", "-", ""),
        ("<Tip>喝茶</Tip>", "喝茶", "<Tip> </Tip>"),
        ("<Tip>喝茶</Tip> 再走。", "-", ""),
        ("先<Tip>喝茶</Tip>", "-", ""),
        ("<Tip/>", "", "<Tip/>"),
        ("先<Tip/>走", "-", ""),
        ("<Tip>", "", "<Tip>"),
        ("先<Tip>走", "先|走", "<Tip>"),
        ("<>喝茶</>", "喝茶", "<> </>"),
        ("<b>喝茶</b>", "-", ""),
        ("先<p>喝茶</p>走", "先|喝茶|走", "<p> </p>"),
        ("<h2>喝茶</h2>", "喝茶#2", "<h2> </h2>"),
        ("<Card><h3>茶</h3><p>水</p></Card>", "茶#3|水", "<Card> <h3> </h3> <p> </p> </Card>"),
        ("<Card><Tip>茶</Tip> 水</Card>", "<Tip>茶</Tip> 水", "<Card> </Card>"),
        ("<Card><b>茶</b></Card>", "<b>茶</b>", "<Card> </Card>"),
        ("<Card>{/* 茶 */}<Tip>水</Tip></Card>", "{/* 茶 */}|水", "<Card> <Tip> </Tip> </Card>"),
        ("<Card> <Tip>水</Tip> </Card>", "水", "<Card> <Tip> </Tip> </Card>"),
        ("<Card>\n<Tip>\n水\n</Tip>\n</Card>", "水", "<Card> <Tip> </Tip> </Card>"),
        ("<A><B><A>茶</A></B></A>", "茶", "<A> <B> <A> </A> </B> </A>"),
        ("<A><B></A></B>", "", "<A> <B> </A> </B>"),
        ("<A>茶</B>", "茶", "<A> </B>"),
        ("</A>茶", "茶", "</A>"),
        ("<Card>\n  一行\n  二行\n</Card>", "一行\n  二行", "<Card> </Card>"),
        ("<p>一</p>\n<p>二</p>", "一|二", "<p> </p> <p> </p>"),
        ("<p>一<Tip>二</Tip></p>", "一<Tip>二</Tip>", "<p> </p>"),
    ],
)
def test_a_paragraph_is_cut_where_tags_stand_by_themselves(
    text: str, segments: str, tags: str
) -> None:
    assert taken_apart(text) == (segments, tags)


@pytest.mark.parametrize(("deep", "cut_off"), [(41, 41), (42, 41)])
def test_elements_are_cut_as_deep_as_anybody_nests_them(deep: int, cut_off: int) -> None:
    _, tags = taken_apart("<A>" * deep + "茶" + "</A>" * deep)
    assert tags.count("<A>") == cut_off


@pytest.mark.parametrize(
    ("tag", "translated", "left"),
    [
        ('<Card title="茶"/>', ["茶"], ""),
        ("<Card title='茶'/>", ["茶"], ""),
        ('<Card icon="茶"/>', [], ""),
        ('<Card title="1 2"/>', [], ""),
        ("<Card title={`茶`}/>", [], "{`茶`}"),
        ("<Card title={count}/>", [], ""),
        ("<Card title=茶 />", [], "茶"),
        ('<Card title="茶\n水"/>', [], "茶\n水"),
        ('<img alt="猫"/>', ["猫"], ""),
        ('<img title="猫"/>', [], "猫"),
        ('<Card placeholder="茶"/>', [], "茶"),
        ("<Card title={`茶`} label={`水`}/>", [], "{`茶`}\n{`水`}"),
    ],
)
def test_which_attributes_are_words(tag: str, translated: list[str], left: str) -> None:
    document = read_bytes(f"开头。\n\n{tag}\n".encode(), name="a.mdx").document
    assert [block.text for block in document.blocks[1:]] == translated
    found = [(one.line, one.text) for one in document.skipped if one.kind == "attribute"]
    assert found == ([(3, left)] if left else [])


def test_code_with_words_is_said_with_its_line() -> None:
    text = 'import a from "b"\n\n开头。\n\nexport const words = ["茶", "水"]\n\n结尾。\n'
    document = read_bytes(text.encode(), name="a.mdx").document
    (code,) = [one for one in document.skipped if one.kind == "code"]
    assert code.line == 5
    assert code.excerpt == 'export const words = ["茶", "水"]'
    assert [block.text for block in document.blocks] == ["开头。", "结尾。"]
