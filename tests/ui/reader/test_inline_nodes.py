from __future__ import annotations

import pytest

from translator import placeholders
from translator.document.read import read_bytes
from translator.document.rendering import Rendering
from translator.types import Bitext, Block, Inline
from ui.reader import inline_nodes


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        " https://evil.example",
        "https://a\nb",
        "java\tscript:alert(1)",
        "",
    ],
)
def test_an_address_a_reader_must_not_follow_is_none(address: str) -> None:
    assert inline_nodes.safe_address(address) is None


@pytest.mark.parametrize("address", ["https://a.example/?q=1&x", "HTTP://a.b", "mailto:a@b.c"])
def test_an_ordinary_address_is_kept(address: str) -> None:
    assert inline_nodes.safe_address(address) == address


A, B, C = placeholders.opening(0), placeholders.opening(1), placeholders.opening(2)
A_END, B_END, C_END = (placeholders.closing(number) for number in range(3))
CODE, PICTURE, BREAK, ADDRESS = (placeholders.atom(number) for number in range(4))
WHERE = "https://a.example/" + "x" * 150
INLINE = (
    Inline(id=0, kind="emphasis", source="*", closing="*"),
    Inline(id=1, kind="link", source="[", closing="](b)", address="https://b.example/"),
    Inline(id=2, kind="underline", source="<u>", closing="</u>"),
    Inline(id=0, kind="code", source="`x`", display="code", shown="x"),
    Inline(id=1, kind="image", source="![壶](a)", display="image", shown="壶", address=WHERE),
    Inline(id=2, kind="hardbreak", source="  \n", display="break", shown="\n"),
    Inline(
        id=3, kind="autolink", source="<c>", display="address", shown="c", address="javascript:x"
    ),
)


def nodes(*texts: str) -> list[list[inline_nodes.Node]]:
    """Return the pieces of the segments of a block, one after the other."""
    block = Block(id=0, kind="paragraph", text="".join(texts), start=0, end=0, inline=INLINE)
    document = read_bytes("茶。".encode(), name="a.txt").document
    bitext = Bitext(
        document=document, source_language="zh", target_language="en", pairs=(), signature=""
    )
    opened: list[Inline] = []
    rendering = Rendering(bitext, target=False)
    return [inline_nodes.segment(text, block, rendering, opened) for text in texts]


def short(found: list[inline_nodes.Node]) -> str:
    """Write pieces as text: what wraps others in brackets."""
    return "".join(
        f"{node['kind'][0]}({short(node['inside'])})" if "inside" in node else str(node["text"])
        for node in found
    )


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (("茶",), ["茶"]),
        ((f"{A}茶{A_END}水",), ["e(茶)水"]),
        ((f"{A}茶{B}水{B_END}好{A_END}",), ["e(茶l(水)好)"]),
        ((f"{A}茶{B}水{A_END}好{B_END}啊",), ["e(茶l(水))l(好)啊"]),  # they cross
        ((f"{A}一{B}二{C}三{A_END}四{C_END}五{B_END}六",), ["e(一l(二g(三)))l(g(四)五)六"]),
        ((f"{A}茶", f"水{A_END}好"), ["e(茶)", "e(水)好"]),  # over two sentences
        ((f"{A}茶{B}香", f"水{B_END}好{A_END}"), ["e(茶l(香))", "e(l(水)好)"]),
        ((f"茶{A_END}水",), ["茶水"]),
    ],
)
def test_pieces_nest_though_marks_cross(texts: tuple[str, ...], shown: list[str]) -> None:
    assert [short(found) for found in nodes(*texts)] == shown


def test_each_piece_says_what_it_is_and_text_where_it_stands() -> None:
    (found,) = nodes(f"看{CODE}{BREAK}{ADDRESS}{B}茶{B_END}")
    assert found == [
        {"kind": "text", "text": "看", "at": 0},
        {"kind": "code", "text": "x"},
        {"kind": "break"},
        {"kind": "link", "inside": [{"kind": "text", "text": "c"}]},
        {"kind": "link", "href": "https://b.example/",
         "inside": [{"kind": "text", "text": "茶", "at": 5}]},
    ]  # fmt: skip


def test_a_picture_has_its_name_and_the_beginning_of_its_address() -> None:
    (found,) = nodes(PICTURE)
    assert found == [{"kind": "picture", "text": "壶", "address": WHERE[:120]}]
